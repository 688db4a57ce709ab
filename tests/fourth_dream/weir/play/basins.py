"""The one instrument of The Weir: a basin, with its water, its brim, its bank and its sluice."""

from collections.abc import Hashable
from typing import Any

import pygame

from game.play.render.instrument import Instrument, bar, plate, write
from game.play.render.layout import Layout
from game.play.render.theme import Colour, mix, palette
from game.play.render.view import View
from game.sim.fixed import ONE
from weir.play.words import state

DEEPEST = 1.3  # depths to the height of the picture
DEEP: Colour = (10, 30, 66)


class Basin(Instrument):
    """A basin. Content: its depth in pixels, how far its sluice is open, wear, how it is in a word, the pointer."""

    distant = True

    def __init__(self, index: int, layout: Layout, wall: pygame.Surface) -> None:
        super().__init__(f"basin{index}", layout, wall)
        self.index = index

    @property
    def pool(self) -> pygame.Rect:
        """Where its water stands, within its box: under the name, over the wear of its bank."""
        pad, head, foot = self.px(12), self.px(34), self.px(26)
        return pygame.Rect(pad, head, self.rect.width - 2 * pad, self.rect.height - head - foot)

    def content(self, view: View) -> Hashable:
        """See the class."""
        i = self.index
        chosen = view.one("selected") == i
        hovered = view.ui.hovered.kind == "sector" and view.ui.hovered.index == i
        depth = round(min(view.unit("basin.depth", i), DEEPEST) / DEEPEST * self.pool.height)
        wear, opening = round(view.unit("basin.wear", i) * 100), round(view.unit("sluice.opening", i) * 60)
        return view.level.sectors[i].name, depth, wear, opening, state(view, i), chosen, hovered

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """Name and state above, water in the middle, the bank below."""
        name, depth, wear, opening, how, chosen, hovered = content
        edge = (
            mix(palette.edge, palette.white, 0.75)
            if chosen
            else mix(palette.edge, palette.cyan, 0.5)
            if hovered
            else palette.edge
        )
        plate(surface, self.u, mix(edge, palette.rose, 0.7) if how.heat == 1 else edge)
        pad, w = self.px(12), surface.get_width()
        write(
            surface, name, (pad, self.px(9)), "medium", self.head, palette.white if how.word != "gone" else palette.dim
        )
        write(surface, f"{how.shape} {how.word}", (w - pad, self.px(10)), "mono", self.small, how.colour, 1)
        if how.word == "gone":
            return
        self._water(surface, depth, how.colour)
        self._sluice(surface, opening)
        track = pygame.Rect(pad, surface.get_height() - self.px(14), w - 2 * pad, self.px(5))
        bar(surface, track, wear / 100, palette.rose if wear >= 50 else palette.amber)

    def _water(self, surface: pygame.Surface, depth: int, tone: Colour) -> None:
        """Darker with depth, a lit surface, and the brim as a line across."""
        pool = self.pool
        pygame.draw.rect(surface, palette.ink, pool)
        top = pool.bottom - depth
        for y in range(top, pool.bottom):
            share = (y - top) / max(1, depth)
            pygame.draw.line(surface, mix(mix(DEEP, tone, 0.35), DEEP, share), (pool.left, y), (pool.right - 1, y))
        if depth:
            pygame.draw.line(
                surface, mix(tone, palette.white, 0.3), (pool.left, top), (pool.right - 1, top), self.px(1.6)
            )
        brim = pool.bottom - round(pool.height / DEEPEST)
        for x in range(pool.left, pool.right, self.px(12)):
            pygame.draw.line(surface, palette.pale, (x, brim), (min(x + self.px(6), pool.right - 1), brim), self.px(1))
        write(
            surface,
            "brim",
            (pool.right - self.px(4), brim - self.small - self.px(4)),
            "mono",
            self.small,
            palette.faint,
            1,
        )

    def _sluice(self, surface: pygame.Surface, opening: int) -> None:
        """A gate at the foot that lifts, and what runs out under it."""
        pool, high = self.pool, self.px(26)
        gate = pygame.Rect(pool.centerx - self.px(20), pool.bottom - high, self.px(40), high)
        lift = round(high * opening / 60)
        pygame.draw.rect(surface, palette.ink, gate)
        if lift:
            pygame.draw.rect(
                surface,
                mix(palette.teal, palette.cyan, opening / 60),
                (gate.left, gate.bottom - lift, gate.width, lift),
            )
        shut = pygame.Rect(gate.left, gate.top, gate.width, high - lift)
        pygame.draw.rect(surface, mix(palette.edge, palette.pale, 0.25), shut)
        pygame.draw.rect(surface, mix(palette.edge, palette.pale, 0.6), gate, 1)

    def light(self, view: View) -> tuple[tuple[float, float], float]:
        """The middle of its surface in the window, and how brightly it shines there, 0..1."""
        depth = min(view.unit("basin.depth", self.index), DEEPEST)
        at = (self.rect.left + self.pool.centerx, self.rect.top + self.pool.bottom - depth / DEEPEST * self.pool.height)
        return at, 0.0 if view.one("dark", self.index) else min(1.0, view.one("basin.depth", self.index) / ONE)
