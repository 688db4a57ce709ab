"""Wear of the catwalks: links lose health over time, and faster where their ends are out of step (law `fray`).

s' = -wear - frays * max(0, tolerance - cos(theta_j - theta_i)) - what others rend
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import QUARTER, STEP, WHOLE, Ints, clip, mul, wave
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import ENGINE, off_arm, put_in_step
from game.sim.params import Params
from game.sim.spec import FLAG, Array, Cause, Caused, Change, Effect, Event, Key, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "fray"
EVERY = STEP
USES = (COMMON, ENGINE)
ARRAYS = (Array("frail", "link", "1 from when a link is frayed until it's whole again", span=FLAG),)
PARAMS = (
    Param("wear", "rate", 0.022, 0, 1, "health that a link loses in a second by itself"),
    Param("frays", "rate", 0.1, 0, 1, "and for each 1.0 that is missing to the tolerance"),
    Param("tolerance", "fraction", 0.3, 0, 1, "cosine of the angle between its ends under which it tears"),
    Param("frayed", "fraction", 0.5, 0, 1, "health under which a link counts as frayed"),
    Param("whole", "fraction", 0.8, 0, 1, "health above which it counts as mended"),
)
METRICS = (
    Metric("whole", "mean health of the links, 0 to 1",
           lambda world, params: (world.health >> 8).sum(0, dtype=np.int64) // max(len(world.health), 1)),
)  # fmt: skip
EVENTS = (
    Event("frayed", "link", "a link frayed"),
    Event("mended", "link", "a link is whole again"),
)
CAUSES = (
    Cause("frayed", "link", "a link frayed", of="health"),
    Cause("worn", "link", "a link wore", into="health", stream=True),
    Cause("parted", "edge", "the insect at one end, out of step, tore at a link", "health", "phase", stream=True),
    Cause("rent", "edge", "what tore at the links of the insect at one end", into="health", of="rent"),
    Cause("unravelled", "sector", "the timeline tore at the links of an insect", into="rent"),
)
SHOWS = (
    Shown("link.health", "link", "Q16", "how whole a link is, 0..1"),
    Shown("link.frayed", "link", "flag", "it is frayed"),
)


def _rend(world: World, params: Params, due: Ints, sector: int, health: int) -> None:
    world.rent[sector] += due * health


EFFECTS = (
    Effect(
        (
            Key("fray", "sector", "an insect whose catwalks fray"),
            Key("torn", "number", "the health that they lose, 0 to 1", 0, 1),
        ),
        (Change("rend", _rend, "torn", "share"),),
    ),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """A step of wear."""
    p, t = params.fray, params.topology
    a, b = t.source[: t.links], t.target[: t.links]
    apart = wave(world.phase.take(a, 0) - world.phase.take(b, 0) + QUARTER)
    lack = np.maximum(p.tolerance - apart, 0)
    rent = world.rent.take(a, 0) + world.rent.take(b, 0)
    if events.traced:
        _tell(world, params, events, mul(p.frays, lack))
    world.rent[:] = 0
    world.health[:] = clip(world.health - p.wear - mul(p.frays, lack) - rent, 0, WHOLE)
    tears = (world.health < p.frayed << 8) & (world.frail == 0)
    heals = (world.health > p.whole << 8) & (world.frail == 1)
    if tears.any() or heals.any():
        world.frail[:] = (world.frail | tears) & ~heals
        events.add("frayed", tears)
        events.cause("frayed", tears)
        events.add("mended", heals)


def _tell(world: World, params: Params, events: Events, tears: Ints) -> None:
    """What takes health from links in this step; tears is what ends out of step do, and the one farther off did it."""
    t, off = params.topology, off_arm(world)
    first = off.take(t.source[: t.links], 0) >= off.take(t.target[: t.links], 0)
    events.cause("worn", np.full_like(world.health, params.fray.wear))
    events.cause("parted", np.concatenate([tears * first, tears * ~first]))
    events.cause("rent", np.maximum(world.rent, 0).take(t.source, 0))
    told = np.zeros_like(world.rent)
    for beat, fired in zip(params.timeline.beats, events.raised.get("spoke", ()), strict=False):
        for kind, sector, health in beat.effects:
            if kind == "rend":
                told[sector] += fired * health
    events.cause("unravelled", told)


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """The link doesn't wear, the insect at its end goes with its arm, or nothing tears there."""
    if cause.name == "worn":
        world.health[cause.row] += cause.amount
    elif cause.name == "parted":
        put_in_step(world, cause.source)
    else:
        world.rent[cause.source] -= cause.amount


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"link.health": world.health >> 8, "link.frayed": world.health < params.fray.frayed << 8}
