"""Pattern: whoever watches a subsystem without touching it learns its natural curve.

    l' = (slow + (1 - slow) c) / learns   while it is watched with open eyes and its loop is quiet

c is composure. A fault hides the last part. A correction where no fault was, and a shift, take some of it away.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, WHOLE, Ints, clip, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.guardian.ports import GUARDIAN
from game.sim.params import Params
from game.sim.spec import Event, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "pattern"
EVERY = STEP
USES = (COMMON, GUARDIAN)
ARRAYS = ()
PARAMS = (
    Param("learns", "seconds", 7, 0.1, 600, "time that learning a curve takes with full composure"),
    Param("slow", "fraction", 0.35, 0, 1, "pace of learning without composure"),
    Param("quiet", "rate", 0.3, 0, 10, "added gain under which a curve can be learned"),
    Param("stalls", "share", 0.7, 0, 1, "how far it can be learned while there is a fault"),
    Param("wasted", "share", 0.5, 0, 1, "what a correction without a fault takes away"),
    Param("shifted", "share", 0.4, 0, 1, "what a shift takes away"),
)
METRICS = (
    Metric("learned", "curves that are learned, as a count",
           lambda world, params: (world.learned >= WHOLE).sum(0) * ONE),
)  # fmt: skip
EVENTS = (Event("learned", "sector", "a natural curve was fully learned"),)
SHOWS = (
    Shown("sub.learned", "sector", "Q16", "how far its natural curve is learned, 0..1"),
    Shown("sub.curve.known", "sector", "flag", "its natural curve can be seen"),
    Shown("sub.quiet", "sector", "flag", "its loop is quiet enough to learn from; 0 where it isn't legible"),
    Shown("learned.stalls", "world", "Q16", "how far a curve can be learned while there is a fault"),
    Shown("learned.wasted", "world", "Q24", "what a correction without a fault takes of what is learned"),
    Shown("watching", "world", "index", "the subsystem that is watched, -1 for none"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Learn, forget; what can be seen of the curves."""
    p, known = params.pattern, world.learned
    lit = 1 - world.dark
    here = (np.arange(len(known), dtype=np.int32)[:, None] == world.watching) & (world.breathing == 0)
    sees = here & (world.legible == 1) & _quiet(world, params)
    stalled = (world.fault_push > 0) & (known >= p.stalls)
    pace = mul(p.slow + mul(world.composure, ONE - p.slow), WHOLE * STEP // p.learns)
    was = known >= WHOLE
    known += sees * ~stalled * pace - world.wasted * p.wasted - world.shift_due * p.shifted
    known[:] = clip(known, 0, WHOLE) * lit
    full = (known >= WHOLE) & ~was
    if full.any():
        events.add("learned", full)
    world.known[:] = ((known >= WHOLE) | (world.vision_until > world.tick)) & (lit == 1)


def _quiet(world: World, params: Params) -> Ints:
    """[sectors, B] whether a loop is quiet enough for its curve to be learned."""
    return world.gain < params.pattern.quiet


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {
        "sub.learned": world.learned >> 8,
        "sub.curve.known": world.known & world.legible,
        "sub.quiet": _quiet(world, params) & (world.legible == 1),
        "learned.stalls": params.pattern.stalls >> 8,
        "learned.wasted": params.pattern.wasted,
        "watching": world.watching,
    }
