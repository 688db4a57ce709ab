"""Anomalies: small inconsistencies that grow logistically, hidden until scanned or large.

    A' = growth (1 + t / quicken) A (1 - A)

Strikes come faster and harder with time, at first round an epicentre far out, then everywhere. They come in waves:
one that would fall into an ebb waits for the next wave; the first, and those of the timeline, don't. Whoever steadies
a sector takes part of its anomaly away; with the third layer open, also from the sectors it had spread to.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import FAR, HALF, ONE, STEP, WHOLE, Ints, clip, exp, mul, share
from game.sim.laws.common.ports import COMMON, STRENGTH
from game.sim.laws.platform.ports import PLATFORM, SCAN, STEADY, choose_on_rim, distance_to
from game.sim.laws.platform.streams import PlatformStream
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.params import Params, Topology
from game.sim.rng import between, draw, unit
from game.sim.spec import (
    COUNT,
    WHEN,
    Array,
    Cause,
    Caused,
    Change,
    Effect,
    Event,
    Key,
    Metric,
    Param,
    Shown,
    Shows,
)
from game.sim.world import World

NAME = "anomaly"
EVERY = STEP
USES = (COMMON, PLATFORM)
ARRAYS = (
    Array("strike_sector", "world", "and where", span=(-1, "sector")),
    Array("strikes", "world", "how many there were", span=COUNT),
    Array("from_epicentre", "sector", "ticks of travel from there, FAR where there is no way", span=WHEN),
    Array("seen_severity", "sector", "Q16, severity when it was last seen", span=(0, ONE)),
    Array("seen_tick", "sector", "and when that was", span=WHEN),
    Array("braced", "sector", "tick until which a steadied sector softens a strike", span=WHEN),
)
PARAMS = (
    Param("growth", "rate", 0.035, 0, 1, "growth of a small anomaly"),
    Param("quicken", "seconds", 300, 10, 100_000, "time in which growth doubles"),
    Param("visible", "fraction", 0.45, 0, 1, "severity that shows without a scan"),
    Param("scan_lasts", "seconds", 25, 0, 600, "how long a scan shows a sector and its neighbours"),
    Param("weight", "fraction", 0.5, 0, 4, "load of a full anomaly"),
    Param("guard", "rate", 0.08, 0, 1, "part of an anomaly that the steady protocol takes away each second"),
    Param("steadied", "share", 0.45, 0, 1, "severity that steadying takes away; half as much without composure"),
    Param("relief", "fraction", 0.2, 0, 1, "part of the strain that steadying takes away"),
    Param("symptoms", "fraction", 0.5, 0, 1, "part of that which its symptoms lose too, once causes are known"),
    Param("first", "seconds", 12, 0, 600, "when the first anomaly strikes", from_start=True),
    Param("gap", "seconds", 14, 0.1, 600, "time between strikes at first"),
    Param("gap_fall", "seconds", 100, 1, 100_000, "time in which that falls to 1/e"),
    Param("gap_least", "seconds", 4, 0.1, 600, "the shortest time between strikes"),
    Param("wave", "seconds", 60, 1, 3600, "time from one wave of strikes to the next, the first at the start"),
    Param("ebb", "fraction", 0.0, 0, 0.9, "last part of a wave, in which nothing strikes"),
    Param("strike", "share", 0.09, 0, 1, "severity of a strike at first"),
    Param("strike_grows", "seconds", 200, 1, 100_000, "time in which that doubles"),
    Param("reach", "seconds", 5, 0.1, 600, "how far from the epicentre strikes scatter at first"),
    Param("spread", "seconds", 120, 1, 100_000, "time in which that doubles"),
    Param("braced_lasts", "seconds", 8, 0, 600, "how long a steadied sector stays braced"),
    Param("braced", "fraction", 0.5, 0, 1, "part of a strike that a braced sector takes in"),
)
METRICS = (Metric("worst", "severity of the worst anomaly, 0 to 1", lambda world, params: world.severity.max(0) >> 8),)
EVENTS = (
    Event("struck", "sector", "an anomaly struck", hidden=True),
    Event("scanned", "sector", "a sector was scanned"),
    Event("steadied", "sector", "a sector was steadied"),
)
CAUSES = (
    Cause("struck", "sector", "an anomaly struck a sector", into="severity", stream=True),
    Cause("weighed", "sector", "the anomaly in a sector weighed on it", into="strain", of="severity", stream=True),
)
SHOWS = (
    Shown("anomaly.known", "sector", "flag", "its severity can be seen now"),
    Shown("anomaly.severity", "sector", "Q16", "severity as it was last seen, 0..1"),
    Shown("anomaly.seen", "sector", "tick", "when that was"),
    Shown("scanned", "sector", "tick", "until when a scan shows it"),
    Shown("braced", "sector", "tick", "until when it softens a strike, since it was steadied"),
    Shown("forecast.sector", "world", "index", "where the next anomaly strikes, -1 before layer 1"),
    Shown("forecast.tick", "world", "tick", "and when, 0 before layer 1"),
)


def _jolt(world: World, params: Params, due: Ints, sector: int, severity: int) -> None:
    """A strike of the timeline."""
    world.jolt += due * severity * _struck(world, params, sector)


def _struck(world: World, params: Params, sector: int) -> Ints:
    """[sectors, B] true at a sector, or at the one that plays a role (-1 and so on, as ROLES has them)."""
    where = sector if sector >= 0 else tuple(ROLES.values())[-1 - sector](world, params.topology)
    return np.arange(params.topology.sectors)[:, None] == where


def _crowded(world: World, t: Topology) -> Ints:
    """[B] of the half of the lit sectors with the longest roads the one where most people are at home."""
    road = world.road * (1 - world.dark)
    far = road >= np.sort(road, 0)[t.sectors // 2]
    return (world.home * far).argmax(0)


def _bridge(world: World, t: Topology) -> Ints:
    """[B] the sector without a gate that most sectors' roads lead over."""
    here = np.arange(t.sectors, dtype=np.int32)[:, None]
    following = np.where(world.onward < 0, here, t.target.take(np.maximum(world.onward, 0)))
    over, at = np.zeros_like(world.road), here + np.zeros_like(world.road)
    world_of = np.arange(at.shape[1])
    for _ in range(t.sectors):
        after = following[at, world_of]
        for sector in range(t.sectors):
            over[sector] += ((after == sector) & (at != sector)).sum(0)
        if (after == at).all():
            break
        at = after
    return (over * (1 - world.gate)).argmax(0)


ROLES = {  # where a strike may fall other than by a sector's name
    "epicentre": lambda world, t: world.epicentre[0],
    "most-people": _crowded,
    "most-roads": _bridge,
}
STRIKE = Key(
    "strike",
    "sector",
    "a sector that an anomaly strikes, by its name or its role: `epicentre`, `most-people` (far out, where most "
    "are at home) or `most-roads` (that most roads lead over)",
    words=tuple(ROLES),
)
EFFECTS = (Effect((STRIKE, STRENGTH), (Change("strike", _jolt, "strength", "share"),)),)


def setup(world: World, params: Params) -> None:
    """Draw the epicentre among the sectors farthest out, and the first strike."""
    t = params.topology
    world.epicentre[:] = choose_on_rim(world, t, draw(world.seed, 0, PlatformStream.EPICENTRE))
    world.from_epicentre[:] = distance_to(world, t, world.epicentre)
    world.strike_tick[:] = params.anomaly.first
    world.strike_sector[:] = world.epicentre


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Growth, strikes, steadying, then what can be seen of it."""
    p, t = params.anomaly, params.topology
    sector = np.arange(t.sectors, dtype=np.int32)[:, None]
    brought = world.jolt - _told(world, params, events) if events.traced else 0
    due = (world.tick[0] >= world.strike_tick[0]) & (world.ended[0] == 0)
    if due.any():
        _strike(world, params, events, np.flatnonzero(due))
    events.cause("struck", world.jolt - brought)

    a = world.severity
    pace = _rise(p.growth, p.quicken, world.tick)
    guard = mul(world.protocol[STEADY], p.guard)
    a += share(share(a, WHOLE - a), pace) - share(a, guard) + world.jolt
    world.jolt[:] = 0
    world.cause[:] = np.where(a < WHOLE // 32, -1, world.cause)

    if (world.done_verb == PlatformVerb.STEADY).any():
        here = (world.done_verb == PlatformVerb.STEADY) & (world.done_target == sector) & (world.dark == 0)
        symptom = (world.done_verb == PlatformVerb.STEADY) & (world.cause == world.done_target) & (world.layer >= 3)
        strength = share(HALF + (world.composure >> 1), p.steadied) << 8
        a -= strength * here + mul(strength, p.symptoms) * (symptom & ~here)
        world.strain -= mul(world.strain, p.relief) * here
        world.braced[:] = np.where(here, world.tick + p.braced_lasts, world.braced)
        events.add("steadied", here)
    a *= 1 - world.dark
    a[:] = clip(a, 0, WHOLE)
    weighs = mul(a >> 8, p.weight)
    world.load += weighs
    events.cause("weighed", weighs)
    _see(world, params, events, sector)


def _told(world: World, params: Params, events: Events) -> Ints:
    """[sectors, B] Q24 with which the timeline strikes in this tick."""
    told = np.zeros_like(world.jolt)
    for beat, fired in zip(params.timeline.beats, events.raised.get("spoke", ()), strict=False):
        for kind, sector, severity in beat.effects if fired.any() else ():
            if kind == "strike":
                told += fired * severity * _struck(world, params, sector)
    return told


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """The strike brings nothing, or the anomaly in a sector is dark."""
    if cause.name == "struck":
        world.jolt[cause.row] -= cause.amount
    else:
        world.severity[cause.row] = 0


def _strike(world: World, params: Params, events: Events, rows: Ints) -> None:
    """Strike the worlds in `rows`, and draw where and when their next one comes (told ahead by the cipher)."""
    p, t = params.anomaly, params.topology
    at, now = world.strike_sector[0, rows], world.tick[0, rows]
    braced = world.braced[at, rows] > now
    world.jolt[at, rows] += mul(_rise(p.strike, p.strike_grows, now), ONE - braced * p.braced)
    world.cause[at, rows] = -1
    struck = np.zeros((t.sectors, world.batch), np.int32)
    struck[at, rows] = 1
    events.add("struck", struck)

    seed, count = world.seed[0, rows], world.strikes[0, rows] + 1
    world.strikes[0, rows] = count
    fall = exp(-(np.left_shift(now, 16, dtype=np.int64) // p.gap_fall))
    gap = np.maximum(mul(p.gap, fall), p.gap_least)
    wait = mul(gap, between(draw(seed, count, PlatformStream.STRIKE_GAP), ONE * 7 // 10, ONE * 13 // 10))
    comes = now + wait
    into = comes % p.wave
    world.strike_tick[0, rows] = comes + np.where(into < mul(p.wave, ONE - p.ebb), 0, p.wave - into)
    luck = unit(draw(seed, count, PlatformStream.STRIKE_PLACE, np.arange(t.sectors)[:, None]))
    distance = (world.from_epicentre[:, rows] << 8) // _rise(p.reach, p.spread, now)
    rank = np.minimum(distance, FAR) + (luck >> 7) + world.dark[:, rows] * FAR
    world.strike_sector[0, rows] = rank.argmin(0)


def _rise(start: int, doubles: int, tick: Ints) -> Ints:
    """What grows evenly with time, and has doubled after so many ticks; int64, shaped as tick."""
    return start + start * tick.astype(np.int64) // doubles


def _see(world: World, params: Params, events: Events, sector: Ints) -> None:
    p, t = params.anomaly, params.topology
    if (world.done_verb == PlatformVerb.SCAN).any():
        here = (world.done_verb == PlatformVerb.SCAN) & (world.done_target == sector)
        near = t.around(here, world.absent)
        world.scanned[:] = np.where(near, world.tick + p.scan_lasts, world.scanned)
        events.add("scanned", here)
    shows = (world.severity >= p.visible << 8) | (world.scanned > world.tick) | (world.protocol[SCAN] >= HALF)
    seen = shows & (world.legible == 1)
    world.watched[:] = seen
    world.seen_severity[:] = np.where(seen, world.severity >> 8, world.seen_severity)
    world.seen_tick[:] = np.where(seen, world.tick, world.seen_tick)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    log_open = world.layer >= 1
    return {
        "anomaly.known": world.watched,
        "anomaly.severity": world.seen_severity,
        "anomaly.seen": world.seen_tick,
        "scanned": world.scanned,
        "braced": world.braced,
        "forecast.sector": np.where(log_open, world.strike_sector, -1),
        "forecast.tick": -(-world.strike_tick // STEP) * STEP * log_open,
    }
