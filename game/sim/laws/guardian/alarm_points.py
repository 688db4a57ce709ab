"""Alarm points of the hall (law `limits`): an alarm on each raw deviation, with a deadband (ISA-18.2).

Each alarm startles. An embraced subsystem sounds like any other, but it is understood: it takes no composure. Watching
one acknowledges it, and who watches isn't startled.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP
from game.sim.laws.common.ports import CALLS, COMMON
from game.sim.laws.guardian.ports import GUARDIAN
from game.sim.params import Params
from game.sim.spec import FLAG, Array, Param, Shown, Shows
from game.sim.world import World

NAME = "limits"
EVERY = STEP
USES = (COMMON, GUARDIAN)
ARRAYS = (Array("tripped", "sector", "1 while its deviation is in alarm", span=FLAG),)
PARAMS = (
    Param("on", "fraction", 1, 0.01, 8, "deviation at which an alarm sounds"),
    Param("off", "fraction", 0.8, 0, 8, "deviation under which it's over"),
    Param("startle", "share", 0.012, 0, 1, "composure that an alarm takes at once"),
    Param("strain", "share", 0.5, 0, 1, "strain at which one more alarm sounds"),
)
METRICS = ()
EVENTS = ()
SHOWS = (Shown("sub.x.alarm", "world", "Q16", "deviation at which an alarm sounds"),)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """A group of the annunciator for each of the first twelve subsystems."""
    p, n = params.limits, min(len(world.x), CALLS)
    raw = np.abs(world.x) >> 8
    trips = (raw >= p.on) | ((world.tripped == 1) & (raw > p.off))
    watched = (np.arange(len(raw), dtype=np.int32)[:, None] == world.watching) & (world.breathing == 0)
    fresh = trips & (world.tripped == 0) & (world.embraced == 0) & (world.dark == 0) & ~watched
    world.dread += fresh.sum(0, dtype=np.int32) * p.startle
    world.tripped[:] = trips
    points = (world.tripped + (world.fatigue >= p.strain)) * (1 - world.dark) + 3 * world.dark
    world.calls[:n] = points[:n]
    world.attended[:n] = watched[:n]
    world.understood[:n] = world.embraced[:n]


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"sub.x.alarm": params.limits.on}


def check(params: Params) -> list[str]:
    """More subsystems than the annunciator has groups, or a deadband the wrong way round."""
    p, n = params.limits, params.topology.sectors
    found = []
    if n > CALLS:
        found.append(f"{n} sectors, but the annunciator has {CALLS} groups")
    if p.off > p.on:
        found.append("`off` is above `on`: an alarm would be over before it sounds")
    return found
