"""Sluices: one wheel winds all of them, so that one can be open while the others close.

    opening' = +-1 / winds

Opening another shuts the first. Closed eyes turn no wheel.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, clip
from game.sim.laws.common.ports import COMMON
from game.sim.params import Params
from game.sim.spec import Array, Event, Param, Shown, Shows
from game.sim.world import World
from weir.sim.ports import WEIR
from weir.sim.verbs import WeirVerb

NAME = "sluices"
EVERY = 1
USES = (COMMON, WEIR)
ARRAYS = (Array("wheel", "world", "the basin whose sluice is wound open, -1 for none", -1),)
PARAMS = (Param("winds", "seconds", 3, 0.1, 60, "time in which a sluice opens, or closes"),)
METRICS = ()
EVENTS = (
    Event("opened", "sector", "a sluice begins to open"),
    Event("shut", "sector", "the keeper shuts a sluice"),
    Event("refused", "world", "an action that wasn't possible: its verb"),
)
SHOWS = (
    Shown("wheel", "world", "index", "the basin whose sluice is wound open, -1 for none"),
    Shown("sluice.opening", "sector", "Q16", "how far its sluice is open, 0..1"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Turn the wheel to another basin, then wind by a tick."""
    sector = np.arange(params.topology.sectors, dtype=np.int32)[:, None]
    if actions.verb.any():
        _turn(world, actions, sector, events)
    wound = (sector == world.wheel) & (world.dark == 0)
    pace = ONE // params.sluices.winds + 1
    world.opening[:] = clip(world.opening + np.where(wound, pace, -pace), 0, ONE)


def _turn(world: World, actions: Actions, sector: np.ndarray, events: Events) -> None:
    asks = (actions.verb == WeirVerb.OPEN) & (world.ended[0] == 0)
    here = (sector == actions.target) & (world.dark == 0) & (world.breathing[0] == 0) & asks
    shuts = here & (sector == world.wheel)
    opens = here & ~shuts
    world.wheel[0] = np.where(opens.any(0), actions.target, np.where(shuts.any(0), -1, world.wheel[0]))
    events.add("opened", opens)
    events.add("shut", shuts)
    events.add("refused", actions.verb * (asks & ~here.any(0)))


def show(world: World, params: Params) -> Shows:
    """What its operator may know, by SHOWS."""
    return {"wheel": world.wheel, "sluice.opening": world.opening}
