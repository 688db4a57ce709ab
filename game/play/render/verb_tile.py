"""The verb tiles: what the operator can do, by key, and the state of each verb."""

from collections.abc import Hashable
from typing import Any, Protocol

import pygame

from game.play.render.glyphs import Pen, glyph, ringed
from game.play.render.instrument import Instrument, bar, write
from game.play.render.layout import Layout, grown
from game.play.render.theme import fit, fitting, mix, palette, wrap
from game.play.render.view import View
from game.play.render.words import TileState
from game.sim.actions import Verb

LEAST = (78, 100)  # units that a tile needs


class TileRow(Protocol):
    """A verb as its tile shows it."""

    @property
    def verb(self) -> Verb: ...  # noqa: D102
    @property
    def word(self) -> str: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102 - of its key
    @property
    def tone(self) -> str: ...  # noqa: D102
    @property
    def icon(self) -> Pen | None: ...  # noqa: D102
    def stands(self, view: View) -> TileState: ...  # noqa: D102


class Tile(Instrument):
    """One verb, on the place of the layout's tile of that index. Content: its standing, the progress of what is in
    hand, pointer and hold.
    """

    def __init__(self, index: int, row: TileRow, layout: Layout, wall: pygame.Surface) -> None:
        name, box = f"verb{index}", layout.tiles[index]
        layout.boxes[name], layout.growth[name] = box, grown(box, layout.u, LEAST)
        super().__init__(name, layout, wall)
        self.index, self.row, self.verb, self.tone = index, row, row.verb, palette.of(row.tone)

    def content(self, view: View) -> Hashable:
        """See the class."""
        standing, waits = self.row.stands(view), self.waits(view)
        hovered = view.ui.hovered.kind == "verb" and view.ui.hovered.index == self.index
        held = self.verb in view.ui.held
        blink = view.blink(12) if standing.kind == "taken" else 0
        return standing, round(self.progress(view) * 60), waits, hovered, held, blink

    def waits(self, view: View) -> bool:
        """Whether it is queued while another verb is still in progress."""
        return False

    def progress(self, view: View) -> float:
        """Progress of the verb, 0 to 1."""
        return 0.0

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """Key, icon, name, state and, while it is in progress, a bar."""
        standing, progress, waits, hovered, held, blink = content
        w, h = surface.get_size()
        lit = _light(standing, hovered, held, blink)
        self._body(surface, lit, standing)
        if self.row.icon:
            icon = glyph(self.row.icon, self.px(38), mix(palette.faint, self.tone, min(1, lit * 1.3)))
            surface.blit(icon, icon.get_rect(center=(w // 2, round(h * 0.33))))
        ink = mix(palette.dim, palette.white, min(1, lit))
        write(
            surface,
            self.row.label,
            (self.px(8), self.px(5)),
            "mono",
            self.small,
            mix(palette.pale, mix(self.tone, palette.white, 0.3), lit),
        )
        y = round(h * 0.56)
        write(surface, self.row.word, (w / 2, y), "medium", self.head, ink, 0.5)
        words = "waits" if waits else standing.word
        tone = (
            mix(palette.dim, palette.pale, 0.3)
            if standing.kind in ("auto", "idle", "blocked")
            else mix(self.tone, palette.white, 0.3)
        )
        top = min(y + self.head + self.px(6), h - 1.75 * self.small)
        lines, pixels = self._lines(words, w - self.px(6), h - self.px(10) - top)
        for n, line in enumerate(lines):
            write(surface, line, (w / 2, top + n * 1.2 * self.small), "mono", pixels, tone, 0.5)
        if progress or standing.kind == "busy":
            track = pygame.Rect(self.px(10), h - self.px(9), w - 2 * self.px(10), self.px(4))
            bar(surface, track, progress / 60, self.tone)

    def _lines(self, words: str, wide: int, high: float) -> tuple[list[str], int]:
        """Words in one line, or in two where that has to be and there is room, and the size of their type."""
        lines, pixels = wrap(words, "mono", self.small, wide), self.small
        if len(lines) != 2 or 2.3 * self.small > high:
            lines, pixels = [words], fitting(words, "mono", self.small, wide, self.least)
        return [fit(line, "mono", pixels, wide) for line in lines], pixels

    def _body(self, surface: pygame.Surface, lit: float, standing: TileState) -> None:
        box, radius = surface.get_rect(), self.px(10)
        pygame.draw.rect(surface, mix(palette.ink, self.tone, 0.05 + 0.2 * lit * lit), box, 0, radius)
        edge = mix(palette.edge, self.tone, lit) if standing.kind != "auto" else mix(palette.ink, palette.edge, 0.8)
        pygame.draw.rect(surface, edge, box, 2 if standing.kind in ("busy", "taken") else 1, radius)
        if standing.kind == "auto":
            self._by_itself(surface, box)

    def _by_itself(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """A turning mark in the corner would move without need; a still one says it as well."""
        picture = glyph(ringed, self.px(9), palette.teal)
        surface.blit(picture, (box.right - self.px(16), self.px(7)))


def _light(standing: TileState, hovered: bool, held: bool, blink: int) -> float:
    lights = {"auto": 0.18, "blocked": 0.1, "idle": 0.1, "later": 0.45, "ready": 0.62, "busy": 1.0}
    base = 0.8 + 0.2 * blink if standing.kind == "taken" else lights[standing.kind]
    return min(1.0, base + 0.2 * hovered + 0.2 * held)
