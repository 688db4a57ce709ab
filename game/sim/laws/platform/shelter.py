"""Shelter: marked sectors send their people up to the platform's shelter, three streams at a time.

    rate = pace * sqrt(home / typical) / (1 + (road / half)^2) * (1 - burden strain)(1/2 + c/2) * convoy * traffic / jam

A convoy has to form first and scatters when it's called off. Figures on the road nearly stop it; streams that
share a bridge share its width. Places are limited. Of a few stragglers nobody is left waiting: the last of a
sector come in together, and its stream is free.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import FAR, HALF, ONE, STEP, STEPS_PER_SECOND, Ints, clip, mul, ratio, root
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import PLATFORM
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.params import Params
from game.sim.spec import Array, Event, Param, Shown, Shows
from game.sim.world import World

NAME = "shelter"
EVERY = STEP
USES = (COMMON, PLATFORM)
ARRAYS = (Array("convoy", "sector", "Q16, 0..1, how far the convoy has formed", span=(0, ONE)),)
PARAMS = (
    Param("places", "share", 0.45, 0, 1, "places in the shelter, as a share of the city"),
    Param("streams", "count", 3, 1, 24, "sectors that can be led at a time"),
    Param("stragglers", "share", 0.0003, 0, 1, "people of a sector that come in at once, the last of their stream"),
    Param("pace", "rate", 0.003, 0, 1, "people of a typical sector led in a second, as a share of the city"),
    Param("typical", "share", 0.04, 0.0001, 1, "the size of that sector"),
    Param("half", "seconds", 8, 0.1, 600, "travel at which the rate is halved"),
    Param("burden", "fraction", 0.8, 0, 1, "part of the rate that full strain takes away"),
    Param("besieged", "fraction", 0.15, 0, 1, "part of the rate that is left with figures on the road"),
    Param("figures", "share", 0.003, 0, 1, "figures in one place that count as that"),
    Param("forms", "steps", 10, 0.1, 600, "time in which a convoy forms"),
    Param("scatters", "steps", 3, 0.1, 600, "time in which it scatters"),
)
METRICS = ()
EVENTS = (
    Event("shelter_started", "sector", "a stream was opened"),
    Event("shelter_stopped", "sector", "a stream was closed"),
    Event("saved_all", "sector", "everybody of a sector is in the shelter or lost"),
    Event("shelter_refused", "world", "one stream too many was called: the verb"),
)
SHOWS = (
    Shown("shelter.on", "sector", "flag", "its people are being brought"),
    Shown("shelter.rate", "sector", "Q24 a second", "how fast people come, or would come"),
    Shown("shelter.left", "sector", "ticks", "time until all are in at that pace, -1 where none come"),
    Shown("shelter.muster", "sector", "Q16", "how far its column is formed, 0..1"),
    Shown("shelter.beset", "sector", "flag", "figures stand in the way of its people"),
    Shown("shelter.jam", "sector", "count", "streams that share the narrowest part of its road"),
    Shown("shelter.places", "world", "Q24", "places in the shelter, as a share of the city"),
    Shown("shelter.used", "world", "Q24", "people in the shelter"),
    Shown("shelter.streams", "world", "count", "sectors that are being brought in"),
    Shown("shelter.most", "world", "count", "how many can be brought in at a time"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Marks, convoys, then one step of the streams."""
    p = params.shelter
    if (world.done_verb == PlatformVerb.SHELTER).any():
        _mark(world, params, events)
    if not (world.marked.any() or world.convoy.any()):
        return
    formed = np.where((world.marked == 1) & (world.road < FAR), ONE // p.forms, -(ONE // p.scatters))
    world.convoy[:] = clip(world.convoy + formed, 0, ONE)
    flow = np.minimum(mul(_rate(world, params), world.convoy), world.home) * world.marked
    last = (world.marked == 1) & (world.convoy > 0) & (world.road < FAR) & (world.home - flow < p.stragglers)
    flow = np.where(last, world.home, flow)
    room = np.maximum(p.places - world.sheltered.sum(0, dtype=np.int32), 0)
    total = np.maximum(flow.sum(0, dtype=np.int32), 1)
    flow = np.where(total > room, np.multiply(flow, room, dtype=np.int64) // total, flow)
    world.home -= flow
    world.sheltered += flow
    done = (world.marked == 1) & (world.home < max(p.stragglers, 1))
    world.marked *= ~done
    events.add("saved_all", done)


def _mark(world: World, params: Params, events: Events) -> None:
    """Marking a sector again closes its stream; one more than can be led is refused, and no other is touched."""
    sector = np.arange(params.topology.sectors, dtype=np.int32)[:, None]
    here = (world.done_verb == PlatformVerb.SHELTER) & (world.done_target == sector)
    full = world.marked.sum(0) >= params.shelter.streams
    wanted = here & (world.marked == 0) & (world.home > 0)
    starts, stops = wanted & ~full, here & (world.marked == 1)
    world.marked[:] = (world.marked | starts) & ~stops
    events.add("shelter_started", starts)
    events.add("shelter_stopped", stops)
    events.add("shelter_refused", (wanted & full).any(0) * PlatformVerb.SHELTER)


def _rate(world: World, params: Params) -> Ints:
    """[sectors, B] Q24 a step that a fully formed convoy of each sector leads, or would lead."""
    p = params.shelter
    size = root(ratio(world.home, p.typical))
    distance = ratio(np.minimum(world.road, FAR >> 4), p.half)
    falls = (ONE << 16) // (ONE + ((distance.astype(np.int64) * distance) >> 16))
    able = mul(ONE - mul(world.strain, p.burden), HALF + (world.composure >> 1))
    rate = mul(mul(size, falls.astype(np.int32)), able)
    rate = np.where(world.beset > p.figures, mul(rate, p.besieged), rate)
    return mul(p.pace, rate) // np.maximum(world.jam, 1) * (world.road < FAR)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    p = params.shelter
    rate = _rate(world, params)
    seconds = np.where(rate > 0, world.home // np.maximum(rate, 1), -1)
    return {
        "shelter.on": world.marked,
        "shelter.rate": rate * STEPS_PER_SECOND,
        "shelter.left": np.where(seconds < 0, -1, seconds * STEP),
        "shelter.muster": world.convoy,
        "shelter.beset": world.beset > p.figures,
        "shelter.jam": world.jam,
        "shelter.places": p.places,
        "shelter.used": world.sheltered.sum(0),
        "shelter.streams": world.marked.sum(0),
        "shelter.most": p.streams,
    }
