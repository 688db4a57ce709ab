"""The override's two steps."""

import numpy as np
import pytest

from game.sim.actions import PRESS, RELEASE
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.params import Params
from game.sim.step import observe, step
from game.sim.world import World
from tests.sim.build import act, city, graph, now, one, run, ticking

ARM, DISARM = (PlatformVerb.ARM, -1, PRESS), (PlatformVerb.ARM, -1, RELEASE)
HOLD, LET_GO = (PlatformVerb.OVERRIDE, -1, PRESS), (PlatformVerb.OVERRIDE, -1, RELEASE)


@pytest.fixture
def params() -> Params:
    """Hands and override."""
    return city(graph(1, []), "senses hands override")


@pytest.fixture
def world(params) -> World:
    """A world at tick 0."""
    return one(params)


def said(world: World, params: Params, seconds: float) -> list[tuple[str, int]]:
    """(event, tick) of what the override says."""
    return [
        (name, now(world) - 1)
        for raised in ticking(world, params, seconds)
        for name in ("armed", "disarmed", "cut")
        if raised.get(name, np.zeros(1)).any()
    ]


def test_arm_and_hold_two_seconds(params, world) -> None:
    """Armed and held for two seconds, to the tick, the system goes off, once; the panel tells the tick plus
    1."""
    run(world, params, 1 / 60, ARM)
    step(world, params, act(world, *HOLD))
    assert said(world, params, 5) == [("cut", 120)]
    assert observe(world, params)["cut"][0, 0] == 121


def test_a_hold_without_arming_does_nothing(params, world) -> None:
    """Unarmed, the override can be held forever."""
    run(world, params, 1 / 60, HOLD)
    assert said(world, params, 10) == []
    assert observe(world, params)["override.hold"][0, 0] == 0


def test_a_release_starts_it_over(params, world) -> None:
    """Letting go just before the end loses all of the hold; the next one takes its two seconds again."""
    run(world, params, 2 / 60, ARM, HOLD)
    run(world, params, 1.9)
    assert observe(world, params)["override.hold"][0, 0] > 0.95 * ONE
    step(world, params, act(world, *LET_GO))
    assert observe(world, params)["override.hold"][0, 0] == 0
    again = now(world)
    step(world, params, act(world, *HOLD))
    assert said(world, params, 5) == [("cut", again + 119)]


def test_it_disarms_by_itself(params, world) -> None:
    """Armed and not held, it disarms after `disarms`; holding puts that off."""
    run(world, params, 1 / 60, ARM)
    assert said(world, params, 15) == [("disarmed", 12 * TICKS_PER_SECOND)]
    assert world.armed[0, 0] == 0
    step(world, params, act(world, *HOLD))
    assert said(world, params, 5) == []
    world = one(params)
    run(world, params, 10, ARM)
    run(world, params, 1, HOLD)
    released = now(world)
    step(world, params, act(world, *LET_GO))
    (event,) = said(world, params, 20)
    assert event == ("disarmed", pytest.approx(released + 12 * TICKS_PER_SECOND, abs=2))


def test_it_can_be_disarmed(params, world) -> None:
    """Releasing the key disarms at once, and breaks a hold."""
    run(world, params, 1, ARM, HOLD)
    events = step(world, params, act(world, *DISARM))
    assert events.get("disarmed")[0, 0] == 1
    assert said(world, params, 5) == []
    assert (world.armed[0, 0], world.overriding[0, 0], world.hold[0, 0]) == (0, 0, 0)


def test_other_verbs_wait_while_it_is_held(params, world) -> None:
    """Both hands are on the override: other verbs are refused while it's held."""
    world.protocol[:] = 0
    run(world, params, 0.5, ARM, HOLD)
    events = step(world, params, act(world, PlatformVerb.SCAN, 0))
    assert events.get("refused")[0, 0] == PlatformVerb.SCAN
    assert world.next_verb[0, 0] == 0


def test_the_hold_that_is_shown_fills_evenly_and_stays_full(params, world) -> None:
    """The panel's hold goes from 0 to 1 in two seconds and never beyond, however long it is held."""
    run(world, params, 2 / 60, ARM, HOLD)
    shown = [int(observe(world, params)["override.hold"][0, 0]) for _ in ticking(world, params, 4)]
    assert shown[58] / ONE == pytest.approx(0.5, abs=0.01)
    assert max(shown) == shown[-1] == ONE
    assert (np.diff(shown) >= 0).all()


def test_arming_is_said_once(params, world) -> None:
    """`armed` is raised in the tick of arming, not while it stays armed, and again after it was disarmed."""
    ticks = []
    for action in (ARM, ARM, None, DISARM, None, ARM):
        events = step(world, params, act(world, *action) if action else act(world))
        ticks.append(int(events.get("armed")[0, 0]))
    assert ticks == [1, 0, 0, 0, 0, 1]
