"""The spire: the platform on its tall tower of glass, and whoever stands on it."""

from math import cos, pi, sin

import numpy as np
import pygame

from game.play.dreams.platform.scene.ground import Ground, Point
from game.play.render.theme import Colour, mix, palette

FINE = 3
HIGH, TOP, FOOT, DISC = 206.0, 19.0, 31.0, 62.0  # units: height, half widths at the top, the foot, of the disc
FLAT = 0.37  # height to width of the disc


class Spire:
    """The platform's picture and the places on it."""

    def __init__(self, ground: Ground) -> None:
        self.u, self.base = ground.u, ground.middle
        self.high = min(HIGH * ground.u, ground.middle[1] - 86 * ground.u)
        self.top: Point = (self.base[0], self.base[1] - self.high)
        half, above, below = DISC * self.u + 6, 40 * self.u, 26 * self.u
        self.size = (round(2 * half), round(self.high + above + below))
        self.corner = (round(self.base[0] - half), round(self.top[1] - above))
        self.rect = pygame.Rect(self.corner, self.size)
        self.picture = self._drawn()

    def wall(self, turn: float, rise: float) -> Point:
        """A place on the tower's near side: turn -1 (left edge) to 1, rise 0 (foot) to 1 (under the disc)."""
        half = (FOOT + (TOP - FOOT) * rise**0.7) * self.u
        x = self.base[0] + half * sin(turn * pi / 2)
        y = self.base[1] + half * FLAT * cos(turn * pi / 2) - rise * (self.high - 12 * self.u)
        return x, y

    def path(self, road: list[tuple[float, float]]) -> list[tuple[float, float]]:
        """A road over these places, led on to the foot of the spire; empty where there is none."""
        return [*road, self.wall(0, 0.02)] if road else []

    def walls(self, turn: np.ndarray, rise: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """`wall` for many places."""
        half = (FOOT + (TOP - FOOT) * rise**0.7) * self.u
        x = self.base[0] + half * np.sin(turn * pi / 2)
        return x, self.base[1] + half * FLAT * np.cos(turn * pi / 2) - rise * (self.high - 12 * self.u)

    def _drawn(self) -> pygame.Surface:
        large = pygame.Surface((self.size[0] * FINE, self.size[1] * FINE), pygame.SRCALPHA)
        large.fill((*palette.cyan, 0))
        self._column(large)
        self._bands(large)
        self._disc(large)
        self._operator(large)
        return pygame.transform.smoothscale(large, self.size)

    def _at(self, at: Point) -> Point:
        return (at[0] - self.corner[0]) * FINE, (at[1] - self.corner[1]) * FINE

    def _column(self, large: pygame.Surface) -> None:
        """Glass: nearly clear in the middle, lit along its edges and lines."""
        steps = 60
        for n in range(steps):
            low, top = n / steps, (n + 1) / steps
            shape = [self._at(self.wall(turn, rise)) for turn, rise in ((-1, low), (1, low), (1, top), (-1, top))]
            tone = mix((8, 20, 44), (22, 62, 84), 0.25 + 0.75 * (1 - low) ** 3)
            pygame.draw.polygon(large, (*tone, 218), shape)
        for turn in (-1.0, -0.72, -0.4, 0.0, 0.4, 0.72, 1.0):
            points = [self._at(self.wall(turn, n / 20)) for n in range(21)]
            edge = abs(turn) == 1
            colour = (*mix((20, 60, 90), palette.cyan, 0.75 if edge else 0.22), 255 if edge else 150)
            pygame.draw.lines(large, colour, False, points, max(1, round(self.u * FINE * (0.8 if edge else 0.4))))

    def _bands(self, large: pygame.Surface) -> None:
        for n in range(9):
            rise = n / 9
            points = [self._at(self.wall(turn / 10, rise)) for turn in range(-10, 11)]
            strong = n % 3 == 0
            colour = (*mix((20, 60, 90), palette.cyan, 0.75 if strong else 0.32), 230)
            pygame.draw.lines(large, colour, False, points, max(1, round(self.u * FINE * (0.9 if strong else 0.45))))

    def _ellipse(
        self, large: pygame.Surface, colour: tuple[int, ...], half: float, drop: float = 0, line: float = 0
    ) -> None:
        x, y = self._at((self.top[0], self.top[1] + drop * self.u))
        w, h = half * self.u * FINE, half * FLAT * self.u * FINE
        box = pygame.Rect(x - w, y - h, 2 * w, 2 * h)
        pygame.draw.ellipse(large, colour, box, max(1, round(line * self.u * FINE)) if line else 0)

    def _disc(self, large: pygame.Surface) -> None:
        """The deck with its rim of light, its underside, a rail."""
        self._ellipse(large, (8, 16, 36, 255), DISC * 0.8, 13)
        self._ellipse(large, (12, 26, 50, 255), DISC * 0.94, 7)
        self._ellipse(large, (*mix((10, 30, 60), palette.cyan, 0.25), 255), DISC * 0.94, 7, 0.8)
        self._ellipse(large, (10, 20, 42, 255), DISC)
        for n in range(9):
            tone = mix((10, 20, 42), (38, 92, 116), (n / 8) ** 2)
            self._ellipse(large, (*tone, 255), DISC * (0.92 - 0.1 * n))
        self._ellipse(large, (*mix((10, 30, 60), palette.cyan, 0.45), 255), DISC * 0.7, 0, 0.7)
        self._ellipse(large, (*mix(palette.cyan, (255, 255, 255), 0.45), 255), DISC, 0, 1.7)
        for n in range(14):
            angle = pi * (1.12 + 0.76 * n / 13)
            self._post(large, angle)

    def _post(self, large: pygame.Surface, angle: float) -> None:
        x = self.top[0] + DISC * 0.88 * cos(angle) * self.u
        y = self.top[1] + DISC * 0.88 * FLAT * sin(angle) * self.u
        a, b = self._at((x, y)), self._at((x, y - 7 * self.u))
        pygame.draw.line(large, (*mix((20, 60, 90), palette.cyan, 0.7), 255), a, b, max(1, round(self.u * FINE * 0.5)))

    def _operator(self, large: pygame.Surface) -> None:
        """You: a dark figure at a lit desk, seen from the front."""
        x, y, s = self.top[0], self.top[1] + 1 * self.u, self.u

        def shape(colour: Colour, points: list[Point]) -> None:
            pygame.draw.polygon(large, (*colour, 255), [self._at((x + px * s, y + py * s)) for px, py in points])

        light = mix(palette.cyan, (255, 255, 255), 0.5)
        shape((3, 5, 14), [(-3.2, 0), (-3.6, -11), (-1.8, -14.5), (1.8, -14.5), (3.6, -11), (3.2, 0)])
        pygame.draw.circle(large, (3, 5, 14, 255), self._at((x, y - 17.6 * s)), 2.9 * s * FINE)
        pygame.draw.circle(
            large, (*light, 255), self._at((x, y - 17.6 * s)), 2.9 * s * FINE, max(1, round(s * FINE * 0.35))
        )
        shape(mix((6, 14, 30), palette.cyan, 0.25), [(-11, 4.5), (-8.5, -1.5), (8.5, -1.5), (11, 4.5)])
        shape(light, [(-8.5, -1.5), (-8, -2.6), (8, -2.6), (8.5, -1.5)])
