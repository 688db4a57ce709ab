"""The debrief's time axis: what the run was, lane under lane, from its first second to its last."""

from collections.abc import Sequence

import pygame

from game.level.clock import clock
from game.play.debrief.axis_spec import Curve, Lane
from game.play.debrief.run_summary import RunSummary
from game.play.dreams.dream import Dream
from game.play.render import theme
from game.play.render.compat import aalines
from game.play.render.theme import Colour, palette
from game.play.render.words import percent
from game.play.screens.marks import done_by_you
from game.play.screens.time_scale import TimeScale
from game.sim.actions import Verb
from game.sim.fixed import ONE

YOU = 0.34  # of the height, for what was done
LINES = 17  # of type that the area needs for the names of verbs, in two columns
NAMED, BESIDE = 1.3, 3.8  # sizes of type that a name takes of its lane, and that what is no lane takes of the area


class Axis(TimeScale):
    """Draws a story into an area.

    plain: pixels of type where it is plain, large: how much larger it is to be, as far as the area has room.
    best (Q24), lost (a tick) and truth (Q16 a second, of the series that the dream names) come later, when they have
    been worked out.
    """

    def __init__(self, summary: RunSummary, dream: Dream, area: pygame.Rect, plain: int, large: float) -> None:
        self.summary, self.dream, self.area = summary, dream, area
        self.best: int | None = None
        self.lost: int | None = None
        self.truth: list[int] | None = None
        rooms = [
            lane.share * area.h / (NAMED * -(-len(lane.curves) // 2) + BESIDE * lane.share) for lane in dream.lanes
        ]
        pixels = int(max(plain, min(large * plain, area.h / LINES, *rooms)))
        self.beside = pixels > plain  # then there is less height: names of verbs stand in two columns
        left = theme.width("composure " + "override " * self.beside, "mono", pixels)
        plot = pygame.Rect(area.x + left, area.y + pixels * 2, area.w - left, area.h - round(pixels * BESIDE))
        super().__init__(plot, summary.result.ticks, pixels)

    def draw(self, surface: pygame.Surface) -> None:
        """All lanes, the marks and the time below."""
        self.draw_times(surface)
        top = float(self.plot.y)
        for lane in (*self.dream.lanes, None):
            share = lane.share if lane else YOU
            rect = pygame.Rect(self.plot.x, round(top), self.plot.w, round(self.plot.h * share) - 6)
            top += self.plot.h * share
            pygame.draw.rect(surface, theme.palette.ink, rect)
            if lane:
                self._lane(surface, rect, lane)
            else:
                self._you(surface, rect)
            pygame.draw.line(surface, palette.edge, rect.bottomleft, rect.bottomright)
        self._marks(surface)

    # Lanes

    def _lane(self, surface: pygame.Surface, rect: pygame.Rect, lane: Lane) -> None:
        for curve in lane.curves:
            self._curve(surface, rect, curve)
        if lane.goal and self.summary.need is not None:
            self._level(surface, rect, self.summary.need, palette.cyan, "goal", lane.goal)
        if lane.goal and self.best is not None:
            self._level(surface, rect, self.best, palette.violet, "the best", lane.goal)
        for line, curve in enumerate(reversed(lane.curves) if lane.swap else lane.curves):
            column, row = (line % 2, line // 2) if self.beside else (0, line)
            self._name(surface, rect, curve.name, curve.colour, row, column)

    def _curve(self, surface: pygame.Surface, rect: pygame.Rect, curve: Curve) -> None:
        series = self.truth if curve.series == self.dream.base.truly and self.truth else self._series(curve.series)
        if curve.kind == "bars":
            return self._bars(surface, rect, series, curve.colour)
        least = ONE if curve.kind == "line" else 1
        whole = {"sectors": self.summary.sectors, "most": max([least, *series])}.get(str(curve.whole), curve.whole)
        tint = theme.mix(theme.palette.ink, curve.colour, curve.tint)
        if curve.kind == "line":
            self._line(surface, rect, series, int(whole), curve.colour)
        elif curve.kind == "hanging":
            self._hanging(surface, rect, series, int(whole), tint)
        else:
            self._area(surface, rect, series, int(whole), tint)
        return None

    def _bars(self, surface: pygame.Surface, rect: pygame.Rect, counts: Sequence[int], colour: Colour) -> None:
        most = max([4, *counts])
        for tick, count in zip(self.summary.history.ticks, counts, strict=False):
            if count:
                high = max(2, round(rect.h * count / most))
                x = self.x(tick)
                pygame.draw.line(surface, colour, (x, rect.bottom - high), (x, rect.bottom - 1), 2)

    def _tone(self, verb: Verb) -> theme.Colour:
        return theme.palette.of(self.dream.verbs.shown[verb])

    def _you(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        done = done_by_you(self.dream, self.summary.history.commands)
        used = [verb for verb in self.dream.verbs.shown if any(verb == each for _, each in done)]
        step = min(rect.h / (len(used) + 0.2), self.pixels * 1.35)
        rows: dict[Verb, float] = {verb: rect.y + step * (i + 0.6) for i, verb in enumerate(used)}
        for command, verb in done:
            at = (self.x(command.tick), rows[verb])
            pygame.draw.circle(surface, self._tone(verb), at, max(2, self.pixels // 5))
        for n, (verb, y) in enumerate(rows.items()):
            at = (self._column(n % 2 * self.beside), y - self.pixels * 0.7)
            pixels = min(self.pixels, int(step * (1 + self.beside)))
            theme.write(surface, self.dream.verbs.row(verb).word, at, "mono", pixels, self._tone(verb))
        if not used:
            self._name(surface, rect, "you", palette.dim)

    # Marks and reading

    def _marks(self, surface: pygame.Surface) -> None:
        marks = [(tick, word, palette.dim) for tick, word in self.dream.moments(self.summary)]
        if self.lost is not None:
            marks.append((self.lost, "lost here", palette.rose))
        free = [-1e9, -1e9]  # of each of two rows of words, the pixels up to which it is taken
        for tick, word, colour in sorted(marks):
            x = self.x(tick)
            half = theme.width(word, "mono", self.pixels) / 2
            middle = min(max(x, self.plot.x + half), self.plot.right - half)
            row = next((row for row in (0, 1) if middle - half > free[row]), 1 if colour == palette.rose else -1)
            if row < 0:
                continue  # a line that nobody can name says nothing
            pygame.draw.line(surface, colour, (x, self.plot.y - 3), (x, self.plot.bottom))
            top = self.area.y - row * round(1.2 * self.pixels)
            theme.write(surface, word, (middle, top), "mono", self.pixels, colour, 0.5)
            free[row] = middle + half + self.pixels

    def read(self, surface: pygame.Surface, tick: int) -> None:
        """A line at a tick and the numbers there."""
        x, at = self.x(tick), self._sample(tick)
        pygame.draw.line(surface, palette.white, (x, self.plot.y), (x, self.plot.bottom))
        series = self.summary.history.series
        words = clock(tick)
        for reading in self.dream.readings:
            if reading.series in series:
                value = series[reading.series][at]
                words += f"  {reading.word} {percent(value, reading.whole) if reading.whole else value}"
        wide = theme.width(words, "mono", self.pixels) + self.pixels
        left = min(max(x - wide / 2, self.area.x), self.area.right - wide)
        box = pygame.Rect(round(left), self.plot.bottom + 2, wide, round(self.pixels * 1.7))
        pygame.draw.rect(surface, theme.palette.indigo, box, border_radius=4)
        theme.write(
            surface, words, (box.x + self.pixels / 2, box.y + self.pixels * 0.2), "mono", self.pixels, palette.white
        )

    def _sample(self, tick: int) -> int:
        ticks = self.summary.history.ticks
        return max((i for i, t in enumerate(ticks) if t <= tick), default=0)

    # Pieces

    def _series(self, name: str) -> list[int]:
        return self.summary.history.series.get(name) or [0] * len(self.summary.history.ticks)

    def _points(self, rect: pygame.Rect, series: Sequence[int], whole: int) -> list[tuple[float, float]]:
        ticks = self.summary.history.ticks
        return [
            (self.x(tick), rect.bottom - rect.h * min(value, whole) / whole)
            for tick, value in zip(ticks, series, strict=False)
        ]

    def _line(
        self, surface: pygame.Surface, rect: pygame.Rect, series: Sequence[int], whole: int, colour: Colour
    ) -> None:
        points = self._points(rect, series, whole)
        if len(points) > 1:
            aalines(surface, colour, False, points)

    def _area(
        self, surface: pygame.Surface, rect: pygame.Rect, series: Sequence[int], whole: int, colour: Colour
    ) -> None:
        points = self._points(rect, series, whole)
        if len(points) > 1:
            corners = [(points[-1][0], rect.bottom), (points[0][0], rect.bottom)]
            pygame.draw.polygon(surface, colour, [*points, *corners])

    def _hanging(
        self, surface: pygame.Surface, rect: pygame.Rect, series: Sequence[int], whole: int, colour: Colour
    ) -> None:
        points = [(x, rect.y + rect.bottom - y) for x, y in self._points(rect, series, whole)]
        if len(points) > 1:
            pygame.draw.polygon(surface, colour, [*points, (points[-1][0], rect.y), (points[0][0], rect.y)])

    def _level(
        self, surface: pygame.Surface, rect: pygame.Rect, value: int, colour: Colour, word: str, whole: int
    ) -> None:
        y = rect.bottom - rect.h * value / whole
        for x in range(rect.x, rect.right, 8):
            pygame.draw.line(surface, colour, (x, y), (x + 3, y))
        theme.write(surface, word, (rect.x + 4, y - self.pixels * 1.35), "mono", self.pixels, colour)

    def _column(self, number: int) -> int:
        """Where names begin, in the first column or in the second."""
        return self.area.x + (self.plot.x - self.area.x) // 2 * number

    def _name(
        self, surface: pygame.Surface, rect: pygame.Rect, word: str, colour: Colour, line: int = 0, column: int = 0
    ) -> None:
        at = (self._column(column), rect.y + line * self.pixels * 1.3)
        theme.write(surface, word, at, "mono", self.pixels, colour)
