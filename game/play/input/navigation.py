"""Keyboard navigation: to the sector in a direction, and through the sectors in trouble."""

from collections.abc import Callable, Collection, Sequence
from math import hypot

from game.sim.panel import Panel

DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}
DEPTH_SCALE = 0.6  # a scene is seen from above at a slant: depth counts less than width
CONE = 0.5  # cosine of the angle within which a place lies in a direction
BENDING_COST = 3.0  # what leaving the straight line costs, in lengths
UNLINKED_COST = 1.7  # how much farther a place counts to which no link leads


def toward(
    places: Sequence[tuple[float, float]], start: tuple[float, float], direction: str, linked: Collection[int] = ()
) -> int:
    """The nearest place within a cone in a direction, leaning on straightness and on links; -1 when none lies there.

    Where the cone is empty, whatever lies on that side at all. places are (x, y) with y away from the viewer; direction
    is left, right, up or down; linked are the places to which a link leads, if any.
    """
    ux, uy = DIRECTIONS[direction]
    found = []
    for i, (x, y) in enumerate(places):
        dx, dy = x - start[0], (y - start[1]) * DEPTH_SCALE
        distance, along = hypot(dx, dy), dx * ux + dy * uy
        if along <= 1e-6:
            continue
        straight = along / distance
        cost = distance * (1 + BENDING_COST * (1 - straight)) * (UNLINKED_COST if linked and i not in linked else 1.0)
        found.append((straight < CONE, cost, i))
    return min(found)[2] if found else -1


class TargetCycle:
    """The sectors that Tab goes through, in the order of `targets`; begins again after four seconds without Tab."""

    REST = 240  # ticks

    def __init__(self, worst: Callable[[Panel], list[int]]) -> None:
        self.targets = worst
        self.seen: list[int] = []
        self.last = -self.REST

    def visit(self, sector: int, panel: Panel) -> None:
        """Mark a sector that was chosen in another way as visited."""
        self._rested(panel)
        self.seen = [s for s in self.seen if s != sector] + [sector]

    def visited(self, sector: int, panel: Panel) -> bool:
        """Whether a sector was visited since the cycle began."""
        return sector in self.seen and panel.moment - self.last < self.REST

    def _rested(self, panel: Panel) -> None:
        if panel.moment - self.last >= self.REST:
            self.seen = []
        self.last = panel.moment

    def step_on(self, panel: Panel, back: bool = False) -> int:
        """The next sector to look at, or the one before; -1 when there is none."""
        self._rested(panel)
        if back and len(self.seen) > 1:
            self.seen.pop()
            return self.seen[-1]
        listed = self.targets(panel)
        fresh = [s for s in listed if s not in self.seen]
        if not fresh:
            self.seen, fresh = [], listed
        if not fresh:
            return -1
        self.seen.append(fresh[-1] if back else fresh[0])
        return self.seen[-1]
