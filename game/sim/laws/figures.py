"""Figures: the lost, one for one. Dark sectors send them silent along open links to the base of the platform.

    out_i = figures_i / (walk * delay of the link onward)

Lit sectors that they cross are burdened by them. Where no road is open they wait.
"""

from collections.abc import Mapping

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import FAR, ONE, STEP, Ints, mul
from game.sim.params import Params
from game.sim.spec import Array, Event, Metric, Param
from game.sim.world import World

NAME = "figures"
EVERY = STEP
ARRAYS = (
    Array("walking", "edge", "Q24 that set out along an edge in this step"),
    Array("came", "world", "Q24 that reached the base in this step"),
)
PARAMS = (
    Param("walk", "fraction", 2.0, 0.1, 100, "how much slower than people figures walk"),
    Param("burden", "fraction", 3.0, 0, 100, "load that figures as many as the city would put on a lit sector"),
)
METRICS = (
    Metric("walking", "figures on their way, 0 to 1 of the city", lambda world, params: world.figures.sum(0) >> 8),
    Metric("base", "figures at the base, 0 to 1 of the city", lambda world, params: world.base[0] >> 8),
)
EVENTS = (Event("reached", "world", "the first figures reached the base"),)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """The newly lost rise, and all walk on."""
    world.figures += world.fallen
    if not world.figures.any():
        return
    p, t = params.figures, params.topology
    world.walking[:] = 0
    arrived = np.zeros_like(world.figures)
    left = np.zeros_like(world.figures)
    last = (t.gates == 1) & (world.onward < 0) & (world.road < FAR)
    for k in range(len(t.neighbour)):
        goes = (world.onward == t.outward[k][:, None]) & (t.mask[k] == 1)
        pace = np.maximum(mul(t.delay.take(t.link[k], 0), p.walk) // STEP, 1)
        out = (world.figures + pace - 1) // pace * goes
        left += out
        world.walking[t.outward[k]] += out * t.mask[k]
    climbs = (world.figures + 9) // 10 * last
    for k in range(len(t.inward)):
        arrived += world.walking.take(t.inward[k], 0) * t.mask[k]
    world.figures += arrived - left - climbs
    world.came[0] = climbs.sum(0)
    events.add("reached", (world.base == 0) & (world.came > 0))
    world.base += world.came
    world.load += mul(world.figures >> 8, p.burden) * (1 - world.dark)


def show(world: World, params: Params) -> Mapping[str, Ints]:
    """`figures` [sector] Q24, `walking` [edge] Q24 a second."""
    return {"figures": world.figures * world.legible, "walking": world.walking * 10}
