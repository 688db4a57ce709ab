"""What else an operator of The Platform could have chosen: whom to shelter, and when to cut."""

from collections.abc import Sequence

import numpy as np

from game.sim.actions import PRESS, Command
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from game.sim.params import Topology

OTHERS = 2  # sectors, those with most people at home
EARLIER = (10, 20)  # seconds


def choices(panel: Panel, t: Topology, done: Command) -> Sequence[Command | None]:
    """Other sectors to call up; to cut later, or earlier."""
    here = 0 <= done.target < t.sectors
    if done.verb == PlatformVerb.SHELTER and here and not panel.one("shelter.on", done.target):
        return _others(panel, done)
    if done.verb == PlatformVerb.ARM and done.value == PRESS:
        before = [done.tick - seconds * TICKS_PER_SECOND for seconds in EARLIER]
        return [None, *(done._replace(tick=tick) for tick in before if tick > 0)]
    return ()


def _others(panel: Panel, done: Command) -> list[Command | None]:
    open_ = (panel["dark"][:, 0] == 0) & (panel["shelter.on"][:, 0] == 0)
    worth = panel["home"][:, 0] * open_
    best = [int(sector) for sector in np.argsort(-worth, kind="stable") if worth[sector] > 0 and sector != done.target]
    return [done._replace(target=sector) for sector in best[:OTHERS]]
