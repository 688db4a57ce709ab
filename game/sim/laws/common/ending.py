"""Ending: the first of the level's endings whose condition is true ends the dream."""

from collections.abc import Mapping

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP, Ints
from game.sim.laws.common.ports import COMMON
from game.sim.params import Params
from game.sim.program import evaluate
from game.sim.spec import Event
from game.sim.world import World

NAME = "ending"
EVERY = STEP
USES = (COMMON,)
ARRAYS = ()
PARAMS = ()
METRICS = ()
EVENTS = (Event("ended", "world", "the dream ended: which ending, plus 1"),)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Every condition is looked at each step, also behind a true one: `held` has to count."""
    ending = np.zeros(world.batch, np.int32)
    for i, way in enumerate(params.timeline.endings):
        true = np.asarray(evaluate(way.when, params.timeline, world, params), bool) if way.when else False
        ending = np.where((ending == 0) & true, i + 1, ending)
    ends = (ending > 0) & (world.ended[0] == 0)
    if ends.any():
        world.ending[0] = np.where(ends, ending, world.ending[0])
        world.ended[0] = np.where(ends, world.tick + 1, world.ended[0])
        events.add("ended", ending * ends)


def show(world: World, params: Params) -> Mapping[str, Ints]:
    """`ended` (tick plus 1) and `ending` (index plus 1), 0 while the dream goes on."""
    return {"ended": world.ended, "ending": world.ending}
