"""Ending: the first of the level's endings whose condition is true ends the dream.

In `practice` only a win ends it before its time; at its time it ends as it then stands.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP
from game.sim.laws.common.ports import COMMON
from game.sim.params import Params
from game.sim.program import evaluate
from game.sim.spec import Event, Param, Shown, Shows
from game.sim.world import World

NAME = "ending"
EVERY = STEP
USES = (COMMON,)
ARRAYS = ()
PARAMS = (Param("practice", "switch", False, 0, 1, "only a win ends the dream before its time"),)
METRICS = ()
EVENTS = (Event("ended", "world", "the dream ended: which ending, plus 1"),)
SHOWS = (
    Shown("ended", "world", "tick + 1", "when the dream ended, 0 while it goes on"),
    Shown("ending", "world", "index + 1", "which of the level's endings it was"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Every condition is looked at each step, also behind a true one: `held` has to count."""
    ending = np.zeros(world.batch, np.int32)
    spared = (world.tick[0] < params.timeline.length) & (params.ending.practice == 1)
    for i, way in enumerate(params.timeline.endings):
        true = np.asarray(evaluate(way.when, params.timeline, world, params), bool) if way.when else False
        ending = np.where((ending == 0) & true & (way.won | ~spared), i + 1, ending)
    ends = (ending > 0) & (world.ended[0] == 0)
    if ends.any():
        world.ending[0] = np.where(ends, ending, world.ending[0])
        world.ended[0] = np.where(ends, world.tick[0] + 1, world.ended[0])
        events.add("ended", ending * ends)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"ended": world.ended, "ending": world.ending}
