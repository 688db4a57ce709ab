"""The climb gauge: how far up the platform the figures are, and when they are there."""

from collections.abc import Hashable
from typing import Any

import pygame

from game.level.clock import clock
from game.play.render.instrument import Instrument, write
from game.play.render.theme import mix, palette
from game.play.render.view import View
from game.play.render.words import percent
from game.sim.fixed import ONE, TICKS_PER_SECOND

CELLS = 24
FAR_OFF = 120 * TICKS_PER_SECOND  # a climb that takes longer isn't counted down


class Climb(Instrument):
    """Content: lit cells, the time that is left, how many climb."""

    clear = True

    def content(self, view: View) -> Hashable:
        """See the class."""
        height, rate = view.unit("climb.height"), view.one("climb.rate") / ONE
        ticks = (1 - height) / max(rate, 1e-9) * TICKS_PER_SECOND
        left = "" if rate <= 0 or height >= 1 else f"top {clock(ticks)}" if ticks < FAR_OFF else "far"
        base = view.share("climb.base")
        blink = view.blink(20) if height > 0.75 else 0
        return int(height * CELLS * 4), left, percent(base) if base > 0 else "", blink

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """A word, cells from below, and two lines under them."""
        quarters, left, base, blink = content
        w, h = surface.get_size()
        tone = palette.rose if quarters else palette.dim
        write(surface, "CLIMB", (w / 2, 0), "medium", self.small, tone, 0.5)
        top, foot = self.small + self.px(8), h - 3 * (self.small + self.px(4))
        step = (foot - top) / CELLS
        for i in range(CELLS):
            cell = pygame.Rect(w / 2 - self.px(8), foot - (i + 1) * step, self.px(16), max(2, step - self.px(4)))
            self._cell(surface, cell, i, quarters, blink)
        write(
            surface,
            left or ("at the top" if quarters >= CELLS * 4 else "quiet"),
            (w / 2, foot + self.px(5)),
            "mono",
            self.small,
            tone,
            0.5,
        )
        if base:
            y = foot + self.px(5) + self.small + self.px(3)
            label = self.small
            write(surface, "at base", (w / 2, y), "mono", label, palette.dim, 0.5)
            write(surface, base, (w / 2, y + self.small + self.px(1)), "mono", self.small, palette.white, 0.5)

    def _cell(self, surface: pygame.Surface, cell: pygame.Rect, i: int, quarters: int, blink: int) -> None:
        share = min(max(quarters / 4 - i, 0), 1)
        radius = self.px(3)
        danger = mix(palette.amber, palette.rose, min(1.0, i / (CELLS * 0.5)))
        if share > 0:
            pygame.draw.rect(surface, mix(palette.indigo, danger, share * (0.75 + 0.25 * blink)), cell, 0, radius)
        edge = mix(palette.faint, palette.cyan, 0.5) if i == CELLS - 1 else mix(palette.indigo, palette.faint, 0.7)
        pygame.draw.rect(surface, edge if share == 0 else danger, cell, 1, radius)
