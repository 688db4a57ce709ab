"""Roads: how people and figures find the platform, by what each sector hears from its neighbours.

    road_i = min over open links (road_j + delay_ij)

One round of Bellman and Ford's relaxation a step, so news of a shut link travels sector by sector. A road longer
than `longest` counts as none. Along the road each sector also learns how many streams share its narrowest
part, and the most figures that stand in one place.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import FAR, STEP
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import PLATFORM
from game.sim.params import Params
from game.sim.spec import COUNT, Array, Param, Shown, Shows
from game.sim.world import World

NAME = "roads"
EVERY = STEP
USES = (COMMON, PLATFORM)
ARRAYS = (Array("crowd", "sector", "streams that pass through a sector", span=COUNT),)
PARAMS = (
    Param("gate", "seconds", 2, 0, 600, "travel from a gate up to the shelter"),
    Param("longest", "seconds", 60, 1, 3600, "a road longer than this is none"),
)
METRICS = ()
EVENTS = ()
SHOWS = (
    Shown("road", "sector", "ticks", "time on the road to the platform over open links, FAR when cut off"),
    Shown("onward", "sector", "index", "the edge that leads on towards the platform, -1 when cut off"),
)


def setup(world: World, params: Params) -> None:
    """The roads of the calm city."""
    for _ in range(params.topology.sectors):
        _relax(world, params)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """One round."""
    _relax(world, params)
    _hear(world, params)


def _relax(world: World, params: Params) -> None:
    p, t = params.roads, params.topology
    length = world.closed * FAR + world.delay[: t.links]
    best = np.where(world.gate == 1, p.gate, FAR)
    onward = np.full_like(world.onward, -1)
    for k in range(len(t.neighbour)):
        way = world.road.take(t.neighbour[k], 0) + length.take(t.link[k], 0) + (1 - t.mask[k]) * FAR
        better = way < best
        best = np.where(better, way, best)
        onward = np.where(better, t.outward[k][:, None], onward)
    lost = best > p.longest
    world.road[:] = np.where(lost, FAR, best)
    world.onward[:] = np.where(lost, -1, onward)


def _hear(world: World, params: Params) -> None:
    crowd, leads = world.marked.copy(), world.onward >= 0
    jam, beset = np.zeros_like(world.jam), np.zeros_like(world.beset)
    if leads.any():
        ahead = params.topology.target.take(np.maximum(world.onward, 0))
        place = ahead * world.batch + np.arange(world.batch)  # of the sector ahead, in an array laid out flat
        np.add.at(crowd.reshape(-1), place.reshape(-1), (world.crowd * leads).reshape(-1))
        jam, beset = world.jam.take(place) * leads, world.beset.take(place) * leads
    world.crowd[:] = np.minimum(crowd, params.topology.sectors)
    world.jam[:] = np.maximum(np.maximum(jam, crowd), 1)
    world.beset[:] = np.maximum(beset, world.figures)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"road": world.road, "onward": world.onward}
