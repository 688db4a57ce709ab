"""Tending: masked figures mend the links, in the world's own time.

s' = mends (steadiness + (1 - steadiness) composure) * (1, or `hurry` while time is stretched)
"""

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import ENGINE
from game.sim.params import Params
from game.sim.spec import Param
from game.sim.world import World

NAME = "tending"
EVERY = STEP
USES = (COMMON, ENGINE)
ARRAYS = ()
PARAMS = (
    Param("mends", "rate", 0.031, 0, 1, "health that they give a link in a second"),
    Param("steadiness", "fraction", 0.4, 0, 1, "part of that which doesn't depend on composure"),
    Param("hurry", "fraction", 3.0, 1, 20, "how many times as much they do while time is stretched"),
)
METRICS = ()
EVENTS = ()
SHOWS = ()


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """A step of mending."""
    p = params.tending
    steady = p.steadiness + mul(ONE - p.steadiness, world.composure)
    pace = ONE + (p.hurry - ONE) * world.stretching
    world.health += mul(mul(p.mends, steady), pace)
