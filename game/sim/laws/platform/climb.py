"""The climb: figures at the base scale the platform, faster the more they are.

    height' = speed * (base + rush * base^1.5)

All the way up, they take composure too.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, STEPS_PER_SECOND, WHOLE, Ints, mul, root
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import PLATFORM
from game.sim.params import Params
from game.sim.spec import Array, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "climb"
EVERY = STEP
USES = (COMMON, PLATFORM)
ARRAYS = (Array("height", "world", "Q24, 0..1, how far up the figures are", span=(0, WHOLE)),)
PARAMS = (
    Param("speed", "rate", 0.02, 0, 10, "height climbed in a second if the whole city climbed"),
    Param("rush", "fraction", 1.0, 0, 100, "how much faster when they crowd"),
    Param("dread", "rate", 0.004, 0, 1, "composure taken each second by figures all the way up"),
)
METRICS = (Metric("height", "how far up the figures are, 0 to 1", lambda world, params: world.climb[0]),)
EVENTS = ()
SHOWS = (
    Shown("climb.height", "world", "Q16", "how far up the figures are, 0..1"),
    Shown("climb.base", "world", "Q24", "figures at the base, as a share of the city"),
    Shown("climb.rate", "world", "Q16 a second", "how fast they climb"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """One step up."""
    if world.base.any():
        world.height[:] = np.minimum(world.height + _pace(world, params), WHOLE)
        world.climb[:] = world.height >> 8
        world.dread += mul(world.climb, params.climb.dread)


def _pace(world: World, params: Params) -> Ints:
    base = world.base >> 8
    return mul(mul(base, ONE + mul(root(base), params.climb.rush)), params.climb.speed)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {
        "climb.height": world.climb,
        "climb.base": world.base,
        "climb.rate": (_pace(world, params) * STEPS_PER_SECOND) >> 8,
    }
