"""The screen of keys, drawn: what has which keys, which slot waits, and a keyboard with all of it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pygame

from game.play.input.bindings import MOST, Key
from game.play.input.key_labels import label
from game.play.input.key_places import Place
from game.play.input.own_keys import keyed
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.render.theme import Colour, mix, palette
from game.play.screens.settings.bind_layout import NAME, BindLayout
from game.play.screens.settings.bound_keys import KeyPage
from game.play.screens.settings.keyboard import Face, draw_cap, rects
from game.play.screens.widgets import pane

HINT = (
    "{choose} or a click, then a key: changes it · {erase} or a right click: takes it away · {next} next page · "
    "{back} goes back"
)

KeySlot = tuple[Key, int]  # one of the places that a key may have


class Shown(NamedTuple):
    """What is shown: the pages and which of them; the slot in focus, None where the focus is in the foot, on its
    field; the slot that waits for a key; a line and whether it warns; what shares a place with what."""

    heading: str
    pages: Sequence[KeyPage]
    page: int
    slot: KeySlot | None
    field: int
    waiting: KeySlot | None
    age: int  # ticks
    line: str
    warned: bool
    clashes: Mapping[tuple[Key, Place], Key]
    foot: Sequence[str]


class BindPicture:
    """Glass, tabs, rows, keyboard, foot."""

    def __init__(self, layout: BindLayout) -> None:
        self.layout, self.u = layout, layout.u

    def draw(self, surface: pygame.Surface, shown: Shown) -> None:
        """Draw all of it."""
        u, box = self.u, self.layout.box
        surface.blit(veil(surface.get_size(), 205), (0, 0))
        surface.blit(pane(box.size, 246), box)
        at = (box.centerx, box.y + 12 * u)
        theme.write(surface, shown.heading, at, "italic", round(32 * u), palette.white, 0.5)
        self._draw_tabs(surface, shown)
        for n, (key, tone, _) in enumerate(shown.pages[shown.page].rows):
            self._draw_row(surface, n, key, palette.of(tone), shown)
        self._draw_line(surface, shown)
        self._draw_board(surface, shown)
        self._draw_foot(surface, shown)

    def _draw_tabs(self, surface: pygame.Surface, shown: Shown) -> None:
        pixels = round(14 * self.u)
        for n, (page, tab) in enumerate(zip(shown.pages, self.layout.tabs, strict=True)):
            here = n == shown.page
            under, ink = (palette.cyan, palette.white) if here else (palette.edge, palette.dim)
            pygame.draw.line(surface, under, tab.bottomleft, (tab.right - 1, tab.bottom), 2 if here else 1)
            title = theme.fit(page.title, "mono", pixels, tab.w - 6)
            theme.write(surface, title, (tab.centerx, tab.y + 5 * self.u), "mono", pixels, ink, 0.5)

    def _draw_row(self, surface: pygame.Surface, n: int, key: Key, tone: Colour, shown: Shown) -> None:
        u, row, pixels = self.u, self.layout.row(n), round(14 * self.u)
        here = shown.slot is not None and shown.slot[0] == key
        top = row.centery - theme.font("mono", pixels).get_height() // 2
        pygame.draw.circle(surface, tone, (row.x + round(6 * u), row.centery), max(2, round(3 * u)))
        name = theme.fit(key.does, "mono", pixels, round((NAME - 24) * u))
        theme.write(surface, name, (row.x + 18 * u, top), "mono", pixels, palette.white if here else palette.pale)
        for slot in range(MOST):
            self._draw_slot(surface, self.layout.slot(n, slot), (key, slot), tone, shown)

    def _draw_slot(self, surface: pygame.Surface, rect: pygame.Rect, slot: KeySlot, tone: Colour, shown: Shown) -> None:
        waits, here, place = shown.waiting == slot, shown.slot == slot, place_in(*slot)
        lit = 0.5 + 0.5 * abs(shown.age % 60 - 30) / 30 if waits else float(here)
        tone = palette.amber if (slot[0], place) in shown.clashes else tone
        pixels = round(13 * self.u)
        pygame.draw.rect(surface, mix(palette.ink, tone, (0.14 if place else 0.03) + 0.26 * lit), rect, 0, 5)
        edge = mix(palette.edge, tone, 0.25 + 0.75 * lit) if place or lit else mix(palette.ink, palette.edge, 0.6)
        pygame.draw.rect(surface, edge, rect, 2 if here or waits else 1, 5)
        said = "press a key" if waits else label(place) if place else "·"
        ink = mix(tone, palette.white, 0.6 + 0.4 * lit) if place or waits else palette.dim
        at = (rect.centerx, rect.centery - theme.font("mono", pixels).get_height() // 2)
        theme.write(surface, said, at, "mono", pixels, ink, 0.5)

    def _draw_line(self, surface: pygame.Surface, shown: Shown) -> None:
        """What waits, what was done, or what is amiss."""
        board, pixels = self.layout.board, round(13 * self.u)
        said = theme.fit(shown.line, "mono", pixels, board.w)
        colour = palette.amber if shown.warned else palette.cyan
        theme.write(surface, said, (board.centerx, board.y - 22 * self.u), "mono", pixels, colour, 0.5)

    def _draw_board(self, surface: pygame.Surface, shown: Shown) -> None:
        bound = {place: row for row in reversed(shown.pages[shown.page].rows) for place in row.key.places}
        chosen = place_in(*shown.slot) if shown.slot else 0
        for place, rect in rects(self.layout.board):
            row = bound.get(place)
            mine = row is not None and shown.slot is not None and row.key == shown.slot[0]
            lit = 1.0 if place == chosen else 0.6 if mine else 0.15
            face = Face(row.key.does, palette.of(row.tone), row.icon, lit) if row else None
            draw_cap(surface, rect, place, self.u, face)

    def _draw_foot(self, surface: pygame.Surface, shown: Shown) -> None:
        box, pixels = self.layout.box, round(14 * self.u)
        for n, (rect, said) in enumerate(zip(self.layout.foot, shown.foot, strict=True)):
            lit = n == shown.field
            pygame.draw.rect(surface, mix(palette.ink, palette.cyan, 0.22 if lit else 0.04), rect, 0, 6)
            pygame.draw.rect(surface, mix(palette.edge, palette.cyan, 0.8 if lit else 0.0), rect, 1, 6)
            at = (rect.centerx, rect.centery - theme.font("mono", pixels).get_height() // 2)
            theme.write(surface, said, at, "mono", pixels, palette.white if lit else palette.pale, 0.5)
        hint, small = keyed(HINT), round(12 * self.u)
        below = (box.centerx, box.bottom - 22 * self.u)
        theme.write(
            surface, theme.fit(hint, "mono", small, self.layout.board.w), below, "mono", small, palette.dim, 0.5
        )


def place_in(key: Key, slot: int) -> Place:
    """The place in one of a key's slots; 0 where that is empty."""
    places = key.places
    return places[slot] if slot < len(places) else 0
