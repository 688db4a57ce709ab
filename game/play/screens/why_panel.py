"""Why, in the theatre: the chain of what went wrong in words beside the scene, and over it from place to place."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pygame

from game.play.input.own_keys import keyed
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.render.layout import larger
from game.play.render.theme import Colour, palette
from game.play.screens import buttons
from game.play.screens.buttons import GAP, SIDE, Button, button_at, draw_buttons
from game.play.screens.why_chain import Chain, Spot
from game.play.screens.why_topics import WhyTopics
from game.play.screens.widgets import pane
from game.replay import Place

WIDE, MOST, EDGE = 430, 0.46, 12  # units across, the most of the stage, units beside and between
HINT = "{up}, {down}, {enter}: to a link · {next}: what else"


class Line(NamedTuple):
    """A line of type in the panel, of a link of the chain, or -1."""

    words: str
    face: str
    pixels: int
    colour: Colour
    link: int
    gap: int  # pixels above it


class WhyPanel:
    """Beside the scene, at the side where it hides less of the chain. spot: where a place lies on the stage."""

    def __init__(self, topics: WhyTopics, spot: Callable[[Place], Spot | None]) -> None:
        self.topics, self._spot = topics, spot
        self.box = pygame.Rect(0, 0, 0, 0)
        self.chain: Chain | None = None
        self._u = 1.0
        self._lines: Sequence[Line] = ()
        self._rows: list[tuple[int, pygame.Rect]] = []  # where the words of each link stand

    @property
    def buttons(self) -> list[Button]:
        """The thing before, the next, and what closes it."""
        u, side = self._u, round(SIDE * self._u)
        top, edge = self.box.bottom - side - round(8 * u), round(EDGE * u)
        turns = {"before": buttons.last_mark, "after": buttons.next_mark} if len(self.topics.all) > 1 else {}
        left = buttons.row((self.box.x + edge, top), u, turns)
        return [*left, *buttons.row((self.box.right - edge - side, top), u, {"close": buttons.leave})]

    def link_at(self, pos: tuple[int, int]) -> int:
        """The link that is under a point, in words or over the scene; -1 for none."""
        if self.box.collidepoint(pos):
            return next((link for link, rect in self._rows if rect.collidepoint(pos)), -1)
        return self.chain.at(pos) if self.chain else -1

    def button_at(self, pos: tuple[int, int]) -> str:
        """The name of the button under a point, empty for none."""
        return button_at(self.buttons, pos)

    def stops(self) -> Sequence[tuple[int, int]]:
        """The links, in words and over the scene, and the buttons."""
        plates = [rect.center for rect in self.chain.plates.values()] if self.chain else []
        return [*(rect.center for _, rect in self._rows), *plates, *(button.rect.center for button in self.buttons)]

    def draw(self, surface: pygame.Surface, u: float, pointer: tuple[int, int]) -> None:
        """The scene grows dark, the chain lies over it, and words stand beside it."""
        stage = surface.get_rect()
        self._u, self.chain = u, None
        surface.blit(veil(stage.size, 120), (0, 0))
        if answer := self.topics.answer:
            self.chain = Chain(answer, self._spot, stage, u)
        self._place(stage)
        pointed = self.link_at(pointer)
        lit = pointed if pointed >= 0 else self.topics.link
        if self.chain:
            self.chain.draw(surface, lit)
        surface.blit(pane(self.box.size, 255), self.box)
        self._write(surface, lit)
        self._foot(surface, pointer)

    def _place(self, stage: pygame.Rect) -> None:
        """At the right, unless more of the chain lies there than at the left."""
        edge = round(EDGE * self._u)
        wide = min(round(WIDE * theme.type_scale() * self._u), round(MOST * stage.w))
        self.box = pygame.Rect(stage.right - wide - edge, edge, wide, stage.h - 2 * edge)
        left = self.box.copy()
        left.x = stage.x + edge
        spots = [rect.center for rect in self.chain.plates.values()] if self.chain else []
        if sum(map(left.collidepoint, spots)) < sum(map(self.box.collidepoint, spots)):
            self.box = left
        self._lines = self._fitting()
        high = sum(self._high(line) for line in self._lines) + self._below + 2 * edge
        self.box.h = min(self.box.h, high)

    @property
    def _below(self) -> int:
        """Pixels of the hint and of the buttons."""
        return round((SIDE + 8) * self._u) + round(1.6 * self._small)

    @property
    def _small(self) -> int:
        return max(theme.SMALLEST, round(12 * larger(1.5) * self._u))

    def _high(self, line: Line) -> int:
        return line.gap + theme.font(line.face, line.pixels).get_height()

    def _fitting(self) -> list[Line]:
        """All that is said, in the largest type in which it fits."""
        edge = round(EDGE * self._u)
        room = self.box.h - self._below - 2 * edge
        for pixels in range(theme.sized(18 * self._u), theme.SMALLEST, -1):
            lines = self._all(pixels)
            if sum(map(self._high, lines)) <= room:
                return lines
        return self._all(theme.SMALLEST)

    def _all(self, pixels: int) -> list[Line]:
        topics, wide = self.topics, self.box.w - 2 * round(EDGE * self._u)
        small = max(theme.SMALLEST, round(pixels * 0.72))

        def wrapped(words: str, face: str, size: int, colour: Colour, link: int, gap: int = 0) -> list[Line]:
            parts = theme.wrap(words, face, size, wide) if words else []
            return [Line(part, face, size, colour, link, gap * (not i)) for i, part in enumerate(parts)]

        lines = wrapped(topics.heading, "serif", round(pixels * 1.15), palette.white, -1)
        lines += wrapped(topics.below, "serif", pixels, palette.pale, -1, pixels // 3)
        for n, link in enumerate(topics.links):
            time, cause, without = topics.said(link)
            root = "  the root" if n == len(topics.links) - 1 else ""
            lines += wrapped(f"{n + 1}  {time}{root}", "mono", small, palette.violet, n, pixels // 2)
            lines += wrapped(cause, "serif", pixels, palette.pale, n)
            lines += wrapped(without, "serif", pixels, palette.cyan, n)
        return lines

    def _write(self, surface: pygame.Surface, lit: int) -> None:
        edge = round(EDGE * self._u)
        x, y, self._rows = self.box.x + edge, self.box.y + edge, []
        for n in range(len(self.topics.links)):
            tops = [line for line in self._lines if line.link == n]
            above = sum(self._high(line) for line in self._lines[: self._lines.index(tops[0])]) + tops[0].gap
            high = sum(map(self._high, tops)) - tops[0].gap
            rect = pygame.Rect(x - 5, y + above - 2, self.box.w - 2 * edge + 10, high + 4)
            self._rows.append((n, rect))
            if n == lit:
                pygame.draw.rect(surface, palette.white, rect, 1, 5)
        for line in self._lines:
            y += line.gap
            theme.write(surface, line.words, (x, y), line.face, line.pixels, line.colour)
            y += self._high(line) - line.gap

    def _foot(self, surface: pygame.Surface, pointer: tuple[int, int]) -> None:
        """What keys do, the buttons, and which of all things it is."""
        shown, edge = self.buttons, round(EDGE * self._u)
        hint = keyed(HINT)
        small = theme.fitting(hint, "mono", self._small, self.box.w - 2 * edge)
        top = shown[0].rect.top - round(1.5 * self._small)
        theme.write(surface, hint, (self.box.centerx, top), "mono", small, palette.dim, 0.5)
        draw_buttons(surface, shown, pointer)
        x = shown[-2].rect.right + round(GAP * self._u) if len(shown) > 1 else self.box.x + edge
        top = shown[0].rect.centery - theme.font("mono", self._small).get_height() // 2
        theme.write(surface, self.topics.count, (x + 4, top), "mono", self._small, palette.pale)
