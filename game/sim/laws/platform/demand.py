"""Demand: what every sector has to carry before anything is added.

    load = base - relief * balance + pressure_i * rise * max(t - after, 0)

The balance protocol spreads loads better than any hand could. The root lies under the platform itself; its
pressure never relents: strongest in the quarter it leans to, and outward.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, clip, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import BALANCE, LAYERS, PLATFORM, choose_on_rim, distance_to
from game.sim.laws.platform.streams import PlatformStream
from game.sim.params import Params
from game.sim.rng import draw, sample
from game.sim.spec import WIDE, Array, Cause, Caused, Param, Shown, Shows
from game.sim.world import World

NAME = "demand"
EVERY = STEP
USES = (COMMON, PLATFORM)
ARRAYS = (Array("base_load", "sector", "Q16, a sector's own load", span=WIDE),)
PARAMS = (
    Param("base", "fraction", 0.5, 0, 4, "a sector's own load", per="sector", drawn=True),
    Param("capacity", "fraction", 1.0, 0, 8, "what a sector can carry", per="sector", drawn=True),
    Param("relief", "fraction", 0.12, 0, 1, "load that the balance protocol takes off"),
    Param("rise", "rate", 0.0023, 0, 1, "load that the root adds each second where its pressure is full"),
    Param("after", "seconds", 40, 0, 3600, "when the root begins to press"),
    Param(
        "reach",
        "seconds",
        14,
        1,
        600,
        "distance from the root's quarter at which its pressure is halved",
        from_start=True,
    ),
    Param("floor", "fraction", 0.25, 0, 1, "the least pressure anywhere", from_start=True),
)
METRICS = ()
EVENTS = ()
CAUSES = (
    Cause("pressed", "sector", "the root pressed on a sector", into="strain", stream=True, always=True),
    Cause("leaned", "sector", "load that the balance protocol no longer took off", "strain", "protocol", stream=True),
)
SHOWS = (Shown("root.known", "world", "flag", "the last layer is open, which tells where the root is"),)


def setup(world: World, params: Params) -> None:
    """Draw loads, capacities, and the quarter the root leans to: one of the sectors farthest from the gates."""
    p, t = params.demand, params.topology
    n = t.sectors
    world.base_load[:] = sample(p.base, world.seed, PlatformStream.LOAD, n)
    world.capacity[:] = sample(p.capacity, world.seed, PlatformStream.CAPACITY, n)
    quarter = choose_on_rim(world, t, draw(world.seed, 0, PlatformStream.ROOT))
    away = distance_to(world, t, quarter)
    near = ONE - clip(np.multiply(away, ONE // 2, dtype=np.int64) // p.reach, 0, ONE)
    world.pressure[:] = np.maximum(near, p.floor)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Load each sector anew; later laws of the step add theirs."""
    p = params.demand
    pressed = p.rise * (np.maximum(world.tick - p.after, 0) // STEP).astype(np.int64) >> 8
    presses = mul(world.pressure, pressed)
    world.load[:] = world.base_load - mul(world.protocol[BALANCE], p.relief) + presses
    events.cause("pressed", presses)
    events.cause("leaned", p.relief - mul(world.protocol[BALANCE], p.relief), source=BALANCE)


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """No pressure on the sector, or loads held level as before."""
    if cause.name == "pressed":
        world.pressure[cause.row] = 0
    else:
        world.protocol[BALANCE] = ONE


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"root.known": world.layer >= LAYERS}
