"""From the arms of a level to its insects and catwalks, and to the names of one seed and how its arms wind.

An arm is a spiral that begins near the heart. A seed draws which way all of them wind, how tightly, and where each
begins; names are drawn arm by arm.
"""

from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import atan2, cos, degrees, hypot, radians, sin
from types import SimpleNamespace
from typing import Any

from game.level.level_faults import Findings
from game.level.seed_luck import Luck, seed_luck, seed_order
from game.level.validate import ValidFile
from game.sim.params import ARMS

INNER = 0.44  # of the radius: where the innermost insects sit
WINDS = (150.0, 215.0)  # degrees that an arm winds through, at least and at most
EASES = 0.28  # by how much more than evenly it does so near the heart
BEGINS = 12.0  # degrees by which an arm may begin elsewhere than a third of a turn from the next
STARTS = 0.05  # of the radius, by which it may begin farther out
DRAWS = 160  # of how all are turned, of which the best counts
FAR, NEAR = 0.8, 0.96  # of its width that a chamber is deep, away from whoever looks and towards: beyond stand words
CORNER = (0.24, -0.53)  # from there on a near corner begins, of which one is left to words
DEEP = 0.51  # by which depth counts less than width where a chamber is looked at aslant


def with_arms(valid: ValidFile, findings: Findings) -> ValidFile:
    """The file with its arms written out as sectors and links; unchanged where it has none."""
    file = valid.file
    if not file.arm:
        return valid
    if file.format < 2:
        findings.add(("arm",), f"`arm` in format {file.format}", "format = 2")
    for other in ("sector", "link", "ring", "names"):
        if getattr(file, other):
            findings.add((other,), f"`{other}` beside `arm`", "arms alone: they have insects, catwalks and names")
    written = len(findings.data["arm"])  # also those that are faulty
    if written != ARMS:
        findings.add(("arm",), f"{written} arms", f"{ARMS} arms")
    names = [name.casefold() for arm in file.arm for name in arm.names]
    for loc, arm in valid.each("arm"):
        if arm.insects != file.arm[0].insects:
            findings.add((*loc, "insects"), str(arm.insects), f"{file.arm[0].insects}, as in the first arm")
        if len(arm.names) < arm.insects:
            findings.add((*loc, "names"), f"{len(arm.names)} names", f"at least {arm.insects} names")
        twice = next((name for name in arm.names if names.count(name.casefold()) > 1), None)
        if twice:
            findings.add((*loc, "names"), f'"{twice}" twice', "names that differ, in all arms")
    return _written_out(valid) if findings.free_of("arm", "sector", "link", "ring", "names") else valid


def _written_out(valid: ValidFile) -> ValidFile:
    sectors: list[Any] = []
    links: list[Any] = []
    places: dict[str, list[Any]] = {"sector": [], "link": []}
    for k, (loc, arm) in enumerate(valid.each("arm")):
        own = {law: table for law, table in vars(arm).items() if law not in ("insects", "names", "along")}
        here = [_insect(own, arm, k, i) for i in range(arm.insects)]
        sectors += here
        links += [_catwalk(arm.along, a, b) for a, b in pairwise(here)]
        places["sector"] += [loc] * len(here)
        places["link"] += [loc] * (len(here) - 1)
    file = valid.file.model_copy(update={"sector": sectors, "link": links})
    return ValidFile(file, {**valid.places, **places})


def _insect(own: dict[str, Any], arm: Any, k: int, i: int) -> SimpleNamespace:
    bearing = (k / ARMS + i / arm.insects / 2) % 1 * 360
    label = f"{k + 1}.{i + 1}"
    return SimpleNamespace(**own, name=arm.names[i], label=label, ring=i + 1, bearing=bearing, at=None, gate=False)


def _catwalk(along: Any, a: SimpleNamespace, b: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(**{**dict(along), "between": [a.name, b.name], "label": f"{a.label} - {b.label}"})


@dataclass(frozen=True)
class ArmPlan:
    """What a seed draws of arms: places, and the names of each arm out of its own list."""

    names: tuple[tuple[str, ...], ...]

    def placed(self, sectors: tuple[Any, ...], seed: int) -> tuple[Any, ...]:
        """The insects with the names and places of one seed."""
        each = len(sectors) // len(self.names)
        names = [names[i] for arm, names in enumerate(self.names) for i in seed_order(seed, len(names), arm + 1)[:each]]
        return tuple(
            replace(sector, name=name, bearing=degrees(atan2(x, y)) % 360, x=x, y=y)
            for sector, name, (x, y) in zip(sectors, names, wound(seed, each), strict=True)
        )


def wound(seed: int, each: int) -> list[tuple[float, float]]:
    """x and y of each insect, arm by arm.

    Of many ways to turn them all, those count that leave a corner to words; of these the one with the most room between
    two insects, as they are looked at.
    """
    luck = seed_luck(seed, Luck.CHAMBER, DRAWS, 2 * ARMS + 3).tolist()
    drawn = [_spirals(luck[0], 360 * row[-1], each) for row in luck]
    free = [places for places in drawn if leaves_corner([*places, *_ends(places, each)])]
    return max(free or drawn, key=_room)


def _ends(places: list[tuple[float, float]], each: int) -> list[tuple[float, float]]:
    """Where catwalks end that lead on beyond their last insects, half as far as from the last but one."""
    pairs = ((places[last - 1], places[last]) for last in range(each - 1, len(places), each))
    return [(1.5 * bx - 0.5 * ax, 1.5 * by - 0.5 * ay) for (ax, ay), (bx, by) in pairs]


def _spirals(luck: list[float], turn: float, each: int) -> list[tuple[float, float]]:
    """Three arms, all turned by so many degrees."""
    way = 1 if luck[0] < 0.5 else -1
    winds = WINDS[0] + (WINDS[1] - WINDS[0]) * luck[1]
    found = []
    for arm in range(ARMS):
        begins = turn + 360 / ARMS * arm + BEGINS * (2 * luck[2 + 2 * arm] - 1)
        inner = INNER + STARTS * luck[3 + 2 * arm]
        for i in range(each):
            share = i / (each - 1)
            bearing = radians(begins + way * winds * share * (1 + EASES * (1 - share)))
            far = inner + (1 - inner) * share
            deep = 1 + (FAR - 1) * (far - INNER) / (1 - INNER) if cos(bearing) > 0 else NEAR
            found.append((far * sin(bearing), far * deep * cos(bearing)))
    return found


def leaves_corner(places: list[tuple[float, float]]) -> bool:
    """Whether nothing stands in one of the near corners."""
    return any(not any(side * x > CORNER[0] and y < CORNER[1] for x, y in places) for side in (-1, 1))


def _room(places: list[tuple[float, float]]) -> float:
    """How far the two nearest insects stand apart, as they are looked at."""
    return min(hypot(a[0] - b[0], DEEP * (a[1] - b[1])) for a, b in combinations(places, 2))
