"""Labels: where names, second lines and countdowns stand on the map, so that none lies on another."""

from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import NamedTuple

import pygame

from game.play.dreams.platform.scene.ground import FOOT, CityMap, Point
from game.play.dreams.platform.scene.spire import Spire
from game.play.render import theme
from game.play.render.ellipse import SQUASH
from game.play.render.theme import width
from game.play.render.view import Places

WORD = "gets cut off"  # the longest second line
REST = 0.55  # part of its size by which the spire counts as being in the way
ASTRAY = 80  # units from its sector at which a label is no longer near it
BELOW = 14  # units from its towers within which a name below needs no line to them
APART = 2  # pixels between labels
RADIUS = 26  # units of the ring round a sector on which its countdown stands
SHIFTS = (0, 14, -14, 28, -28)
# Turns round a ring at which a countdown may stand.
ANGLES = (0.62, 0.38, 0.5, 0.75, 0.25, 0.9, 0.1, 0.0, 0.56, 0.44, 0.68, 0.32, 0.8, 0.2)


class Leader(NamedTuple):
    """A thin line from a name to the towers that it names."""

    name: Point
    towers: Point


@dataclass(frozen=True)
class SectorLabels:
    """By sector: the whole label (two lines), its first line, a ripple's countdown, a line to what is named.

    There is no line where a name stands right below its towers, and away from others.
    """

    boxes: tuple[pygame.Rect, ...]
    names: tuple[pygame.Rect, ...]
    counts: tuple[pygame.Rect, ...]
    leaders: tuple[Leader | None, ...]

    @classmethod
    def of(cls, level: Places, chart: CityMap, spire: Spire, pixels: int) -> "SectorLabels":
        """Places for type of so many pixels; the nearest sectors choose first."""
        line = round(pixels * 1.25) + 1
        boxes: dict[int, pygame.Rect] = {}
        for i in reversed(chart.order):
            wide = max(
                width(f"● {level.sectors[i].name} 88 %", "medium", pixels) + pixels + 2,
                width(WORD, "mono", pixels - 1),
            )
            boxes[i] = _placed(chart, spire, i, (wide, 2 * line), list(boxes.values()))
        whole = tuple(boxes[i] for i in range(len(boxes)))
        names = tuple(pygame.Rect(box.left, box.top, box.width, line) for box in whole)
        count = width("0.0 s", "medium", pixels) + 4, line
        leaders = tuple(_leader(chart, i, box) for i, box in enumerate(names))
        return cls(whole, names, tuple(_rings(chart, count, list(whole))), leaders)

    def at(self, pos: tuple[int, int]) -> int:
        """The sector whose name stands at a place of the scene, -1 for none."""
        return next((i for i, box in enumerate(self.names) if box.collidepoint(pos)), -1)


def largest_labels(level: Places, chart: CityMap, spire: Spire) -> tuple[int, SectorLabels]:
    """The size of type, up to the one that is set, at which every label has a place near its sector, and the places."""
    u, plain = chart.ground.u, max(10, round(12 * chart.ground.u))
    for share in (1.0, 0.75, 0.5, 0.25) if u >= 1 else ():
        pixels = round(plain * (1 + (theme.type_scale() - 1) * share))
        if pixels == plain:
            break
        found = SectorLabels.of(level, chart, spire, pixels)
        near = round(2 * ASTRAY * u)
        apart = all(box.collidelist(found.boxes[:n]) < 0 for n, box in enumerate(found.boxes))
        if apart and all(
            b.inflate(near, near).collidepoint(at) for b, at in zip(found.boxes, chart.sectors, strict=True)
        ):
            return pixels, found
    return plain, SectorLabels.of(level, chart, spire, plain)


def _placed(chart: CityMap, spire: Spire, i: int, size: tuple[int, int], taken: list[pygame.Rect]) -> pygame.Rect:
    """The cheapest place that no label has: below, right, left, above, then farther off."""
    tower = [spire.rect.inflate(-spire.rect.width * (1 - REST), 0)]
    solid = [_stand(chart, k) for k in chart.order if k != i]
    feet = [chart.reach(k, FOOT) for k in chart.order if k != i]
    near_tower = tower[0].inflate(tower[0].width, 0).collidepoint(chart.sectors[i])
    found: tuple[float, pygame.Rect] | None = None
    for steps in range(9):
        for n, box in enumerate(_around(chart, i, size, steps)):
            cost = 0.12 * n + 1.1 * steps
            if found and cost >= found[0]:
                continue
            if not chart.ground.field.contains(box) or box.inflate(APART, APART).collidelist(taken) >= 0:
                continue
            across = (box.centerx - chart.ground.middle[0]) * (chart.sectors[i][0] - chart.ground.middle[0]) < 0
            hides = 3 * _covered(box, solid) + 3 * _covered(box, tower) + 9 * (across and near_tower)
            middle = _first_line(box).center  # where a click is meant for the name
            cost += hides + 6 * _covered(box, feet) + 9 * any(foot.collidepoint(middle) for foot in feet)
            if found and cost >= found[0]:
                continue
            cost += 5 * _strays(chart, i, box)
            if found is None or cost < found[0]:
                found = cost, box
    return found[1] if found else _anywhere(chart, i, size, taken)


def _around(chart: CityMap, i: int, size: tuple[int, int], steps: int) -> list[pygame.Rect]:
    """Boxes below, right, left of and above a cluster, each also moved a little, `far` steps away from it."""
    (x, y), k, step = chart.sectors[i], chart.scales[i] * chart.ground.u, 5 * steps * chart.ground.u
    (w, h), shifts = size, [shift * chart.ground.u for shift in SHIFTS]
    below = [(x + s, y + 13 * k + step) for s in shifts]
    side = 26 * k + step + w / 2
    right, left = ([(x + sx * side, y - h / 2 + s) for s in shifts] for sx in (1, -1))
    above = [(x + s, y - 46 * k - h - step) for s in shifts]
    return [pygame.Rect(round(cx - w / 2), round(top), w, h) for cx, top in (*below, *right, *left, *above)]


def _anywhere(chart: CityMap, i: int, size: tuple[int, int], taken: list[pygame.Rect]) -> pygame.Rect:
    """The free place nearest to a cluster; below it where the whole field is full."""
    field, (x, y) = chart.ground.field, chart.sectors[i]
    free = [
        ((left + size[0] / 2 - x) ** 2 + (top - y) ** 2, left, top)
        for left in range(field.left, field.right - size[0], 8)
        for top in range(field.top, field.bottom - size[1], 6)
        if pygame.Rect(left, top, *size).inflate(APART, APART).collidelist(taken) < 0
    ]
    _, left, top = min(free, default=(0.0, round(x - size[0] / 2), round(y)))
    return pygame.Rect(left, top, *size)


def _strays(chart: CityMap, i: int, box: pygame.Rect) -> float:
    """0 to 1: how much a label seems to belong to another cluster, by the nearest foot of each."""
    x, y = box.centerx, box.top + box.height / 4

    def distance(k: int) -> float:
        (sx, sy), scale = chart.sectors[k], chart.scales[k] * chart.ground.u
        dx, dy = abs(x - sx) - box.width * 0.35, abs(y - sy + 8 * scale) / SQUASH * 0.7
        return hypot(max(dx, 0.0), dy) / scale

    own = distance(i)
    other = min((distance(k) for k in range(len(chart.sectors)) if k != i), default=4 * own)
    return min(1.0, max(0.0, (own * 1.6 - other) / max(own, 1.0)))


def _covered(box: pygame.Rect, solid: list[pygame.Rect]) -> float:
    """How much of a box stands before other things, as a share of it; the first line counts."""
    line = _first_line(box)
    parts = [line.clip(other) for other in solid]
    return sum(part.width * part.height for part in parts) / (line.width * line.height)


def _first_line(box: pygame.Rect) -> pygame.Rect:
    """The place of the name in a label."""
    return pygame.Rect(box.left, box.top, box.width, box.height // 2)


def _stand(chart: CityMap, i: int) -> pygame.Rect:
    """Roughly where a cluster's towers stand."""
    (x, y), k = chart.sectors[i], chart.scales[i] * chart.ground.u
    return pygame.Rect(round(x - 20 * k), round(y - 38 * k), round(40 * k), round(48 * k))


def _leader(chart: CityMap, i: int, name: pygame.Rect) -> Leader | None:
    """From the edge of a name that is nearest to its towers into them; None for a name right below that no others
    touch."""
    stand, others = _stand(chart, i), [_stand(chart, k) for k in chart.order if k != i]
    if (
        name.collidelist(others) < 0
        and 0 <= name.top - stand.bottom < BELOW * chart.ground.u
        and abs(name.centerx - stand.centerx) < name.width / 4
    ):
        return None
    written = name.inflate(-name.width // 8, -name.height // 4)
    core = stand.inflate(-stand.width // 2, -stand.height // 2)
    start = _nearest(written, core.center)
    end = _nearest(core, start)
    return Leader(start, end) if start != end else None


def _nearest(box: pygame.Rect, at: Point) -> Point:
    """The place in a box that is nearest to one."""
    return max(box.left, min(at[0], box.right)), max(box.top, min(at[1], box.bottom))


def _rings(chart: CityMap, size: tuple[int, int], labels: list[pygame.Rect]) -> list[pygame.Rect]:
    """A place for a box on every sector's ring that no label has, and if possible none of the others either."""
    found: list[pygame.Rect] = []
    for i in range(len(chart.sectors)):
        places = _on_ring(chart, i, size)
        found.append(min(places, key=lambda box: (_hides(box, labels), _hides(box, found))))
    return found


def _on_ring(chart: CityMap, i: int, size: tuple[int, int]) -> list[pygame.Rect]:
    """Places for a box of a size round a sector's ring, the nearest first."""
    (x, y), k = chart.sectors[i], chart.scales[i] * chart.ground.u
    w, h = size
    places = []
    for scale in (1.0, 1.2, 1.4, 1.7, 2.0, 2.5, 3.0, 3.7, 4.5):
        for turn in ANGLES:
            rx, ry = sin(2 * pi * turn), -cos(2 * pi * turn) * SQUASH
            left, top = x + rx * (RADIUS * k * scale + w / 2) - w / 2, y + ry * RADIUS * k * scale
            places.append(pygame.Rect(round(left), round(top - h * (ry < 0)), w, h))
    return [box.clamp(chart.ground.field) for box in places]


def _hides(box: pygame.Rect, taken: list[pygame.Rect]) -> int:
    """Pixels of a box that others have already."""
    parts = [box.clip(taken[n]) for n in box.collidelistall(taken)]
    return sum(part.width * part.height for part in parts)
