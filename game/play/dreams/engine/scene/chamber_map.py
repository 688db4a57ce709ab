"""Chart: where heart, insects and catwalks of a level lie on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, sin

from game.play.dreams.engine.scene.chamber_look import NUMBERS, ChamberLook
from game.play.render.layout import Layout
from game.play.render.view import Rooms

Point = tuple[float, float]
WIDE, DEEP = 424.0, 216.0  # units from the heart to the end of an arm, sideways and in depth
INNER = 0.44  # share of that at which the innermost insect sits
NEARER = 0.24  # how much larger things are at the near rim
STEPS = 14  # pieces that a catwalk is drawn in
HEART = (114.0, 61.0)  # units, half axes
STUB = 0.5  # of a catwalk by which an arm goes on beyond its last insect


@dataclass(frozen=True)
class ChamberMap:
    """Places in pixels of the window. links[i] runs from its a to its b. words_u: pixels to a unit of words."""

    u: float
    words_u: float
    heart: Point
    places: tuple[Point, ...]
    scales: tuple[float, ...]
    links: tuple[tuple[Point, ...], ...]
    stubs: tuple[tuple[Point, ...], ...]  # what lies beyond the outermost insects, one an arm
    each: int  # insects of an arm
    look: ChamberLook

    @classmethod
    def of(cls, level: Rooms, layout: Layout) -> "ChamberMap":
        """The chart of a level in a window."""
        ground = _Ground(layout, [(s.x, s.y) for s in level.sectors])
        flat = ground.flat
        each = max(1, len(flat) // 3)
        links = tuple(tuple(ground.at(p) for p in _walk(flat, each, link.a, link.b)) for link in level.links)
        stubs = tuple(tuple(ground.at(p) for p in _beyond(flat[k : k + each])) for k in range(0, each * 3, each))
        places = tuple(ground.at(p) for p in flat)
        scales, look = tuple(ground.scale(p) for p in flat), ChamberLook.of(level.luck(NUMBERS))
        words_u = layout.u * layout.growth["words"]
        return cls(ground.u, words_u, ground.middle, places, scales, links, stubs, each, look)

    @property
    def way(self) -> int:
        """Which way its arms wind outward: 1 clockwise as it is looked at, -1 the other way."""
        (x, y), (ax, ay), (bx, by) = self.heart, *self.places[:2]
        return 1 if (ax - x) * (by - y) - (ay - y) * (bx - x) >= 0 else -1

    def edge(self, edge: int, share: float) -> Point:
        """A place on an edge: edge i runs as link i is written, edge i + links the other way."""
        count = len(self.links)
        path = self.links[edge % count]
        return along(path, share if edge < count else 1 - share)

    def size(self, sector: int) -> float:
        """Pixels to a unit at an insect."""
        return self.scales[sector] * self.u


class _Ground:
    """The map from the level's plane to pixels; radii are spread between heart and rim."""

    def __init__(self, layout: Layout, places: Sequence[Point]) -> None:
        box = layout.scene
        self.u = layout.u * layout.growth["chamber"]
        self.middle = (box.centerx, box.top + box.height * 0.5)
        self.wide, self.deep = WIDE * self.u, DEEP * self.u
        distances = [hypot(x, y) for x, y in places]
        self.low, self.high = min(distances), max(distances)
        self.flat = [self._spread(p) for p in places]

    def _spread(self, p: Point) -> Point:
        distance, angle = hypot(*p), atan2(p[1], p[0])
        share = (distance - self.low) / max(self.high - self.low, 1e-9)
        out = INNER + (1 - INNER) * share
        return out * cos(angle), out * sin(angle)

    def scale(self, p: Point) -> float:
        return 1 - NEARER * p[1]

    def at(self, p: Point) -> Point:
        k = 1 - 0.1 * p[1]  # a little perspective: what is far lies closer together
        return self.middle[0] + p[0] * self.wide * k, self.middle[1] - p[1] * self.deep * k


def _walk(flat: Sequence[Point], each: int, a: int, b: int) -> list[Point]:
    """Points from a to b: along the arm's curve where they are neighbours on it, else straight."""
    first, last = a // each * each, a // each * each + each - 1
    if abs(a - b) != 1 or not first <= b <= last:
        return [_mid(flat[a], flat[b], k / STEPS) for k in range(STEPS + 1)]
    low, high = min(a, b), max(a, b)
    before = flat[low - 1] if low > first else _mid(flat[high], flat[low], 2.0)
    after = flat[high + 1] if high < last else _mid(flat[low], flat[high], 2.0)
    path = [_curve(before, flat[low], flat[high], after, k / STEPS) for k in range(STEPS + 1)]
    return path if a < b else path[::-1]


def _beyond(arm: Sequence[Point]) -> list[Point]:
    """The arm's last bit, which leads nowhere."""
    if len(arm) < 3:
        return [arm[-1], arm[-1]]
    end = _mid(arm[-2], arm[-1], 2.0)
    bent = (end[0] + 0.5 * (arm[-1][0] - _mid(arm[-3], arm[-2], 2)[0]), end[1] + 0.5 * (
        arm[-1][1] - _mid(arm[-3], arm[-2], 2)[1]))  # fmt: skip
    return [_curve(arm[-2], arm[-1], bent, _mid(arm[-1], bent, 2.0), STUB * k / 7) for k in range(8)]


def _mid(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _curve(a: Point, b: Point, c: Point, d: Point, s: float) -> Point:
    """Catmull and Rom's curve from b to c."""

    def one(p: float, q: float, r: float, t: float) -> float:
        return 0.5 * (2 * q + (r - p) * s + (2 * p - 5 * q + 4 * r - t) * s * s + (3 * q - p - 3 * r + t) * s**3)

    return one(a[0], b[0], c[0], d[0]), one(a[1], b[1], c[1], d[1])


def along(path: Sequence[Point], share: float) -> Point:
    """The place a share of the way along a path."""
    at = min(max(share, 0.0), 1.0) * (len(path) - 1)
    i = min(int(at), len(path) - 2)
    return _mid(path[i], path[i + 1], at - i)


def normal(path: Sequence[Point], share: float) -> Point:
    """A step of one pixel across a path."""
    i = min(int(min(max(share, 0.0), 1.0) * (len(path) - 1)), len(path) - 2)
    dx, dy = path[i + 1][0] - path[i][0], path[i + 1][1] - path[i][1]
    length = max(hypot(dx, dy), 1e-9)
    return -dy / length, dx / length
