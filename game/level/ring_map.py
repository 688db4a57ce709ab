"""From the rings of a level to all sectors and links that are possible, and to the places and names of one seed.

Which links there are, how long they take and where the gates are is drawn by `sim` (the law `ground`); names and places
on the picture are drawn here.
"""

from dataclasses import dataclass, replace
from itertools import combinations
from math import atan2, cos, degrees, hypot, radians, sin
from types import SimpleNamespace
from typing import Any

from game.level.level_faults import Findings, Loc
from game.level.seed_luck import Luck, seed_luck, seed_order
from game.level.validate import ValidFile

_SHAPE = ("slots", "around", "second", "inward")  # keys of a ring that aren't its sectors'
SWAY = 0.2  # of the room between two neighbours of a ring: how far a sector may stand from its slot, to either side
DEPTH = 0.12  # of the room between two rings, likewise
DRAWS = 12  # of places, of which the best counts
NARROW = 0.36  # by how much a city may be narrower one way than the other
CROWD = 26.0  # degrees by which the outermost may crowd to one side, so that the other lies bare
DENT = 0.3  # how far a bay may cut into it
HEARTED = 0.22  # how much nearer to the middle, or farther from it, inner rings may lie
CLOSE = 0.66  # of the room that there is in a round city: what a shape may leave
SLANT = 0.5  # by which depth counts less than width where a city is looked at aslant


def with_rings(valid: ValidFile, findings: Findings) -> ValidFile:
    """The file with its rings written out as sectors and links; unchanged where it has none."""
    file = valid.file
    written = [name for name in ("ring", "names") if getattr(file, name)]
    if not written:
        if not file.sector and not file.arm:
            findings.add((), "no `sector`", "`sector`: the city, or `ring`: what each seed draws it from")
        return valid
    for name in written:
        if file.format < 2:
            findings.add((name,), f"`{name}` in format {file.format}", "format = 2")
    for name in ("sector", "link"):
        if getattr(file, name) and file.ring:
            findings.add((name,), f"`{name}` beside `ring`", "one of them: the same city each night, or each its own")
    count = sum(ring.slots for ring in file.ring)
    if len(set(file.names)) < max(count, len(file.names)):
        findings.add(("names",), f"{len(set(file.names))} different names", f"at least {count} names that differ")
    if not findings.free_of("ring", "names", "sector", "link") or not file.ring:
        return valid
    return _written_out(valid)


def _written_out(valid: ValidFile) -> ValidFile:
    sectors: list[Any] = []
    links: list[Any] = []
    locs: tuple[list[Loc], list[Loc]] = ([], [])
    inner: list[Any] = []
    for depth, (loc, ring) in enumerate(valid.each("ring")):
        names = valid.file.names[len(sectors) : len(sectors) + ring.slots]
        here = [_slot(ring, names[i], depth, i) for i in range(ring.slots)]
        made = _links_of(ring, here, inner)
        sectors, links, inner = sectors + here, links + made, here
        locs[0].extend([loc] * len(here))
        locs[1].extend([loc] * len(made))
    file = valid.file.model_copy(update={"sector": sectors, "link": links})
    return ValidFile(file, {**valid.places, "sector": locs[0], "link": locs[1]})


def _slot(ring: Any, name: str, depth: int, i: int) -> SimpleNamespace:
    bearing = (i + depth % 2 / 2) * 360 / ring.slots  # each second ring is turned by half a slot
    own = {
        law: table for law, table in vars(ring).items() if law not in ("slots", "gate", "around", "second", "inward")
    }
    label = f"{depth + 1}.{i + 1}"
    return SimpleNamespace(**own, name=name, label=label, ring=depth + 1, bearing=bearing, at=None, gate=ring.gate)


def _links_of(ring: Any, here: list[Any], inner: list[Any]) -> list[SimpleNamespace]:
    """Round the ring, to the next but one, and inward."""
    count, pairs = len(here), []
    for table, far, least in ((ring.around, 1, 3), (ring.second, 2, 4)):
        if table and count >= least:
            once = count // 2 if 2 * far == count else count  # those across are each other's
            pairs += [(table, here[i], here[(i + far) % count]) for i in range(once)]
    if ring.inward:
        for slot in here:
            near = sorted(inner, key=lambda other: _between(slot.bearing, other.bearing))
            pairs += [(ring.inward, slot, other) for other in near[: ring.inward.nearest]]
    return [
        SimpleNamespace(**{**dict(table), "between": [a.name, b.name], "label": f"{a.label} - {b.label}"})
        for table, a, b in pairs
    ]


def _between(a: float, b: float) -> float:
    """Degrees between two bearings."""
    return min((a - b) % 360, (b - a) % 360)


@dataclass(frozen=True)
class RingPlan:
    """What a seed draws of rings: places, and names out of one list."""

    names: tuple[str, ...]

    def placed(self, sectors: tuple[Any, ...], seed: int) -> tuple[Any, ...]:
        """The sectors with the names and places of one seed."""
        return placed(sectors, self.names, seed)


@dataclass(frozen=True)
class Shape:
    """How a city departs from rings: narrow along an axis, crowded to a side, with a bay, its inner rings moved.

    Lengths are shares of the city's radius, angles in degrees. The outermost ring departs most.
    """

    narrow: float
    axis: float
    crowd: float
    side: float
    dent: float
    bay: float
    heart: float

    @classmethod
    def drawn(cls, luck: Any, much: float) -> "Shape":
        """A shape from seven numbers of 0 to 1, with that share of all its departures."""
        return cls(
            much * NARROW * luck[0], 360 * luck[1], much * CROWD * luck[2], 360 * luck[3],
            much * DENT * luck[4], 360 * luck[5], much * HEARTED * (2 * luck[6] - 1),
        )  # fmt: skip

    def place(self, bearing: float, far: float) -> tuple[float, float]:
        """x and y of a place at a bearing, so far from the middle (0 to 1)."""
        bearing -= self.crowd * far * sin(radians(bearing - self.side))
        within = max(0.0, cos(radians(bearing - self.bay))) ** 3
        far *= (1 - self.dent * far * within) * (1 + self.heart * (1 - far))
        x, y, a = far * sin(radians(bearing)), far * cos(radians(bearing)), radians(self.axis)
        along, across = x * cos(a) + y * sin(a), y * cos(a) - x * sin(a)
        across *= 1 - self.narrow * far
        return along * cos(a) - across * sin(a), along * sin(a) + across * cos(a)


ROUND = Shape(0, 0, 0, 0, 0, 0, 0)


def placed(sectors: tuple[Any, ...], names: tuple[str, ...], seed: int) -> tuple[Any, ...]:
    """The sectors with the names and places of one seed.

    Of a few draws that one counts in which the two nearest sectors stand farthest apart, as they are looked at; and of
    the shape that the seed draws as much as leaves them room.
    """
    order = seed_order(seed, len(names))
    luck = seed_luck(seed, Luck.CITY, DRAWS + 1, 7 + 2 * len(sectors))
    most = max(_room(_places(sectors, row, ROUND)) for row in luck[:DRAWS])
    for much in (1.0, 0.8, 0.6, 0.4, 0.2, 0.0):
        shape = Shape.drawn(luck[DRAWS], much)
        places = max((_places(sectors, row, shape) for row in luck[:DRAWS]), key=_room)
        if _room(places) >= CLOSE * most:
            break
    return tuple(
        replace(sector, name=names[order[i]], bearing=place[0], x=place[1], y=place[2])
        for i, (sector, place) in enumerate(zip(sectors, places, strict=True))
    )


def _places(sectors: tuple[Any, ...], luck: Any, shape: Shape) -> list[tuple[float, float, float]]:
    """Bearing, x and y of each: all turned together, each a little off its slot."""
    rings = max(sector.ring for sector in sectors)
    found = []
    for i, sector in enumerate(sectors):
        room = 360 / sum(other.ring == sector.ring for other in sectors)
        sway, depth = 2 * luck[1 + 2 * i] - 1, 2 * luck[2 + 2 * i] - 1
        bearing = float(sector.bearing + 360 * luck[0] + sway * SWAY * room) % 360
        far = float((sector.ring + depth * DEPTH * (sector.ring < rings)) / rings)
        x, y = shape.place(bearing, far)
        found.append((degrees(atan2(x, y)) % 360, x, y))
    return found


def _room(places: list[tuple[float, float, float]]) -> float:
    """How far the two nearest places lie apart, seen from above one side."""
    return min(hypot(a[1] - b[1], SLANT * (a[2] - b[2])) for a, b in combinations(places, 2))
