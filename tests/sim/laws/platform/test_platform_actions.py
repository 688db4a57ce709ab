"""Hands: queue, pace, holds, closed eyes, and whose verb it is."""

import numpy as np
import pytest

from game.sim.actions import PRESS, RELEASE, Actions, CommonVerb, Verb
from game.sim.fixed import HALF, ONE, TICKS_PER_SECOND
from game.sim.laws.platform import platform_actions
from game.sim.laws.platform.platform_actions import Work
from game.sim.laws.platform.ports import ISOLATE, SCAN, SHELTER, STEADY
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.params import Params
from game.sim.step import begin, observe, step
from game.sim.world import World
from tests.sim.build import act, city, graph, now, one, run

MINE = {
    PlatformVerb.SCAN: SCAN,
    PlatformVerb.STEADY: STEADY,
    PlatformVerb.ISOLATE: ISOLATE,
    PlatformVerb.SHELTER: SHELTER,
}


@pytest.fixture
def params() -> Params:
    """Three sectors, two links, and hands."""
    return city(graph(3, [(0, 1), (1, 2)]), "senses hands override composure")


@pytest.fixture
def free(params) -> World:
    """A world whose protocols are all gone."""
    world = one(params)
    world.protocol[:] = 0
    return world


def done(world: World, params: Params, seconds: float, *actions: tuple[Verb, int, int]) -> list[tuple[int, int, int]]:
    """(tick, verb, target) of all that hands finish."""
    found, last = [], 0
    for tick in range(round(seconds * TICKS_PER_SECOND)):
        given = act(world, *actions[tick]) if tick < len(actions) else Actions.none(1)
        step(world, params, given)
        done = int(world.done_verb[0, 0])
        if done and not last:
            found.append((now(world) - 1, done, int(world.done_target[0, 0])))
        last = done
    return found


@pytest.mark.parametrize("verb", MINE)
def test_a_verb_is_yours_once_its_protocol_is_under_a_half(params, verb) -> None:
    """With every other protocol gone a verb is refused while its own is at a half or above, and done when
    it's below."""
    for left, works in ((ONE, False), (HALF, False), (HALF - 1, True), (0, True)):
        world = one(params)
        world.protocol[:] = 0
        world.protocol[MINE[verb]] = left
        events = step(world, params, act(world, verb, 1))
        assert events.get("refused")[0, 0] == (0 if works else verb)
        assert (len(done(world, params, 3)) == 1) == works


def test_hands_do_one_thing_after_the_other(params, free) -> None:
    """A second verb waits until the first is done; a third takes the place of what waits; the panel shows
    which verbs they are."""
    run(free, params, 0.1, (PlatformVerb.STEADY, 2, 0), (PlatformVerb.SCAN, 1, 0), (PlatformVerb.ISOLATE, 4, 0))
    panel = observe(free, params)
    assert [int(panel[f"hands.{k}"][0, 0]) for k in ("verb", "target", "next_verb")] == [
        PlatformVerb.STEADY,
        2,
        PlatformVerb.ISOLATE,
    ]
    finished = done(free, params, 4)
    assert [what[1:] for what in finished] == [(PlatformVerb.STEADY, 2), (PlatformVerb.ISOLATE, 4)]
    assert finished[1][0] - finished[0][0] == pytest.approx(0.9 * TICKS_PER_SECOND, abs=6)


@pytest.mark.parametrize(
    ("verb", "seconds"),
    [(PlatformVerb.SCAN, 1.2), (PlatformVerb.STEADY, 1.2), (PlatformVerb.ISOLATE, 0.9), (PlatformVerb.SHELTER, 0.6)],
)
@pytest.mark.parametrize("composure", [0, 0.5, 1])
def test_unsteady_hands_are_slow(params, free, verb, seconds, composure) -> None:
    """An action takes seconds x (1 + slowness (1 - c)), to the tick; the panel counts it down."""
    free.composure[:] = free.calm[:] = round(composure * ONE)
    free.calm[:] <<= 8
    step(free, params, act(free, verb, 1))
    total = round(seconds * (1 + 2 * (1 - composure)) * TICKS_PER_SECOND)
    panel = observe(free, params)
    assert panel["hands.total"][0, 0] == pytest.approx(total, abs=1)
    assert panel["hands.left"][0, 0] == panel["hands.total"][0, 0]
    ((when, *_),) = done(free, params, 5)
    assert when == panel["hands.total"][0, 0]


def test_closed_eyes_stop_the_hands_and_take_up_nothing(params, free) -> None:
    """While breathing, work stands still, presses and selections are not taken, releases are."""
    run(
        free,
        params,
        0.1,
        (PlatformVerb.DECRYPT, -1, PRESS),
        (PlatformVerb.ARM, -1, PRESS),
        (PlatformVerb.OVERRIDE, -1, PRESS),
    )
    run(
        free,
        params,
        0.1,
        (PlatformVerb.OVERRIDE, -1, RELEASE),
        (PlatformVerb.SCAN, 1, 0),
        (PlatformVerb.DECRYPT, -1, PRESS),
    )
    left = int(free.hand_left[0, 0])
    run(
        free,
        params,
        1,
        (CommonVerb.BREATHE, -1, PRESS),
        (CommonVerb.SELECT, 2, 0),
        (CommonVerb.ACKNOWLEDGE, -1, 0),
        (PlatformVerb.STEADY, 0, 0),
        (PlatformVerb.OVERRIDE, -1, PRESS),
    )
    assert free.breathing[0, 0] == 1
    assert free.hand_left[0, 0] == left
    assert (free.selected[0, 0], free.acknowledged[0, 0], free.next_verb[0, 0], free.overriding[0, 0]) == (
        -1,
        0,
        0,
        0,
    )
    run(free, params, 0.1, (PlatformVerb.DECRYPT, -1, RELEASE), (PlatformVerb.ARM, -1, RELEASE))
    assert (free.decrypting[0, 0], free.armed[0, 0]) == (0, 0)
    run(free, params, 0.05, (CommonVerb.BREATHE, -1, RELEASE), (CommonVerb.SELECT, 2, 0))
    assert (free.breathing[0, 0], free.selected[0, 0]) == (0, 2)
    assert free.hand_left[0, 0] < left


@pytest.mark.parametrize("verb", MINE)
@pytest.mark.parametrize("target", [-2, -1, 3, 5, 2**31 - 1])
def test_a_target_that_is_none_is_refused(params, free, verb, target) -> None:
    """Targets outside of the sectors, or of sectors and links for isolate, do nothing and are told."""
    events = step(free, params, act(free, verb, target))
    fits = verb == PlatformVerb.ISOLATE and target == 3
    assert events.get("refused")[0, 0] == (0 if fits else verb)
    assert len(done(free, params, 3)) == fits


@pytest.mark.parametrize("target", [-2, 3, 99])
def test_a_selection_out_of_range_is_ignored(params, free, target) -> None:
    """Only sectors can be selected, or none."""
    run(free, params, 0.1, (CommonVerb.SELECT, 1, 0), (CommonVerb.SELECT, target, 0))
    assert free.selected[0, 0] == 1
    run(free, params, 0.1, (CommonVerb.SELECT, -1, 0))
    assert free.selected[0, 0] == -1


def test_what_is_done_is_seen_by_each_slow_law_once(params, free) -> None:
    """Whatever the tick in which hands finish, exactly one step sees it."""
    for late in range(6):
        world = free.take([0])
        run(world, params, late / 60)
        step(world, params, act(world, PlatformVerb.SCAN, 1))
        seen = 0
        for _ in range(2 * TICKS_PER_SECOND):
            tick = now(world)
            step(world, params, Actions.none(1))
            seen += tick % 6 == 0 and world.done_verb[0, 0] == PlatformVerb.SCAN
        assert seen == 1


def test_the_eyes_tell_when_they_closed(params, free) -> None:
    """`breathing.since` is the tick after the one in which eyes last closed or opened; another press changes
    nothing."""
    run(free, params, 0.5)
    step(free, params, act(free, CommonVerb.BREATHE, -1, PRESS))
    step(free, params, act(free, CommonVerb.BREATHE, -1, PRESS))
    assert observe(free, params)["breathing.since"][0, 0] == 31
    step(free, params, act(free, CommonVerb.BREATHE, -1, RELEASE))
    assert observe(free, params)["breathing.since"][0, 0] == 33


def test_each_world_has_its_own_hands(params) -> None:
    """In a batch, an action in one world leaves the others' hands free."""
    world = begin(params, [1, 2, 3])
    world.protocol[:] = 0
    step(world, params, Actions(np.array([0, PlatformVerb.SCAN, 0]), np.array([-1, 2, -1]), np.array([0, 0, 0])))
    assert world.hand_verb[0].tolist() == [0, PlatformVerb.SCAN, 0]


def test_only_the_key_acknowledges(params, free) -> None:
    """No other verb acknowledges alarms, and the key is seen by exactly one step."""
    for verb in set(Verb) - {CommonVerb.ACKNOWLEDGE, CommonVerb.BREATHE}:
        world = free.take([0])
        step(world, params, act(world, verb, 0))
        assert world.acknowledged[0, 0] == 0, verb
    step(free, params, act(free, CommonVerb.ACKNOWLEDGE))
    assert free.acknowledged[0, 0] == 1
    run(free, params, 0.2)
    assert free.acknowledged[0, 0] == 0


@pytest.mark.parametrize(("verb", "target"), [(PlatformVerb.SCAN, 99), (PlatformVerb.STEADY, 1)])
def test_what_is_refused_changes_nothing(params, free, verb, target) -> None:
    """A verb on no target, or one whose protocol lives, leaves attention, hands and what waits as they were."""
    free.protocol[STEADY] = ONE
    run(
        free, params, 0.1, (PlatformVerb.ISOLATE, 0, 0), (PlatformVerb.SHELTER, 2, 0), (PlatformVerb.DECRYPT, -1, PRESS)
    )
    step(free, params, act(free, verb, target))
    assert (free.decrypting[0, 0], free.hand_verb[0, 0]) == (1, PlatformVerb.ISOLATE)
    assert (free.next_verb[0, 0], free.next_target[0, 0]) == (PlatformVerb.SHELTER, 2)


def test_a_verb_that_takes_time_is_one_entry(params, free, monkeypatch) -> None:
    """Whatever its number is, and also where no protocol did it before."""
    sing = Verb("Song", {"SING": 91}).SING
    monkeypatch.setattr(platform_actions, "WORKS", (*platform_actions.WORKS, Work(sing, None, lambda p: 30)))
    assert done(free, params, 2, (sing, 1, 0), (PlatformVerb.SCAN, 0, 0)) == [
        (30, sing, 1),
        (31 + params.hands.scan, PlatformVerb.SCAN, 0),
    ]
