"""The list of keys and of what the mouse does: of one dream, or of every dream, a page each."""

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.level import Level
from game.play.dreams import dream_of
from game.play.input.key_places import SILENT, place_of
from game.play.input.own_keys import Ask, asks, keyed
from game.play.input.verb_row import HelpLine, as_presses
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.render.layout import larger
from game.play.screens.host import Host
from game.play.screens.screen import STILL, Screen
from game.play.screens.widgets import pane, unit

MOST = 1.3  # times its plain size that type is at most
ROOM, HEAD, NAMES = 690, 92, 30  # units: the most that the pane is high, of them what isn't rows, and names of pages


class KeysPage(NamedTuple):
    """A page that isn't a dream's: its name, its lines, and words with their meaning."""

    name: str
    rows: Sequence[HelpLine]
    words: Sequence[tuple[str, str]]


class KeysScreen(Screen):
    """Three columns: keys, mouse, meaning; below them words of the panel. Keys that turn no page go back.

    first: a page before those of the dreams.
    """

    overlay, heading = True, "Keys and mouse"

    def __init__(self, host: Host, levels: Sequence[Level], page: int = 0, first: KeysPage | None = None) -> None:
        self.host, self.page = host, page
        self._from: list[int] = []  # what page each is of, or is a part of, where words have pages of their own
        self.dreams = [dream_of(level) for level in levels]
        self._whole = [first] if first else list[KeysPage]()
        for dream, level in zip(self.dreams, levels, strict=True):
            rows = dream.keys_at(level)
            if host.assist("toggle"):
                rows = [HelpLine(as_presses(k), as_presses(m), does) for k, m, does in rows]
            self._whole.append(KeysPage(f"{dream.numeral} · {level.title}", rows, dream.words_at(level)))
        self.resize(host.size)

    @property
    def frames(self) -> int:
        """Nothing moves."""
        return STILL

    def resize(self, size: tuple[int, int]) -> None:
        """A pane in the middle, as large as the longest page needs; in larger type words have pages of their own."""
        u, (w, h) = unit(size), size
        self._fill(theme.type_scale() > 1)
        large = larger(MOST)
        lines = [len(rows) + 1 + (len(words) + 1) * bool(words) for _, rows, words in self.pages]
        head = (HEAD + NAMES * bool(self.names)) * u
        self.steps = [min(31 * large * u, (min(ROOM * u, h - 40 * u) - head) / count) for count in lines]
        high = max(step * count for step, count in zip(self.steps, lines, strict=True))
        self.box = pygame.Rect(0, 0, round(min(1130 * large * u, w - 20 * u)), round(high + head))
        self.box.center = (w // 2, h // 2 - round(8 * u))
        self.tabs = self._tabs(u)

    def _fill(self, parted: bool) -> None:
        """The pages; parted: the words of each follow on a page of their own."""
        here = self._from[self.page] if self._from else self.page
        self._from, self.pages = [], list[KeysPage]()
        for n, page in enumerate(self._whole):
            both = [page._replace(words=()), page._replace(name="words", rows=())]
            parts = both if parted and page.words else [page]
            self.pages += parts
            self._from += [n] * len(parts)
        self.names = [page.name for page in self.pages] if len(self.pages) > 1 else []
        self.page = self._from.index(here)

    def _tabs(self, u: float) -> list[pygame.Rect]:
        """Where the pages' names stand, side by side below the heading."""
        gap = round(16 * u)
        room = self.box.w - 2 * gap * len(self.names)
        pixels = theme.fitting("".join(self.names), "medium", round(14 * larger(MOST) * u), room, round(14 * u))
        self._tab_type = pixels
        wide = [theme.width(name, "medium", pixels) + 2 * gap for name in self.names]
        x, tabs = self.box.centerx - sum(wide) // 2, []
        for each in wide:
            tabs.append(pygame.Rect(x, self.box.y + round(56 * u), each, round(28 * u)))
            x += each
        return tabs

    def stops(self) -> Sequence[tuple[int, int]]:
        """The names of the pages, and what goes back."""
        return [*(tab.center for tab in self.tabs), (self.box.centerx, self.box.bottom - 4)]

    def handle(self, event: pygame.event.Event) -> None:
        """Left, right, Tab and a click on a name turn the page, where there is more than one; all else goes back."""
        if self.names and asks(event, Ask.LEFT, Ask.RIGHT, Ask.NEXT):
            back = asks(event, Ask.LEFT) or (asks(event, Ask.NEXT) and event.mod & pygame.KMOD_SHIFT)
            self.page = (self.page + (-1 if back else 1)) % len(self.names)
        elif self.names and event.type == pygame.KEYDOWN and place_of(event) in SILENT:
            return
        elif event.type == pygame.MOUSEBUTTONDOWN and (tab := self.tab_at(event.pos)) >= 0:
            self.page = tab
        elif event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            self.host.director.back()

    def tab_at(self, pos: tuple[int, int]) -> int:
        """The page whose name is under a point, -1 for none."""
        return next((i for i, tab in enumerate(self.tabs) if tab.collidepoint(pos)), -1)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Glass, heads, rows."""
        size = surface.get_size()
        u, box, step = unit(size), self.box, self.steps[self.page]
        _, rows, words = self.pages[self.page]
        pixels = min(round(15 * larger(MOST) * u), round(step * 0.56))
        surface.blit(veil(size, 150), (0, 0))
        surface.blit(pane(box.size, 248), box)
        at = (box.centerx, box.y + 14 * u)
        theme.write(surface, self.heading, at, "italic", round(32 * u), theme.palette.white, 0.5)
        self._draw_tabs(surface, u)
        while pixels > theme.SMALLEST and self._wide(rows, words, pixels) > box.w - round(56 * u):
            pixels -= 1  # some keys have long names
        gap = theme.width("   ", "mono", pixels)
        columns = [box.x + round(36 * u)]
        for i in (0, 1):
            columns.append(columns[i] + max((theme.width(row[i], "mono", pixels) for row in rows), default=0) + gap)
        top = box.y + round((64 + NAMES * bool(self.names)) * u)
        for x, head in zip(columns, ("key", "mouse", "does"), strict=True) if rows else ():
            theme.write(surface, head, (x, top), "mono", pixels, theme.palette.dim)
        for i, row in enumerate(rows):
            for x, said, colour in zip(
                columns, row, (theme.palette.cyan, theme.palette.cyan, theme.palette.pale), strict=True
            ):
                theme.write(surface, said, (x, top + step * (i + 1)), "mono", pixels, colour)
        beside = max((theme.width(word, "mono", pixels) for word, _ in words), default=0) + gap
        below = top + step * (len(rows) + 1.6 if rows else 0.5)
        for i, (word, meaning) in enumerate(words):
            theme.write(surface, word, (columns[0], below + step * i), "mono", pixels, theme.palette.violet)
            theme.write(surface, meaning, (columns[0] + beside, below + step * i), "mono", pixels, theme.palette.pale)
        at = (box.centerx, box.bottom - round(25 * u))
        turns = keyed("{left}, {right}, {next} or a click on a name turns the page · any other key goes back")
        says = turns if self.names else "any key goes back"
        small = theme.fitting(says, "mono", round(13 * larger(MOST) * u), box.w - round(56 * u), round(13 * u))
        theme.write(surface, says, at, "mono", small, theme.palette.dim, 0.5)

    def _wide(self, rows: Sequence[HelpLine], words: Sequence[tuple[str, str]], pixels: int) -> int:
        """How wide three columns are in a size of type, or where there are none the words and what they mean."""
        gaps = 2 * theme.width("   ", "mono", pixels)
        if not rows:
            return gaps + sum(max(theme.width(row[i], "mono", pixels) for row in words) for i in range(2))
        return gaps + sum(max(theme.width(row[i], "mono", pixels) for row in rows) for i in range(3))

    def _draw_tabs(self, surface: pygame.Surface, u: float) -> None:
        pixels = self._tab_type
        for i, (name, tab) in enumerate(zip(self.names, self.tabs, strict=True)):
            here = i == self.page
            top = tab.centery - theme.font("medium", pixels).get_height() // 2
            theme.write(
                surface,
                name,
                (tab.centerx, top),
                "medium",
                pixels,
                theme.palette.white if here else theme.palette.dim,
                0.5,
            )
            if here:
                line = tab.inflate(-round(24 * u), 0)
                pygame.draw.line(surface, theme.palette.cyan, line.bottomleft, line.bottomright, 2)
