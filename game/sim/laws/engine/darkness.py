"""Darkness: it grows where insects fall silent and creeps inward to the heart; harmony drives it back.

D_i' = grows * silence_i + creeps * (D_outward - D_i)+ - lifts * chord - fades
silence_i = max(0, hears - mean over links of s_ij cos(theta_j - theta_i)) / (1 + hears)
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, QUARTER, STEP, WHOLE, Ints, clip, mul, ratio, wave
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import ENGINE, off_arm, put_in_step
from game.sim.params import ARMS, Params
from game.sim.spec import Cause, Caused, Event, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "darkness"
EVERY = STEP
USES = (COMMON, ENGINE)
ARRAYS = ()
PARAMS = (
    Param("grows", "rate", 0.05, 0, 1, "darkness that comes to a silent insect in a second"),
    Param("hears", "fraction", 0.5, 0, 1, "agreement with its neighbours under which an insect falls silent"),
    Param("creeps", "rate", 0.04, 0, 1, "part of the darkness that creeps on to the next insect inward, a second"),
    Param("lifts", "rate", 0.03, 0, 1, "darkness that the full chord takes away in a second"),
    Param("fades", "rate", 0.004, 0, 1, "darkness that goes by itself in a second"),
)
METRICS = (
    Metric("mean", "mean darkness of the insects, 0 to 1",
           lambda world, params: (world.darkness >> 8).sum(0, dtype=np.int64) // len(world.darkness)),
)  # fmt: skip
EVENTS = (Event("went_dark", "sector", "an insect went dark"),)
CAUSES = (
    Cause("went_dark", "sector", "an insect fell silent", of="darkness"),
    Cause("hushed", "sector", "an insect out of step heard no neighbour", into="darkness", of="phase", stream=True),
    Cause("unheard", "edge", "it didn't hear a neighbour out of step", into="darkness", of="phase", stream=True),
    Cause("cut_off", "edge", "it didn't hear a neighbour over a worn link", into="darkness", of="health", stream=True),
    Cause("crept", "sector", "darkness crept in from the next insect", into="darkness", of="darkness", stream=True),
)
SHOWS = (
    Shown("darkness", "sector", "Q16", "darkness of an insect, 0..1"),
    Shown("silent", "sector", "flag", "it is so dark that it has gone silent"),
)
SILENT = WHOLE >> 1  # darkness from which an insect counts as gone


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """A step of darkness."""
    p, t = params.darkness, params.topology
    a, b = t.source[: t.links], t.target[: t.links]
    agree = mul(wave(world.phase.take(a, 0) - world.phase.take(b, 0) + QUARTER), world.health >> 8)
    heard = np.zeros_like(world.darkness)
    for k in range(len(t.link)):
        heard += agree.take(t.link[k], 0) * t.mask[k]
    silence = ratio(np.maximum(p.hears - heard // t.degree, 0), ONE + p.hears)
    d = world.darkness
    arms = d.reshape(ARMS, -1, world.batch)
    creep = np.zeros_like(arms)
    creep[:, :-1] = np.maximum(arms[:, 1:] - arms[:, :-1], 0)
    before = d >= SILENT
    if events.traced:
        crept = mul(creep.reshape(d.shape) >> 8, p.creeps)
        events.cause("crept", crept, source=np.minimum(np.arange(len(d)) + 1, len(d) - 1))
        _tell(world, params, events, mul(p.grows, silence))
    change = mul(p.grows, silence) + mul(creep.reshape(d.shape) >> 8, p.creeps) - mul(p.lifts, world.chord) - p.fades
    d[:] = clip(d + change, 0, WHOLE)
    falls = (d >= SILENT) & ~before
    if falls.any():
        events.add("went_dark", falls)
        events.cause("went_dark", falls)


def _tell(world: World, params: Params, events: Events, grows: Ints) -> None:
    """What silence brings in this step, by what is missing of each neighbour: 1 - s cos = (1 - s) + s (1 - cos)."""
    t, off, s = params.topology, off_arm(world), world.health >> 8
    apart = wave(world.phase.take(t.source, 0) - world.phase.take(t.target, 0) + QUARTER)
    worn = ONE - np.concatenate([s, s])
    unlike = mul(ONE - worn, ONE - apart)
    missing = np.zeros_like(grows)
    for k in range(len(t.link)):
        missing += (worn + unlike).take(t.inward[k], 0) * t.mask[k]
    part = ratio(grows, np.maximum(missing, 1)).take(t.target, 0)
    theirs = off.take(t.source, 0) > off.take(t.target, 0)
    own = mul(part, unlike) * ~theirs
    hushed = np.zeros_like(grows)
    for k in range(len(t.link)):
        hushed += own.take(t.inward[k], 0) * t.mask[k]
    events.cause("cut_off", mul(part, worn))
    events.cause("unheard", mul(part, unlike) * theirs)
    events.cause("hushed", hushed)


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """The insect goes with its arm, the link is whole, or the next insect is bright."""
    if cause.name == "cut_off":
        world.health[cause.source] = WHOLE
    elif cause.name == "crept":
        world.darkness[cause.source] = 0
    else:
        put_in_step(world, cause.source)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"darkness": world.darkness >> 8, "silent": world.darkness >= SILENT}
