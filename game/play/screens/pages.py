"""Pages: lists of lines under headings, turned by keys, wheel or mouse: who was there, what was reached."""

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.play.input.own_keys import GOES_BACK, Ask, asks
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.render.theme import fit, palette
from game.play.screens.host import Host
from game.play.screens.screen import STILL, Screen
from game.play.screens.widgets import CHOOSING, Menu, Row, footer, pane, unit

TOP, FOOT, EDGE = 104, 126, 48  # units above and below the lines, and beside them
TYPE = 18  # units
HEADING = "#"  # the sign of a line that begins a part


class Entry(NamedTuple):
    """A line: a sign before it and the name of its colour; a heading has HEADING for its sign."""

    said: str
    sign: str = ""
    tone: str = "pale"


class PagesScreen(Screen):
    """Lies over whatever is there; Esc, or its last row, leads back to it."""

    overlay = True

    def __init__(self, host: Host, heading: str, under: str, entries: Sequence[Entry]) -> None:
        self.host, self.heading, self.under, self.entries = host, heading, under, entries
        self.page, self.pages = 0, [list(entries)]
        self.menu = Menu([], host.sound.play, gap=44, across=True)
        self.resize(host.size)

    @property
    def frames(self) -> int:
        """Nothing moves."""
        return STILL

    def resize(self, size: tuple[int, int]) -> None:
        """As many lines to a page as there is room for."""
        u = unit(size)
        self.pixels = min(theme.sized(TYPE * u), round(1.6 * TYPE * u))
        self.area = pygame.Rect(EDGE * u, TOP * u, size[0] - 2 * EDGE * u, size[1] - (TOP + FOOT) * u)
        room, plain = max(1, (self.area.h - self.pixels) // self._step), round(TYPE * u)
        lines = [part for entry in self.entries for part in (self._parts(entry) if self.pixels > plain else [entry])]
        self.pages = [lines[n : n + room] for n in range(0, len(lines), room)] or [[]]
        self.page = min(self.page, len(self.pages) - 1)
        rows = [Row("Back", self.host.director.back)]
        if len(self.pages) > 1:
            rows.insert(0, Row("Page", None, self._turn, self._at))
        self.menu.fill(rows)
        wide = round(300 * u) * len(rows)
        self.menu.place(pygame.Rect((size[0] - wide) // 2, size[1] - round(96 * u), wide, 0), size)

    def _parts(self, entry: Entry) -> list[Entry]:
        """The lines that an entry needs in larger type, of which the first has its sign."""
        room, face = self.area.w - 2 * self.pixels, "medium" if entry.sign == HEADING else "serif"
        first, *others = theme.wrap(entry.said, face, self.pixels, room - round(1.6 * self.pixels)) or [""]
        goes_on = HEADING if entry.sign == HEADING else ""
        return [entry._replace(said=first), *(entry._replace(said=said, sign=goes_on) for said in others)]

    @property
    def _step(self) -> int:
        return round(1.4 * self.pixels)

    def _at(self) -> str:
        return f"{self.page + 1} of {len(self.pages)}"

    def _turn(self, way: int) -> None:
        self.page = (self.page + way) % len(self.pages)

    def stops(self) -> Sequence[tuple[int, int]]:
        """The rows."""
        return self.menu.stops()

    def handle(self, event: pygame.event.Event) -> None:
        """Up and down turn pages; Esc leads back."""
        if asks(event, Ask.BACK):
            self.host.director.back()
        elif asks(event, Ask.UP, Ask.DOWN):
            self._turn(-1 if asks(event, Ask.UP) else 1)
        else:
            self.menu.handle(event)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Heading, lines, rows."""
        u = unit(surface.get_size())
        surface.blit(veil(surface.get_size(), 253), (0, 0))
        large = theme.fitting(self.heading, "italic", round(46 * u), self.area.w // 2)
        theme.write(surface, self.heading, (self.area.x, 24 * u), "italic", large, palette.white)
        small = theme.fitting(self.under, "serif", min(theme.sized(18 * u), round(28 * u)), self.area.w // 2)
        theme.write(surface, self.under, (self.area.right, 46 * u), "serif", small, palette.pale, 1)
        surface.blit(pane(self.area.size, 214), self.area)
        x, room = self.area.x + self.pixels, self.area.w - 2 * self.pixels
        for n, entry in enumerate(self.pages[self.page]):
            self._line(surface, (x, self.area.y + self.pixels // 2 + n * self._step), room, entry)
        self.menu.draw(surface)
        footer(surface, f"{CHOOSING} · {GOES_BACK}")

    def _line(self, surface: pygame.Surface, at: tuple[int, int], room: int, entry: Entry) -> None:
        if entry.sign == HEADING:
            theme.write(surface, fit(entry.said, "medium", self.pixels, room), at, "medium", self.pixels, palette.white)
            return
        second = at[0] + round(1.6 * self.pixels)
        theme.write(surface, entry.sign, at, "mono", self.pixels, palette.of(entry.tone))
        said = fit(entry.said, "serif", self.pixels, room - (second - at[0]))
        theme.write(surface, said, (second, at[1]), "serif", self.pixels, palette.of(entry.tone))
