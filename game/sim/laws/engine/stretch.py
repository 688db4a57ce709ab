"""Stretch: while it is held, the engine's time goes at a quarter; figures, strikes and windows keep the world's.

reserve' = regain - drain * stretching
"""

import numpy as np

from game.sim.actions import Actions, pressed
from game.sim.events import Events
from game.sim.fixed import WHOLE, clip
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import ENGINE, SLOWED
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.params import Params
from game.sim.spec import Array, Param, Shown, Shows
from game.sim.world import World

NAME = "stretch"
EVERY = 1
USES = (COMMON, ENGINE)
ARRAYS = (Array("reserve", "world", "Q24, 0..1, of time that can be stretched", WHOLE, span=(0, WHOLE)),)
PARAMS = (
    Param("drain", "rate", 0.125, 0, 10, "part of the reserve that a second of holding takes"),
    Param("regain", "rate", 0.02, 0, 10, "part of it that comes back in a second"),
    Param("least", "share", 0.1, 0, 1, "reserve under which time can't be stretched again"),
)
METRICS = ()
EVENTS = ()
SHOWS = (
    Shown("stretch.reserve", "world", "Q16", "what is left to stretch time with, 0..1"),
    Shown("stretch.ready", "world", "flag", "there is enough left to stretch it again"),
    Shown("stretch.slower", "world", "count", "how many times slower time goes now, 1 while it isn't stretched"),
    Shown("stretching", "world", "flag", "time is stretched"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Begin, end, and once a step what it costs."""
    p = params.stretch
    asks = actions.verb == EngineVerb.STRETCH
    if asks.any():
        able = (world.breathing[0] == 0) & (world.reserve[0] >= p.least)
        world.stretching[0] = np.where(asks, (pressed(actions.value) == 1) & able, world.stretching[0])
    if world.tick_in_step == 0:
        world.reserve[:] = clip(world.reserve + p.regain - p.drain * world.stretching, 0, WHOLE)
        world.stretching[:] &= (world.reserve > 0) & (world.breathing == 0)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {
        "stretch.reserve": world.reserve >> 8,
        "stretch.ready": world.reserve >= params.stretch.least,
        "stretch.slower": 1 << SLOWED * world.stretching,
        "stretching": world.stretching,
    }
