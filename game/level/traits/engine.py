"""Traits of an engine: how its arms wind, and which insects of two arms come close."""

from itertools import combinations, pairwise
from math import atan2, degrees, hypot

from game.level.traits.trait import Ground, Sited, Trait
from game.sim.panel import Panel
from game.sim.params import ARMS

TIGHT, WIDE = 205.0, 160.0  # degrees that an arm winds through: from which on it is tight, and to which wide


def traits(level: Ground, panel: Panel) -> list[Trait]:
    """All that is so of an engine."""
    each = len(level.sectors) // ARMS
    arms = [level.sectors[n * each : (n + 1) * each] for n in range(ARMS)]
    turn = sum(_turned(a, b) for a, b in pairwise(arms[0]))
    way = "with the clock" if turn > 0 else "against the clock"
    how = " tightly" if abs(turn) >= TIGHT else " in a wide sweep" if abs(turn) <= WIDE else ""
    near = min(
        ((a, b) for one, other in combinations(arms, 2) for a in one for b in other),
        key=lambda pair: hypot(pair[0].x - pair[1].x, pair[0].y - pair[1].y),
    )
    return [
        Trait(1.0, f"Its arms wind {way}{how}."),
        Trait(0.9, f"{near[0].name} and {near[1].name}, on different arms, are closest."),
    ]


def _turned(a: Sited, b: Sited) -> float:
    """Degrees clockwise from one place to the next, as seen from the heart."""
    first, second = (degrees(atan2(each.x, each.y)) for each in (a, b))
    return (second - first + 180) % 360 - 180
