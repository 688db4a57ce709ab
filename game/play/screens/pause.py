"""The menu of a pause, over the desk that waits."""

from collections.abc import Callable, Mapping, Sequence

import pygame

from game.level import Level
from game.play.input.own_keys import GOES_BACK, Ask, asks, keyed
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.screens.host import NOTHING_ELSE, Host
from game.play.screens.screen import STILL, Screen
from game.play.screens.waiting import WAITS
from game.play.screens.widgets import CHOOSING, Menu, Row, pane, unit

HINT = f"{CHOOSING} · {GOES_BACK}"


class PauseScreen(Screen):
    """Resume, keys, settings, restart, leave. go_on: what resumes once this screen is gone."""

    overlay, heading = True, WAITS

    def __init__(
        self,
        host: Host,
        again: Callable[[], None],
        level: Level | None,
        leave: tuple[str, Callable[[], None]],
        go_on: Callable[[], None],
        also: Mapping[str, Callable[[], None]] = NOTHING_ELSE,
    ) -> None:
        self.host, self.level, self.go_on = host, level, go_on
        go = host.director
        self.menu = Menu([
            Row("Resume", self.resume),
            *(Row(label, act) for label, act in also.items()),
            Row("Keys and mouse", lambda: go.keys(level)),
            Row("Settings", go.settings),
            Row("Begin again", again),
            Row(*leave),
        ], host.sound.play)  # fmt: skip
        self.resize(host.size)

    @property
    def frames(self) -> int:
        """Nothing moves."""
        return STILL

    def resume(self) -> None:
        """Back to the desk, which goes on."""
        self.host.director.back()
        self.go_on()

    def resize(self, size: tuple[int, int]) -> None:
        """In the middle."""
        u = unit(size)
        wide = round(400 * u)
        high = min(self.menu.height(size) + round(136 * u), size[1] - round(20 * u))
        self.box = pygame.Rect((size[0] - wide) // 2, (size[1] - high) // 2, wide, high)
        inner = self.box.inflate(-round(48 * u), 0)
        self.menu.place(pygame.Rect(inner.x, self.box.y + round(88 * u), inner.w, high - round(136 * u)), size)

    def stops(self) -> Sequence[tuple[int, int]]:
        """The rows."""
        return self.menu.stops()

    def handle(self, event: pygame.event.Event) -> None:
        """Esc goes back to the desk, P resumes."""
        if asks(event, Ask.BACK):
            self.host.director.back()
        elif asks(event, Ask.PAUSE):
            self.resume()
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
        theme.write(surface, self.heading, at, "italic", round(34 * u), theme.palette.white, 0.5)
        self.menu.draw(surface)
        at = (self.box.centerx, self.box.bottom - 32 * u)
        theme.write(surface, keyed(HINT), at, "mono", round(12 * u), theme.palette.dim, 0.5)
