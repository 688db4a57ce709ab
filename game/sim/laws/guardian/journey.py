"""Journey: how near the dream is to what it asks for: curves embraced, faults cured, composure kept."""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, Ints, ratio
from game.sim.laws.common.ports import COMMON
from game.sim.laws.guardian.ports import GUARDIAN
from game.sim.params import Params
from game.sim.spec import Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "journey"
EVERY = STEP
USES = (COMMON, GUARDIAN)
ARRAYS = ()
PARAMS = (
    Param("embraced", "count", 6, 1, 96, "embraced subsystems that it needs"),
    Param("cured", "fraction", 0.75, 0.01, 1, "share of the faults due that it needs cured"),
    Param("composure", "fraction", 0.5, 0.01, 1, "composure that it needs"),
)


def _cured(world: World) -> Ints:
    """[B] Q16 share of the faults that were due; 0 before the first."""
    due = world.faults_due[0]
    return ratio(world.faults_cured[0], np.maximum(due, 1)) * (due > 0)


def _fulfilment(world: World, params: Params) -> Ints:
    held, cured, calm = _parts(world, params)
    return (held + cured + calm) // 3


def _parts(world: World, params: Params) -> tuple[Ints, Ints, Ints]:
    """[B] Q16 each: how far each of the three is there, 1 at most."""
    p = params.journey
    held = ratio(world.embraced.sum(0, dtype=np.int32), p.embraced)
    have = (held, ratio(_cured(world), p.cured), ratio(world.composure[0], p.composure))
    a, b, c = (np.minimum(part, ONE) for part in have)
    return a, b, c


METRICS = (
    Metric("embraced", "subsystems that are embraced, as a count",
           lambda world, params: world.embraced.sum(0, dtype=np.int32) * ONE),
    Metric("cured", "share of the faults due that were cured; 0 before the first",
           lambda world, params: _cured(world)),
    Metric("fulfilled", "1 when all three are met, 0 before",
           lambda world, params: _fulfilment(world, params) // ONE * ONE),
    Metric("fulfilment", "mean of how far each of the three is met; 1 when all are",
           _fulfilment),
)  # fmt: skip
EVENTS = ()
SHOWS = (
    Shown("journey.embraced", "world", "count", "subsystems that are embraced"),
    Shown("journey.embraced.need", "world", "count", "how many it needs"),
    Shown("journey.cured", "world", "Q16", "share of the faults due that were cured"),
    Shown("journey.cures", "world", "count", "faults that were cured"),
    Shown("journey.faults", "world", "count", "faults that had time enough to be cured, or were"),
    Shown("journey.cured.need", "world", "Q16", "how large a share it needs"),
    Shown("journey.composure.need", "world", "Q16", "how much composure it needs"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Nothing of its own: it is read."""


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    p = params.journey
    return {
        "journey.embraced": world.embraced.sum(0),
        "journey.embraced.need": p.embraced,
        "journey.cured": _cured(world),
        "journey.cures": world.faults_cured,
        "journey.faults": world.faults_due,
        "journey.cured.need": p.cured,
        "journey.composure.need": p.composure,
    }
