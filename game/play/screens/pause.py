"""The pause menu, over the paused desk."""

from collections.abc import Callable

import pygame

from game.level import Level
from game.play.input.own_keys import Ask, asks, key_of
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.screens.host import Host
from game.play.screens.screen import Screen
from game.play.screens.widgets import CHOOSING, Menu, Row, pane, unit

HINT = f"{CHOOSING} · {key_of(Ask.BACK)} resumes"


class PauseScreen(Screen):
    """Resume, keys, settings, restart, leave."""

    overlay, heading = True, "The dream waits"

    def __init__(
        self, host: Host, again: Callable[[], None], level: Level | None, leave: tuple[str, Callable[[], None]]
    ) -> None:
        self.host, self.level = host, level
        go = host.director
        self.menu = Menu([
            Row("Resume", host.director.back),
            Row("Keys and mouse", lambda: go.keys(level)),
            Row("Settings", go.settings),
            Row("Begin again", again),
            Row(*leave),
        ], host.sound.play)  # fmt: skip
        self.resize(host.size)

    def resize(self, size: tuple[int, int]) -> None:
        """In the middle."""
        u = unit(size)
        wide, high = round(400 * u), self.menu.height(size) + round(136 * u)
        self.box = pygame.Rect((size[0] - wide) // 2, (size[1] - high) // 2, wide, high)
        inner = self.box.inflate(-round(48 * u), 0)
        self.menu.place(pygame.Rect(inner.x, self.box.y + round(88 * u), inner.w, 0), size)

    def handle(self, event: pygame.event.Event) -> None:
        """Esc and P resume."""
        if asks(event, Ask.BACK, Ask.PAUSE):
            self.host.director.back()
        elif asks(event, Ask.KEYS):
            self.host.director.keys(self.level)
        else:
            self.menu.handle(event)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Glass over the desk."""
        u = unit(surface.get_size())
        surface.blit(veil(surface.get_size(), 150), (0, 0))
        surface.blit(pane(self.box.size), self.box)
        at = (self.box.centerx, self.box.y + 22 * u)
        theme.write(surface, self.heading, at, "italic", round(34 * u), theme.WHITE, 0.5)
        self.menu.draw(surface)
        at = (self.box.centerx, self.box.bottom - 32 * u)
        theme.write(surface, HINT, at, "mono", round(12 * u), theme.DIM, 0.5)
