"""Weave: threads show what will come, and picking one makes it come."""

from functools import cache

import numpy as np
import pytest

from game.level import load, resolve
from game.sim.actions import PRESS, Actions, CommonVerb
from game.sim.laws.engine.ports import FORECASTS
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.step import act as act_only, asking, begin, look_ahead, observe, step
from game.sim.world import World
from tests.sim.build import act, now

LEVEL = load(resolve("3"))
START = 70 * 60
SEEDS = (1, 2, 3, 4, 5)


@cache
def second_minute() -> World:
    """The engine when strikes come, in a world for each seed. To be copied with `take`."""
    world = begin(LEVEL.params, SEEDS)
    while now(world) < START:
        step(world, LEVEL.params, Actions.none(world.batch))
    return world


def started(seeds) -> tuple:
    """The engine in its second minute, with some of the seeds."""
    return LEVEL.params, second_minute().take([SEEDS.index(seed) for seed in seeds])


def threads(panel, row=0) -> list[list[tuple[int, int]]]:
    """(tick, sector) of each strike, thread by thread."""
    found = []
    for thread in range(3):
        slots = range(thread * FORECASTS, (thread + 1) * FORECASTS)
        both = [(int(panel["thread.tick"][i, row]), int(panel["thread.sector"][i, row])) for i in slots]
        found.append([strike for strike in both if strike[1] >= 0])
    return found


@pytest.mark.slow
def test_a_thread_that_is_picked_comes_true() -> None:
    """Whichever is picked, the strikes told in the next 8 s are those that it showed, and song and heart come to
    what it said; the others would have been different."""
    params, start = started([4])
    step(start, params, act(start, EngineVerb.WEAVE, -1, 0))
    panel = observe(start, params)
    shown = threads(panel)
    assert panel.one("weave.open") == 1
    assert len({tuple(one) for one in shown}) > 1
    picks = start.take([0, 0, 0])
    ones = np.ones(3, np.int32)
    told: list[list[tuple[int, int]]] = [[], [], []]
    for i in range(params.weave.ahead):
        action = Actions(ones * EngineVerb.WEAVE, -ones, np.array([1, 2, 3], np.int32)) if i == 0 else Actions.none(3)
        before = picks.forecast_sector.copy()
        if "told" in step(picks, params, action).raised:
            for slot, row in zip(*((picks.forecast_sector >= 0) & (before < 0)).nonzero(), strict=True):
                told[row].append((int(picks.forecast_tick[slot, row]), int(picks.forecast_sector[slot, row])))
    assert told == shown
    assert (picks.song[0] >> 8 == panel["thread.song"][:, 0]).all()
    assert (picks.heart[0] >> 8 == panel["thread.heart"][:, 0]).all()
    assert not observe(picks, params)["weave.open"].any()


def test_asking_changes_nothing_but_what_is_shown() -> None:
    """A world that asked goes on as one that didn't, but for the threads themselves: looking ahead leaves no trace."""
    params, asked = started([4])
    silent = asked.take([0])
    step(asked, params, act(asked, EngineVerb.WEAVE, -1, 0))
    step(silent, params, Actions.none(1))
    for _ in range(300):
        step(asked, params, Actions.none(1))
        step(silent, params, Actions.none(1))
    own = {"weave_until", "weave_ready", "thread_sector", "thread_tick", "thread_song", "thread_heart"}
    for array, _ in asked.layout:
        same = (getattr(asked, array.name) == getattr(silent, array.name)).all()
        assert same or array.name in own, array.name


def test_threads_are_the_same_alone_and_in_a_batch() -> None:
    """Rows that ask in one tick are looked ahead for together, and each sees what it would see alone."""
    params, world = started([1, 2, 3, 4, 5])
    alone = [world.take([row]) for row in range(5)]
    asks = np.array([1, 0, 1, 1, 0], np.int32)
    step(world, params, Actions(asks * EngineVerb.WEAVE, asks - 1, asks * 0))
    for row in range(5):
        step(
            alone[row],
            params,
            act(alone[row], EngineVerb.WEAVE if asks[row] else CommonVerb.NONE, int(asks[row]) - 1, 0),
        )
        assert alone[row].digest() == world.digest(row)
    assert threads(observe(world, params), 0) != threads(observe(world, params), 2)


def test_it_has_to_rest_and_threads_fade() -> None:
    """Asked again within `rests` it is refused; threads that aren't picked are gone after `shown`; a number that is
    no thread's is refused; so is all of it with closed eyes."""
    params, world = started([1])
    assert "threads" in step(world, params, act(world, EngineVerb.WEAVE, -1, 0)).raised
    for value in (0, 4):
        assert step(world, params, act(world, EngineVerb.WEAVE, -1, value)).raised["refused"].any()
    for _ in range(params.weave.shown):
        step(world, params, Actions.none(1))
    assert observe(world, params).one("weave.open") == 0
    assert threads(observe(world, params)) == [[], [], []]
    assert step(world, params, act(world, EngineVerb.WEAVE, -1, 1)).raised["refused"].any()
    while now(world) < observe(world, params).one("weave.ready"):
        step(world, params, Actions.none(1))
    step(world, params, act(world, CommonVerb.BREATHE, -1, PRESS))
    assert "threads" not in step(world, params, act(world, EngineVerb.WEAVE, -1, 0)).raised


def test_threads_that_were_asked_for_at_any_ticks_are_looked_along_together_as_alone() -> None:
    """Worlds that stand at other ticks of their step look ahead in one go."""
    params, start = started([1, 2, 4])
    alone, together = [], []
    for row in range(3):
        world = start.take([row])
        for _ in range(2 * row + 1):
            step(world, params, Actions.none(1))
        acted = world.take([0])
        act_only(acted, params, act(acted, EngineVerb.WEAVE, -1, 0))
        assert asking(acted, params).all()
        step(world, params, act(world, EngineVerb.WEAVE, -1, 0))
        alone.append(world)
        together.append(acted)
    joined = World(start.layout, np.hstack([world.buffer for world in together]))
    look_ahead(joined, params)
    assert not asking(joined, params).any()
    for row, world in enumerate(alone):
        assert joined.digest(row) == world.digest()
