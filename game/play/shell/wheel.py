"""One axis and one button: the wheel goes from one thing that can be clicked to the next, and the button clicks there.

So whoever can't move a pointer over a picture, or has a switch and a dial, reaches all that a mouse does. Where the
mouse is moved, its own place counts again.
"""

from collections.abc import Callable, Sequence

import pygame

from game.play.render.theme import palette
from game.play.screens.fit import at_place
from game.play.screens.widgets import unit

Point = tuple[int, int]
BUTTONS = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
TURNS = (4, 5)  # what a wheel that turns is told as, too, by the numbers of buttons


class Wheel:
    """at: where it has gone, None while the pointer is the mouse's own."""

    def __init__(self) -> None:
        self.at: Point | None = None
        self._stop = 0  # which of the stops that is

    def see(self, event: pygame.event.Event, stops: Callable[[], Sequence[Point]]) -> pygame.event.Event | None:
        """The event as screens get it: a turn is a motion to the next of the stops, a click is where that led. None:
        it is for nobody."""
        if event.type in BUTTONS:
            if event.button in TURNS:
                return None
            return at_place(event, self.at) if self.at else event
        if event.type == pygame.MOUSEMOTION and event.rel != (0, 0):
            self.at = None
        if event.type != pygame.MOUSEWHEEL or not event.y:
            return event
        return self._turned(event, stops())

    def _turned(self, event: pygame.event.Event, stops: Sequence[Point]) -> pygame.event.Event:
        """To the next stop, or the one before; from the nearest one where it is at none."""
        if not stops:
            return event
        way = -1 if event.y > 0 else 1
        here = self.at
        if here is None:
            self._stop = 0 if way > 0 else len(stops) - 1
        else:
            near = min(range(len(stops)), key=lambda n: (stops[n][0] - here[0]) ** 2 + (stops[n][1] - here[1]) ** 2)
            self._stop = (near + way) % len(stops)
        self.at = stops[self._stop]
        return pygame.event.Event(pygame.MOUSEMOTION, pos=self.at, rel=(1, 1), buttons=(0, 0, 0), turned=True)

    def follow(self, stops: Sequence[Point]) -> None:
        """Go where the stop that a turn has led to lies now: a list may have moved to show it."""
        if self.at and self._stop < len(stops):
            self.at = stops[self._stop]

    def draw(self, surface: pygame.Surface) -> None:
        """A ring where it has gone."""
        if self.at:
            u = unit(surface.get_size())
            pygame.draw.circle(surface, palette.night, self.at, round(13 * u), round(4 * u))
            pygame.draw.circle(surface, palette.cyan, self.at, round(12 * u), max(1, round(2 * u)))
