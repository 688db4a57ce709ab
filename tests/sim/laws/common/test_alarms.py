"""Alarms: the four states of a group, first-out, the rate, and the dread of what nobody acknowledged."""

import numpy as np
import pytest

from game.sim.actions import CommonVerb
from game.sim.fixed import HALF, ONE, TICKS_PER_SECOND, WHOLE
from game.sim.laws.common.alarms import ACKNOWLEDGED, CLEAR, RETURNED, UNACKNOWLEDGED
from game.sim.laws.platform.alarm_points import GROUPS
from game.sim.params import Params
from game.sim.step import begin, observe, step
from game.sim.world import World
from tests.sim.build import act, city, finish_step, graph, one, rings, run, ticking

ANOMALY, RIPPLE, LOAD, DARK, GATES, CLIMB, SHELTER, CIPHER, PROTOCOL, ROOT = 0, 1, 2, 3, 4, 7, 8, 9, 10, 11


@pytest.fixture
def params() -> Params:
    """Three sectors, hands and alarms."""
    return city(graph(3, [(0, 1), (1, 2)]), "signals senses hands composure alarms")


def state(world: World, params: Params, group: int) -> int:
    """A group's state, a step later."""
    run(world, params, 0.1)
    return int(observe(world, params)["alarm.state"][group, 0])


def acknowledge(world: World, params: Params) -> None:
    """Press the key, and let the step end."""
    step(world, params, act(world, CommonVerb.ACKNOWLEDGE))
    finish_step(world, params)


def test_the_four_states_of_a_group(params) -> None:
    """Clear; unacknowledged when a point comes in; acknowledged by the key; clear when it's gone. Gone before
    anybody acknowledged: returned, and clear by the key."""
    world = one(params)
    assert state(world, params, LOAD) == CLEAR
    world.strain[1] = HALF
    assert state(world, params, LOAD) == UNACKNOWLEDGED
    assert state(world, params, LOAD) == UNACKNOWLEDGED
    acknowledge(world, params)
    assert state(world, params, LOAD) == ACKNOWLEDGED
    world.strain[1] = 0
    assert state(world, params, LOAD) == CLEAR
    world.strain[1] = HALF
    assert state(world, params, LOAD) == UNACKNOWLEDGED
    world.strain[1] = 0
    assert state(world, params, LOAD) == RETURNED
    acknowledge(world, params)
    assert state(world, params, LOAD) == CLEAR


def test_one_point_more_sounds_anew(params) -> None:
    """An acknowledged group sounds again when one more point comes in, and not while points stay or go."""
    world = one(params)
    world.strain[:2] = HALF
    state(world, params, LOAD)
    acknowledge(world, params)
    world.strain[0] = 0
    assert state(world, params, LOAD) == ACKNOWLEDGED
    world.strain[0] = HALF
    assert state(world, params, LOAD) == UNACKNOWLEDGED
    assert observe(world, params)["alarm.count"][LOAD, 0] == 2


def test_a_returned_group_that_sounds_again_is_unacknowledged(params) -> None:
    """Coming back counts as new."""
    world = one(params)
    for strain in (HALF, 0, HALF):
        world.strain[0] = strain
        last = state(world, params, LOAD)
    assert last == UNACKNOWLEDGED


def test_the_first_is_marked_and_only_the_first(params) -> None:
    """First-out: of all that isn't acknowledged, one group came first; a later one isn't marked, also not
    while the first has cleared by itself. The key takes the mark, and the next to come is first again."""
    world = one(params)
    world.strain[0] = HALF
    run(world, params, 0.1)
    world.dark[1] = 1
    run(world, params, 0.1)
    assert observe(world, params)["alarm.first"][:, 0].nonzero()[0].tolist() == [LOAD]
    world.strain[0] = 0
    run(world, params, 0.1)
    world.severity[2], world.watched[2] = WHOLE // 2, 1
    run(world, params, 0.1)
    assert observe(world, params)["alarm.first"][:, 0].nonzero()[0].tolist() == [LOAD]
    acknowledge(world, params)
    assert observe(world, params)["alarm.first"].sum() == 0
    world.protocol[3] = 0
    run(world, params, 0.1)
    assert observe(world, params)["alarm.first"][:, 0].nonzero()[0].tolist() == [PROTOCOL]


def test_a_returned_first_keeps_its_mark_alone(params) -> None:
    """Where the only alarm has cleared unacknowledged, it stays the first until the key."""
    world = one(params)
    world.strain[0] = HALF
    run(world, params, 0.1)
    world.strain[0] = 0
    run(world, params, 0.1)
    world.dark[1] = 1
    run(world, params, 0.1)
    assert observe(world, params)["alarm.first"][:, 0].nonzero()[0].tolist() == [LOAD]


def test_what_comes_together_has_one_first(params) -> None:
    """Of groups that sound in the same step, the first in the panel's order is marked."""
    world = one(params)
    world.dark[0] = 1
    world.strain[1] = HALF
    run(world, params, 0.1)
    assert observe(world, params)["alarm.first"][:, 0].nonzero()[0].tolist() == [LOAD]


def test_each_group_that_nobody_acknowledged_takes_composure(params) -> None:
    """Two unacknowledged groups take twice `dread` a second; acknowledged ones nothing."""
    world = one(params)
    world.protocol[3] = 0
    world.strain[1] = HALF
    run(world, params, 30)
    assert 1 - world.composure[0, 0] / ONE == pytest.approx(2 * 0.004 * 30, rel=0.01)
    acknowledge(world, params)
    run(world, params, 1)
    before = int(world.composure[0, 0])
    run(world, params, 10)
    assert world.composure[0, 0] == before


def test_the_rate_counts_the_last_ten_minutes() -> None:
    """The rate is the number of alarms raised within the last ten minutes, give or take the running one; ten
    are a flood."""
    params = city(graph(2, []), "signals alarms")
    world = one(params)
    raised_at = [7 * i * TICKS_PER_SECOND for i in range(9)] + [
        400 * TICKS_PER_SECOND,
        700 * TICKS_PER_SECOND,
    ]
    for tick in range(0, 1400 * TICKS_PER_SECOND, TICKS_PER_SECOND):
        world.tick[:] = tick
        world.strain[1] = HALF if any(at <= tick < at + 60 for at in raised_at) else 0
        step(world, params, act(world))
        if tick % 600 == 0:
            panel = observe(world, params)
            rate = int(panel["alarms.rate"][0, 0])
            assert rate <= sum(tick - 600 * TICKS_PER_SECOND <= at <= tick for at in raised_at)
            assert rate >= sum(tick - 540 * TICKS_PER_SECOND < at <= tick for at in raised_at)
    assert world.alarm_minutes.sum() == 0


def test_each_group_hears_its_own(params) -> None:
    """What each group is for: state by state, only it sounds."""
    params = city(graph(4, [(0, 1), (1, 2), (2, 3)], gates=(0, 1, 2)), "signals roads alarms")
    calm = run(one(params), params, 0.1)
    assert calm.alarm_points.sum() == 0
    shelter = {"marked": (3, 1), "road": (3, 1 << 20)}
    cases = {
        ANOMALY: {"severity": (3, WHOLE * 46 // 100), "watched": (3, 1)},
        LOAD: {"strain": (3, HALF)}, DARK: {"dark": (3, 1)},
        GATES: {"figures": (0, 1)}, GATES + 1: {"figures": (1, 1)}, GATES + 2: {"figures": (2, 1)},
        CLIMB: {"climb": (0, 1)}, PROTOCOL: {"protocol": (1, 0)}, SHELTER: shelter,
        CIPHER: {"layer": (0, 1), "strike_tick": (0, 0)},
    }  # fmt: skip
    for group, changes in cases.items():
        world = one(params)
        for name, (row, value) in changes.items():
            getattr(world, name)[row] = value
        if group == SHELTER:
            world.closed[2] = 1
        if group != CIPHER:
            world.strike_tick[:] = 1 << 20
        run(world, params, 0.1)
        assert np.flatnonzero(world.alarm_points[:, 0]).tolist() == [group], GROUPS[group]


def test_what_is_hidden_does_not_sound(params) -> None:
    """A severe anomaly that can't be seen is no alarm; once it's seen it is."""
    world = one(params)
    world.severity[:] = WHOLE
    run(world, params, 0.1)
    assert world.alarm_points.sum() == 0
    world.watched[1] = 1
    run(world, params, 0.1)
    assert np.flatnonzero(world.alarm_points[:, 0]).tolist() == [ANOMALY, RIPPLE]


def test_worlds_of_a_batch_sound_for_themselves() -> None:
    """An alarm in one world leaves the others silent, and its key leaves the others sounding."""
    params = city(rings(), "signals senses hands composure alarms")
    world = begin(params, [1, 2, 3])
    world.strain[5] = HALF, 0, HALF
    run(world, params, 0.1)
    world.acknowledged[0, 0] = 1
    for _ in ticking(world, params, 0.1):
        pass
    assert world.alarm_state[LOAD].tolist() == [ACKNOWLEDGED, CLEAR, UNACKNOWLEDGED]


def test_each_quarter_of_the_climb_sounds_anew(params) -> None:
    """The climb is one point when it begins, and one more at each quarter."""
    world = one(params)
    counts = []
    for height in (0, 0.1, 0.3, 0.6, 0.8, 1.0):
        world.climb[:] = round(height * ONE)
        run(world, params, 0.1)
        counts.append(int(observe(world, params)["alarm.count"][CLIMB, 0]))
    assert counts == [0, 1, 2, 3, 4, 5]


def test_a_sounding_group_is_raised_once(params) -> None:
    """`alarm_raised` names the group in the step in which it sounds, and not while it goes on."""
    world = one(params)
    world.dark[1] = 1
    raised = [raised["alarm_raised"][:, 0].tolist() for raised in ticking(world, params, 2) if "alarm_raised" in raised]
    assert raised == [[int(group == DARK) for group in range(len(GROUPS))]]
