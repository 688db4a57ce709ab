"""The first minute of Dream I, in cities that nothing was tuned on: what is at stake, and whether hands avert it."""

from functools import cache

import numpy as np
import pytest

from game.level import load, resolve
from game.sim.actions import Actions
from game.sim.fixed import TICKS_PER_SECOND, Ints
from game.sim.laws.platform.ports import ISOLATE, SCAN, SHELTER, STEADY
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from game.sim.step import begin, observe, step

SEEDS = np.arange(40_000, 40_024)
DEPTHS = ("light-sleep", "deep-sleep", "night-terror")


@cache
def looks(difficulty: str, *steadied: int) -> dict[int, Panel]:
    """The panel at some seconds of a minute and a half; hands steady what is worst at 0:10, at these seconds,
    and do no more."""
    params = load(resolve("1"), difficulty).params
    world, seen = begin(params, SEEDS), {}
    first: Ints = np.zeros(world.batch, np.int32)
    for tick in range(90 * TICKS_PER_SECOND):
        if tick % (15 * TICKS_PER_SECOND) == 5 * TICKS_PER_SECOND:
            seen[tick // TICKS_PER_SECOND] = observe(world, params)
        if tick == 10 * TICKS_PER_SECOND:
            first = world.severity.argmax(0).astype(np.int32)
        actions = Actions.none(world.batch)
        if tick in {second * TICKS_PER_SECOND for second in steadied}:
            steady = np.full_like(first, PlatformVerb.STEADY)
            actions = Actions(steady, first, np.zeros_like(first))
        step(world, params, actions)
    seen[90] = observe(world, params)
    return seen


@pytest.mark.parametrize("difficulty", DEPTHS)
def test_within_twenty_seconds_a_district_strains_and_is_yours_to_calm(difficulty: str) -> None:
    """It can be seen, has people, goes dark within a minute as it stands; its verb is the operator's."""
    panel = looks(difficulty)[20]
    left = panel["strain.left"]
    threatened = (left >= 0) & (left < 60 * TICKS_PER_SECOND) & (panel["anomaly.known"] == 1) & (panel["home"] > 0)
    assert threatened.any(0).all()
    assert (panel["protocol.lives"][STEADY] == 0).all()


@pytest.mark.parametrize("difficulty", DEPTHS)
def test_left_alone_it_falls_and_steadied_it_stays(difficulty: str) -> None:
    """Nobody who looks on keeps all lights for a minute and a half; two deeds do for more than one."""
    assert looks(difficulty)[90]["dark"].any(0).all()
    assert looks(difficulty, 16, 20)[65]["dark"].sum() == 0


@pytest.mark.parametrize("difficulty", DEPTHS)
def test_people_can_be_fetched_within_the_first_minute(difficulty: str) -> None:
    """The verbs come one after the other: steady, scan or isolate, shelter."""
    lives = {second: panel["protocol.lives"] for second, panel in looks(difficulty).items()}
    assert (lives[20][[SCAN, ISOLATE]] == 1).all()
    assert (lives[35][[SCAN, ISOLATE]].sum(0) == 1).all()
    assert 0 < lives[35][SCAN].mean() < 1
    assert (lives[35][SHELTER] == 1).all()
    assert (lives[50][SHELTER] == 0).all()
