"""The list of keys and of what the mouse does."""

from typing import TYPE_CHECKING

import pygame

from game.level import Level
from game.play import look
from game.play.dreams import dream_of
from game.play.screens.stack import Screen
from game.play.screens.widgets import footer, pane, unit, veil

if TYPE_CHECKING:
    from game.play.app import App


class KeysScreen(Screen):
    """Three columns: keys, mouse, meaning. Any key goes back."""

    overlay = True

    def __init__(self, app: "App", level: Level) -> None:
        self.app, self.rows = app, dream_of(level).help

    def handle(self, event: pygame.event.Event) -> None:
        """Any key or click."""
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            self.app.stack.pop()

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Glass, heads, rows."""
        u, (w, h) = unit(surface.get_size()), surface.get_size()
        pixels, step = round(15 * u), round(31 * u)
        box = pygame.Rect(0, 0, round(990 * u), step * (len(self.rows) + 1) + round(90 * u))
        box.center = (w // 2, h // 2)
        surface.blit(veil((w, h)), (0, 0))
        surface.blit(pane(box.size, 235), box)
        look.write(surface, "Keys and mouse", (w / 2, box.y + 20 * u), "italic", round(32 * u), look.WHITE, 0.5)
        columns = [box.x + round(x * u) for x in (36, 236, 456)]
        top = box.y + round(76 * u)
        for x, head in zip(columns, ("key", "mouse", "does"), strict=True):
            look.write(surface, head, (x, top), "mono", pixels, look.DIM)
        for i, row in enumerate(self.rows):
            for x, words, colour in zip(columns, row, (look.CYAN, look.CYAN, look.PALE), strict=True):
                look.write(surface, words, (x, top + step * (i + 1)), "mono", pixels, colour)
        footer(surface, "any key goes back")
