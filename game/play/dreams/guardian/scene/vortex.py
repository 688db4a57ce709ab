"""The vortex of data: short strokes of light that circle on the floor, and in the vision all true patterns in it."""

from math import cos, pi, sin, tau

import numpy as np
import pygame

from game.play.dreams.guardian.scene.hall import Hall
from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.dreams.guardian.scene.wall import Point
from game.play.render.compat import ADD, Sprite, aalines, scatter
from game.play.render.glow import pool, quarter, shine
from game.play.render.kept import kept
from game.play.render.noise import hash_units
from game.play.render.theme import Colour, mix, palette, shade

STROKES = 340
WIDE, DEEP = 262, 70  # units: the ring on the floor
TURNS = 12  # directions of a stroke that are drawn
TONES = ("cyan", "cyan", "violet", "violet", "amber", "mist")
BRIGHT = 4
POINTS = 64  # of a ribbon in the vision


class Vortex:
    """Strokes round `middle`. u: pixels to a unit."""

    def __init__(self, middle: Point, hall: Hall, u: float) -> None:
        self.middle, self.hall, self.u = middle, hall, u
        self.turn, self.distance = hash_units(STROKES, 501) * tau, hash_units(STROKES, 502)
        self.pace, self.lift = hash_units(STROKES, 503), hash_units(STROKES, 504)
        self.tone = (hash_units(STROKES, 505) * len(TONES)).astype(int)

    def gather(self, view: HallView, much: float) -> None:
        """Place the strokes, `much` (0..1) of them: what `draw` lays down afterwards."""
        count, u, open_ = round(STROKES * min(1.0, much)), self.u, view.vision
        self.much, self.open = much, open_
        t = view.t / 60 * (0.35 + 0.4 * view.slip)
        radius = 0.62 + 0.55 * self.distance[:count] ** 1.5
        turn = self.turn[:count] + t * (0.5 + 0.9 * self.pace[:count]) / radius
        c, s = np.cos(turn), np.sin(turn)
        wide = u * radius * (1 + 0.25 * open_)
        rise = (1 + 2.2 * open_) * 34 * u * (self.lift[:count] - 0.5)
        length = max(4, round(11 * u))
        x = self.middle[0] + WIDE * wide * c - length / 2
        y = self.middle[1] + DEEP * wide * s - rise - length / 2
        ways = np.round(np.arctan2(DEEP * c, -WIDE * s) / pi * TURNS).astype(int) % TURNS
        fade = np.minimum(1.0, 2.0 * much) * (0.675 + 0.325 * s) * (0.55 + 0.45 * np.sin(3 * turn + t))
        bright = np.clip((fade * BRIGHT).astype(int), 0, BRIGHT)
        near = s > 0
        self.sprites: tuple[list[Sprite], list[Sprite]] = ([], [])
        columns = (each.tolist() for each in (x, y, ways, self.tone[:count], bright, near))
        for px, py, way, tone, lit, front in zip(*columns, strict=True):
            if lit:
                self.sprites[front].append((_stroke(way, tone, lit, length), (px, py)))

    def draw(self, surface: pygame.Surface, light: pygame.Surface, front: bool) -> None:
        """The half of the ring behind the figure or before it."""
        scatter(surface, self.sprites[front], ADD)
        if front:
            size = (round(WIDE * self.u * 0.6), round(DEEP * self.u * 0.75))
            glow = pool(
                shade(mix((40, 90, 200), palette.violet, self.open), round(0.2 * min(1.0, self.much), 2)), *size
            )
            light.blit(glow, glow.get_rect(center=[round(c) for c in quarter(self.middle)]), special_flags=ADD)

    def vision(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, centre: Point) -> None:
        """Each true pattern as a ribbon that winds from its pane into the middle of the hall."""
        open_ = view.vision
        if open_ <= 0:
            return
        share = np.linspace(0, 1, POINTS)
        drift = view.t / 60
        for i, pane in enumerate(self.hall.panes):
            if view.one("dark", i):
                continue
            start = np.array(pane.middle) - centre
            distance = float(np.hypot(start[0], start[1] * 1.9))
            angle = float(np.arctan2(start[1] * 1.9, start[0]))
            wave = view.heights(np.interp(np.linspace(0, 117, POINTS), np.arange(118), view.curve[-118:, i]))
            reach = min(1.0, open_ * 1.3)
            radius = distance * (1 - share * reach) ** 1.15 + 34 * self.u
            radius += wave * 46 * self.u * (0.3 + np.sin(pi * share))
            turn = angle + share * reach * (2.4 + 0.3 * sin(drift + i)) + 0.05 * sin(0.8 * drift + i)
            points = np.stack([centre[0] + radius * np.cos(turn), centre[1] + radius * np.sin(turn) / 1.9], 1)
            tone = mix(palette.violet, (palette.cyan, (255, 190, 230), (140, 170, 255))[i % 3], 0.45)
            self._ribbon(surface, light, points.tolist(), tone, open_, drift + 0.13 * i)
        shine(
            light,
            centre,
            shade(mix(palette.violet, palette.white, 0.35), 0.3 * open_),
            (30 + 6 * sin(1.3 * drift)) * self.u,
        )

    def _ribbon(
        self,
        surface: pygame.Surface,
        light: pygame.Surface,
        points: list[Point],
        tone: Colour,
        open_: float,
        t: float,
    ) -> None:
        aalines(surface, shade(tone, 0.85 * open_), False, points)
        aalines(light, shade(tone, 0.38 * open_), False, [quarter(p) for p in (*points[::2], points[-1])])
        for k in range(3):  # motes of light that travel inward
            at = points[int((t * 0.16 + k / 3) % 1.0 * (len(points) - 1))]
            pygame.draw.circle(surface, shade(palette.white, open_), at, max(1, 1.6 * self.u))
            shine(light, at, shade(tone, 0.5 * open_), 3.5 * self.u)


@kept
def _stroke(turn: int, tone: int, bright: int, length: int) -> pygame.Surface:
    """A stroke of light on black. Shared."""
    fine = 3
    large = pygame.Surface((length * fine, length * fine))
    angle, half = turn * pi / TURNS, length * fine / 2
    dx, dy = half * 0.92 * cos(angle), half * 0.92 * sin(angle)
    pygame.draw.line(
        large, shade(palette.of(TONES[tone]), bright / BRIGHT), (half - dx, half - dy), (half + dx, half + dy), fine + 1
    )
    return pygame.transform.smoothscale(large, (length, length))


def floor_light(light: pygame.Surface, middle: Point, u: float, tone: Colour, much: float) -> None:
    """Light that lies on the floor round a place."""
    glow = pool(shade(tone, much), round(150 * u), round(40 * u))
    light.blit(glow, glow.get_rect(center=[round(c) for c in quarter(middle)]), special_flags=ADD)


def beat(t: float, seconds: float) -> float:
    """0 to 1 and back."""
    return 0.5 - 0.5 * cos(tau * t / 60 / seconds)
