"""Alarm points of the city (law `signals`): what is in alarm, by group of the annunciator."""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import FAR, HALF, STEP
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import GATES_NAMED, LAYERS, PLATFORM, PlatformAlarm
from game.sim.params import Params
from game.sim.spec import Param, Shown, Shows
from game.sim.world import World

NAME = "signals"
EVERY = STEP
USES = (COMMON, PLATFORM)
GROUPS = tuple(group.name.lower() for group in PlatformAlarm)
ARRAYS = ()
PARAMS = (
    Param("severity", "fraction", 0.45, 0, 1, "severity that is an alarm"),
    Param("ripple", "fraction", 0.6, 0, 1, "severity at which ripples are an alarm"),
    Param("strain", "fraction", 0.35, 0, 1, "strain that is an alarm"),
    Param("warning", "seconds", 5, 0, 600, "how long before a forecast strike the cipher alarm sounds"),
)
METRICS = ()
EVENTS = ()
SHOWS = (Shown("anomaly.severity.alarm", "world", "Q16", "severity that is an alarm"),)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Count the points of each group, in the order of GROUPS."""
    p, points = params.signals, world.calls
    lit = world.dark == 0
    known = lit & (world.watched == 1)
    points[PlatformAlarm.ANOMALY] = ((world.severity >= p.severity << 8) & known).sum(0)
    points[PlatformAlarm.RIPPLE] = ((world.severity >= p.ripple << 8) & known).sum(0)
    points[PlatformAlarm.LOAD] = ((world.strain >= p.strain) & lit).sum(0)
    points[PlatformAlarm.DARK] = world.dark.sum(0)
    troubled = (world.figures > 0) | (world.strain >= p.strain) | (world.dark == 1)
    nth = np.cumsum(world.gate, 0) * world.gate
    for i in range(GATES_NAMED):
        points[PlatformAlarm.NORTH + i] = (troubled & (nth == i + 1)).any(0)
    points[PlatformAlarm.CLIMB] = world.climb[0] * 4 >> 16
    points[PlatformAlarm.CLIMB] += world.climb[0] > 0
    points[PlatformAlarm.SHELTER] = (
        world.marked & ((world.strain >= HALF) | (world.dark == 1) | (world.road >= FAR))
    ).sum(0)
    points[PlatformAlarm.CIPHER] = (world.layer[0] >= 1) & (world.strike_tick[0] - world.tick[0] <= p.warning)
    points[PlatformAlarm.PROTOCOL] = (world.protocol < HALF).sum(0)
    points[PlatformAlarm.ROOT] = world.layer[0] >= LAYERS


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"anomaly.severity.alarm": params.signals.severity}
