"""The clock of the dream, how deep the sleep is, and what the window has to say about itself."""

from collections.abc import Hashable
from typing import Any

import pygame

from game.level.clock import clock
from game.play.render.instrument import Instrument, write
from game.play.render.theme import DIM, PALE
from game.play.render.view import View


class DreamClock(Instrument):
    """Content: minutes and seconds, difficulty, muted, paused."""

    clear = True

    def content(self, view: View) -> Hashable:
        """See the class."""
        state = "paused" if view.ui.paused else "muted" if view.ui.muted else ""
        end = view.one("ended")
        return clock(min(view.now.tick, end) if end else view.now.tick), view.ui.difficulty, state

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """Large time, small words, at the right."""
        time, difficulty, state = content
        w = surface.get_width()
        large = self._type(24)
        write(surface, time, (w, -self.px(5)), "mono", large, PALE, 1)
        words = " · ".join(word for word in (difficulty, state) if word)
        write(surface, words, (w, large + self.px(4)), "mono", self.small, DIM, 1)
