"""Composure: dread drains it, breathing restores it.

    c' = calm * breathing + ease - dread

Dread is the sum of what other laws add (alarms that nobody acknowledged, losses, the climb). Below `blur`
only the neighbourhood of the selected sector is legible.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP, WHOLE, Ints, clip
from game.sim.laws.common.ports import COMMON
from game.sim.params import Params
from game.sim.spec import Array, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "composure"
EVERY = STEP
USES = (COMMON,)
ARRAYS = (Array("calm", "world", "Q24, composure with all its fraction bits", WHOLE, span=(0, WHOLE)),)
PARAMS = (
    Param("start", "fraction", 1.0, 0, 1, "composure at the beginning", from_start=True),
    Param("calm", "rate", 0.09, 0, 1, "composure that breathing restores"),
    Param("ease", "rate", 0.0, 0, 1, "composure that comes back by itself"),
    Param("blur", "fraction", 0.2, 0, 1, "composure under which far instruments can't be read"),
)
METRICS = (Metric("level", "composure, 0 to 1", lambda world, params: world.composure[0]),)
EVENTS = ()
SHOWS = (
    Shown("composure", "world", "Q16", "composure, 0..1"),
    Shown("legible", "sector", "flag", "its instruments can be read"),
)


def setup(world: World, params: Params) -> None:
    """Begin with what is there."""
    world.composure[:] = params.composure.start
    world.calm[:] = params.composure.start << 8


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """One step of calm and dread, then what can be read."""
    p = params.composure
    world.calm[:] = clip(world.calm + p.calm * world.breathing + p.ease - world.dread, 0, WHOLE)
    world.composure[:] = world.calm >> 8
    world.dread[:] = 0
    world.legible[:] = (world.composure >= p.blur) | _near(world, params)


def _near(world: World, params: Params) -> Ints:
    t = params.topology
    here = np.arange(t.sectors, dtype=np.int32)[:, None] == world.selected
    return t.around(here, world.absent)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"composure": world.composure, "legible": world.legible}
