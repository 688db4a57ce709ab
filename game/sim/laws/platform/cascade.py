"""The cascade: local load sharing with delay.

A sector whose load is above its capacity builds strain; when strain is full it goes dark and throws
`w` at each live neighbour over open links, arriving after the link's delay:

    strain' = (load - capacity) / (excess * seconds),   load_j += w_ij at t_i + d_ij

With instant strain the final dark set doesn't depend on the delays. On a complete graph with equal w it is
the CASCADE model (Dobson, Carreras, Newman, "A loading-dependent model of probabilistic cascading failure",
2005); with w = 1 and `shared` it is Watts, "A simple model of global cascades on random networks", 2002.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, WHOLE, Ints, clip
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import PLATFORM
from game.sim.params import Params
from game.sim.spec import WHEN, WIDE, Array, Cause, Caused, Event, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "cascade"
EVERY = STEP
USES = (COMMON, PLATFORM)
ARRAYS = (
    Array("received", "sector", "Q16 of load thrown at a sector so far", span=WIDE),
    Array("strain_rest", "sector", "what strain has below its last place: with it, Q24"),
    Array("dark_since", "sector", "tick at which it went dark, plus 1", span=WHEN),
    Array("surge_from", "edge", "tick at which a thrown load set out", span=WHEN),
    Array("surge_until", "edge", "tick at which it arrives, 0 for none", span=WHEN),
)
PARAMS = (
    Param("transfer", "fraction", 0.035, 0, 8, "load that a dark sector throws at each neighbour", per="link"),
    Param(
        "shared",
        "switch",
        False,
        0,
        1,
        "a sector takes in what is thrown at it divided by the number of its links",
    ),
    Param("disturbance", "fraction", 0.0, 0, 8, "load added to every sector from the start"),
    Param("seconds", "steps", 20, 0, 600, "time in which strain fills at the full excess; 0 is at once"),
    Param("excess", "fraction", 0.3333, 0.001, 8, "the excess of load over capacity meant by that"),
    Param("recovery", "steps", 60, 0.1, 3600, "time in which full strain relaxes"),
)
METRICS = (
    Metric("dark", "sectors that are dark, as a count", lambda world, params: world.dark.sum(0) * ONE),
    Metric("lit", "sectors that are still lit, as a count", lambda world, params: (1 - world.dark).sum(0) * ONE),
    Metric("strain", "mean strain of all sectors, 0 to 1",
           lambda world, params: world.strain.sum(0) // len(world.strain)),
)  # fmt: skip
EVENTS = (Event("went_dark", "sector", "a sector went dark"),)
CAUSES = (
    Cause("went_dark", "sector", "a sector went dark", of="strain"),
    Cause("thrown", "edge", "a sector that fell threw its load at its neighbour", into="received", of="strain"),
    Cause("took_up", "sector", "thrown loads that a sector took up weighed on it", "strain", "received", stream=True),
)
SHOWS = (
    Shown("load", "sector", "Q16", "what it has to carry; 0 where it isn't legible"),
    Shown("capacity", "sector", "Q16", "what it can carry"),
    Shown("strain", "sector", "Q16", "strain, 0..1; full means dark; 0 where it isn't legible"),
    Shown("dark", "sector", "flag", "a sector is dark"),
    Shown("dark.since", "sector", "tick + 1", "when it went dark, 0 while it hasn't"),
    Shown(
        "strain.left",
        "sector",
        "ticks",
        "time until it goes dark under its present load, -1 while its strain doesn't grow",
    ),
    Shown("surge.from", "edge", "tick", "when a thrown load set out along an edge"),
    Shown("surge.until", "edge", "tick", "when it arrives, 0 for none"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Loads arrive, strain builds or relaxes, full sectors fall."""
    p, t = params.cascade, params.topology
    shut = np.concatenate([world.closed, world.closed])
    if world.surge_until.any():
        world.surge_until *= 1 - shut
        landed = (world.surge_until > 0) & (world.surge_until <= world.tick)
        if landed.any():
            brought = _weights(world, params) * landed
            events.cause("thrown", brought, since=world.surge_from)
            for k in range(len(t.inward)):
                world.received += brought.take(t.inward[k], 0) * t.mask[k]
            world.surge_until *= ~landed

    world.load += world.received + p.disturbance
    events.cause("took_up", world.received)
    over = world.load - world.capacity
    if p.seconds == 0:
        world.strain[:] = np.where(over > 0, ONE, world.strain)
    else:
        change = np.where(over > 0, _builds(world, params), -(WHOLE // p.recovery))
        strain = clip((world.strain << 8) + world.strain_rest + change, 0, WHOLE)
        world.strain[:], world.strain_rest[:] = strain >> 8, strain & 255
    falls = (world.strain >= ONE) & (world.dark == 0)
    if falls.any():
        _fall(world, params, events, falls, shut)


def _builds(world: World, params: Params) -> Ints:
    """[sectors, B] Q24 (int64) of strain that a step adds under the load of now."""
    p, over = params.cascade, np.maximum(world.load - world.capacity, 0)
    full = p.excess * max(p.seconds, 1)
    return (np.left_shift(over, 24, dtype=np.int64) + (full >> 1)) // full


def _weights(world: World, params: Params) -> Ints:
    """[edges, 1 or B] Q16 of load that a fall throws along each edge."""
    t, each_way = params.topology, np.broadcast_to(params.cascade.transfer, (params.topology.links, 1))
    thrown = np.concatenate([each_way, each_way])
    if not params.cascade.shared:
        return thrown
    there = (t.mask[k] > world.absent.take(t.link[k], 0) for k in range(len(t.link)))
    degree = sum(there, np.zeros_like(world.dark)).take(t.target, 0)
    return (thrown + (degree >> 1)) // degree


def _fall(world: World, params: Params, events: Events, falls: Ints, shut: Ints) -> None:
    t = params.topology
    world.dark |= falls
    world.dark_since[:] = np.where(falls, world.tick + 1, world.dark_since)
    throws = falls.take(t.source, 0) & (shut == 0)
    world.surge_from[:] = np.where(throws, world.tick, world.surge_from)
    world.surge_until[:] = np.where(throws, world.tick + world.delay, world.surge_until)
    events.add("went_dark", falls)
    events.cause("went_dark", falls)


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """The load that is on its way never arrives, or nothing that was thrown at the sector weighs on it."""
    if cause.name == "thrown":
        world.surge_until[cause.row] = 0
    else:
        world.received[cause.row] = 0


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    builds = _builds(world, params)
    left = ((ONE - world.strain) << 8) // np.maximum(builds, 1) * STEP
    known = (world.legible == 1) & (world.dark == 0) & (builds > 0)
    return {
        "load": world.load * world.legible,
        "capacity": world.capacity,
        "strain": world.strain * world.legible,
        "dark": world.dark,
        "dark.since": world.dark_since,
        "strain.left": np.where(known, left, -1),
        "surge.from": world.surge_from,
        "surge.until": world.surge_until,
    }
