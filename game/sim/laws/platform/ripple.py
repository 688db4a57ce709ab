"""Ripples: an anomaly above its threshold sends pulses along open links; each adds to the far anomaly.

A pulse takes the link's delay, so rings are seen coming. A link that is shut before it arrives stops it. A
sector launches on its own beat, and the period is longer than any delay, so a link holds one pulse each way.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import HALF, ONE, STEP, TICKS_PER_SECOND, Ints, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import ISOLATE, PLATFORM
from game.sim.params import Params
from game.sim.spec import WHEN, WIDE, Array, Cause, Caused, Event, Param, Shown, Shows
from game.sim.world import World

NAME = "ripple"
EVERY = STEP
USES = (COMMON, PLATFORM)
ARRAYS = (
    Array("ripple_due", "sector", "tick before which a sector launches no ripple", span=WHEN),
    Array("ripple_from", "edge", "tick at which the pulse on an edge set out", span=WHEN),
    Array("ripple_until", "edge", "tick at which it arrives, 0 for none", span=WHEN),
    Array("ripple_size", "edge", "Q24 of severity it brings", span=WIDE),
    Array("ripple_cause", "edge", "the sector where its anomaly began", span=(-1, "sector")),
)
PARAMS = (
    Param("threshold", "fraction", 0.5, 0, 1, "severity that launches ripples"),
    Param("period", "seconds", 6, 0.2, 600, "time between two ripples of a sector"),
    Param("size", "fraction", 0.08, 0, 1, "severity of a ripple, as part of the anomaly it comes from"),
    Param("contained", "fraction", 0.8, 0, 1, "part of a ripple that the isolate protocol swallows"),
)
METRICS = ()
EVENTS = (
    Event("rippled", "sector", "a sector launched ripples"),
    Event("rippling", "sector", "a sector began to launch ripples"),
    Event("symptom", "sector", "a sector caught its anomaly from another", hidden=True),
    Event("arrived", "sector", "ripples arrived: how many"),
)
CAUSES = (Cause("rippled", "edge", "ripples came along a link", into="severity", of="severity", stream=True),)
SHOWS = (
    Shown("ripple.from", "edge", "tick", "when a ripple set out along an edge"),
    Shown("ripple.until", "edge", "tick", "when it arrives, 0 for none"),
    Shown("ripple.size", "edge", "Q16", "how large it is"),
    Shown("ripple.next", "edge", "tick", "when the next one sets out, with layer 2; 0 for none"),
    Shown("cause", "sector", "index", "whose anomaly reached this sector, with layer 3; -1 for none"),
    Shown("ripple.threshold", "world", "Q16", "severity that launches ripples"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Arrivals, then launches."""
    t, passable = params.topology, 1 - world.closed
    world.ripple_until[: t.links] *= passable
    world.ripple_until[t.links :] *= passable
    landed = (world.ripple_until > 0) & (world.ripple_until <= world.tick)
    if landed.any():
        events.cause("rippled", world.ripple_size * landed, since=world.ripple_from)
        _land(world, params, events, landed)
    p = params.ripple
    fires = (world.severity >= p.threshold << 8) & (world.ripple_due <= world.tick) & (world.dark == 0)
    if not fires.any():
        return
    events.add("rippling", fires & ((world.ripple_due == 0) | (world.ripple_due + p.period < world.tick)))
    world.ripple_due[:] = np.where(fires, world.tick + p.period, world.ripple_due)
    size = mul(mul(world.severity, p.size), ONE - mul(world.protocol[ISOLATE], p.contained))
    origin = np.where(world.cause < 0, np.arange(t.sectors, dtype=np.int32)[:, None], world.cause)
    _set_out(world, params, fires, size, origin)
    events.add("rippled", fires)


def _set_out(world: World, params: Params, fires: Ints, size: Ints, origin: Ints) -> None:
    """Along every open edge of the sectors that fire; few do, so only theirs are touched."""
    t = params.topology
    sector, column = np.nonzero(fires)
    edges, links = t.outward[:, sector], t.link[:, sector]
    k, n = np.nonzero((t.mask[:, sector, 0] == 1) & (world.closed[links, column] == 0))
    at, of = (edges[k, n], column[n]), (sector[n], column[n])
    world.ripple_from[at] = world.tick[0, of[1]]
    world.ripple_until[at] = world.tick[0, of[1]] + world.delay[at]
    world.ripple_size[at] = size[of]
    world.ripple_cause[at] = origin[of]


def _land(world: World, params: Params, events: Events, landed: Ints) -> None:
    """Only where they land: few do. Of several origins that reach a sector, the lowest link's is to blame."""
    t = params.topology
    edge, column = np.nonzero(landed)
    last = np.argsort(-(edge % t.links), kind="stable")  # of what is written to one place, the last stays
    edge, column = edge[last], column[last]
    sector = t.target[edge]
    at = sector, column
    np.add.at(world.jolt, at, world.ripple_size[edge, column])
    origin = world.ripple_cause[edge, column]
    blamed = (world.cause[at] < 0) & (world.severity[at] < HALF << 8) & (origin != sector)
    arrived, symptoms = np.zeros_like(world.dark), np.zeros_like(world.dark)
    np.add.at(arrived, at, 1)
    symptoms[sector[blamed], column[blamed]] = 1
    world.cause[sector[blamed], column[blamed]] = origin[blamed]
    world.ripple_until[edge, column] = 0
    events.add("arrived", arrived)
    events.add("symptom", symptoms)


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """The ripple that is on its way never arrives."""
    world.ripple_until[cause.row] = 0


def check(params: Params) -> list[str]:
    """A link must be free again before the next pulse."""
    period, longest = params.ripple.period, params.longest_link
    if period >= longest:
        return []
    return [
        f"ripple.period is {period / TICKS_PER_SECOND:g} s, but the longest link takes "
        f"{longest / TICKS_PER_SECOND:g} s: make the period at least that"
    ]


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    p, t = params.ripple, params.topology
    ready = (world.severity >= p.threshold << 8) & (world.dark == 0) & (world.layer >= 2)
    following = -(-np.maximum(world.ripple_due, world.tick) // STEP) * STEP * ready
    return {
        "ripple.from": world.ripple_from,
        "ripple.until": world.ripple_until,
        "ripple.size": world.ripple_size >> 8,
        "ripple.next": following.take(t.source, 0) * (1 - np.concatenate([world.closed, world.closed])),
        "cause": np.where(world.layer >= 3, world.cause, -1),
        "ripple.threshold": p.threshold,
    }
