"""When a press after the end of a run goes on from its ending: not one that was meant for the dream."""

import pygame

PRESSED = (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN)
REST = 60  # ticks in which nothing was pressed, before a press counts: what is hammered is let go first
READ = 120  # ticks that the words of an ending stand at least


class Hurry:
    """Of one ending, whose words come so many ticks after the run."""

    def __init__(self, words_at: int) -> None:
        self.first = words_at + READ
        self._last = 0  # tick of the last press

    def asked(self, after: int, goes_on: bool, kind: int) -> bool:
        """Take an event so many ticks after the end: whether it is a press that goes on, after a rest from pressing."""
        if kind not in PRESSED:
            return False
        rested, self._last = after - self._last >= REST, after
        return goes_on and rested and after >= self.first
