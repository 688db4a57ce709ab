"""The ticker: batches, endings, looking."""

import numpy as np
import pytest

from game.sim.actions import Actions
from game.sim.params import Params
from game.sim.step import begin, observe, reveal, step
from game.sim.world import World
from tests.sim.build import city, rings
from tests.sim.storm import commands, storm

SEEDS = np.arange(100, 132)
SECONDS = 100


@pytest.fixture(scope="module")
def params() -> Params:
    """Everything, quickly."""
    return storm(rings())


def live(params: Params, seeds: np.ndarray, ticks: int) -> World:
    """Worlds of these seeds, with commands of their own, so many ticks on."""
    world = begin(params, seeds)
    for tick in range(ticks):
        step(world, params, commands(params, seeds, tick))
    return world


@pytest.fixture(scope="module")
def together(params) -> World:
    """All seeds in one batch."""
    return live(params, SEEDS, SECONDS * 60)


def differing(a: World, row: int, b: World, other: int) -> list[str]:
    """The names of the state in which two worlds differ."""
    return [a.field_at(int(i)) for i in np.flatnonzero(a.buffer[:, row] != b.buffer[:, other])]


@pytest.mark.parametrize("row", [0, 3, 17, 31])
def test_a_world_alone_equals_that_world_in_a_batch(params, together, row) -> None:
    """Whatever the others of its batch do, each number of a world's state is what it is alone."""
    alone = live(params, SEEDS[row : row + 1], SECONDS * 60)
    assert differing(alone, 0, together, row) == []
    assert alone.digest() == together.digest(row)


def test_the_storm_is_one(together) -> None:
    """The runs compared here hold what could differ: darkness, figures at the base, closed links, endings, open layers."""
    for name in ("dark", "base", "closed", "torn", "ended", "layer", "sheltered", "cut", "received", "cause", "marked"):
        assert getattr(together, name).any(), name
    assert 0 < (together.ended[0] > 0).sum() < len(SEEDS)
