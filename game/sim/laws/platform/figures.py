"""Figures: the lost, one for one. Dark sectors send them silent along open links to the base of the platform.

    out_i = figures_i / (walk * delay of the link onward)

Lit sectors that they cross are burdened by them. Where no road is open they wait.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import FAR, STEP, WHOLE, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import PLATFORM
from game.sim.params import Params
from game.sim.spec import Array, Cause, Caused, Event, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "figures"
EVERY = STEP
USES = (COMMON, PLATFORM)
ARRAYS = (Array("walking", "edge", "Q24 that set out along an edge in this step", span=(0, 2 * WHOLE)),)
PARAMS = (
    Param("walk", "fraction", 2.0, 0.1, 100, "how much slower than people figures walk"),
    Param("burden", "fraction", 3.0, 0, 100, "load that a whole city of figures would put on a lit sector"),
)
METRICS = (
    Metric("walking", "figures on their way, 0 to 1 of the city", lambda world, params: world.figures.sum(0) >> 8),
    Metric("base", "figures at the base, 0 to 1 of the city", lambda world, params: world.base[0] >> 8),
)
EVENTS = (Event("reached", "world", "the first figures reached the base"),)
CAUSES = (
    Cause("rose", "sector", "the lost of a dark sector rose as figures", into="figures", of="strain", stream=True),
    Cause("came", "edge", "figures came along a link", into="figures", of="figures", stream=True),
    Cause("crossed", "sector", "figures burdened a lit sector", into="strain", of="figures", stream=True),
)
SHOWS = (
    Shown("figures", "sector", "Q24", "figures that stand there, as a share of the city; 0 where it isn't legible"),
    Shown("walking", "edge", "Q24 a second", "figures that set out along an edge"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """The newly lost rise, and all walk on."""
    world.figures += world.fallen
    events.cause("rose", world.fallen)
    if not world.figures.any():
        return
    p, t = params.figures, params.topology
    goes = world.onward.take(t.source, 0) == np.arange(2 * t.links, dtype=np.int32)[:, None]
    pace = np.maximum(mul(world.delay, p.walk) // STEP, 1)
    world.walking[:] = (world.figures.take(t.source, 0) + pace - 1) // pace * goes
    last = (world.gate == 1) & (world.onward < 0) & (world.road < FAR)
    events.cause("came", world.walking)
    climbs = (world.figures + 9) // 10 * last
    for k in range(len(t.neighbour)):
        come, go = world.walking.take(t.inward[k], 0), world.walking.take(t.outward[k], 0)
        world.figures += (come - go) * t.mask[k]
    world.figures -= climbs
    came = climbs.sum(0, dtype=np.int32)
    events.add("reached", (world.base == 0) & (came > 0))
    world.base += came
    burden = mul(world.figures >> 8, p.burden) * (1 - world.dark)
    world.load += burden
    events.cause("crossed", burden)


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """Nobody rises there; nobody is where they came from; nobody stands in the sector."""
    if cause.name == "rose":
        world.fallen[cause.row] = 0
    else:
        world.figures[cause.source] = 0


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"figures": world.figures * world.legible, "walking": world.walking * 10}
