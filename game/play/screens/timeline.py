"""The theatre's timeline: lanes of marks over the length of a run, where it stands, and a stretch that goes round."""

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.play.render import theme
from game.play.render.layout import larger
from game.play.render.theme import palette
from game.play.screens.marks import Mark, MarkLane
from game.play.screens.time_scale import TimeScale

LANE, TIMES = 12, 20  # units: a lane's height, and the room for the minutes below
MOST = 1.25  # times their plain size that lanes are: the desk above needs its room
LOW = 640  # pixels: in windows under so many, the desk has the room of lanes
THIN = 4  # units: the height of lanes there, unnamed and without minutes
NEAR = 5  # units from a mark at which it is meant
APART = 30  # ticks within which marks are one place to jump to


class Loop(NamedTuple):
    """A stretch that goes round: from a tick to another, None while that isn't said."""

    start: int
    stop: int | None = None


def is_low(size: tuple[int, int]) -> bool:
    """Whether a window is so low that lanes have to be thin."""
    return size[1] < LOW


def height_of_lanes(size: tuple[int, int], lanes: int) -> int:
    """Units that lanes take of a window."""
    return THIN * (lanes + 1) if is_low(size) else round((LANE * lanes + TIMES) * larger(MOST))


class Timeline(TimeScale):
    """Draws lanes into an area; they are painted once, and what moves is drawn over them. thin: without words."""

    def __init__(self, area: pygame.Rect, u: float, end: int, lanes: Sequence[MarkLane], thin: bool = False) -> None:
        self.area, self.u, self.lanes, self.thin = area, u, tuple(lanes), thin
        large = larger(MOST)
        pixels = min(round(12 * large * u), max(theme.SMALLEST, round(0.92 * LANE * large * u)))
        self.left = area.x + round(26 * u)
        plot = area.copy()
        plot.x = self.left + (0 if thin else theme.width("bookmarks  ", "mono", pixels))
        plot.w, plot.h = area.right - round(30 * u) - plot.x, area.h - round((THIN if thin else TIMES * large) * u)
        super().__init__(plot, end, pixels)
        self.gap = 0 if thin else 2  # pixels above and below marks
        self._painted: pygame.Surface | None = None

    def lane_rect(self, index: int) -> pygame.Rect:
        """Where the marks of a lane stand."""
        top = self.plot.y + self.plot.h * index // len(self.lanes)
        return pygame.Rect(
            self.plot.x, top, self.plot.w, self.plot.y + self.plot.h * (index + 1) // len(self.lanes) - top
        )

    def lane_at(self, pos: tuple[int, int]) -> int:
        """The lane whose name is under a point, -1 for none."""
        names = (self.lane_rect(i).move(self.area.x - self.plot.x, 0) for i in range(len(self.lanes)))
        return next((i for i, rect in enumerate(names) if rect.collidepoint(pos) and pos[0] < self.plot.x), -1)

    def mark_at(self, pos: tuple[int, int]) -> Mark | None:
        """The mark that is meant at a point: the nearest of the lane there."""
        lane = next((i for i in range(len(self.lanes)) if self.lane_rect(i).inflate(8, 0).collidepoint(pos)), -1)
        marks = self.lanes[lane].marks if lane >= 0 else ()
        nearest = min(marks, key=lambda mark: abs(self.x(mark.tick) - pos[0]), default=None)
        near = max(NEAR * self.u, 3)
        return nearest if nearest and abs(self.x(nearest.tick) - pos[0]) <= near else None

    def stops(self, chosen: int) -> list[int]:
        """The ticks that `last` and `next` go to: of one lane, or of all with -1. Close ones are one."""
        found: list[int] = []
        lanes = self.lanes if chosen < 0 else self.lanes[chosen : chosen + 1]
        for tick in sorted(mark.tick for lane in lanes for mark in lane.marks):
            if not found or tick - found[-1] > APART:
                found.append(tick)
        return found

    def draw(self, surface: pygame.Surface, at: int, loop: Loop | None, chosen: int, pointed: Mark | None) -> None:
        """Lanes, the loop, the mark that is pointed at, and where the run stands."""
        if self._painted is None:
            self._painted = self._paint()
        surface.blit(self._painted, self.area)
        if chosen >= 0 and self.thin:
            pygame.draw.rect(surface, palette.white, self.lane_rect(chosen).inflate(4, 2), 1)
        elif chosen >= 0:
            self._name(surface, chosen, palette.white)
        if loop:
            self._draw_loop(surface, loop, at)
        if pointed:
            x = round(self.x(pointed.tick))
            pygame.draw.line(surface, palette.white, (x, self.plot.y), (x, self.plot.bottom))
        x = round(self.x(at))
        pygame.draw.line(
            surface, palette.cyan, (x, self.plot.y - 2), (x, self.plot.bottom + 2), max(1, round(1.5 * self.u))
        )
        half = max(3, round(4 * self.u))
        tip = [(x - half, self.plot.y - half - 1), (x + half, self.plot.y - half - 1), (x, self.plot.y + 1)]
        pygame.draw.polygon(surface, palette.cyan, tip)

    def _paint(self) -> pygame.Surface:
        whole = pygame.Surface((self.area.right, self.area.bottom))
        whole.fill(palette.night)
        for i, lane in enumerate(self.lanes):
            rect = self.lane_rect(i)
            pygame.draw.rect(whole, palette.ink, rect.inflate(0, -self.gap))
            if not self.thin:
                self._name(whole, i, theme.mix(palette.dim, palette.of(lane.tone), 0.7))
            for mark in lane.marks:
                x = round(self.x(mark.tick))
                bar = pygame.Rect(x - 1, rect.y + self.gap, max(2, round(2 * self.u)), rect.h - 2 * self.gap)
                pygame.draw.rect(whole, palette.of(mark.tone), bar)
        if not self.thin:
            self.draw_times(whole)
        return whole.subsurface(self.area).copy()

    def _name(self, surface: pygame.Surface, lane: int, colour: theme.Colour) -> None:
        rect = self.lane_rect(lane)
        top = rect.centery - theme.font("mono", self.pixels).get_height() // 2
        theme.write(surface, self.lanes[lane].word, (self.left, top), "mono", self.pixels, colour)

    def _draw_loop(self, surface: pygame.Surface, loop: Loop, at: int) -> None:
        """A band from A to B, or to where the run stands while B isn't said."""
        left, right = sorted((round(self.x(loop.start)), round(self.x(at if loop.stop is None else loop.stop))))
        band = pygame.Surface((max(1, right - left), self.plot.h), pygame.SRCALPHA)
        band.fill((*palette.violet, 46))
        surface.blit(band, (left, self.plot.y))
        for x in (left, right) if loop.stop is not None else (left,):
            pygame.draw.line(surface, palette.violet, (x, self.plot.y), (x, self.plot.bottom), 2)
