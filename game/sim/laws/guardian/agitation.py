"""Agitation: what corrections stir up in the system as a whole. It feeds the fluctuations.

    a' = each * corrections + stir - a / calms

Stir is what other laws add: embraces of what isn't known, an answer, silence.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP, WHOLE, share
from game.sim.laws.common.ports import COMMON
from game.sim.laws.guardian.ports import GUARDIAN, leave_uncorrected
from game.sim.params import Params
from game.sim.spec import Cause, Caused, Metric, Param, Rests, Shown, Shows
from game.sim.world import World

NAME = "agitation"
EVERY = STEP
USES = (COMMON, GUARDIAN)
MOST = 4 * WHOLE
ARRAYS = ()
PARAMS = (
    Param("each", "share", 0.07, 0, 1, "agitation of one correction; 1 is the limit"),
    Param("calms", "seconds", 40, 1, 10_000, "time in which it falls to 1/e"),
)
METRICS = (Metric("level", "agitation, 1 is the limit", lambda world, params: world.agitation[0] >> 8),)
EVENTS = ()
CAUSES = (
    Cause("agitated", "sector", "corrections of a subsystem stirred the hall", into="agitation", stream=True),
    Cause("doubted", "world", "an answer, silence, or an embrace of what wasn't known stirred it", into="agitation"),
)
SHOWS = (Shown("agitation", "world", "Q16", "agitation of the hall; 1.0 is the limit"),)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """One step of it."""
    p = params.agitation
    a = world.agitation
    events.cause("agitated", world.corrected * p.each)
    events.cause("doubted", world.stir)
    a += world.corrected.sum(0, dtype=np.int32) * p.each + world.stir - share(a, WHOLE * STEP // p.calms)
    a[:] = np.minimum(a, MOST)
    world.stir[:] = 0


def rests(world: World, params: Params) -> Rests:
    """A hall that has calmed down."""
    return {"agitation": world.agitation < WHOLE >> 3}


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """Hands leave the subsystem alone, or the hall takes no notice."""
    if cause.name == "agitated":
        leave_uncorrected(world, actions, cause.row)
    else:
        world.stir[:] = 0


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"agitation": world.agitation >> 8}
