"""The override: arm it, hold it, and the whole system goes off. Who is sheltered by then is saved."""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import PLATFORM
from game.sim.params import Params
from game.sim.spec import WHEN, Array, Event, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "override"
EVERY = 1
USES = (COMMON, PLATFORM)
ARRAYS = (
    Array("hold", "world", "ticks for which the override has been held", span=WHEN),
    Array("armed_for", "world", "ticks since it was armed", span=WHEN),
)
PARAMS = (
    Param("hold", "seconds", 2, 0.1, 60, "how long it has to be held"),
    Param("disarms", "seconds", 12, 0.5, 600, "an armed override that isn't held disarms after this"),
)
METRICS = (
    Metric("done", "1 once the override went through", lambda world, params: (world.cut[0] > 0) * np.int32(ONE)),
)
EVENTS = (
    Event("armed", "world", "the override was armed"),
    Event("disarmed", "world", "the override was disarmed"),
    Event("cut", "world", "the whole system went off"),
)
SHOWS = (
    Shown("override.hold", "world", "Q16", "how long the override has been held, 1.0 is long enough"),
    Shown("override.needs", "world", "ticks", "how long it has to be held"),
    Shown("cut", "world", "tick + 1", "when the whole system went off, 0 before"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Count the hold; a release starts it over."""
    if not (world.armed.any() or world.armed_for.any()):
        world.overriding[:] = 0
        return
    p = params.override
    was = world.armed_for > 0
    events.add("armed", (world.armed == 1) & ~was)
    held = (world.armed == 1) & (world.overriding == 1) & (world.breathing == 0)
    world.hold[:] = (world.hold + 1) * held
    world.armed_for[:] = (np.where(held, 0, world.armed_for) + 1) * world.armed
    world.armed *= world.armed_for <= p.disarms
    world.overriding *= world.armed
    world.armed_for *= world.armed
    events.add("disarmed", was & (world.armed == 0))
    through = (world.hold >= p.hold) & (world.cut == 0)
    world.cut[:] = np.where(through, world.tick + 1, world.cut)
    events.add("cut", through)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    full = params.override.hold
    return {
        "override.hold": np.minimum(world.hold, full) * ONE // full,
        "override.needs": full,
        "cut": world.cut,
    }
