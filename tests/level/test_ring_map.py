"""Places that a seed draws: each city its own outline, none so crowded that its sectors can't be told apart."""

from itertools import combinations
from math import hypot

import numpy as np
import pytest

from game.level import load, resolve
from game.level.ring_map import CLOSE, ROUND, SLANT, Shape

SEEDS = range(60)
LEVEL = load(resolve("1"))


def outline(seed: int) -> np.ndarray:
    """How far the city reaches in each of eight directions."""
    sectors = LEVEL.plan.placed(LEVEL.sectors, seed)
    turns = np.arange(8) * np.pi / 4
    along = np.outer([s.x for s in sectors], np.sin(turns)) + np.outer([s.y for s in sectors], np.cos(turns))
    return along.max(0)


def test_no_two_cities_have_one_outline() -> None:
    """Most reach a fifth farther one way than another, some by half; most pairs differ by a tenth of the radius."""
    found = np.array([outline(seed) for seed in SEEDS])
    assert found.max() <= 1
    uneven = np.percentile(found.max(1) / found.min(1), [25, 90])
    assert (uneven > [1.2, 1.45]).all()
    assert np.median([np.abs(a - b).max() for a, b in combinations(found, 2)]) > 0.1


def test_sectors_keep_their_room() -> None:
    """The two nearest stand no nearer than a shape may leave them, of what they have in round cities."""

    def room(seed: int) -> float:
        sectors = LEVEL.plan.placed(LEVEL.sectors, seed)
        return min(hypot(a.x - b.x, SLANT * (a.y - b.y)) for a, b in combinations(sectors, 2))

    assert min(map(room, SEEDS)) > CLOSE * 0.15


@pytest.mark.parametrize("far", [0.3, 0.7, 1.0])
def test_a_round_city_moves_nothing_and_the_middle_stays(far: float) -> None:
    assert ROUND.place(90, far) == pytest.approx((far, 0))
    assert Shape.drawn([1.0] * 7, 1.0).place(45, 0) == pytest.approx((0, 0))


def test_a_shape_departs_by_as_much_as_it_may() -> None:
    """With no departure every shape is round, whatever was drawn."""
    assert Shape.drawn([0.7] * 7, 0.0).place(200, 0.8) == pytest.approx(ROUND.place(200, 0.8))
