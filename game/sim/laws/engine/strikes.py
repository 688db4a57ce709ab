"""Strikes: chance hits insects between two beats, and says so a while before.

The timeline gives how many come in a second (`strikes`). They come in gusts: time is cut into spans, and a part of
these has all of them, evenly spread. The second span has one, as long as no other thread is woven; each world draws how
the others follow. Salts take turns, so that weaving, which picks one, can mostly pick a span without a gust.

    span k has a gust where frac(k gusts + start + salt / 3) < gusts

When a strike hits, half a beat after its insect's arm has beaten, it throws the insect out of its phase, tears at its
links, darkens it, frightens.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, STEPS_PER_SECOND, WHOLE, Ints, mul, ratio
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import ENGINE, FORECASTS, SLOWED, STRIKES
from game.sim.laws.engine.streams import EngineStream
from game.sim.params import ARMS, Params
from game.sim.rng import between, choose, draw, unit
from game.sim.spec import Cause, Caused, Event, Metric, Param, Shown, Shows
from game.sim.timing import ticks_to
from game.sim.world import World

NAME = "strikes"
EVERY = STEP
USES = (COMMON, ENGINE)
ARRAYS = ()
PARAMS = (
    Param("often", "fraction", 1.0, 0, 8, "how many times as many strikes come as the timeline says"),
    Param("gust", "seconds", 6.0, 1, 600, "length of the spans that have a gust or none"),
    Param("gusts", "fraction", 1.0, 0.05, 1, "part of the spans that have one; these have all the strikes"),
    Param("gathers", "seconds", 0, 0, 600, "how long all strikes fall on one arm, another in each world"),
    Param("told", "seconds", 2.7, 0.1, 60, "how long before it hits a strike is announced at least"),
    Param("least", "fraction", 0.15, 0, 0.5, "least part of a turn by which it throws an insect"),
    Param("most", "fraction", 0.4, 0, 0.5, "and at most"),
    Param("rent", "share", 0.35, 0, 1, "health that the links of the insect lose"),
    Param("darkens", "share", 0.3, 0, 1, "darkness that it brings"),
    Param("dread", "share", 0.03, 0, 1, "composure that it takes"),
    Param("heart", "share", 0.01, 0, 1, "what the heart loses"),
)
METRICS = (
    Metric("told", "strikes that are announced now, as a count",
           lambda world, params: (world.forecast_sector >= 0).sum(0, dtype=np.int32) * ONE),
)  # fmt: skip
SALTS = 3  # futures that gusts take turns in
HALF_TURN = np.int32(-1 << 31)
EVENTS = (
    Event("told", "sector", "a strike was announced"),
    Event("hit", "sector", "a strike hit"),
)
CAUSES = (
    Cause("threw", "sector", "a strike threw an insect out of its phase", into="phase"),
    Cause("tore", "sector", "a strike tore at the links of an insect", into="rent"),
    Cause("darkened", "sector", "a strike darkened an insect", into="darkness"),
)
SHOWS = (
    Shown("forecast.sector", FORECASTS, "index", "where announced strikes will fall, -1 for none"),
    Shown("forecast.tick", FORECASTS, "tick", "and when, -1 for none"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Tell what comes, let hit what was told."""
    comes = _blows(world, params) & _comes(world, params)
    if comes.any():
        _tell(world, params, events, np.flatnonzero(comes & (world.forecast_sector < 0).any(0)))
    due = (world.forecast_sector >= 0) & (world.tick >= world.forecast_tick)
    if due.any():
        _hit(world, params, events, due)


def _blows(world: World, params: Params) -> Ints:
    """[1, B] whether a gust blows."""
    p = params.strikes
    start = -1 - choose(draw(world.seed, 0, EngineStream.GUST), p.gusts)
    return (world.tick // p.gust * p.gusts + start + world.salt * ONE // SALTS) % ONE < p.gusts


def _comes(world: World, params: Params) -> Ints:
    """[1, B] whether a strike comes in this step of a gust: as many a second as there are, at even distances."""
    p = params.strikes
    rate = ratio(mul(world.dial[STRIKES], p.often) // STEPS_PER_SECOND, p.gusts)
    first = unit(draw(world.seed, world.tick // p.gust, EngineStream.HIT, world.salt))
    return (first + (world.tick % p.gust // STEP).astype(np.int64) * rate) % ONE < rate


def _tell(world: World, params: Params, events: Events, rows: Ints) -> None:
    slot = (world.forecast_sector[:, rows] < 0).argmax(0)
    sectors = params.topology.sectors
    word = draw(world.seed[0, rows], world.tick[0, rows], EngineStream.HIT_PLACE, world.salt[0, rows])
    each, gathers = sectors // ARMS, world.tick[0, rows] < params.strikes.gathers
    arm = choose(draw(world.seed[0, rows], 0, EngineStream.GATHERING), ARMS)
    place = np.where(gathers, choose(word, each) + each * arm, choose(word, sectors))
    world.forecast_sector[slot, rows] = place
    world.forecast_tick[slot, rows] = world.tick[0, rows] + _told(world, params, rows, place // each)
    announced = np.zeros_like(world.darkness)
    announced[place, rows] = 1
    events.add("told", announced)


def _told(world: World, params: Params, rows: Ints, arm: Ints) -> Ints:
    """Ticks until a strike hits that is told now: `told`, and on to the middle between two beats of the arm at full
    pace; at most twice as many."""
    told = params.strikes.told
    stride = world.arm_stride[arm, rows] << SLOWED * world.stretching[0, rows]
    left = ticks_to(world.arm_phase[arm, rows] + stride * told + HALF_TURN, stride)
    return told + np.minimum(left, told)


def _hit(world: World, params: Params, events: Events, due: Ints) -> None:
    p = params.strikes
    slot, rows = due.nonzero()
    at = world.forecast_sector[slot, rows]
    word = draw(world.seed[0, rows], world.forecast_tick[slot, rows], EngineStream.HIT_WAY, at)
    throw = between(word << np.uint32(1), p.least, p.most) << 15
    world.phase[at, rows] += np.where(word >> np.uint32(31) == 1, throw, -throw) << 1
    world.rent[at, rows] += p.rent
    world.darkness[at, rows] = np.minimum(world.darkness[at, rows] + p.darkens, WHOLE)
    hits = due.sum(0, dtype=np.int32)
    world.dread += hits * p.dread
    world.heart[:] = np.maximum(world.heart - hits * p.heart, 0)
    world.forecast_sector[slot, rows] = -1
    hit = np.zeros_like(world.darkness)
    hit[at, rows] = 1
    events.add("hit", hit)
    if events.traced:
        thrown = np.zeros_like(hit)
        thrown[at, rows] = throw
        events.cause("threw", thrown)
        events.cause("tore", hit * p.rent)
        events.cause("darkened", hit * p.darkens)


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """The strike that was told for the insect doesn't fall."""
    due = (world.forecast_sector == cause.row) & (world.tick >= world.forecast_tick)
    world.forecast_sector[due] = -1


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {
        "forecast.sector": world.forecast_sector,
        "forecast.tick": np.where(world.forecast_sector < 0, -1, world.forecast_tick),
    }
