"""The settings, kept as they are changed: pages, each a list of rows, under a row of tabs."""

from collections.abc import Sequence

import pygame

from game.play.input.own_keys import GOES_BACK, Ask, asks, keyed
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.screens.host import Host
from game.play.screens.screen import STILL, Screen
from game.play.screens.settings import assists, display, hands, sight, sound
from game.play.screens.widgets import Menu, Row, pane, unit

PAGES = (display.page, sound.page, sight.page, hands.page, assists.page)
WIDE, HIGH = 720, 620  # units
ABOVE, TABS, BELOW = 66, 36, 120  # units: over the tabs, the tabs, below the rows
MARGIN = 24  # units beside the rows
KEYS = f"{{next}} next page · {{up}}, {{down}} choose · {{left}}, {{right}} change · {GOES_BACK}"


class SettingsScreen(Screen):
    """Tab or a click on a tab turns the page; rows that left and right, Enter, or a click turn."""

    overlay, heading = True, "Settings"

    def __init__(self, host: Host) -> None:
        self.host, self.page = host, 0
        self.pages = [page(host) for page in PAGES]
        self.menu = Menu(self._rows(), host.sound.play, gap=44)
        self.resize(host.size)

    @property
    def frames(self) -> int:
        """Nothing moves."""
        return STILL

    def _rows(self) -> list[Row]:
        return [*self.pages[self.page].rows, Row("Back", self.host.director.back)]

    def turn_to(self, page: int) -> None:
        """Show a page, by its number from 0 on; after the last comes the first."""
        self.page = page % len(self.pages)
        self.menu.fill(self._rows())
        self.resize(self.host.size)

    def tab(self, page: int) -> pygame.Rect:
        """Where a page's tab lies."""
        wide = self.tabs.w // len(self.pages)
        return pygame.Rect(self.tabs.x + page * wide, self.tabs.y, wide, self.tabs.h)

    def resize(self, size: tuple[int, int]) -> None:
        """In the middle."""
        u = unit(size)
        wide, high = min(round(WIDE * u), size[0]), min(round(HIGH * u), size[1])
        self.box = pygame.Rect((size[0] - wide) // 2, (size[1] - high) // 2, wide, high)
        inner = self.box.inflate(-2 * round(MARGIN * u), 0)
        self.tabs = pygame.Rect(inner.x, self.box.y + round(ABOVE * u), inner.w, round(TABS * u))
        top = self.tabs.bottom + round(12 * u)
        self.menu.place(pygame.Rect(inner.x, top, inner.w, self.box.bottom - round(BELOW * u) - top), size)

    def stops(self) -> Sequence[tuple[int, int]]:
        """The tabs, then the rows."""
        return [*(self.tab(page).center for page in range(len(self.pages))), *self.menu.stops()]

    def handle(self, event: pygame.event.Event) -> None:
        """Esc goes back."""
        if asks(event, Ask.BACK):
            self.host.director.back()
        elif asks(event, Ask.NEXT):
            self.turn_to(self.page + (-1 if event.mod & pygame.KMOD_SHIFT else 1))
        elif not self._click(event):
            self.menu.handle(event)

    def _click(self, event: pygame.event.Event) -> bool:
        """Turn to the page whose tab is clicked."""
        if event.type != pygame.MOUSEBUTTONDOWN or event.button != 1 or not self.tabs.collidepoint(event.pos):
            return False
        self.turn_to(next((i for i in range(len(self.pages)) if self.tab(i).collidepoint(event.pos)), self.page))
        return True

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Glass, tabs, rows, and a line about the row in focus."""
        u = unit(surface.get_size())
        surface.blit(veil(surface.get_size(), 190), (0, 0))
        surface.blit(pane(self.box.size, 240), self.box)
        at = (self.box.centerx, self.box.y + 16 * u)
        theme.write(surface, self.heading, at, "italic", round(34 * u), theme.palette.white, 0.5)
        self._draw_tabs(surface, theme.sized(15 * u))
        self.menu.draw(surface)
        inner, top = self.box.w - round(64 * u), self.box.bottom - (BELOW - 10) * u
        keys = theme.fitting(keyed(KEYS), "mono", theme.sized(13 * u), inner)
        foot = self.box.bottom - 12 * u - keys * 1.3
        room = (inner, round(foot - top))
        pixels, lines = theme.paragraph(keyed(self.menu.row.says), "mono", theme.sized(13 * u), room, 1.4)
        for i, line in enumerate(lines):
            below = (self.box.x + 34 * u, top + i * pixels * 1.4)
            theme.write(surface, line, below, "mono", pixels, theme.palette.dim)
        theme.write(surface, keyed(KEYS), (self.box.centerx, foot), "mono", keys, theme.palette.dim, 0.5)

    def _draw_tabs(self, surface: pygame.Surface, pixels: int) -> None:
        """The titles of all pages; a stroke lies under the one that is shown."""
        pygame.draw.line(surface, theme.palette.edge, self.tabs.bottomleft, self.tabs.bottomright)
        for i, page in enumerate(self.pages):
            tab, here = self.tab(i), i == self.page
            small = theme.fitting(page.title, "mono", pixels, tab.w - 8)
            if here:
                pygame.draw.rect(surface, theme.palette.cyan, (tab.x, tab.bottom - 3, tab.w, 3))
            at = (tab.centerx, tab.centery - theme.font("mono", small).get_height() / 2)
            theme.write(surface, page.title, at, "mono", small, theme.palette.white if here else theme.palette.dim, 0.5)
