"""Embrace: at a crest of its known curve a subsystem's setpoint begins to follow it.

A press counts within `least + grows * composure` of a crest. An embrace drifts out of tune and lapses, unless it's
touched again at a crest. A correction without a fault ends it; a shift puts it out of tune.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import FAR, ONE, STEP, WHOLE, Ints, clip, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.guardian.ports import GUARDIAN
from game.sim.params import Params
from game.sim.spec import Array, Event, Param, Shown, Shows
from game.sim.timing import WIDEST
from game.sim.world import World

NAME = "embrace"
EVERY = STEP
USES = (COMMON, GUARDIAN)
ARRAYS = (Array("tune", "sector", "Q24, 1..0, how much in tune an embrace still is", span=(0, WHOLE)),)
PARAMS = (
    Param("least", "seconds", 0.6, 0, 60, "half width of the window at a crest without composure"),
    Param("grows", "seconds", 0.6, 0, 60, "how much wider full composure makes it"),
    Param("wider", "fraction", 1.0, 1, WIDEST, "how many times as wide the window is; at the most there is none"),
    Param("drifts", "seconds", 70, 1, 10_000, "time after which an embrace that nobody touches lapses"),
    Param("shifted", "fraction", 0.3, 0, 1, "part of its tune that a shift leaves"),
    Param("missed", "share", 0.2, 0, 1, "learning that a press out of phase takes away"),
    Param("stirs", "share", 0.03, 0, 1, "agitation of such a press"),
)
METRICS = ()
EVENTS = (
    Event("embraced", "sector", "a curve was embraced, or touched again, at its crest"),
    Event("missed", "sector", "a press out of phase, or on a curve that isn't known"),
    Event("lapsed", "sector", "an embrace ended"),
)
SHOWS = (
    Shown("sub.embraced", "sector", "flag", "its setpoint follows its natural curve"),
    Shown("sub.tune", "sector", "Q16", "how well its embrace still fits, 0..1"),
    Shown("sub.crest", "sector", "ticks", "time to the next crest of its curve, -1 where that isn't known"),
    Shown("sub.crested", "sector", "ticks", "time since the last one, -1 where that isn't known"),
    Shown("learned.missed", "world", "Q24", "what a press out of phase takes of what is learned"),
    Shown("agitation.missed", "world", "Q24", "agitation of such a press"),
    Shown("sub.window", "world", "ticks", "how far from a crest a press still embraces"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Drift, be renewed, be tried, lapse."""
    p, tune, held = params.embrace, world.tune, world.embraced
    tune -= held * (WHOLE * STEP // p.drifts)
    if world.shift_due.any():
        tune[:] = np.where(world.shift_due == 1, mul(tune, p.shifted), tune)
    tune[:] = np.where(world.renewal & held == 1, WHOLE, tune)
    if world.pressed_at.any():
        _press(world, params, events)
    ends = (held == 1) & ((tune <= 0) | (world.wasted == 1) | (world.dark == 1))
    if ends.any():
        held *= ~ends
        events.add("lapsed", ends)
    tune[:] = np.maximum(tune, 0) * held


def _press(world: World, params: Params, events: Events) -> None:
    p, at = params.embrace, world.pressed_at
    tried = (at > 0) & (world.dark == 0)
    off = np.minimum(np.abs(at - world.crest_last), np.abs(at - world.crest_next))
    hit = tried & (off <= _window(world, params) << 8) & (world.known == 1)
    missed = tried & ~hit
    world.embraced |= hit
    world.tune[:] = np.where(hit, WHOLE, world.tune)
    world.learned[:] = clip(world.learned - missed * p.missed, 0, WHOLE)
    world.stir += missed.sum(0, dtype=np.int32) * p.stirs
    events.add("embraced", hit)
    events.add("missed", missed)


def _window(world: World, params: Params) -> Ints:
    """[1, B] ticks, half the width of the window just now."""
    p = params.embrace
    if p.wider >= WIDEST * ONE:
        return np.full_like(world.composure, FAR)
    return mul(p.least + mul(world.composure, p.grows), p.wider)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    known = world.known & world.legible == 1
    return {
        "sub.embraced": world.embraced,
        "sub.tune": world.tune >> 8,
        "sub.crest": np.where(known, np.maximum((world.crest_next >> 8) - world.tick, 0), -1),
        "sub.crested": np.where(known, world.tick - (world.crest_last >> 8), -1),
        "learned.missed": params.embrace.missed,
        "agitation.missed": params.embrace.stirs,
        "sub.window": _window(world, params),
    }
