"""The settings, kept as they are changed."""

from typing import Any

import pygame

from game.faults import Fault
from game.level import DEFAULT_DIFFICULTY, DIFFICULTIES, load, resolve
from game.play.input.own_keys import GOES_BACK, Ask, asks
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.screens.host import Host
from game.play.screens.screen import Screen
from game.play.screens.widgets import Menu, Row, pane, unit
from game.session import Session

SIZES = ((960, 540), (1280, 720), (1600, 900), (1920, 1080), (2560, 1440))


def windows(difficulty: str) -> list[tuple[str, int]]:
    """The windows of a press on the beat, as (grade, milliseconds to each side), as Dream III's file has them."""
    try:
        level = load(resolve("3"), difficulty if difficulty in DIFFICULTIES else DEFAULT_DIFFICULTY)
    except Fault:
        return []
    widths = Session(level, 1).now["nudge.window.steady"][:, 0]
    return [(grade, round(width / 1000)) for grade, width in zip(("perfect", "good", "fair"), widths, strict=True)]


class SettingsScreen(Screen):
    """Rows that left and right, Enter, or a click turn."""

    overlay, heading = True, "Settings"

    def __init__(self, host: Host) -> None:
        self.host = host
        self.menu = Menu([
            Row("Volume", None, self._volume, lambda: f"{self._now.volume} %"),
            self._flag("Sound", "muted", ("on", "off"), "M turns it off and on anywhere."),
            self._flag("Fullscreen", "fullscreen", ("off", "on"), "F11 does the same anywhere."),
            Row("Window", None, self._size, lambda: f"{self._now.width} × {self._now.height}",
                "Dragging the window's edge does the same."),
            self._flag("Holds", "toggle", ("keep pressed", "press twice"),
                       "Breathe, decrypt and override: keep the key down, or press once to begin and once to end."),
            self._flag("Elsewhere", "away_pauses", ("the dream goes on", "the dream waits"),
                       "While another window has the keyboard. It always waits while the window is out of sight."),
            self._flag("Motion", "calm", ("full", "calm"), "Calm: the picture never trembles."),
            Row("Timing", host.director.calibrate, None, lambda: f"{self._now.delay:+d} ms", self._windows()),
            Row("Back", host.director.back),
        ], host.sound.play)  # fmt: skip
        self.resize(host.size)

    @property
    def _now(self) -> Any:
        return self.host.settings

    def _volume(self, way: int) -> None:
        self.host.change(volume=max(0, min(100, self._now.volume + 10 * way)))

    def _windows(self) -> str:
        """What counts as in time in Dream III, as its level file has it."""
        found = windows(self._now.last_difficulty)
        said = ", ".join(f"{word} ±{ms} ms" for word, ms in found)
        return f"Measure how late your presses come. In time is: {said}; less as composure goes." if found else ""

    def _flag(self, label: str, name: str, words: tuple[str, str], says: str) -> Row:
        def turn(_way: int) -> None:
            self.host.change(**{name: not getattr(self._now, name)})

        return Row(label, None, turn, lambda: words[getattr(self._now, name)], says)

    def _size(self, way: int) -> None:
        here = (self._now.width, self._now.height)
        nearest = min(range(len(SIZES)), key=lambda i: abs(SIZES[i][0] - here[0]))
        width, height = SIZES[(nearest + way) % len(SIZES)]
        self.host.change(width=width, height=height)

    def resize(self, size: tuple[int, int]) -> None:
        """In the middle."""
        u = unit(size)
        wide, high = round(620 * u), self.menu.height(size) + round(184 * u)
        self.box = pygame.Rect((size[0] - wide) // 2, (size[1] - high) // 2, wide, high)
        inner = self.box.inflate(-round(48 * u), 0)
        self.menu.place(pygame.Rect(inner.x, self.box.y + round(88 * u), inner.w, 0), size)

    def handle(self, event: pygame.event.Event) -> None:
        """Esc goes back."""
        if asks(event, Ask.BACK):
            self.host.director.back()
        else:
            self.menu.handle(event)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Glass, rows, and a line about the row in focus."""
        u = unit(surface.get_size())
        surface.blit(veil(surface.get_size(), 190), (0, 0))
        surface.blit(pane(self.box.size, 240), self.box)
        at = (self.box.centerx, self.box.y + 22 * u)
        theme.write(surface, self.heading, at, "italic", round(34 * u), theme.WHITE, 0.5)
        self.menu.draw(surface)
        pixels = round(13 * u)
        lines = theme.wrap(self.menu.row.says, "mono", pixels, self.box.w - round(64 * u))
        for i, line in enumerate(lines):
            below = (self.box.x + 34 * u, self.menu.area.bottom + 14 * u + i * pixels * 1.5)
            theme.write(surface, line, below, "mono", pixels, theme.DIM)
        at = (self.box.centerx, self.box.bottom - 28 * u)
        hint = f"up and down choose · left and right change · {GOES_BACK}"
        theme.write(surface, hint, at, "mono", pixels, theme.DIM, 0.5)
