"""The forecast as rows below the list: each persona's win rate from the start and from now, with its band."""

from collections.abc import Sequence

import pygame

from game.play.render import theme
from game.play.render.theme import Colour, mix, palette
from game.play.screens.tuning_desk.foretold import Foreteller, Foretold
from game.play.screens.widgets import pane
from game.tune.forecast import Arrow, Rate

HEAD, ROW, BELOW = 22, 19, 10  # units
NAME, START = 0.39, 0.30  # of the width: the name with its arrow, a rate from the start; the rest is a rate from now
BAR = 0.52  # of a rate's width
GAP, ARROW = 6, 34  # units beside a name: nothing; its arrow, and by how much
Edges = tuple[int, int, int, int]  # pixels: where names begin, rates from the start, rates from now, and where all end


def high(personas: int) -> int:
    """Units that so many personas take; nothing for none."""
    return HEAD + ROW * personas + BELOW if personas else 0


class ForecastRows:
    """Rows in a box; u: pixels to a unit, pixels: of type."""

    def __init__(self, foreteller: Foreteller, box: pygame.Rect, u: float, pixels: int) -> None:
        self.foreteller, self.u, self.pixels = foreteller, u, pixels
        self.box = pygame.Rect(box.x, box.y, box.w, max(0, box.h - round(4 * u)))

    def rects(self) -> dict[str, pygame.Rect]:
        """Where each persona's row lies."""
        top, step = self.box.y + round(HEAD * self.u), round(ROW * self.u)
        return {
            persona: pygame.Rect(self.box.x, top + i * step, self.box.w, step)
            for i, persona in enumerate(self.foreteller.personas)
        }

    def at(self, pos: tuple[int, int]) -> str:
        """The persona whose row is under a point, empty for none."""
        return next((persona for persona, rect in self.rects().items() if rect.collidepoint(pos)), "")

    def draw(self, surface: pygame.Surface, rows: Sequence[Foretold]) -> None:
        """Head and rows."""
        if not rows:
            return
        surface.blit(pane(self.box.size, 214, 8), self.box)
        inner = self.box.inflate(-round(20 * self.u), 0)
        start = inner.x + round(inner.w * NAME)
        edges = (inner.x, start, start + round(inner.w * START), inner.right)
        self._draw_head(surface, edges)
        for row, rect in zip(rows, self.rects().values(), strict=True):
            self._draw_row(surface, row, rect, edges)

    def _draw_head(self, surface: pygame.Surface, edges: Edges) -> None:
        """What the columns are, or why nothing can be said."""
        top, (left, start, now, right) = self.box.y + round(4 * self.u), edges
        if fault := self.foreteller.fault:
            self._write(surface, theme.fit(fault, "mono", self.pixels, right - left), (left, top), palette.amber)
            return
        moment = self.foreteller.moment
        heads = ("wins, %", left), ("fresh seeds", start), (f"this run, {moment or 'now'}", now)
        for words, x in heads:
            self._write(surface, words, (x, top), palette.dim)

    def _draw_row(self, surface: pygame.Surface, row: Foretold, rect: pygame.Rect, edges: Edges) -> None:
        """A persona's name with its arrow, and both rates."""
        left, start, now, right = edges
        looked_at = row.persona == self.foreteller.looked_at
        room, top = start - left - round((ARROW if row.arrow else GAP) * self.u), self._top(rect)
        small = theme.fitting(row.persona, "mono", self.pixels, room)
        name = theme.fit(row.persona, "mono", small, room)
        theme.write(surface, name, (left, top), "mono", small, palette.white if looked_at else palette.pale)
        if row.arrow:
            x = left + theme.width(name + " ", "mono", small)
            self._draw_arrow(surface, row.arrow, pygame.Rect(x, rect.y, start - x, rect.h))
        tone, wide = palette.cyan if looked_at else palette.teal, now - start - round(8 * self.u)
        for rate, x in ((row.start, start), (row.now, now)):
            self._draw_rate(surface, rate, pygame.Rect(x, rect.y, min(wide, right - x), rect.h), tone)

    def _top(self, box: pygame.Rect) -> int:
        """Where type begins that stands in the middle of a box."""
        return box.centery - theme.font("mono", self.pixels).get_height() // 2

    def _write(self, surface: pygame.Surface, words: str, at: tuple[float, float], colour: Colour) -> None:
        theme.write(surface, words, at, "mono", self.pixels, colour)

    def _draw_rate(self, surface: pygame.Surface, rate: Rate, box: pygame.Rect, tone: Colour) -> None:
        """A bar from 0 to 100 % with the band and the rate on it, and both in figures."""
        bar = pygame.Rect(box.x, box.centery - round(3 * self.u), round(box.w * BAR), max(4, round(6 * self.u)))
        pygame.draw.rect(surface, palette.indigo, bar, 0, 2)
        left, right = (bar.x + round(bar.w * share) for share in (rate.low, rate.high))
        band = pygame.Rect(left, bar.y, max(2, right - left), bar.h)
        pygame.draw.rect(surface, mix(palette.indigo, tone, 0.55 if rate.runs else 0.25), band, 0, 2)
        said = "…"
        if rate.rate is not None:
            at = bar.x + round(bar.w * rate.rate)
            pygame.draw.rect(surface, palette.white, (at - 1, bar.y - 2, max(2, round(2 * self.u)), bar.h + 4))
            said = f"{100 * rate.rate:.0f} ±{100 * rate.reach:.0f}"
        theme.write(surface, said, (box.right, self._top(box)), "mono", self.pixels, palette.pale, 1)

    def _draw_arrow(self, surface: pygame.Surface, arrow: Arrow, box: pygame.Rect) -> None:
        """Up where a higher number wins more often, down where it wins less often; a line while that isn't clear."""
        half, y = max(3, round(4 * self.u)), box.centery
        x = box.x + half
        if arrow.way:
            tip, foot = y - half * arrow.way, y + half * arrow.way
            colour = palette.cyan if arrow.way > 0 else palette.rose
            pygame.draw.polygon(surface, colour, [(x, tip), (x - half, foot), (x + half, foot)])
            said = f"{100 * arrow.size:.0f}"
        else:
            pygame.draw.line(surface, palette.dim, (x - half, y), (x + half, y), 2)
            said = ""
        self._write(surface, said, (x + 2 * half, self._top(box)), palette.pale)
