"""Over a run that waits while the keyboard is elsewhere. Whoever is back has three beats before it goes on."""

from collections.abc import Callable

import pygame

from game.play.input.own_keys import Ask, asks, key_of
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.screens.host import Host
from game.play.screens.screen import Screen
from game.play.screens.widgets import pane, unit

BEATS, BEAT = 3, 40  # beats that are shown, and ticks of each
WIDE, HIGH = 400, 150  # units
BACK = f"any key, or the mouse, goes on · {key_of(Ask.BACK)} pauses"
LEFT = (pygame.WINDOWFOCUSLOST, pygame.WINDOWMINIMIZED)
CAME = (pygame.WINDOWFOCUSGAINED, pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN)


class AwayScreen(Screen):
    """The desk stays in sight. pause: what shows the pause instead, once this screen is gone."""

    overlay, heading = True, "The dream waits"

    def __init__(self, host: Host, pause: Callable[[], None]) -> None:
        self.host, self.pause = host, pause
        self.since: int | None = None  # ticks since the player came back; None while away

    @property
    def beats_left(self) -> int:
        """Beats until it goes on; 0 while nobody is there."""
        return 0 if self.since is None else BEATS - self.since // BEAT

    def handle(self, event: pygame.event.Event) -> None:
        """Coming back starts the beats, going away again stops them."""
        if event.type in LEFT:
            self.since = None
        elif asks(event, Ask.BACK, Ask.PAUSE):
            self.host.director.back()
            self.pause()
        elif event.type in CAME and self.since is None:
            self.since = 0
            self.host.sound.play("menu-move")

    def tick(self) -> None:
        """Count the beats."""
        if self.since is None:
            return
        self.since += 1
        if self.since >= BEATS * BEAT:
            self.host.director.back()
        elif self.since % BEAT == 0:
            self.host.sound.play("menu-move")

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """A pane in the middle: what waits, and the beats as lights that go out."""
        u = unit(surface.get_size())
        surface.blit(veil(surface.get_size(), 110), (0, 0))
        box = pygame.Rect(0, 0, round(WIDE * u), round(HIGH * u))
        box.center = surface.get_rect().center
        surface.blit(pane(box.size), box)
        theme.write(surface, self.heading, (box.centerx, box.y + 18 * u), "italic", round(34 * u), theme.WHITE, 0.5)
        for beat in range(BEATS):
            lit = beat < self.beats_left
            at = (box.centerx + round((beat - 1) * 44 * u), box.y + round(92 * u))
            pygame.draw.circle(surface, theme.CYAN if lit else theme.FAINT, at, round(9 * u), 0 if lit else 1)
        theme.write(surface, BACK, (box.centerx, box.bottom - 30 * u), "mono", round(12 * u), theme.DIM, 0.5)
