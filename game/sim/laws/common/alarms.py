"""Alarms, as control rooms have them: an annunciator of twelve groups with first-out marking.

What calls is counted by the laws of each dream (`calls`). A group sounds again whenever one more of its points comes
in alarm. States: clear, unacknowledged, acknowledged, and cleared before anybody acknowledged. The rate over the last
ten minutes is kept by the minute (ISA-18.2 and EEMUA 191 give operators one alarm in ten minutes as easy, ten as a
flood).
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, TICKS_PER_SECOND, Ints
from game.sim.laws.common.ports import CALLS, COMMON
from game.sim.params import Params
from game.sim.spec import COUNT, FLAG, WHEN, Array, Event, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "alarms"
EVERY = STEP
USES = (COMMON,)
CLEAR, UNACKNOWLEDGED, ACKNOWLEDGED, RETURNED = range(4)
MINUTES = 10
ARRAYS = (
    Array("alarm_state", CALLS, "clear, unacknowledged, acknowledged, returned", span=(0, 3)),
    Array("alarm_points", CALLS, "points of the group that are in alarm", span=COUNT),
    Array("alarm_first", CALLS, "1 where it came first of those not acknowledged", span=FLAG),
    Array("alarm_since", CALLS, "tick at which it last sounded", span=WHEN),
    Array("alarm_minutes", MINUTES, "alarms of each of the last ten minutes, by minute modulo ten", span=COUNT),
)
PARAMS = (
    Param("dread", "rate", 0.004, 0, 1, "composure taken each second by every group that isn't acknowledged"),
    Param("ripens", "seconds", 0, 0, 600, "how long a group has sounded before it takes as much; 0: at once"),
)
METRICS = (
    Metric("sounding", "groups that nobody acknowledged, as a count",
           lambda world, params: (world.alarm_state == UNACKNOWLEDGED).sum(0) * ONE),
)  # fmt: skip
EVENTS = (
    Event("alarm_raised", CALLS, "a group sounded"),
    Event("acknowledged", "world", "the operator acknowledged what was shown"),
)
SHOWS = (
    Shown(
        "alarm.state",
        CALLS,
        "code",
        "0 clear, 1 unacknowledged, 2 acknowledged, 3 returned before anybody acknowledged",
    ),
    Shown("alarm.first", CALLS, "flag", "it came first of those not acknowledged"),
    Shown("alarm.count", CALLS, "count", "points of the group that are in alarm"),
    Shown("alarms.rate", "world", "count", "alarms in the last ten minutes"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Sound and return groups, acknowledge, and let what nobody acknowledged drain composure."""
    rises, quiet = world.calls > world.alarm_points, world.calls == 0
    world.alarm_points[:] = world.calls
    state = world.alarm_state
    begins = world.tick[0] % (60 * TICKS_PER_SECOND) == 0
    if begins.any():
        world.alarm_minutes[_minute(world)] *= ~begins
    if rises.any():
        fresh = rises & ~((state == UNACKNOWLEDGED) | (state == RETURNED)).any(0)
        world.alarm_first[:] = np.where(rises, world.alarm_first | (fresh & (fresh.cumsum(0) == 1)), world.alarm_first)
        world.alarm_since[:] = np.where(rises, world.tick, world.alarm_since)
        state[:] = np.where(rises, UNACKNOWLEDGED, state)
        world.alarm_minutes[_minute(world)] += rises.sum(0)
        events.add("alarm_raised", rises)
    returns = np.where(state == UNACKNOWLEDGED, RETURNED, np.where(state == ACKNOWLEDGED, CLEAR, state))
    state[:] = np.where(quiet, returns, state)
    seen = world.acknowledged | world.attended
    if seen.any():
        answered = np.where(state == RETURNED, CLEAR, np.where(state == UNACKNOWLEDGED, ACKNOWLEDGED, state))
        state[:] = np.where(seen == 1, answered, state)
        world.alarm_first *= 1 - seen
        events.add("acknowledged", world.acknowledged)
    world.dread += _dread(world, params)


def _dread(world: World, params: Params) -> Ints:
    """[B] Q24 of composure that goes in this step; an alarm weighs more the longer it sounds."""
    p = params.alarms
    each = (world.alarm_state == UNACKNOWLEDGED) * (1 - world.understood)
    if p.ripens == 0:
        return each.sum(0, dtype=np.int32) * p.dread
    age = np.minimum(world.tick - world.alarm_since, p.ripens)
    return (each * age).sum(0, dtype=np.int64) * p.dread // p.ripens


def _minute(world: World) -> tuple[Ints, Ints]:
    """Where `alarm_minutes` has the minute of now: a row and the column of each world."""
    return world.tick[0] // (60 * TICKS_PER_SECOND) % MINUTES, np.arange(world.batch)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {
        "alarm.state": world.alarm_state,
        "alarm.first": world.alarm_first,
        "alarm.count": world.alarm_points,
        "alarms.rate": world.alarm_minutes.sum(0),
    }
