"""Loss: what strays too far from its setpoint for too long is lost.

    s' = (|y| / bears) / seconds   while |y| is above `bears`,   else -1 / recovers

y is the deviation that isn't embraced. Full strain is darkness.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, WHOLE, clip, mul, ratio
from game.sim.laws.common.ports import COMMON
from game.sim.laws.guardian.ports import GUARDIAN
from game.sim.params import Params
from game.sim.spec import FLAG, WHEN, Array, Cause, Caused, Event, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "loss"
EVERY = STEP
USES = (COMMON, GUARDIAN)
ARRAYS = (
    Array("lost_since", "sector", "tick at which a subsystem was lost, plus 1", span=WHEN),
    Array("lost_to_fault", "sector", "1 where it was lost to a fault", span=FLAG),
)
PARAMS = (
    Param("bears", "fraction", 2.2, 0.1, 8, "deviation that a subsystem can bear"),
    Param("seconds", "seconds", 6, 0.1, 600, "time in which it is lost at that deviation; less at larger ones"),
    Param("recovers", "seconds", 20, 0.1, 10_000, "time in which full strain passes"),
    Param("dread", "share", 0.1, 0, 1, "composure that a loss takes"),
    Param("relief", "fraction", 0.25, 0, 1, "strain that the guardian's help leaves"),
)
METRICS = (
    Metric("lost", "subsystems that are lost, as a count", lambda world, params: world.dark.sum(0) * ONE),
    Metric("faults", "those that were lost to faults, as a count",
           lambda world, params: world.lost_to_fault.sum(0) * ONE),
)  # fmt: skip
EVENTS = (Event("went_dark", "sector", "a subsystem was lost"),)
CAUSES = (
    Cause("went_dark", "sector", "a subsystem was lost", of="fatigue"),
    Cause("wore", "sector", "a deviation that a subsystem can't bear wore it down", "fatigue", "shown", stream=True),
)
SHOWS = (
    Shown(
        "sub.strain",
        "sector",
        "Q16",
        "what large deviations have worn away, 0..1; full means lost; 0 where it isn't legible",
    ),
    Shown("sub.bears", "world", "Q16", "deviation beyond which strain builds"),
    Shown("strain.relief", "world", "Q16", "part of its strain that the guardian's help leaves"),
    Shown("dark", "sector", "flag", "a subsystem is lost"),
    Shown("dark.since", "sector", "tick + 1", "when it was lost, 0 while it isn't"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Strain builds or passes; what is full is lost."""
    p, s = params.loss, world.fatigue
    y = np.abs(world.shown) >> 8
    builds = mul(ratio(y, p.bears), WHOLE * STEP // p.seconds)
    events.cause("wore", builds * ((y > p.bears) & (world.dark == 0)))
    s += np.where(y > p.bears, builds, -(WHOLE * STEP // p.recovers))
    s[:] = clip(s, 0, WHOLE)
    if world.rescue.any():
        s[:] = np.where(world.rescue == 1, mul(s, p.relief), s)
    falls = (s >= WHOLE) & (world.dark == 0)
    if falls.any():
        world.dark |= falls
        world.lost_since[:] = np.where(falls, world.tick + 1, world.lost_since)
        world.lost_to_fault |= falls & (world.fault_push > 0)
        world.dread += falls.sum(0, dtype=np.int32) * p.dread
        events.add("went_dark", falls)
        events.cause("went_dark", falls)


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """The subsystem isn't worn."""
    world.fatigue[cause.row] = 0


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {
        "sub.strain": (world.fatigue >> 8) * world.legible,
        "sub.bears": params.loss.bears,
        "strain.relief": params.loss.relief,
        "dark": world.dark,
        "dark.since": world.lost_since,
    }
