"""Lines that report a problem: on screen for a while, and once on stderr."""

import time

import pygame

from game import streams
from game.play.screens.widgets import notice

LASTS = 9.0  # seconds for which a notice is shown


class Notices:
    """shown: until when each line is shown, and what it says."""

    def __init__(self) -> None:
        self.shown: list[tuple[float, str]] = []
        self.written: set[str] = set()  # what went to stderr

    def say(self, line: str) -> None:
        """Report a line."""
        if line not in self.written:
            self.written.add(line)
            streams.say(*line.split("\n"))
        self.shown.append((time.monotonic() + LASTS, line))

    @property
    def stale(self) -> bool:
        """Whether one of them is to be seen no longer."""
        return bool(self.shown) and self.shown[0][0] <= time.monotonic()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw those whose time isn't over."""
        now = time.monotonic()
        self.shown = [(until, line) for until, line in self.shown if until > now]
        notice(surface, [line for _, line in self.shown])
