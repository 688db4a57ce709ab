"""Assists: numbers that affect no state, only how the game meets its player.

Hands, clock and screens go by them. Assists that change what a tick does are numbers of the laws that do it.
"""

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP
from game.sim.laws.common.ports import COMMON
from game.sim.params import Params
from game.sim.spec import Param, Shown, Shows
from game.sim.world import World

NAME = "assists"
EVERY = STEP
USES = (COMMON,)
ARRAYS = ()
PARAMS = (
    Param("speed", "count", 100, 50, 100, "how fast the dream goes for a player, in percent"),
    Param("orders", "switch", False, 0, 1, "orders of a player are taken while the dream waits"),
    Param("toggle", "switch", False, 0, 1, "each hold is a press to begin and a press to end"),
    Param("rewind", "switch", False, 0, 1, "a player may go back by ten seconds, into a recording of its own"),
)
METRICS = ()
EVENTS = ()
SHOWS = (
    Shown("assists.speed", "world", "count", "how fast the dream goes for a player, in percent"),
    Shown("assists.orders", "world", "flag", "orders are taken while the dream waits"),
    Shown("assists.toggle", "world", "flag", "holds are pressed once to begin and once to end"),
    Shown("assists.rewind", "world", "flag", "the player may go back by ten seconds"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Nothing: no state hangs on them."""


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    p = params.assists
    return {
        "assists.speed": p.speed,
        "assists.orders": p.orders,
        "assists.toggle": p.toggle,
        "assists.rewind": p.rewind,
    }
