"""The ticker: batches, endings, looking."""

import numpy as np
import pytest

from game.sim.actions import Actions
from game.sim.params import Params
from game.sim.step import begin, observe, reveal, step
from game.sim.world import World
from tests.sim.build import now, rings
from tests.sim.storm import commands, storm
from tests.sim.test_conservation import assert_in_bounds, assert_whole

SEEDS = np.arange(100, 124)
SECONDS = 57


@pytest.fixture(scope="module")
def params() -> Params:
    """Everything, quickly."""
    return storm(rings(), overrun=0.03)


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


@pytest.mark.slow
@pytest.mark.parametrize("row", [3, 17])
def test_a_world_alone_equals_that_world_in_a_batch(params, together, row) -> None:
    """Whatever the others of its batch do, each number of a world's state is what it is alone."""
    alone = live(params, SEEDS[row : row + 1], SECONDS * 60)
    assert differing(alone, 0, together, row) == []
    assert alone.digest() == together.digest(row)


@pytest.mark.slow
def test_the_storm_is_one(together) -> None:
    """The runs compared here hold what could differ: darkness, figures, closed links, endings, open layers,
    streams."""
    for name in (
        "dark",
        "base",
        "closed",
        "torn",
        "ended",
        "layer",
        "sheltered",
        "cut",
        "received",
        "cause",
        "marked",
    ):
        assert getattr(together, name).any(), name
    assert 0 < (together.ended[0] > 0).sum() < len(SEEDS)


def test_the_storm_keeps_everybody(params, together) -> None:
    """Nobody is made or lost but as the laws say, and no number leaves its bounds; the slow tests look at each step."""
    assert_whole(together)
    assert_in_bounds(together, params)


def test_the_order_and_company_of_worlds_do_not_matter(params, together) -> None:
    """The same worlds in another order, or twice, or halved into two batches, go on alike, step by step."""
    rows = np.flatnonzero(together.ended[0] == 0)[:6]
    seeds, world = SEEDS[rows], together.take(rows)
    orders = [np.arange(6)[::-1], np.array([2, 2, 0, 5]), np.array([1, 3])]
    others = [world.take(order) for order in orders]
    for tick in range(now(world), now(world) + 2 * 60):
        step(world, params, commands(params, seeds, tick))
        for other, order in zip(others, orders, strict=True):
            step(other, params, commands(params, seeds[order], tick))
    for other, order in zip(others, orders, strict=True):
        assert (other.buffer == world.buffer[:, order]).all()


def test_a_world_that_has_ended_is_frozen(params, together) -> None:
    """After its end nothing of a world changes, whatever is commanded, and nothing is raised in it; the
    others go on."""
    world = together.take(range(len(SEEDS)))
    over = world.ended[0] > 0
    before = world.buffer.copy()
    ages = world.tick[0].copy()
    assert (ages[over] == world.ended[0, over]).all()
    for tick in range(now(world), now(world) + 120):
        events = step(world, params, commands(params, SEEDS, tick, often=0.9))
        assert not any(raised[:, over].any() for raised in events.raised.values())
    assert (world.buffer[:, over] == before[:, over]).all()
    lives = world.ended[0] == 0
    assert lives.any()
    assert (world.tick[0, lives] == ages[lives] + 120).all()


def test_stepping_reads_nothing_but_what_it_is_handed(params, together) -> None:
    """A world copied at any tick has the same future: no law keeps anything outside of World."""
    rows = np.flatnonzero(together.ended[0] == 0)[:4]
    seeds, world = SEEDS[rows], together.take(rows)
    fork, ticks = world.take(range(4)), range(now(world), now(world) + 3 * 60)
    for tick in ticks:
        step(world, params, commands(params, seeds, tick))
        observe(world, params)
    for tick in ticks:
        step(fork, params, commands(params, seeds, tick))
    assert (fork.buffer == world.buffer).all()


def test_actions_are_not_changed(params) -> None:
    """step() leaves the actions that it is handed as they were."""
    world = begin(params, SEEDS)
    for tick in range(100):
        actions = commands(params, SEEDS, tick, often=0.5)
        kept = Actions(*(part.copy() for part in actions))
        step(world, params, actions)
        assert all((a == b).all() for a, b in zip(actions, kept, strict=True))


def test_the_panel_of_a_row_is_that_of_the_world_alone(params, together) -> None:
    """What one world's operator sees doesn't hang on the batch."""
    panel = observe(together, params)
    for row in (0, 9):
        alone = observe(together.take([row]), params)
        assert alone.values.keys() == panel.values.keys()
        for name, value in alone.values.items():
            assert (value == panel.row(row)[name]).all(), name
        assert panel.row(row).batch == 1
        assert panel.one("strain", 5, row) == int(panel["strain"][5, row])


def test_the_truth_is_everything_and_a_copy(params, together) -> None:
    """reveal() names every array of the state; writing into it changes nothing."""
    truth = reveal(together)
    assert truth.keys() == {array.name for array, _ in together.layout}
    before = together.digest(0)
    truth["strain"][:] = -1  # type: ignore[index]
    assert together.digest(0) == before
