"""The list of keys and of what the mouse does."""

from typing import TYPE_CHECKING

import pygame

from game.level import Level
from game.play import look
from game.play.dreams import dream_of
from game.play.screens.stack import Screen
from game.play.screens.widgets import pane, unit, veil

if TYPE_CHECKING:
    from game.play.app import App


ROOM, HEAD = 690, 92  # units: the most that the pane is high, and of them what isn't rows


class KeysScreen(Screen):
    """Three columns: keys, mouse, meaning; below them words of the panel. Any key goes back."""

    overlay = True

    def __init__(self, app: "App", level: Level) -> None:
        dream = dream_of(level)
        self.app, self.rows, self.words = app, dream.help, dream.words

    def handle(self, event: pygame.event.Event) -> None:
        """Any key or click."""
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            self.app.stack.pop()

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Glass, heads, rows."""
        u, (w, h) = unit(surface.get_size()), surface.get_size()
        lines = len(self.rows) + 1 + (len(self.words) + 1) * bool(self.words)
        step = min(31 * u, (min(ROOM * u, h - 40 * u) - HEAD * u) / lines)
        pixels = min(round(15 * u), round(step * 0.56))
        box = pygame.Rect(0, 0, round(min(1130 * u, w - 20 * u)), round(step * lines + HEAD * u))
        box.center = (w // 2, h // 2 - round(8 * u))
        surface.blit(veil((w, h)), (0, 0))
        surface.blit(pane(box.size, 235), box)
        look.write(surface, "Keys and mouse", (w / 2, box.y + 14 * u), "italic", round(32 * u), look.WHITE, 0.5)
        gap = look.width("   ", "mono", pixels)
        columns = [box.x + round(36 * u)]
        for i in (0, 1):
            columns.append(columns[i] + max(look.width(row[i], "mono", pixels) for row in self.rows) + gap)
        top = box.y + round(64 * u)
        for x, head in zip(columns, ("key", "mouse", "does"), strict=True):
            look.write(surface, head, (x, top), "mono", pixels, look.DIM)
        for i, row in enumerate(self.rows):
            for x, words, colour in zip(columns, row, (look.CYAN, look.CYAN, look.PALE), strict=True):
                look.write(surface, words, (x, top + step * (i + 1)), "mono", pixels, colour)
        beside = max((look.width(word, "mono", pixels) for word, _ in self.words), default=0) + gap
        below = top + step * (len(self.rows) + 1.6)
        for i, (word, meaning) in enumerate(self.words):
            look.write(surface, word, (columns[0], below + step * i), "mono", pixels, look.VIOLET)
            look.write(surface, meaning, (columns[0] + beside, below + step * i), "mono", pixels, look.PALE)
        at = (w / 2, box.bottom - round(25 * u))
        look.write(surface, "any key goes back", at, "mono", round(13 * u), look.DIM, 0.5)
