"""Heart: arms in step feed it, it leaks, and darkness at the innermost insects drains it.

heart' = feeds * mean over arms of r - leaks - drains * mean darkness of the innermost
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP, STEPS_PER_SECOND, WHOLE, Ints, clip, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import ENGINE
from game.sim.params import ARMS, Params
from game.sim.spec import Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "heart"
EVERY = STEP
USES = (COMMON, ENGINE)
ARRAYS = ()
PARAMS = (
    Param("starts", "share", 0.8, 0, 1, "light in the heart at first", from_start=True),
    Param("feeds", "rate", 0.012, 0, 1, "what three arms in step give it in a second"),
    Param("leaks", "rate", 0.012, 0, 1, "what it loses in a second"),
    Param("drains", "rate", 0.02, 0, 1, "what it loses besides with the innermost insects all dark"),
)
METRICS = (Metric("light", "how bright the heart is, 0 to 1", lambda world, params: world.heart[0] >> 8),)
EVENTS = ()
SHOWS = (
    Shown("heart", "world", "Q16", "light of the heart, 0..1"),
    Shown("heart.feeds", "world", "Q24 a second", "what it would get if all arms were in step"),
    Shown("heart.fed", "world", "Q24 a second", "what the arms give it now"),
    Shown("heart.leaks", "world", "Q24 a second", "what it always loses"),
    Shown("heart.drained", "world", "Q24 a second", "what the dark at its rim takes now"),
)


def setup(world: World, params: Params) -> None:
    """Its first light."""
    world.heart[:] = params.heart.starts


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """A step of the heart."""
    fed, drained = _moves(world, params)
    world.heart[0] = clip(world.heart[0] + fed - params.heart.leaks - drained, 0, WHOLE)


def _moves(world: World, params: Params) -> tuple[Ints, Ints]:
    """[B] Q24 each: what a step brings it, and what the dark takes in it."""
    p = params.heart
    inner = world.darkness[:: params.topology.sectors // ARMS].sum(0, dtype=np.int32) // ARMS >> 8
    return mul(p.feeds, world.arm_unison.sum(0) // ARMS), mul(p.drains, inner)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    p = params.heart
    fed, drained = _moves(world, params)
    return {
        "heart": world.heart >> 8,
        "heart.feeds": p.feeds * STEPS_PER_SECOND,
        "heart.fed": fed * STEPS_PER_SECOND,
        "heart.leaks": p.leaks * STEPS_PER_SECOND,
        "heart.drained": drained * STEPS_PER_SECOND,
    }
