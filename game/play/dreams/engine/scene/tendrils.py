"""Tendrils: darkness that creeps from silent insects toward the heart."""

from math import cos, hypot, sin, tau
from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.chamber_map import ChamberMap, Point
from game.play.render.noise import hash_unit
from game.play.render.theme import Colour
from game.play.render.view import View

LEAST = 0.06  # darkness from which anything is seen
STEPS = np.linspace(0, 1, 22)  # where along a tendril it bends
MANY = 6  # silent insects from which each has fewer
BLACK: Colour = (7, 3, 12)
RIM: Colour = (92, 24, 62)
WAVES = np.arange(3)[:, None, None]
Numbers = NDArray[np.float64]


class Tendril(NamedTuple):
    """One that creeps: from where, towards where, what part of the way it has come, the shifts of its three waves."""

    start: Point
    goal: Point
    reach: float
    thickness: float
    offsets: tuple[float, float, float]


class Columns(NamedTuple):
    """Many tendrils, an array [n] for each number of theirs; offsets [3, n]."""

    x: Numbers
    y: Numbers
    goal_x: Numbers
    goal_y: Numbers
    reach: Numbers
    thickness: Numbers
    offsets: Numbers

    @classmethod
    def of(cls, tendrils: list[Tendril]) -> "Columns":
        """The numbers of all of them."""
        rows = np.array([(*t.start, *t.goal, t.reach, t.thickness, *t.offsets) for t in tendrils]).T
        x, y, goal_x, goal_y, reach, thickness = rows[:6]
        return cls(x, y, goal_x, goal_y, reach, thickness, rows[6:])


class Tendrils:
    """Draws on the picture: dark, with a thin rim that is hardly red."""

    def __init__(self, chart: ChamberMap) -> None:
        self.chart, self.u = chart, chart.u

    def draw(self, picture: pygame.Surface, view: View) -> None:
        """All that creep just now."""
        silent = {k: dark for k in range(len(self.chart.places)) if (dark := engine_view.gloom(view, k)) > LEAST}
        tendrils: list[Tendril] = []
        for sector, dark in silent.items():
            tendrils += self._of(sector, dark, MANY / max(MANY, len(silent)))
        if tendrils:
            grown = Columns.of(tendrils)
            lines, across = self._bent(grown, view.t if view.ui.moves else 0.0)
            for wider, colour in ((2.4 * self.u, RIM), (0.0, BLACK)):
                half = (grown.thickness[:, None] + wider) / 2 * (1 - 0.85 * STEPS) + 0.4
                edge = across * half[:, :, None]
                for outline in np.concatenate([lines + edge, (lines - edge)[:, ::-1]], axis=1).tolist():
                    pygame.draw.polygon(picture, colour, outline)

    def _of(self, sector: int, dark: float, share: float) -> list[Tendril]:
        """The main one toward the heart, and those that grope about; fewer where many are silent."""
        (x, y), heart = self.chart.places[sector], self.chart.heart
        full = 1 - 46 * self.u / max(hypot(heart[0] - x, heart[1] - y), 1.0)
        reach = full * min(1.0, 0.12 + 1.0 * max(0.0, dark - 0.1))
        found = [Tendril((x, y), heart, reach, (2.0 + 3.6 * dark) * self.u, _offsets(sector, 0))]
        for n in range(1, 1 + round((1 + 3 * dark) * share)):
            angle = hash_unit(sector, n, 5) * tau
            length = (40 + 70 * hash_unit(sector, n, 6)) * self.u * dark
            goal = (x + length * sin(angle), y + length * cos(angle) * 0.7)
            found.append(Tendril((x, y), goal, 1.0, (1.2 + 2.2 * dark) * self.u, _offsets(sector, n)))
        return found

    def _bent(self, grown: Columns, t: float) -> tuple[Numbers, Numbers]:
        """Every tendril's points [n, steps, 2], and at each a step of one pixel across it."""
        x, y, gx, gy, reach = (column[:, None] for column in grown[:5])
        dx, dy = gx - x, gy - y
        length = np.maximum(np.hypot(dx, dy), 1.0)
        s = STEPS * reach
        turns = s * (1.1 + 2.3 * WAVES) + grown.offsets[:, :, None] + t / (420 - 90 * WAVES)
        wave = (np.sin(tau * turns) / (1 + 0.9 * WAVES)).sum(axis=0)
        off = wave * np.minimum(0.16 * length, 40 * self.u) * np.maximum(s * (1.25 - s), 0) ** 0.6
        lines = np.stack([x + dx * s - dy / length * off, y + dy * s + dx / length * off], axis=-1)
        way = np.diff(lines, axis=1, append=2 * lines[:, -1:] - lines[:, -2:-1])
        return lines, way[:, :, ::-1] * (-1, 1) / np.maximum(np.hypot(way[..., 0], way[..., 1]), 1e-6)[:, :, None]


def _offsets(sector: int, n: int) -> tuple[float, float, float]:
    return hash_unit(sector, n, 0), hash_unit(sector, n, 1), hash_unit(sector, n, 2)
