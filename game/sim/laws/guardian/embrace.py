"""Embrace: at a crest of its known curve a subsystem's setpoint begins to follow it.

    tune = 1 - (1 - ordered) (off / window)^2,   window = (least + grows * composure) * wider

off is how far from the nearest crest it was pressed. A press outside the window is an order: it waits for the next
crest, and is as much in tune as one at the window's edge; another such press takes it back. An embrace drifts out of
tune and lapses, unless it's touched again. A correction without a fault ends it; a shift puts it out of tune.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import FAR, ONE, STEP, WHOLE, Ints, clip, mul, ratio
from game.sim.laws.common.ports import COMMON
from game.sim.laws.guardian.ports import GUARDIAN
from game.sim.params import Params
from game.sim.spec import FLAG, Array, Event, Param, Shown, Shows
from game.sim.timing import WIDEST
from game.sim.world import World

NAME = "embrace"
EVERY = STEP
USES = (COMMON, GUARDIAN)
ARRAYS = (
    Array("tune", "sector", "Q24, 1..0, how much in tune an embrace still is", span=(0, WHOLE)),
    Array("ordered", "sector", "1 where an embrace waits for the next crest", span=FLAG),
)
PARAMS = (
    Param("least", "seconds", 0.8, 0, 60, "half width of the window at a crest without composure"),
    Param("grows", "seconds", 0.8, 0, 60, "how much wider full composure makes it"),
    Param("wider", "fraction", 1.0, 1, WIDEST, "how many times as wide the window is; at the most there is none"),
    Param("ordered", "share", 0.5, 0.01, 1, "how much in tune it is on order, or at the window's edge"),
    Param("drifts", "seconds", 70, 1, 10_000, "time after which an embrace that nobody touches lapses"),
    Param("shifted", "fraction", 0.3, 0, 1, "part of its tune that a shift leaves"),
    Param("stilled", "fraction", 0.75, 0, 1, "part of its tune that is left where the guardian holds what breaks"),
    Param("missed", "share", 0.2, 0, 1, "learning that a press on a curve that isn't known takes away"),
    Param("stirs", "share", 0.03, 0, 1, "agitation of such a press"),
)
METRICS = ()
EVENTS = (
    Event("embraced", "sector", "a curve was embraced, or touched again: in percent, how much in tune by that"),
    Event("ordered", "sector", "an embrace was ordered for the next crest"),
    Event("withdrawn", "sector", "an order was taken back, or its curve isn't known any more"),
    Event("missed", "sector", "a press on a curve that isn't known"),
    Event("lapsed", "sector", "an embrace ended"),
)
SHOWS = (
    Shown("sub.embraced", "sector", "flag", "its setpoint follows its natural curve"),
    Shown("sub.tune", "sector", "Q16", "how well its embrace still fits, 0..1"),
    Shown("sub.crest", "sector", "ticks", "time to the next crest of its curve, -1 where that isn't known"),
    Shown("sub.press", "sector", "Q16", "how much in tune a press sets it now; 0 where it would order or miss"),
    Shown("sub.ordered", "sector", "flag", "an embrace waits for its next crest"),
    Shown("tune.ordered", "world", "Q24", "how much in tune an embrace on order is"),
    Shown("tune.stilled", "world", "Q16", "part of its tune that each embrace keeps where the guardian holds"),
    Shown("learned.missed", "world", "Q24", "what a press on a curve that isn't known takes of what is learned"),
    Shown("agitation.missed", "world", "Q24", "agitation of such a press"),
    Shown("sub.window", "world", "ticks", "how far from a crest a press embraces at once"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Drift, be renewed, be tried, lapse."""
    p, tune, held = params.embrace, world.tune, world.embraced
    tune -= held * (WHOLE * STEP // p.drifts)
    if world.shift_due.any():
        tune[:] = np.where(world.shift_due == 1, mul(tune, p.shifted), tune)
    tune[:] = np.where(world.renewal & held == 1, WHOLE, tune)
    if world.rescue.any():
        tune[:] = np.where(world.rescue == 1, mul(tune, p.stilled), tune)
    gained = np.zeros_like(tune)
    if world.ordered.any():
        gained += _carried_out(world, params, events)
    if world.pressed_at.any():
        gained[:] = np.maximum(gained, _pressed(world, params, events))
    if gained.any():
        held |= gained > 0
        tune[:] = np.maximum(tune, gained)
        events.add("embraced", np.maximum(gained * 100 // WHOLE, gained > 0))
    ends = (held == 1) & ((tune <= 0) | (world.wasted == 1) | (world.dark == 1))
    if ends.any():
        held *= ~ends
        events.add("lapsed", ends)
    tune[:] = np.maximum(tune, 0) * held


def _carried_out(world: World, params: Params, events: Events) -> Ints:
    """[sectors, B] Q24, how much in tune orders set what is at its crest; one whose curve isn't known is over."""
    known = world.ordered * world.known * (1 - world.dark)
    due = (known == 1) & (world.crest_last > world.tick - STEP << 8)
    events.add("withdrawn", world.ordered - known)
    world.ordered[:] = known * ~due
    return due * params.embrace.ordered


def _pressed(world: World, params: Params, events: Events) -> Ints:
    """[sectors, B] Q24, how much in tune the presses of this step set it; those too far from a crest are orders."""
    p = params.embrace
    tried = (world.pressed_at > 0) & (world.dark == 0)
    missed = tried & (world.known == 0)
    gained = _gained(world, params, world.pressed_at) * (tried & ~missed)
    far = tried & ~missed & (gained == 0)
    events.add("ordered", far & (world.ordered == 0))
    events.add("withdrawn", far & (world.ordered == 1))
    world.ordered[:] = (world.ordered ^ far) * (gained == 0)
    world.learned[:] = clip(world.learned - missed * p.missed, 0, WHOLE)
    world.stir += missed.sum(0, dtype=np.int32) * p.stirs
    events.add("missed", missed)
    return gained


def _gained(world: World, params: Params, at: Ints) -> Ints:
    """[sectors, B] Q24, how much in tune a press at Q8 ticks sets a known curve; 0 outside its window."""
    window = np.maximum(_window(world, params) << 8, 1)
    off = np.minimum(np.abs(at - world.crest_last), np.abs(at - world.crest_next))
    share = ratio(np.minimum(off, window), window)
    return (WHOLE - mul(WHOLE - params.embrace.ordered, mul(share, share))) * (off <= window)


def _window(world: World, params: Params) -> Ints:
    """[1, B] ticks, half the width of the window just now."""
    p = params.embrace
    if p.wider >= WIDEST * ONE:
        return np.full_like(world.composure, FAR)
    return mul(p.least + mul(world.composure, p.grows), p.wider)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    known = world.known & world.legible == 1
    gained = _gained(world, params, world.tick << 8)
    return {
        "sub.embraced": world.embraced,
        "sub.tune": world.tune >> 8,
        "sub.crest": np.where(known, np.maximum((world.crest_next >> 8) - world.tick, 0), -1),
        "sub.press": (np.maximum(gained, world.tune) >> 8) * (known & (gained > 0)),
        "sub.ordered": world.ordered,
        "tune.ordered": params.embrace.ordered,
        "tune.stilled": params.embrace.stilled,
        "learned.missed": params.embrace.missed,
        "agitation.missed": params.embrace.stirs,
        "sub.window": _window(world, params),
    }
