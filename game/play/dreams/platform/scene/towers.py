"""Towers: a sector as a cluster of glass towers with lit windows, always the same for the same sector and size."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import pygame

from game.play.dreams.platform.scene.city_look import Style
from game.play.dreams.platform.scene.ground import Point
from game.play.render.noise import hash_unit
from game.play.render.theme import Colour, mix

FINE = 3  # drawn so many times too large, then scaled down once
SIZES = 6  # steps of size
FILLS = 5  # steps of lit windows
BANDS = 7
STYLED = 0.72  # of the towers of a city are built in its style; all others are blocks
TIP = 2.4  # of half its width: how high the point of a needle is
# From what part of its height on a tower is so wide, and as how many bands of light each part is drawn.
TIERS = {
    Style.BLOCKS: ((0.0, 1.0, BANDS),),
    Style.NEEDLES: ((0.0, 1.0, BANDS),),
    Style.TERRACES: ((0.0, 1.0, 4), (0.5, 0.74, 3), (0.8, 0.46, 2)),
}


@dataclass(frozen=True)
class Block:
    """One tower, in units: foot (x right, y down from the sector's middle), half its width, its height."""

    x: float
    y: float
    half: float
    high: float
    seed: int
    style: Style = Style.BLOCKS

    @property
    def tiers(self) -> list[tuple[float, float, float, int]]:
        """From what height on up to which it is how wide (half of it), and in how many bands of light; from below."""
        rows = TIERS[self.style]
        tops = [row[0] for row in rows[1:]] + [1.0]
        return [
            (self.high * low, self.high * top, self.half * part, bands)
            for (low, part, bands), top in zip(rows, tops, strict=True)
        ]

    @property
    def tip(self) -> float:
        """How far its point stands above its height."""
        return TIP * self.half if self.style is Style.NEEDLES else 0.0


def blocks(sector: int, size: int, style: Style = Style.BLOCKS) -> list[Block]:
    """The towers of a sector from back to front; size 0 to SIZES - 1."""
    count = 7 + round(1.5 * size)
    reach = 15 + 2.4 * size
    placed: list[Block] = []
    for n in range(count):
        x, y = _spot(sector, n, reach, placed)
        off = min(1.0, ((x / reach) ** 2 + (y / (reach * 0.5)) ** 2) ** 0.5)
        high = (12 + 7.5 * size) * (1.25 - 0.85 * off) * (0.55 + 0.75 * hash_unit(sector, n, 5))
        half, seed = 3.6 + 2.6 * hash_unit(sector, n, 6), sector * 64 + n
        placed.append(_styled(Block(x, y, half, max(5.0, high), seed), style))
    return sorted(placed, key=lambda b: b.y)


def _styled(block: Block, style: Style) -> Block:
    """A tower as most of its city are, if it is one of them."""
    if style is Style.BLOCKS or hash_unit(block.seed, 35) > STYLED:
        return block
    wide, tall = (0.74, 1.08) if style is Style.NEEDLES else (1.14, 1.04)
    return replace(block, half=block.half * wide, high=block.high * tall, style=style)


def _spot(sector: int, n: int, reach: float, placed: list[Block]) -> tuple[float, float]:
    """The best of six tries: the one farthest from what stands already."""
    best, spot = -1.0, (0.0, 0.0)
    for k in range(6):
        x, y = (2 * hash_unit(sector, n, k, 1) - 1), (2 * hash_unit(sector, n, k, 2) - 1)
        if x * x + y * y > 1:
            continue
        x, y = x * reach, y * reach * 0.5
        room = min(((b.x - x) ** 2 + 4 * (b.y - y) ** 2 for b in placed), default=reach)
        if room > best:
            best, spot = room, (x, y)
    return spot


class Cluster:
    """The pictures of one sector at one size: glass and windows in white light, tinted when asked for."""

    def __init__(self, sector: int, size: int, u: float, style: Style = Style.BLOCKS) -> None:
        self.u, self.sector = u, sector
        self.towers = blocks(sector, size, style)
        half = max(abs(b.x) + b.half for b in self.towers) + 3
        rise = max(b.high + b.tip - b.y + b.half for b in self.towers) + 10
        fall = max(b.y for b in self.towers) + 6
        self.size = (round(2 * half * u), round((rise + fall) * u))
        self.foot = (round(half * u), round(rise * u))  # where the sector's middle lies in the picture
        self.glass = self._drawn(False)
        self._panes: dict[int, pygame.Surface] = {}
        self._dead: pygame.Surface | None = None
        self._tinted: dict[tuple[Colour, int], pygame.Surface] = {}

    def tinted(self, colour: Colour, fill: int) -> pygame.Surface:
        """The cluster in a light, with `fill` of FILLS - 1 parts of its windows lit."""
        key = (colour, fill)
        if key not in self._tinted:
            if len(self._tinted) > 12:
                self._tinted.clear()
            picture, panes = self.glass.copy(), self._windows(fill).copy()
            picture.fill((*mix((16, 22, 44), colour, 0.92), 255), special_flags=pygame.BLEND_RGBA_MULT)
            panes.fill((*mix(colour, (255, 255, 255), 0.5), 255), special_flags=pygame.BLEND_RGBA_MULT)
            picture.blit(panes, (0, 0))
            self._tinted[key] = picture
        return self._tinted[key]

    @property
    def dead(self) -> pygame.Surface:
        """The cluster without light: black, some of it leaning, some of it broken."""
        if self._dead is None:
            self._dead = self._drawn(True)
        return self._dead

    def _drawn(self, dead: bool) -> pygame.Surface:
        large = pygame.Surface((self.size[0] * FINE, self.size[1] * FINE), pygame.SRCALPHA)
        large.fill((30, 30, 40, 0) if dead else (160, 160, 160, 0))
        for block in self.towers:
            _tower(large, block, self.u * FINE, (self.foot[0] * FINE, self.foot[1] * FINE), dead)
        return pygame.transform.smoothscale(large, self.size)

    def _windows(self, fill: int) -> pygame.Surface:
        if fill not in self._panes:
            self._panes[fill] = self._lit(fill / (FILLS - 1))
        return self._panes[fill]

    def _lit(self, share: float) -> pygame.Surface:
        panes = pygame.Surface(self.size, pygame.SRCALPHA)
        dot = max(1, round(self.u * 0.95))
        for block in self.towers:
            for outline in _outlines(block):  # what stands behind doesn't show
                points = [(self.foot[0] + x * self.u, self.foot[1] + y * self.u) for x, y in outline]
                pygame.draw.polygon(panes, (0, 0, 0, 0), points)
            for x, y, rank, strong in _panes(block):
                if rank <= share * 0.66:
                    light = (255, 255, 255, 255) if strong else (150, 150, 150, 150)
                    at = (round(self.foot[0] + x * self.u), round(self.foot[1] + y * self.u))
                    panes.fill(light, (*at, dot, dot))
        return panes


def _outlines(b: Block) -> list[list[tuple[float, float]]]:
    found = []
    for low, top, half, _ in b.tiers:
        x, d, foot, roof = b.x, half * 0.5, b.y - low, b.y - top
        found.append([(x - half, foot), (x, foot + d), (x + half, foot), (x + half, roof)])
        found[-1] += [(x, roof - d), (x - half, roof)]
    return found


class Window(NamedTuple):
    """A window of a tower: its place in units, a rank in 0..1 (the lowest are lit first), and its light."""

    x: float
    y: float
    rank: float
    strong: bool


def _panes(b: Block) -> list[Window]:
    """The windows of a tower."""
    found = []
    rows, widths = int((b.high - 3) / 2.6), b.tiers
    for row in range(rows):
        half = next(half for _, top, half, _ in widths if 2.2 + row * 2.6 <= top or top == b.high)
        columns = max(1, int(half / 1.9))
        for side in (-1, 1):
            for column in range(columns):
                along = (column + 0.7) / (columns + 0.4)
                x = b.x + side * half * along
                y = b.y + half * 0.5 * (1 - along) - 2.2 - row * 2.6
                key = (b.seed, row, column, side + 1)
                found.append(Window(x, y, hash_unit(*key), hash_unit(*key, 9) < (0.55 if side > 0 else 0.3)))
    return found


def _tower(large: pygame.Surface, b: Block, scale: float, origin: Point, dead: bool) -> None:
    """Two faces that brighten upwards, a roof, edges; a dead one is black, and some lean or end early."""
    ox, oy = origin
    lean = (hash_unit(b.seed, 31) - 0.5) * (9.0 if hash_unit(b.seed, 32) < 0.4 else 1.5) if dead else 0.0
    high = b.high * (0.45 + 0.5 * hash_unit(b.seed, 33)) if dead else b.high

    def at(x: float, y: float, z: float) -> tuple[float, float]:
        return ox + (b.x + x + lean * z / max(b.high, 1)) * scale, oy + (b.y + y - z) * scale

    line = max(1, round(scale * 0.34))
    for foot, roof, half, bands in b.tiers:
        if foot >= high:
            break
        d, roof = half * 0.5, min(roof, high)
        for n in range(bands):
            low, top = foot + (roof - foot) * n / bands, foot + (roof - foot) * (n + 1) / bands
            left, right = _face(min(1.0, low / high * BANDS / (BANDS - 1)), dead)
            pygame.draw.polygon(large, left, [at(-half, 0, low), at(0, d, low), at(0, d, top), at(-half, 0, top)])
            pygame.draw.polygon(large, right, [at(half, 0, low), at(0, d, low), at(0, d, top), at(half, 0, top)])
        corners = [at(-half, 0, roof), at(0, d, roof), at(half, 0, roof), at(0, -d, roof)]
        _roof(large, corners, at(0, d, foot), (roof - foot) * scale, dead, line)
    if dead:
        return
    if b.tip:
        near = [at(-b.half, 0, high), at(0, b.half * 0.5, high), at(b.half, 0, high)]
        _point(large, near, at(0, 0, high + b.tip), line)
    elif hash_unit(b.seed, 34) < 0.3 and b.high > 16:
        line = max(1, round(scale * 0.28))
        pygame.draw.line(large, (190, 190, 190, 255), at(0, 0, high), at(0, 0, high + 7), line)
        pygame.draw.circle(large, (255, 255, 255, 255), at(0, 0, high + 7), scale * 0.7)


def _point(large: pygame.Surface, edge: list[Point], tip: Point, line: int) -> None:
    """The point of a needle over the near edges of its roof."""
    left, right = _face(1.0, False)
    pygame.draw.polygon(large, left, [edge[0], edge[1], tip])
    pygame.draw.polygon(large, right, [edge[1], edge[2], tip])
    for corner in edge:
        pygame.draw.line(large, (235, 235, 235, 255), corner, tip, line)


def _roof(large: pygame.Surface, roof: list[Point], foot: Point, drop: float, dead: bool, line: int) -> None:
    """The roof and the edges that fall from it: to the foot of the near one, and as far at either side."""
    edge = (78, 70, 112, 255) if dead else (235, 235, 235, 255)
    side = (40, 36, 62, 255) if dead else (120, 120, 120, 255)
    pygame.draw.polygon(large, (14, 13, 26, 255) if dead else (138, 138, 138, 255), roof)
    pygame.draw.line(large, side, foot, roof[1], line)
    for x in (roof[0], roof[2]):
        pygame.draw.line(large, side, x, (x[0], x[1] + drop), line)
    pygame.draw.lines(large, edge, True, roof, line)


def _face(up: float, dead: bool) -> tuple[tuple[int, int, int, int], tuple[int, int, int, int]]:
    """The tones of the left and the right face at a height of 0..1."""
    if dead:
        tone = round(7 + 5 * up)
        return (tone, tone, tone + 8, 255), (tone + 3, tone + 2, tone + 12, 255)
    left, right = round(18 + 46 * up * up), round(30 + 98 * up * up)
    return (left, left, left + 4, 255), (right, right, right + 4, 255)
