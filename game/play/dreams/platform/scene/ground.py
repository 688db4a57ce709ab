"""Ground: where the city lies on screen."""

from dataclasses import dataclass, field
from math import hypot

import numpy as np
import pygame

from game.play.render.layout import Layout
from game.play.render.view import Places, around

LEAN = 0.17  # how much nearer things are larger
TOWER, CLUSTER = 21.0, 22.0  # units: half the tower's width, and of a cluster as much as has to be seen
WIDE, HIGH, RISE = 36.0, 38.0, 14.0  # units: how far a sector reaches, to the sides, up and down, and from how far up
FOOT = 0.16  # of a sector's reach, squared: within it nothing else is meant
Point = tuple[float, float]


@dataclass(frozen=True)
class Ground:
    """The map from the level's plane (x right, y away, the platform at 0, 0) to pixels of the scene."""

    u: float
    middle: Point
    wide: float  # pixels to a unit of x at the platform
    deep: float  # pixels to a unit of y at the platform
    horizon: float
    field: pygame.Rect = field(hash=False)  # where names may stand

    @classmethod
    def of(cls, layout: Layout) -> "Ground":
        """The ground of a window: all of the city between gauge and column, header and caption."""
        u, scene = layout.u, layout.scene
        left = layout.boxes["climb"].right
        top, bottom = 168 * u, scene.height - 126 * u
        near, far = 1 / (1 - LEAN), 1 / (1 + LEAN)
        deep = (bottom - top) / (near + far)
        wide = (scene.width - left) / 2 - 62 * u
        wide, deep = min(wide, deep * 3.1), min(deep, wide * 0.62)
        y = (top + bottom) / 2 + (far - near) / 2 * deep
        field = pygame.Rect(left, layout.boxes["protocols"].bottom, scene.width - left - round(4 * u), 0)
        field.height = layout.boxes["caption"].top - field.top
        return cls(u, ((left + scene.width) / 2 - 6 * u, y), wide, deep, max(96 * u, y - deep * 1.32), field)

    @staticmethod
    def scale(y: float) -> float:
        """How large things are at a depth: 1 at the platform."""
        return 1 / (1 + LEAN * max(y, -2.5))

    def at(self, x: float, y: float) -> Point:
        """Pixels of a place; what is far beyond the city gathers under the horizon."""
        xs, ys = self.spots(np.array([x]), np.array([y]))
        return float(xs[0]), float(ys[0])

    def spots(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """`at` for many places."""
        k = 1 / (1 + LEAN * np.maximum(y, -2.5))
        rise = y * k * self.deep
        edge, most = 0.9 * self.deep, self.middle[1] - self.horizon
        room = max(most - edge, 1.0)
        beyond = edge + room * (1 - np.exp(-np.maximum(rise - edge, 0) / room))
        return self.middle[0] + x * k * self.wide, self.middle[1] - np.where(rise > edge, beyond, rise)

    def plane(self, px: np.ndarray, py: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The places that are seen at pixels below the horizon: the other way round than `spots`."""
        edge, most = 0.9 * self.deep, self.middle[1] - self.horizon
        room = max(most - edge, 1.0)
        rise = self.middle[1] - py
        left = np.clip(1 - (rise - edge) / room, 1e-3, 1)
        rise = np.where(rise > edge, edge - room * np.log(left), rise)
        y = rise / np.maximum(self.deep - LEAN * rise, 0.05 * self.deep)
        return (px - self.middle[0]) * (1 + LEAN * np.maximum(y, -2.5)) / self.wide, y


@dataclass(frozen=True)
class CityMap:
    """Where sectors and links of a level lie on screen."""

    ground: Ground
    sectors: tuple[Point, ...]
    scales: tuple[float, ...]
    links: tuple[tuple[Point, Point], ...]
    lengths: tuple[float, ...]
    order: tuple[int, ...]  # sectors from the farthest to the nearest

    @classmethod
    def of(cls, level: Places, ground: Ground) -> "CityMap":
        """The chart of a level on a ground."""
        sectors = tuple(_beside_tower(ground, ground.at(s.x, s.y), s.y) for s in level.sectors)
        links = tuple((sectors[link.a], sectors[link.b]) for link in level.links)
        lengths = tuple(hypot(b[0] - a[0], b[1] - a[1]) for a, b in links)
        order = tuple(sorted(range(len(sectors)), key=lambda i: -level.sectors[i].y))
        return cls(ground, sectors, tuple(ground.scale(s.y) for s in level.sectors), links, lengths, order)

    def reach(self, sector: int, share: float = 1.0) -> pygame.Rect:
        """The box round the places that are nearer to a sector than a share of its reach, as `nearest` measures."""
        (x, y), k = self.sectors[sector], self.scales[sector] * self.ground.u
        return around((x, y - RISE * k), share**0.5 * WIDE * k, share**0.5 * HIGH * k)

    def nearest(self, pos: Point) -> tuple[float, int]:
        """The nearest sector and its distance squared, which is 1 at the edge of its reach."""
        u = self.ground.u
        found = [
            (((pos[0] - x) / (WIDE * k * u)) ** 2 + ((pos[1] - y + RISE * k * u) / (HIGH * k * u)) ** 2, i)
            for i, ((x, y), k) in enumerate(zip(self.sectors, self.scales, strict=True))
        ]
        return min(found, default=(2.0, -1))

    def along(self, edge: int, share: float) -> Point:
        """A place on an edge: edge i runs as link i is written, edge i + links the other way."""
        count = len(self.links)
        a, b = self.links[edge % count]
        if edge >= count:
            a, b = b, a
        return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share

    def source(self, level: Places, edge: int) -> int:
        """The sector an edge starts at."""
        link = level.links[edge % len(self.links)]
        return link.a if edge < len(self.links) else link.b


def _beside_tower(ground: Ground, at: Point, y: float) -> Point:
    """A place on screen; what would stand behind the tower is drawn beside it, where it can be seen."""
    dx, room = at[0] - ground.middle[0], (TOWER + CLUSTER * ground.scale(y)) * ground.u
    if y <= 0 or abs(dx) >= room:
        return at
    return ground.middle[0] + (room if dx >= 0 else -room), at[1]
