"""Ground: where the city lies on screen, and the night behind it."""

from dataclasses import dataclass, field
from math import hypot

import numpy as np
import pygame

from game.play.render.field import filled, grid, painted, step_of
from game.play.render.kept import kept
from game.play.render.layout import Layout
from game.play.render.noise import hash_units
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


@kept
def night(size: tuple[int, int], ground: Ground) -> pygame.Surface:
    """The night: sky, stars, haze, the lights of a city without end, darker towards the edges. Shared."""
    (w, h), step = size, step_of(ground.u)
    x, y = grid(size, step)
    soft = _sky(y, ground) + _glow(x, y, ground)
    _haze(soft, y, ground)
    picture = filled(soft, size, step)
    _stars(picture, ground)
    _lights(picture, ground)
    distance = np.hypot((x - w / 2) / (w * 0.72), (y - h * 0.5) / (h * 0.78))
    picture *= filled(1 - 0.62 * np.clip(distance - 0.25, 0, 1) ** 1.5, size, step)[:, :, None]
    return painted(picture, 71, 1.6)


def _sky(y: np.ndarray, ground: Ground) -> np.ndarray:
    """Indigo above, a lit haze along the horizon, deep blue ground below. [h, w, 3]"""
    stops = np.array([-0.3, 0.55, 1.0, 1.22, 2.2, 5.0, 8.0]) * ground.horizon
    tones = np.array([(4, 4, 17), (7, 8, 31), (11, 16, 48), (9, 19, 50), (8, 20, 48), (7, 16, 40), (4, 8, 24)], float)
    return np.stack([np.interp(y, stops, tones[:, c]) for c in range(3)], axis=-1)


def _glow(x: np.ndarray, y: np.ndarray, ground: Ground) -> np.ndarray:
    """The city's own light on mist and ground, round the platform."""
    dx, dy = (x - ground.middle[0]) / ground.wide, (y - ground.middle[1]) / ground.deep
    near = np.exp(-1.1 * (dx * dx + dy * dy))[:, :, None]
    line = np.exp(-(((y - ground.horizon) / (38 * ground.u)) ** 2))[:, :, None]
    line *= np.exp(-0.55 * dx * dx)[:, :, None]
    glow: np.ndarray = near * np.array((3.0, 22.0, 36.0)) + line * np.array((5.0, 17.0, 28.0))
    return glow


def _haze(picture: np.ndarray, y: np.ndarray, ground: Ground) -> None:
    """Slow clouds of violet and teal in the sky, from a few layers of smooth noise."""
    h, w = y.shape
    for layer, (cells, tone) in enumerate(((5, (26, 12, 46)), (9, (6, 22, 34)), (17, (10, 8, 22)))):
        rough = (hash_units(cells * cells, 300 + layer).reshape(cells, cells) * 255).astype(np.uint8)
        tile = pygame.Surface((cells, cells))
        pygame.surfarray.blit_array(tile, np.repeat(rough[:, :, None], 3, axis=2))
        smooth = pygame.surfarray.array3d(pygame.transform.smoothscale(tile, (w, h)))[:, :, 0].T / 255
        height = np.clip(1 - y / (ground.horizon * 1.35), 0, 1) ** 0.6 + 0.1
        picture += (np.clip(smooth - 0.42, 0, 1) * 1.6 * height)[:, :, None] * np.array(tone, float)


def _stars(picture: np.ndarray, ground: Ground) -> None:
    w, h, _ = picture.shape
    count = int(520 * w * h / (1280 * 720) / max(ground.u, 0.75) ** 0.8)
    xs, ys = hash_units(count, 11) * w, hash_units(count, 12) ** 1.3 * ground.horizon * 1.25
    light = hash_units(count, 13) ** 6 * 215 + 26
    light *= np.clip(1.15 - ys / (ground.horizon * 1.2), 0.05, 1)
    tints = np.array([(1, 1, 1), (0.75, 0.88, 1), (1, 0.86, 0.72), (0.86, 0.78, 1)])
    tone = tints[(hash_units(count, 14) * 4).astype(int)]
    dot = max(1, round(ground.u * 0.9))
    for i in range(count):
        px, py = int(xs[i]), int(ys[i])
        if 1 <= px < w - dot - 1 and 1 <= py < h - dot - 1:
            picture[px : px + dot, py : py + dot] += light[i] * tone[i]
            if light[i] > 140:
                for ox, oy in ((-1, 0), (dot, 0), (0, -1), (0, dot)):
                    picture[px + ox, py + oy] += light[i] * 0.35 * tone[i]


def _lights(picture: np.ndarray, ground: Ground) -> None:
    """Thousands of windows far off: on ring roads and avenues, thinning out into the mist."""
    w, h, _ = picture.shape
    count = 46000
    angle, distance = hash_units(count, 21) * 2 * np.pi, 0.1 + 3.4 * hash_units(count, 22) ** 1.25
    on_ring, on_road = hash_units(count, 23) < 0.42, hash_units(count, 24) < 0.6
    distance = np.where(on_ring, np.round(distance / 0.075) * 0.075 + (hash_units(count, 25) - 0.5) * 0.008, distance)
    angle = np.where(on_road & ~on_ring, np.round(angle / (np.pi / 28)) * (np.pi / 28), angle)
    light = (22 + 170 * hash_units(count, 26) ** 4) * np.exp(-0.62 * np.maximum(distance - 0.9, 0))
    tints = np.array([(0.35, 1.0, 0.95), (0.25, 0.8, 1.0), (0.9, 0.95, 1.0), (1.0, 0.8, 0.5), (0.6, 0.55, 1.0)])
    tone = tints[np.minimum((hash_units(count, 27) ** 1.7 * 5).astype(int), 4)]
    dot = max(1, round(ground.u * 0.8))
    sx, sy = ground.spots(distance * np.cos(angle), distance * np.sin(angle))
    seen = (light > 6) & (sx >= 0) & (sx < w - dot) & (sy >= ground.horizon * 0.98) & (sy < h - dot)
    mist = np.clip((sy - ground.horizon) / (0.11 * ground.deep), 0, 1)
    light = light * mist * np.where(distance < 1.12, 0.44, 0.9)
    px, py = sx[seen].astype(int), sy[seen].astype(int)
    shine = light[seen, None] * tone[seen]
    for ox in range(dot):
        for oy in range(dot):
            np.add.at(picture, (px + ox, py + oy), shine)
