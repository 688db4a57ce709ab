"""Where everything lies on the screen of keys: tabs, two columns of rows, a keyboard, and a foot of three fields."""

import pygame

from game.play.screens.settings.keyboard import COLUMNS, ROWS
from game.play.screens.widgets import unit

WIDE, HIGH = 1180, 700  # units
TABS, LIST, ROW, LINES = 58, 100, 27, 8  # units: where tabs and list begin; a row's height; rows in a column
NAME, SLOT = 240, 148  # units: where slots begin in a row, and how wide one is


class BindLayout:
    """For a screen of one size and so many pages; u is its unit in pixels."""

    def __init__(self, size: tuple[int, int], pages: int) -> None:
        self.u = u = unit(size)
        self.box = pygame.Rect(0, 0, min(round(WIDE * u), size[0]), min(round(HIGH * u), size[1]))
        self.box.center = size[0] // 2, size[1] // 2
        self._inner = inner = self.box.inflate(-round(48 * u), 0)
        wide = inner.w // pages
        self.tabs = [pygame.Rect(inner.x + n * wide, self.box.y + round(TABS * u), wide, round(30 * u))
                     for n in range(pages)]  # fmt: skip
        foot = pygame.Rect(inner.x, self.box.bottom - round(62 * u), inner.w, round(32 * u))
        third = foot.w // 3
        self.foot = [pygame.Rect(foot.x + n * third, foot.y, third - 8, foot.h) for n in range(3)]
        key = inner.w / COLUMNS
        self.board = pygame.Rect(inner.x, 0, inner.w, min(round(key * 0.9 * ROWS), round(288 * u)))
        self.board.bottom = foot.y - round(8 * u)

    def row(self, n: int) -> pygame.Rect:
        """A row, by its number on its page."""
        u, half = self.u, self._inner.w // 2
        x = self._inner.x + n // LINES * half
        return pygame.Rect(x, self.box.y + round((LIST + n % LINES * ROW) * u), half - round(16 * u), round(ROW * u))

    def slot(self, n: int, slot: int) -> pygame.Rect:
        """One of the slots of a row."""
        row, u = self.row(n), self.u
        return pygame.Rect(row.x + round((NAME + slot * SLOT) * u), row.y + 1, round((SLOT - 8) * u), row.h - 3)
