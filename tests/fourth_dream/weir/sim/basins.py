"""Basins: the tide fills them, a sluice empties one, and what stands above the brim runs over into the neighbours.

    h' = inflow (1 + t / grows) (1 + swell sin(2 pi t / period + phase)) - draws opening sqrt(h)
    wear' = 1 / bears   while h is above the brim,   else -1 / recovers

The outflow is Torricelli's (1643): a deep basin empties faster than a shallow one. Depth is 1.0 at the brim; in each
step a part of what is above it runs over, alike along every link. A bank whose wear is full gives way: its basin is
gone, and all its water is its neighbours'.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, WHOLE, Ints, clip, mul, root, sine
from game.sim.laws.common.ports import CALLS, COMMON
from game.sim.params import Params
from game.sim.rng import draw, sample
from game.sim.spec import Array, Cause, Caused, Change, Effect, Event, Key, Metric, Param, Shown, Shows
from game.sim.world import World
from weir.sim.ports import WEIR
from weir.sim.streams import WeirStream

NAME = "basins"
EVERY = STEP
USES = (COMMON, WEIR)
DEEPEST = 4 * WHOLE  # no basin holds more: the rest is the sea's again
ARRAYS = (
    Array("water", "sector", "Q24, depth of a basin; 1.0 is its brim"),
    Array("wear", "sector", "Q24, 0..1, how far its bank is worn; full means gone"),
    Array("inflow", "sector", "Q24 per step that the tide brings at the beginning"),
    Array("tide_at", "sector", "angle at which a basin's tide begins"),
    Array("risen", "sector", "Q24 by which its depth changed in the last step"),
    Array("high_water", "sector", "1 while its depth is in alarm"),
    Array("gone_since", "sector", "tick at which its bank gave way, plus 1"),
)
PARAMS = (
    Param("begins", "share", 0.4, 0, 1, "depth at the beginning", per="sector"),
    Param("inflow", "rate", 0.02, 0, 1, "depth that the tide brings each second at first", per="sector", drawn=True),
    Param("grows", "seconds", 120, 10, 10_000, "time in which that doubles"),
    Param("swell", "fraction", 0.5, 0, 1, "part by which the tide swells and ebbs"),
    Param("period", "seconds", 24, 2, 600, "time from one swell to the next"),
    Param("draws", "share", 0.13, 0, 1, "depth that an open sluice lets out each second at the brim"),
    Param("spills", "fraction", 0.05, 0, 1, "part of what is above the brim that runs over each tenth of a second"),
    Param("bears", "seconds", 10, 0.1, 600, "time for which a bank bears water above its brim"),
    Param("recovers", "seconds", 30, 0.1, 10_000, "time in which full wear passes"),
    Param("alarm", "share", 0.85, 0, 1, "depth at which an alarm sounds"),
    Param("clears", "share", 0.8, 0, 1, "depth under which it is over"),
    Param("dread", "share", 0.12, 0, 1, "composure that a bank takes when it gives way"),
)
METRICS = (
    Metric("standing", "part of the basins that still stand, 0 to 1",
           lambda world, params: (1 - world.dark).sum(0) * ONE // params.topology.sectors),
    Metric("gone", "basins whose banks gave way, as a count", lambda world, params: world.dark.sum(0) * ONE),
)  # fmt: skip
EVENTS = (
    Event("brimmed", "sector", "a basin begins to run over"),
    Event("gave_way", "sector", "a bank gave way"),
)
CAUSES = (
    Cause("gave_way", "sector", "a bank gave way", of="wear"),
    Cause("wore", "sector", "water above the brim wore a bank", into="wear", of="water", stream=True),
    Cause("filled", "sector", "the tide filled a basin", into="water", stream=True),
    Cause("broke_in", "sector", "the sea broke in", into="water"),
    Cause("ran_over", "edge", "a basin ran over into its neighbour", into="water", of="water", stream=True),
)
SHOWS = (
    Shown("basin.depth", "sector", "Q16", "depth; 1.0 is the brim; 0 where it isn't legible"),
    Shown("basin.rises", "sector", "Q16 a second", "how fast that changes now; 0 where it isn't legible"),
    Shown("basin.wear", "sector", "Q16", "how far its bank is worn, 0..1; full means gone; 0 where it isn't legible"),
    Shown("basin.bears", "world", "ticks", "time for which a whole bank bears water above its brim"),
    Shown("basin.alarm", "world", "Q16", "depth at which an alarm sounds"),
    Shown("dark", "sector", "flag", "its bank gave way"),
    Shown("dark.since", "sector", "tick + 1", "when it did, 0 while it stands"),
)


def _surge(world: World, params: Params, due: Ints, basin: int, height: int) -> None:
    """The timeline throws so much into a basin, -1 for the deepest."""
    here = np.arange(len(world.water), dtype=np.int32)[:, None] == (basin if basin >= 0 else world.water.argmax(0))
    world.surge += here * due * height


SURGE = Key("surge", "sector", "a basin into which the sea breaks, or `deepest`", words=("deepest",))
HEIGHT = Key("height", "number", "the depth that it adds, 1 is the brim", 0, 1)
EFFECTS = (Effect((SURGE, HEIGHT), (Change("surge", _surge, "height", "share"),)),)


def setup(world: World, params: Params) -> None:
    """Draw what the tide brings to each basin, and where in its swell it begins."""
    p, n = params.basins, params.topology.sectors
    world.water[:] = p.begins
    world.inflow[:] = sample(p.inflow, world.seed, WeirStream.INFLOW, n)
    world.tide_at[:] = draw(world.seed, 0, WeirStream.TIDE, np.arange(n)[:, None]) >> np.uint32(16)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Water comes and goes, runs over, wears; what is worn through is gone."""
    p, h, stands = params.basins, world.water, world.dark == 0
    before, brims = h.copy(), h >= WHOLE
    tide = _tide(world, params)
    h += (tide + world.surge - _drained(world, params)) * stands
    events.cause("filled", tide * stands)
    events.cause("broke_in", world.surge * stands)
    world.surge[:] = 0
    np.maximum(h, 0, out=h)
    over = mul(np.maximum(h - WHOLE, 0), p.spills)
    _pour(world, over, params, events)
    h[:] = clip(h, 0, DEEPEST) * stands
    world.risen[:] = h - before
    full = h >= WHOLE
    events.add("brimmed", full & ~brims)
    wears = np.where(full, WHOLE * STEP // p.bears, -(WHOLE * STEP // p.recovers))
    world.wear[:] = clip(world.wear + wears * stands, 0, WHOLE)
    events.cause("wore", WHOLE * STEP // p.bears * (full & stands))
    _break(world, params, events)
    _call(world, params)


def _tide(world: World, params: Params) -> Ints:
    """[sectors, B] Q24 that comes in with this step."""
    p, tick = params.basins, world.tick.astype(np.int64)
    turn = ONE * (tick % p.period) // p.period
    swell = ONE + mul(sine(world.tide_at + turn), p.swell)
    grown = ONE + ONE * tick // p.grows
    return mul(mul(world.inflow, swell), grown)


def _drained(world: World, params: Params) -> Ints:
    """[sectors, B] Q24 that goes out through the sluices in this step."""
    head = root(world.water >> 8)
    return mul(mul(np.full_like(head, params.basins.draws * STEP // 60), head), world.opening)


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """A basin is empty, has no tide, or the sea doesn't break in."""
    if cause.name == "broke_in":
        world.surge[cause.row] -= cause.amount
    elif cause.name == "filled":
        world.inflow[cause.row] = 0
    else:
        world.water[cause.source] = 0


def _pour(world: World, over: Ints, params: Params, events: Events) -> None:
    """Move so much out of each basin into its neighbours, alike along every link; what is gone takes none."""
    t = params.topology
    each = over // t.degree
    if events.traced:
        events.cause("ran_over", each.take(t.source, 0) * (world.dark.take(t.target, 0) == 0))
    for k in range(len(t.neighbour)):
        open_way = (t.mask[k] == 1) & (world.dark.take(t.neighbour[k], 0) == 0)
        came = (t.mask[k] == 1) & (world.dark == 0)
        world.water += each.take(t.neighbour[k], 0) * came - each * open_way


def _break(world: World, params: Params, events: Events) -> None:
    """Banks that are worn through give way."""
    gives = (world.wear >= WHOLE) & (world.dark == 0)
    if not gives.any():
        return
    world.dark |= gives
    world.gone_since[:] = np.where(gives, world.tick + 1, world.gone_since)
    world.dread += gives.sum(0, dtype=np.int32) * params.basins.dread
    _pour(world, world.water * gives, params, events)
    world.water *= 1 - world.dark
    events.add("gave_way", gives)
    events.cause("gave_way", gives)


def _call(world: World, params: Params) -> None:
    """A group of the annunciator for each basin: a point for its depth, one for a worn bank, three once it is gone."""
    p, h = params.basins, world.water
    world.high_water[:] = (h >= p.alarm) | ((world.high_water == 1) & (h > p.clears))
    points = (world.high_water + (world.wear >= WHOLE >> 1)) * (1 - world.dark) + 3 * world.dark
    world.calls[: len(points)] = points[:CALLS]


def check(params: Params) -> list[str]:
    """More basins than the annunciator has groups, or a deadband the wrong way round."""
    p, n = params.basins, params.topology.sectors
    found = []
    if n > CALLS:
        found.append(f"{n} sectors, but the annunciator has {CALLS} groups")
    if p.clears > p.alarm:
        found.append("`clears` is above `alarm`: an alarm would be over before it sounds")
    return found


def show(world: World, params: Params) -> Shows:
    """What its operator may know, by SHOWS."""
    p = params.basins
    return {
        "basin.depth": (world.water >> 8) * world.legible,
        "basin.rises": (world.risen * (60 // STEP) >> 8) * world.legible,
        "basin.wear": (world.wear >> 8) * world.legible,
        "basin.bears": p.bears,
        "basin.alarm": p.alarm >> 8,
        "dark": world.dark,
        "dark.since": world.gone_since,
    }
