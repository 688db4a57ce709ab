"""Trace: the last 24 seconds of each deviation, and of the natural curve under it."""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, Ints
from game.sim.laws.common.ports import COMMON
from game.sim.laws.guardian.ports import GUARDIAN, SAMPLED
from game.sim.params import SAMPLES, Params
from game.sim.spec import WHEN, Array, Shown, Shows
from game.sim.world import World

NAME = "trace"
EVERY = STEP
USES = (COMMON, GUARDIAN)
ARRAYS = (
    Array("trace", "trace", "Q16, deviations, by sample modulo SAMPLES", span=(-16 * ONE, 16 * ONE)),
    Array("natural_trace", "trace", "Q16, natural curves", span=(-16 * ONE, 16 * ONE)),
    Array("samples", "world", "how many were taken", span=WHEN),
)
PARAMS = ()
METRICS = ()
EVENTS = ()
SHOWS = (
    Shown("sub.trace", "trace", "Q16", "the last deviations, by sample modulo SAMPLES; 0 where it isn't legible"),
    Shown("sub.curve", "trace", "Q16", "the natural curve at the same samples; 0 where it isn't known or legible"),
    Shown("sub.samples", "world", "count", "how many samples were taken"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Every second step, take a sample."""
    due, x = world.tick % SAMPLED == 0, world.x
    if not due.any():
        return
    slot = world.tick // SAMPLED % SAMPLES * x.size + np.arange(x.size).reshape(x.shape)
    for trace, now in ((world.trace.reshape(-1), x), (world.natural_trace.reshape(-1), world.natural)):
        trace[slot] = np.where(due, now >> 8, trace.take(slot))
    world.samples += due


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    seen = world.legible
    return {
        "sub.trace": _where(world.trace, seen),
        "sub.curve": _where(world.natural_trace, seen * world.known),
        "sub.samples": world.samples,
    }


def _where(trace: Ints, mask: Ints) -> Ints:
    if mask.all():
        return trace
    return (trace.reshape(SAMPLES, *mask.shape) * mask).reshape(trace.shape)
