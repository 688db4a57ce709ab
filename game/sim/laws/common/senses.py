"""Senses: what the operator looks at, acknowledges, and closed eyes. All of it is at once.

Closed eyes see nothing and do nothing, but for letting go.
"""

import numpy as np

from game.sim.actions import Actions, CommonVerb, pressed
from game.sim.events import Events
from game.sim.laws.common.ports import COMMON
from game.sim.params import Params
from game.sim.spec import WHEN, Array, Shown, Shows
from game.sim.world import World

NAME = "senses"
EVERY = 1
USES = (COMMON,)
ARRAYS = (Array("eyes_turned", "world", "tick at which the eyes last closed or opened, plus 1", span=WHEN),)
PARAMS = ()
METRICS = ()
EVENTS = ()
SHOWS = (
    Shown("selected", "world", "index", "the sector in focus, -1 for none"),
    Shown("breathing", "world", "flag", "eyes are closed"),
    Shown("breathing.since", "world", "tick + 1", "when they last closed or opened, 0 for never"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Breathe, select, acknowledge."""
    if world.tick_in_step == 1:  # what was acknowledged in the last step has been seen by every law
        world.acknowledged[:] = 0
    if not actions.verb.any():
        return
    verb, target, value = actions
    closes = pressed(value)
    turns = (verb == CommonVerb.BREATHE) & (closes != world.breathing[0])
    world.eyes_turned[0] = np.where(turns, world.tick[0] + 1, world.eyes_turned[0])
    world.breathing[0] = np.where(turns, closes, world.breathing[0])
    awake = world.breathing[0] == 0
    looks = (verb == CommonVerb.SELECT) & (target >= -1) & (target < params.topology.sectors) & awake
    world.selected[0] = np.where(looks, target, world.selected[0])
    world.acknowledged[0] |= (verb == CommonVerb.ACKNOWLEDGE) & awake


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"selected": world.selected, "breathing": world.breathing, "breathing.since": world.eyes_turned}
