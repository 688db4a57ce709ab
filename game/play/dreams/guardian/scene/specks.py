"""Specks: thousands of single points of light, added to a picture at once."""

import numpy as np
import pygame

ROUNDS = 3  # specks on one place add up at most so often


def add_specks(surface: pygame.Surface, x: np.ndarray, y: np.ndarray, tones: np.ndarray) -> None:
    """Add a point of light at each place that lies on the surface; tones is [n, 3], 0 to 255.

    Without numpy's slow `add.at`: each round writes every place once, the last speck of a round there.
    """
    w, h = surface.get_size()
    seen = (x >= 0) & (x < w) & (y >= 0) & (y < h)
    i, j, tones = x[seen].astype(np.intp), y[seen].astype(np.intp), tones[seen].astype(np.uint32)
    pixels = pygame.surfarray.pixels2d(surface)
    shifts = surface.get_shifts()[:3]
    for start in range(ROUNDS):
        part = slice(start, None, ROUNDS)
        at = (i[part], j[part])
        old, new = pixels[at].astype(np.uint32), np.uint32(0)
        for channel, shift in enumerate(shifts):
            new = new | np.minimum((old >> shift & 255) + tones[part, channel], 255) << shift
        pixels[at] = new
