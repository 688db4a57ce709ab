"""Isolation: shut links stop ripples, thrown loads and figures, and cut off whoever wanted to flee that way.

Every shut link to a live neighbour burdens a sector; cutting off the dark costs nothing. What waits behind a
shut link bursts it open in time.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import FAR, ONE, STEP, STEPS_PER_SECOND, WHOLE
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import PLATFORM, cut_off
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.params import Params
from game.sim.spec import WHEN, Array, Cause, Caused, Event, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "isolation"
EVERY = STEP
USES = (COMMON, PLATFORM)
ARRAYS = (Array("torn", "link", "tick until which a burst link can't be shut", span=WHEN),)
PARAMS = (
    Param("burden", "fraction", 0.006, 0, 1, "load of a shut link to a live neighbour"),
    Param(
        "holds",
        "fraction",
        8.0,
        0.001,
        1000,
        "figures (share of the city) times seconds that a shut link holds",
    ),
    Param("torn_lasts", "seconds", 20, 0, 600, "how long a burst link can't be shut again"),
    Param("horizon", "count", 8, 1, 32, "how many links ahead the warning looks"),
)
METRICS = (
    Metric(
        "closed",
        "links that are shut, as a count",
        lambda world, params: (world.closed - world.absent).sum(0) * ONE,
    ),
)
EVENTS = (
    Event("isolated", "link", "a link was shut"),
    Event("reopened", "link", "a link was opened"),
    Event("burst", "link", "figures burst a link"),
)
CAUSES = (
    Cause("isolated", "link", "hands shut a link", into="closed"),
    Cause("shut_off", "edge", "a link shut to a live neighbour burdened a sector", "strain", "closed", stream=True),
)
SHOWS = (
    Shown("closed", "link", "flag", "it is shut"),
    Shown("bulged", "link", "Q16", "how near it is to being burst by what waits behind it, 0..1"),
    Shown("burst", "link", "flag", "it was burst and can't be shut"),
    Shown(
        "isolate.warn", "sector", "flag", "its people couldn't reach the platform if the selected sector was isolated"
    ),
    Shown("isolate.horizon", "world", "count", "how many links ahead this looks"),
)


def setup(world: World, params: Params) -> None:
    """A link that isn't there is shut for good: nothing crosses it, nothing waits behind it, no hands open it."""
    world.closed[:] = world.absent


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Shut or open links as requested, then let shut ones bulge and burst, then burden their ends."""
    t = params.topology
    if (world.done_verb == PlatformVerb.ISOLATE).any():
        _toggle(world, params, events)
    shut = world.closed - world.absent
    world.bulged *= shut
    if not shut.any():
        return
    waits = world.figures * (world.road >= FAR)
    behind = waits.take(t.ends[:, 0], 0) + waits.take(t.ends[:, 1], 0)
    p = params.isolation
    world.bulged += np.left_shift(behind, 16, dtype=np.int64) // (p.holds * STEPS_PER_SECOND) * shut
    bursts = world.bulged >= WHOLE
    if bursts.any():
        world.closed *= ~bursts
        shut *= ~bursts
        world.bulged *= ~bursts
        world.torn[:] = np.where(bursts, world.tick + p.torn_lasts, world.torn)
        events.add("burst", bursts)
    for k in range(len(t.link)):
        cut = shut.take(t.link[k], 0) * (1 - world.dark.take(t.neighbour[k], 0))
        world.load += cut * (t.mask[k] * p.burden)
    if events.traced:
        live = 1 - world.dark.take(t.source, 0)
        events.cause("shut_off", np.concatenate([shut, shut]) * live * p.burden)


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """Hands leave the links as they are, or the one link stands open."""
    if cause.name == "isolated":
        world.done_verb[:] = 0
    else:
        world.closed[cause.row % params.topology.links] = 0


def _toggle(world: World, params: Params, events: Events) -> None:
    """A link by itself, or all of a sector's: shut them if one is open, else open them."""
    t = params.topology
    requested = (world.done_verb == PlatformVerb.ISOLATE).astype(np.int32)
    whole = (t.ends[:, :1] == world.done_target) | (t.ends[:, 1:] == world.done_target)
    single = np.arange(t.sectors, t.sectors + t.links, dtype=np.int32)[:, None] == world.done_target
    chosen = (whole | single) & (requested == 1) & (world.absent == 0)
    can = chosen & (world.torn <= world.tick)
    shuts = (can & (world.closed == 0)).any(0)
    events.add("isolated", can & (world.closed == 0))
    events.cause("isolated", can & shuts & (world.closed == 0))
    events.add("reopened", chosen & ~shuts & (world.closed == 1))
    world.closed[:] = np.where(chosen & ~shuts, 0, world.closed | (can & shuts))


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    horizon = params.isolation.horizon
    return {
        "closed": world.closed - world.absent,
        "bulged": world.bulged >> 8,
        "burst": world.torn > world.tick,
        "isolate.warn": cut_off(params.topology, world.gate, world.closed, world.road, world.selected, horizon),
        "isolate.horizon": horizon,
    }
