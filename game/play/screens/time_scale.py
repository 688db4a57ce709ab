"""Time from left to right: where a tick lies, which one lies where, and the minutes below. For axis and timeline."""

import pygame

from game.level.clock import clock
from game.play.render import theme
from game.play.render.theme import palette
from game.sim.fixed import TICKS_PER_SECOND

REACH = 2  # pixels beside the plot in which its first and last tick are still meant


class TimeScale:
    """The ticks 0 to `end` over the width of a plot; pixels: of type."""

    def __init__(self, plot: pygame.Rect, end: int, pixels: int) -> None:
        self.plot, self.end, self.pixels = plot, max(end, 1), pixels

    def x(self, tick: int) -> float:
        """Where a tick lies."""
        return self.plot.x + self.plot.w * min(tick, self.end) / self.end

    def tick_near(self, x: int) -> int:
        """The tick at a place, or the first or last where that lies beside."""
        return max(0, min(self.end, round((x - self.plot.x) / self.plot.w * self.end)))

    def tick_at(self, pos: tuple[int, int]) -> int | None:
        """The tick under a point, None outside."""
        return self.tick_near(pos[0]) if self.plot.inflate(2 * REACH, 2 * REACH).collidepoint(pos) else None

    def draw_times(self, surface: pygame.Surface) -> None:
        """The time below, each half minute, or as the length asks."""
        every = (30 if self.end < 900 * TICKS_PER_SECOND else 120) * TICKS_PER_SECOND
        every = every if self.end > 40 * TICKS_PER_SECOND else 2 * TICKS_PER_SECOND
        wide = 1.4 * theme.width(clock(self.end), "mono", self.pixels)
        while self.plot.w * every / self.end < wide:
            every *= 2
        for tick in range(0, self.end + 1, every):
            x = self.x(tick)
            pygame.draw.line(surface, palette.faint, (x, self.plot.bottom), (x, self.plot.bottom + 4))
            theme.write(surface, clock(tick), (x, self.plot.bottom + 6), "mono", self.pixels, palette.dim, 0.5)
