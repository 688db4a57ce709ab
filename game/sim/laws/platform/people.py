"""People: at home and at risk, sheltered, or lost. A dark sector loses those who are still at home.

    home' = -home / tau   where dark

While the shelter protocol lives, it still leads most of them away by itself.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, WHOLE, clip, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import PLATFORM, SHELTER
from game.sim.laws.platform.streams import PlatformStream
from game.sim.params import Params
from game.sim.rng import sample
from game.sim.spec import Array, Event, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "people"
EVERY = STEP
USES = (COMMON, PLATFORM)
ARRAYS = (Array("home_size", "sector", "Q24 of people who lived there at the start", span=(0, 2 * WHOLE)),)
PARAMS = (
    Param("size", "fraction", 1.0, 0.001, 1000, "inhabitants, in any unit: all sectors together are the city",
          per="sector", drawn=True),
    Param("tau", "steps", 6, 0.1, 600, "time in which a dark sector loses all but 1/e of its people"),
    Param("led", "fraction", 0.8, 0, 1, "part of that loss that the shelter protocol prevents"),
    Param("grief", "fraction", 0.5, 0, 10, "composure that the loss of the whole city would take"),
)  # fmt: skip
METRICS = (
    Metric("home", "people at risk, 0 to 1 of the city", lambda world, params: world.home.sum(0) >> 8),
    Metric("sheltered", "people sheltered, 0 to 1 of the city", lambda world, params: world.sheltered.sum(0) >> 8),
    Metric(
        "saved",
        "people in the shelter when the override went through, 0 to 1",
        lambda world, params: (world.sheltered.sum(0) >> 8) * (world.cut[0] > 0),
    ),
    Metric("lost", "people lost, 0 to 1 of the city", lambda world, params: world.lost.sum(0) >> 8),
)
EVENTS = (Event("emptied", "sector", "nobody is left at home"),)
SHOWS = (
    Shown("home", "sector", "Q24", "people at home, at risk, as a share of the city"),
    Shown("home.size", "sector", "Q24", "people who lived there at the start"),
    Shown("sheltered", "sector", "Q24", "people of a sector who reached the shelter"),
    Shown("lost", "sector", "Q24", "people of a sector who are lost"),
    Shown("people.home", "world", "Q24", "people at home in all"),
    Shown("people.lost", "world", "Q24", "people lost in all"),
)


def setup(world: World, params: Params) -> None:
    """Draw the sectors' sizes and share the city out by them; what rounding leaves goes to the first."""
    size = clip(
        sample(params.people.size, world.seed, PlatformStream.POPULATION, params.topology.sectors), 1, 1000 * ONE
    )
    total = size.sum(0).astype(np.int64)
    world.home_size[:] = size.astype(np.int64) * WHOLE // total
    world.home_size[0] += WHOLE - world.home_size.sum(0)
    world.home[:] = world.home_size


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """One step of loss."""
    p = params.people
    world.fallen[:] = 0
    if not world.dark.any():
        return
    spared = ONE - mul(world.protocol[SHELTER], p.led)
    leaves = mul(world.home // p.tau + 1, spared)
    world.fallen[:] = np.minimum(leaves, world.home) * world.dark
    emptied = (world.home > 0) & (world.home == world.fallen)
    world.home -= world.fallen
    world.lost += world.fallen
    world.dread += mul(world.fallen.sum(0, dtype=np.int32), p.grief)
    events.add("emptied", emptied)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {
        "home": world.home,
        "home.size": world.home_size,
        "sheltered": world.sheltered,
        "lost": world.lost,
        "people.home": world.home.sum(0),
        "people.lost": world.lost.sum(0),
    }
