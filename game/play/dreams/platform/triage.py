"""Triage: which sectors of the city are worst off and which are fullest, as far as the operator can know."""

from collections.abc import Sequence
from typing import Any

from game.sim.fixed import FAR, ONE, WHOLE
from game.sim.panel import Panel

TROUBLE, STRAINED = ONE // 5, ONE // 10  # from here on a sector is in trouble
FEW = WHOLE >> 12  # people of a sector for whom no stream is worth opening


def urgency(panel: Panel, sector: int) -> int:
    """How badly a sector is off as far as the operator can know (Q16); 0 for a dark or an illegible one.

    An anomaly that is out of sight counts as it was last seen. The weights are those under which the worst sector,
    by its people, is most often the one whose calming saves most within 45 s in forks.
    """
    if panel.one("dark", sector) or not panel.one("legible", sector):
        return 0
    excess = max(0, panel.one("load", sector) - panel.one("capacity", sector))
    return panel.one("anomaly.severity", sector) + panel.one("strain", sector) // 4 + 2 * excess


def worst_first(panel: Panel) -> list[int]:
    """The sectors in trouble, those first where most is at stake: so many people, so badly off.

    When none is, all that are lit and legible in the same order.
    """
    lit = [s for s in range(len(panel.values["dark"])) if not panel.one("dark", s) and panel.one("legible", s)]
    urgent = {s: urgency(panel, s) for s in lit}
    found = [s for s in lit if urgent[s] > TROUBLE or panel.one("strain", s) > STRAINED]
    return sorted(found or lit, key=lambda s: (-urgent[s] * panel.one("home", s), -urgent[s]))


def fullest(panel: Panel) -> list[int]:
    """The sectors whose people could be brought up and aren't yet, the most people first."""
    home, on = panel.values["home"][:, 0], panel.values["shelter.on"][:, 0]
    waits = [s for s in range(len(home)) if home[s] >= FEW and not on[s]]
    free = [s for s in waits if not panel.one("dark", s) and panel.one("road", s) < FAR]
    return sorted(free or waits, key=lambda s: -int(home[s]))


def links_of(links: Sequence[Any], sector: int) -> list[tuple[int, int]]:
    """The links of a sector as (link, sector at its other end)."""
    mine = [(i, link) for i, link in enumerate(links) if link.there and sector in (link.a, link.b)]
    return [(i, link.b if link.a == sector else link.a) for i, link in mine]
