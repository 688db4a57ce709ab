"""Protocols: the automatic countermeasures. While one lives, its own law does the work; the timeline unravels them."""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import HALF, ONE, STEP
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import PLATFORM, PROTOCOLS
from game.sim.params import Params
from game.sim.spec import Event, Metric
from game.sim.world import World

NAME = "protocols"
EVERY = STEP
USES = (COMMON, PLATFORM)
ARRAYS = ()
PARAMS = ()
METRICS = (
    Metric("alive", "how many protocols still work, 0 to 5",
           lambda world, params: (world.protocol >= HALF).sum(0) * ONE),
)  # fmt: skip
EVENTS = (Event("unravelled", PROTOCOLS, "a protocol failed and its verb is the operator's now"),)
SHOWS = ()


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Fade what unravels."""
    if not world.fading.any():
        return
    before = world.protocol >= HALF
    np.maximum(world.protocol - world.fading, 0, out=world.protocol)
    events.add("unravelled", before & (world.protocol < HALF))
