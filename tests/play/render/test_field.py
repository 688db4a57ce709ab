"""Soft light that is worked out at every few pixels lies where it would, worked out at each."""

import numpy as np

from game.play.render.field import filled, grid, painted

SIZE = (101, 67)


def test_what_is_linear_is_exact_at_every_pixel():
    for step in (2, 4, 6):
        x, y = grid(SIZE, step)
        found = filled(np.stack([x, y, 3 * x - y], axis=-1), SIZE, step)
        across, down = np.mgrid[0 : SIZE[0], 0 : SIZE[1]]
        assert found.shape == (*SIZE, 3)
        assert np.abs(found - np.stack([across, down, 3 * across - down], axis=-1)).max() < 1e-3


def test_grain_is_no_larger_than_asked_for():
    flat = np.full((300, 280, 3), 40.0, np.float32)
    found = painted(flat, 5, 4.0)
    values = {found.get_at((x, y))[0] for x in range(0, 300, 7) for y in range(0, 280, 7)}
    assert len(values) > 1
    assert min(values) >= 37
    assert max(values) <= 42
