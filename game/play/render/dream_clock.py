"""The clock of the dream, with the difficulty and whether sound is muted or the run paused."""

from collections.abc import Hashable
from typing import Any

import pygame

from game.level.clock import clock
from game.play.render.instrument import Instrument, write
from game.play.render.theme import palette, width
from game.play.render.view import View


def dream_tick(view: View) -> int:
    """The tick that a clock shows: it stops when the dream ends."""
    end = view.one("ended")
    return min(view.now.moment, end) if end else view.now.moment


def window_state(view: View) -> str:
    """Whether sound is muted or the run is paused, in a word."""
    return "paused" if view.ui.paused else "muted" if view.ui.muted else ""


class DreamClock(Instrument):
    """Content: minutes and seconds, difficulty, muted, paused."""

    clear = True

    def content(self, view: View) -> Hashable:
        """See the class."""
        return clock(dream_tick(view)), view.ui.difficulty, window_state(view)

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """Large time, small words, at the right."""
        time, difficulty, state = content
        w = surface.get_width()
        large = self._type(24)
        write(surface, time, (w, -self.px(5)), "mono", large, palette.pale, 1)
        words = " · ".join(word for word in (difficulty, state) if word)
        words = words if width(words, "mono", self.small) <= w else state or difficulty
        write(surface, words, (w, large + self.px(4)), "mono", self.small, palette.dim, 1)
