"""Shatter: after the cut the world breaks into shards of light, the figures dissolve, and in the dark a heart beats.

Everything here is a function of the ticks since the cut.
"""

from dataclasses import dataclass
from math import cos, exp, pi, sin

import pygame

from game.play.dreams.platform.scene.ground import Point
from game.play.render.compat import aalines
from game.play.render.glow import Bloom, add_halo, quarter, shine
from game.play.render.instrument import veil
from game.play.render.noise import hash_unit, hash_units
from game.play.render.theme import Colour, mix, palette, shade

ACROSS, DOWN = 18, 10
BREAK, DARK = 26, 300  # ticks until the first shard leaves, and until the dark is full
HEART = (380, 500)  # ticks between which the heart beats, once


@dataclass(frozen=True)
class Shard:
    """A piece of the picture: corners round its middle, its light, when it leaves, how it flies and turns."""

    middle: Point
    corners: tuple[Point, Point, Point]
    colour: Colour
    leaves: float
    way: Point
    spin: float


def shards(picture: pygame.Surface, centre: Point) -> list[Shard]:
    """The picture cut into triangles; those near the centre leave first."""
    w, h = picture.get_size()
    jitter = hash_units((ACROSS + 1) * (DOWN + 1) * 2, 7)

    def node(i: int, j: int) -> Point:
        n = 2 * (j * (ACROSS + 1) + i)
        inner = 0 < i < ACROSS and 0 < j < DOWN
        dx, dy = ((jitter[n] - 0.5) * 0.8, (jitter[n + 1] - 0.5) * 0.8) if inner else (0, 0)
        return (i + dx) * w / ACROSS, (j + dy) * h / DOWN

    found = []
    for j in range(DOWN):
        for i in range(ACROSS):
            a, b, c, d = node(i, j), node(i + 1, j), node(i + 1, j + 1), node(i, j + 1)
            for n, corners in enumerate(((a, b, c), (a, c, d))):
                found.append(_shard(picture, centre, corners, (i, j, n)))
    return found


def _shard(
    picture: pygame.Surface, centre: Point, corners: tuple[Point, Point, Point], key: tuple[int, int, int]
) -> Shard:
    w, h = picture.get_size()
    x, y = sum(p[0] for p in corners) / 3, sum(p[1] for p in corners) / 3
    tone = picture.get_at((min(w - 1, int(x)), min(h - 1, int(y))))
    light = mix(
        (tone.r, tone.g, tone.b),
        (palette.cyan, palette.rose, palette.white, palette.warm)[min(3, int(hash_unit(*key) * 5) % 4)],
        0.42,
    )
    dx, dy = x - centre[0], y - centre[1]
    distance = max(1.0, (dx * dx + dy * dy) ** 0.5)
    pace = (0.5 + 1.2 * hash_unit(*key, 1)) * h / 500
    leaves = BREAK + distance / h * 70 + 30 * hash_unit(*key, 2)
    way = (dx / distance * pace, dy / distance * pace - 0.25 * pace)
    relative = tuple((px - x, py - y) for px, py in corners)
    return Shard((x, y), relative, light, leaves, way, (hash_unit(*key, 3) - 0.5) * 0.12)  # type: ignore[arg-type]


class Shatter:
    """Draws the end over the whole desk; it breaks first at the centre, and takes its colours from the night."""

    def __init__(self, u: float, night: pygame.Surface, centre: Point) -> None:
        self.u, self.night, self.centre = u, night, centre
        self.bloom: Bloom | None = None
        self.pieces: list[Shard] = []

    def draw(self, surface: pygame.Surface, age: float, flashes: bool = True) -> None:
        """The desk `age` ticks after the cut."""
        if self.bloom is None:
            self.bloom, self.pieces = Bloom(self.night.get_size()), shards(self.night, self.centre)
        self.bloom.clear()
        share = min(1.0, max(0.0, (age - BREAK * 0.5) / 120))
        if share > 0:
            surface.blit(veil(surface.get_size(), round(share * 15) * 17), (0, 0))
        if age < DARK + 60:
            for shard in self.pieces:
                if age > shard.leaves:
                    self._fly(surface, self.bloom.layer, shard, age - shard.leaves)
            self._sparks(surface, age)
        if flashes:
            self._flash(self.bloom.layer, age)
        self.bloom.apply(surface)

    def _fly(self, surface: pygame.Surface, light: pygame.Surface, shard: Shard, age: float) -> None:
        fade = max(0.0, 1 - age / 190) ** 1.5
        if fade <= 0.01:
            return
        flown = age * (1 + age / 90)
        x, y = shard.middle[0] + shard.way[0] * flown, shard.middle[1] + shard.way[1] * flown - age * age * 0.002
        turn, lean = shard.spin * age, cos(shard.spin * age * 1.7)
        c, s, small = cos(turn), sin(turn), 0.9 * (1 - age / 420)
        points = [(x + (px * c - py * s) * small * lean, y + (px * s + py * c) * small) for px, py in shard.corners]
        pygame.draw.polygon(surface, shade(mix(shard.colour, palette.night, 0.35), fade), points)
        aalines(surface, shade(mix(shard.colour, palette.white, 0.55), fade), True, points)
        if lean > 0.25:
            glow = shade(mix(shard.colour, palette.white, 0.2), 0.26 * fade * lean)
            pygame.draw.polygon(light, glow, [quarter(p) for p in points])

    def _sparks(self, surface: pygame.Surface, age: float) -> None:
        """What the figures were: specks that rise and go out."""
        if age < BREAK:
            return
        count = 150
        xs, ys, paces = hash_units(count, 31), hash_units(count, 32), hash_units(count, 33)
        fade = max(0.0, 1 - (age - BREAK) / 220)
        dot = max(1, round(1.5 * self.u))
        for n in range(count):
            x = self.centre[0] + (xs[n] - 0.5) * 420 * self.u + 8 * sin(age / 30 + n)
            y = self.centre[1] + (60 + 260 * ys[n]) * self.u - (age - BREAK) * (0.25 + 0.9 * paces[n]) * self.u
            surface.fill(shade(palette.white, fade * (0.4 + 0.6 * paces[n])), (round(x), round(y), dot, dot))

    def _flash(self, light: pygame.Surface, age: float) -> None:
        if age < 60:
            glow = exp(-(((age - 16) / 16) ** 2))
            shine(light, self.centre, shade(palette.white, 0.9 * glow), (30 + 90 * glow) * self.u)
        start, end = HEART
        if start < age < end:
            beat = heart((age - start) / (end - start))
            add_halo(
                light,
                (light.get_width() / 2, light.get_height() / 2),
                shade(mix(palette.rose, palette.warm, 0.5), 0.75 * beat),
                (34 + 34 * beat) * self.u,
            )


def heart(phase: float) -> float:
    """The light of one beat, two strokes, at a phase in 0..1."""
    return exp(-(((phase - 0.25) / 0.08) ** 2)) + 0.6 * exp(-(((phase - 0.5) / 0.12) ** 2))


def shaking(hold: float, t: float, key: int) -> float:
    """A trembling in -1..1 whose strength is `hold`."""
    return hold * (2 * hash_unit(int(t), key) - 1) * sin(pi * min(1.0, hold) / 2)
