"""The hall: where each subsystem's pane of glass hangs, and how the glass bends as the system slips."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import tau
from typing import Any

import numpy as np
import pygame

from game.play.dreams.guardian.scene.wall import NUMBERS, Point, Wall, WallShape
from game.play.render.view import Rooms

RINGS = 3  # a ring of four has a column on either side of the middle
SLIT, ROW = 0.009, 0.022  # half of the gaps between columns and between rows, of half the width and height
APART = 0.35  # of half a gap, that no cell fills
CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, 1))  # column side and row of a ring's four, clockwise


@dataclass(frozen=True)
class Pane:
    """A pane of glass: its corners from the upper left clockwise, and the cell of the wall that it may fill."""

    quad: tuple[Point, Point, Point, Point]
    cell: tuple[Point, Point, Point, Point]
    key: int

    @cached_property
    def rect(self) -> pygame.Rect:
        """The box round its cell, on whole quarters of pixels of the light layer."""
        xs, ys = [p[0] for p in self.cell], [p[1] for p in self.cell]
        left, top = int(min(xs)) // 4 * 4, max(0, int(min(ys)) // 4 * 4)
        return pygame.Rect(left, top, -(-(int(max(xs)) + 1 - left) // 4) * 4, -(-(int(max(ys)) + 1 - top) // 4) * 4)

    @property
    def middle(self) -> Point:
        """Its middle."""
        return sum(p[0] for p in self.quad) / 4, sum(p[1] for p in self.quad) / 4

    @property
    def size(self) -> Point:
        """Its width and height in the middle."""
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.quad
        return (bx + cx - ax - dx) / 2, (cy + dy - ay - by) / 2

    def at(self, u: float, v: float) -> Point:
        """A place on it: u from its left to its right, v from its top down, 0 to 1."""
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.quad
        p, q, r, t = (1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v
        return p * ax + q * bx + r * cx + t * dx, p * ay + q * by + r * cy + t * dy

    def places(self, u: np.ndarray, v: np.ndarray) -> np.ndarray:
        """Many places on it, as [n, 2]."""
        (ax, ay), (bx, by), (_, cy), (_, dy) = self.quad  # its sides are upright
        found = np.empty((len(u), 2))
        found[:, 0] = ax + (bx - ax) * u
        found[:, 1] = ay + (by - ay) * u + (dy - ay + (cy - by - dy + ay) * u) * v
        return found

    def bent(self, u: np.ndarray, v: np.ndarray, t: float, much: float) -> np.ndarray:
        """The same at a time in ticks, with the glass bent by at most some `much` pixels, less at its rim."""
        found = self.places(u, v)
        if much > 0:
            rim = much * (0.3 + 2.8 * u * (1 - u) * (0.4 + 2.4 * v * (1 - v)))
            found[:, 0] += rim * np.sin(tau * (t / 560 + 0.37 * self.key) + 4.4 * v)
            found[:, 1] += 0.8 * rim * np.sin(tau * (t / 690 + 0.61 * self.key) + 5.6 * u)
        return found

    def holds(self, pos: Point) -> bool:
        """Whether a place lies on it."""
        corners = self.quad
        return all(
            (b[0] - a[0]) * (pos[1] - a[1]) - (b[1] - a[1]) * (pos[0] - a[0]) >= 0
            for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)
        )


class Hall:
    """The panes of a wall: rings from the middle outward, four panes to a ring."""

    @classmethod
    def of(cls, level: Rooms, box: pygame.Rect) -> "Hall":
        """The hall of a level in a box of the window."""
        return cls(level.sectors, level.links, Wall.of(WallShape.drawn(level.luck(NUMBERS)), box))

    def __init__(self, sectors: Sequence[Any], links: Sequence[Any], wall: Wall) -> None:
        self.wall, self.box = wall, pygame.Rect(wall.at, wall.size)
        self.slots = slots(sectors)
        self.panes = [self._pane(slot, i) for i, slot in enumerate(self.slots)]
        self.links = [(link.a, link.b) for link in links if link.there]

    def _pane(self, slot: tuple[int, int], key: int) -> Pane:
        column, row = slot
        at = column + RINGS - (column > 0)
        apart, rows = APART * SLIT, APART * ROW  # no pixel belongs to two cells
        return Pane(self._quad(at, row, SLIT, ROW), self._quad(at, row, apart, rows), key)

    def _quad(self, column: int, row: int, slit: float, gap: float) -> Any:
        left, right = self.wall.columns(row)[column]
        left, right = left + slit, right - slit
        top, bottom = (-1.0, -gap) if row < 0 else (gap, 1.0)
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        return tuple(self.wall.place(x, y, column) for x, y in corners)

    def pane_at(self, pos: Point) -> int:
        """The subsystem whose pane lies under a place, -1 for none."""
        near = (i for i, pane in enumerate(self.panes) if pane.rect.collidepoint(pos))
        return next((i for i in near if self.panes[i].holds(pos)), -1)


def slots(sectors: Sequence[Any]) -> list[tuple[int, int]]:
    """(column, row) of each subsystem: columns -3 to 3 without 0, rows -1 and 1. A fourth ring shares the first's."""
    found = [(0, 0)] * len(sectors)
    order = sorted(range(len(sectors)), key=lambda i: (sectors[i].ring, sectors[i].bearing))
    for place, i in enumerate(order):
        side, row = CORNERS[place % 4]
        found[i] = (side * (place // 4 % RINGS + 1), row)
    return found
