"""Composure: dread drains it, breathing restores it.

    c' = calm * breathing + ease - dread

Dread is the sum of what other laws add (alarms that nobody acknowledged, losses, the climb). Below `blur`
only the neighbourhood of the selected sector is legible, unless sight is `kept`. Where the world `rests` while a
player's eyes are closed, no tick goes by meanwhile: the release that opens them says for how many steps they were, and
so many steps of composure follow at once.
"""

import numpy as np

from game.sim.actions import Actions, CommonVerb, pressed, rested
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
    Param("kept", "switch", False, 0, 1, "everything can be read at any composure"),
    Param("rests", "switch", False, 0, 1, "the world stands still while a player's eyes are closed"),
)
LONGEST_REST = 1200  # steps that a release counts as at most
METRICS = (Metric("level", "composure, 0 to 1", lambda world, params: world.composure[0]),)
EVENTS = ()
SHOWS = (
    Shown("composure", "world", "Q16", "composure, 0..1"),
    Shown("legible", "sector", "flag", "its instruments can be read"),
    Shown("sight.kept", "world", "flag", "composure takes nothing from what can be seen"),
)


def setup(world: World, params: Params) -> None:
    """Begin with what is there."""
    world.composure[:] = params.composure.start
    world.calm[:] = params.composure.start << 8


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """One step of calm and dread, then what can be read."""
    p = params.composure
    calm = world.calm + p.calm * world.breathing + p.ease - world.dread
    if p.rests:
        calm = calm + _rest(actions) * (p.calm + p.ease)
    world.calm[:] = clip(calm, 0, WHOLE)
    world.composure[:] = world.calm >> 8
    world.dread[:] = 0
    world.legible[:] = (world.composure >= p.blur) | (p.kept == 1) | _near(world, params)


def _rest(actions: Actions) -> Ints:
    """[B] steps (int64) for which the world stood still behind closed eyes that open in this tick."""
    opens = (actions.verb == CommonVerb.BREATHE) & (pressed(actions.value) == 0)
    return clip(rested(actions.value), 0, LONGEST_REST).astype(np.int64) * opens


def _near(world: World, params: Params) -> Ints:
    t = params.topology
    here = np.arange(t.sectors, dtype=np.int32)[:, None] == world.selected
    return t.around(here, world.absent)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"composure": world.composure, "legible": world.legible, "sight.kept": params.composure.kept}
