"""Slip: what the timeline turns slowly: the tempo of each arm, how far insects scatter, how often strikes come.

dial' = (goal - dial) / time left
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import DIALS, ENGINE
from game.sim.params import ARMS, Params
from game.sim.spec import Array, Event
from game.sim.world import World

NAME = "slip"
EVERY = STEP
USES = (COMMON, ENGINE)
ARRAYS = (Array("turning", DIALS, "1 while a dial is being turned"),)
PARAMS = ()
METRICS = ()
EVENTS = (Event("slipped", "arm", "an arm began to leave its tempo"),)
SHOWS = ()


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Turn each dial a step on towards its goal."""
    turns = world.dial_left > 0
    begins = turns & (world.turning == 0)
    world.turning[:] = turns
    if not turns.any():
        return
    if begins[:ARMS].any():
        events.add("slipped", begins[:ARMS])
    world.dial += (world.dial_goal - world.dial) * turns // np.maximum(world.dial_left, 1)
    world.dial_left -= turns
