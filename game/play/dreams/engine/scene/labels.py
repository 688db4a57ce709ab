"""Labels: what is said beside insects, one an insect. None lies on another, on an insect or on words elsewhere."""

from collections.abc import Collection, Hashable, Iterator, Sequence
from math import hypot
from typing import NamedTuple

import pygame

from game.play.dreams.engine.scene.chamber_map import ChamberMap, Point
from game.play.render.kept import kept
from game.play.render.layout import Layout
from game.play.render.theme import Colour, mix, palette

FOOT = 258  # units below the heart, from where words of help stand
LIT = 15  # units beyond an insect's reach that a frame of light round it takes
REACH = (21, 22)  # units from an insect's middle, sideways and up, that it takes with its legs
NEAR = 2  # units from there to its label
DISTANCES = (16, 30, 44, 58)  # units, where there's no room so near
DIRECTIONS = (
    (0, 1), (0, -1), (1, 0), (-1, 0), (0.6, 1), (-0.6, 1), (0.6, -1), (-0.6, -1),
    (1, 0.7), (-1, 0.7), (1, -0.7), (-1, -0.7), (1, 1), (-1, 1), (1, -1), (-1, -1),
)  # first below, then above  # fmt: skip
KEPT = 64  # places of so many sets of words are remembered
ON = 20  # what it costs to lie on an insect: more than anything else
OVER = ("threads", "caption", "aside", "prompts", "clock")  # boxes of the layout that no label may lie on


class Wanted(NamedTuple):
    """Words about an insect, one picture a row. edge: of the ground under them, which no string shines through."""

    sector: int
    rows: tuple[pygame.Surface, ...]
    edge: Colour
    must: bool = True  # else it isn't said where it would lie on an insect; rows below the first never are


class Label(NamedTuple):
    """Where words stand."""

    wanted: Wanted
    box: pygame.Rect


class Placement(NamedTuple):
    """Which of the wanted words are said, how many rows of them, and where."""

    number: int
    rows: int
    box: pygame.Rect


class InsectLabels:
    """Finds room. figures: what is better left uncovered."""

    def __init__(self, chart: ChamberMap, layout: Layout, figures: Sequence[pygame.Rect]) -> None:
        self.chart, self.u, self.figures = chart, chart.u, list(figures)
        self.bodies = [self._body(sector) for sector in range(len(chart.places))]
        self.boxes = [layout.boxes[name] for name in OVER]
        self._kept: dict[Hashable, list[Placement]] = {}
        self.bounds = layout.scene.copy()
        self.bounds.height = min(self.bounds.bottom, round(chart.heart[1] + FOOT * self.u)) - self.bounds.top

    def _body(self, sector: int, more: float = 0.0) -> pygame.Rect:
        (x, y), size = self.chart.places[sector], self.chart.size(sector)
        wide, high = (round(reach * size + more * self.u) for reach in REACH)
        return pygame.Rect(round(x) - wide, round(y) - high, 2 * wide, 2 * high)

    def place(self, wanted: Sequence[Wanted], lit: Collection[int] = ()) -> list[Label]:
        """A place for each, those that come first first; lit: insects with a frame of light round them."""
        key = (*((w.sector, *(row.get_size() for row in w.rows), w.must) for w in wanted), frozenset(lit))
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[key] = self._placements(wanted, lit)
        return [Label(wanted[n]._replace(rows=wanted[n].rows[:rows]), box) for n, rows, box in self._kept[key]]

    def _placements(self, wanted: Sequence[Wanted], lit: Collection[int]) -> list[Placement]:
        """Those that have room."""
        bodies = [self._body(k, LIT) if k in lit else body for k, body in enumerate(self.bodies)]
        placed: list[Placement] = []
        for n, whole in enumerate(wanted):
            taken, one = [*self.boxes, *(one.box for one in placed)], whole
            cost, box = self._room(one, bodies, taken)
            if cost >= ON and len(one.rows) > 1:
                one = whole._replace(rows=whole.rows[:1])
                cost, box = self._room(one, bodies, taken)
            if box and (one.must or cost < ON):
                placed.append(Placement(n, len(one.rows), box))
        return placed

    def _room(self, one: Wanted, bodies: list[pygame.Rect], taken: list[pygame.Rect]) -> tuple[int, pygame.Rect | None]:
        """The best place, and what it costs; None where all are taken."""
        best: tuple[int, pygame.Rect | None] = (1 << 20, None)
        for ring, box in self._around(bodies[one.sector], self.size(one)):
            if best[0] <= ring:
                break
            if not self.bounds.contains(box) or box.collidelist(taken) >= 0:
                continue
            on = len(box.collidelistall(bodies))
            cost = ON * on + 2 * len(box.collidelistall(self.figures)) + ring
            if cost < best[0]:
                best = (cost, box)
        return best

    def size(self, one: Wanted) -> tuple[int, int]:
        """Pixels that words take with their ground."""
        room = round(3 * self.u)
        wide = max(row.get_width() for row in one.rows)
        return wide + 2 * room, sum(row.get_height() - 1 for row in one.rows) + 1

    def _around(self, body: pygame.Rect, size: tuple[int, int]) -> Iterator[tuple[int, pygame.Rect]]:
        """Places beside an insect, those of the nearest ring first."""
        for ring, distance in enumerate((NEAR, *DISTANCES)):
            out = round(distance * self.u)
            for dx, dy in DIRECTIONS:
                box = pygame.Rect((0, 0), size)
                box.center = (
                    body.centerx + round(dx * (body.width // 2 + size[0] // 2 + out)),
                    body.centery + round(dy * (body.height // 2 + size[1] // 2 + out)),
                )
                yield ring, box

    def draw(self, picture: pygame.Surface, labels: Sequence[Label]) -> None:
        """Lines to their insects, then all words."""
        for label in labels:
            self._lead(picture, label, label.wanted.edge)
        for one, box in labels:
            picture.blit(dark_glass(box.size, one.edge, round(4 * self.u)), box)
            y = box.top
            for row in one.rows:
                picture.blit(row, (box.centerx - row.get_width() // 2, y))
                y += row.get_height() - 1

    def _lead(self, picture: pygame.Surface, label: Label, tone: Colour) -> None:
        sector, box = label.wanted.sector, label.box
        (x, y), size = self.chart.places[sector], self.chart.size(sector)
        end: Point = min(max(x, box.left), box.right - 1), min(max(y, box.top), box.bottom - 1)
        length = max(hypot(end[0] - x, end[1] - y), 1.0)
        share = min(1.0, 16 * size / length)
        pygame.draw.aaline(picture, tone, (x + (end[0] - x) * share, y + (end[1] - y) * share), end)


@kept
def dark_glass(size: tuple[int, int], edge: Colour, radius: int) -> pygame.Surface:
    """Dark glass to read words on. Shared."""
    made = pygame.Surface(size, pygame.SRCALPHA)
    pygame.draw.rect(made, (*mix(palette.night, palette.ink, 0.5), 216), made.get_rect(), 0, radius)
    pygame.draw.rect(made, (*edge, 255), made.get_rect(), 1, radius)
    return made
