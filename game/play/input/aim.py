"""Where keys lead: the sector in that direction, the sector in most trouble, the links of a sector."""

from collections.abc import Callable, Collection, Sequence
from math import hypot
from typing import Any

from game.sim.fixed import FAR, ONE, WHOLE
from game.sim.panel import Panel

WAYS = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}
FLAT = 0.6  # the city is seen from above at a slant: depth counts less than width
CONE = 0.5  # cosine of the angle within which a place lies in a direction
BEND = 3.0  # what leaving the straight line costs, in lengths
STRANGE = 1.7  # how much farther a place counts to which no link leads
TROUBLE = ONE // 5
FEW = WHOLE >> 12  # people of a sector for whom no stream is worth opening


def toward(
    places: Sequence[tuple[float, float]], start: tuple[float, float], way: str, linked: Collection[int] = ()
) -> int:
    """The nearest place within a cone in a direction, leaning on straightness and on links; -1 when none lies there.

    Where the cone is empty, whatever lies on that side at all. places are (x, y) with y away from the viewer; way is
    left, right, up or down; linked are the places to which a link leads, if any.
    """
    ux, uy = WAYS[way]
    found = []
    for i, (x, y) in enumerate(places):
        dx, dy = x - start[0], (y - start[1]) * FLAT
        far, along = hypot(dx, dy), dx * ux + dy * uy
        if along <= 1e-6:
            continue
        straight = along / far
        cost = far * (1 + BEND * (1 - straight)) * (STRANGE if linked and i not in linked else 1.0)
        found.append((straight < CONE, cost, i))
    return min(found)[2] if found else -1


def trouble(panel: Panel, sector: int) -> int:
    """How badly a sector is off as far as the operator can know (Q16); 0 for a dark or an illegible one."""
    if panel.one("dark", sector) or not panel.one("legible", sector):
        return 0
    severity = panel.one("anomaly.severity", sector) * panel.one("anomaly.known", sector)
    excess = max(0, panel.one("load", sector) - panel.one("capacity", sector))
    return 2 * panel.one("strain", sector) + severity + excess


def worst_first(panel: Panel) -> list[int]:
    """The sectors in trouble, worst first; when none is, all that are lit and legible."""
    sectors = range(len(panel.values["dark"]))
    found = sorted((-trouble(panel, s), s) for s in sectors if trouble(panel, s) > TROUBLE)
    if found:
        return [s for _, s in found]
    return [s for s in sectors if not panel.one("dark", s) and panel.one("legible", s)]


def fullest(panel: Panel) -> list[int]:
    """The sectors whose people could be brought up and aren't yet, the most people first."""
    home, on = panel.values["home"][:, 0], panel.values["shelter.on"][:, 0]
    waits = [s for s in range(len(home)) if home[s] >= FEW and not on[s]]
    free = [s for s in waits if not panel.one("dark", s) and panel.one("road", s) < FAR]
    return sorted(free or waits, key=lambda s: -int(home[s]))


class Round:
    """Goes round the sectors in trouble, as `worst` lists them; starts anew after four seconds of rest."""

    REST = 240  # ticks

    def __init__(self, worst: Callable[[Panel], list[int]] = worst_first) -> None:
        self.worst = worst
        self.seen: list[int] = []
        self.last = -self.REST

    def visit(self, sector: int, panel: Panel) -> None:
        """A sector that was looked at out of turn."""
        self._rested(panel)
        self.seen = [s for s in self.seen if s != sector] + [sector]

    def saw(self, sector: int, panel: Panel) -> bool:
        """Whether a sector was looked at on this round."""
        return sector in self.seen and panel.tick - self.last < self.REST

    def _rested(self, panel: Panel) -> None:
        if panel.tick - self.last >= self.REST:
            self.seen = []
        self.last = panel.tick

    def turn(self, panel: Panel, back: bool = False) -> int:
        """The next sector to look at, or the one before; -1 when there is none."""
        self._rested(panel)
        if back and len(self.seen) > 1:
            self.seen.pop()
            return self.seen[-1]
        listed = self.worst(panel)
        fresh = [s for s in listed if s not in self.seen]
        if not fresh:
            self.seen, fresh = [], listed
        if not fresh:
            return -1
        self.seen.append(fresh[-1] if back else fresh[0])
        return self.seen[-1]


def links_of(links: Sequence[Any], sector: int) -> list[tuple[int, int]]:
    """The links of a sector as (link, sector at its other end)."""
    return [(i, link.b if link.a == sector else link.a) for i, link in enumerate(links) if sector in (link.a, link.b)]
