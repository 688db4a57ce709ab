"""The desk as others ask for it that step worlds by themselves: as an array, or in a window of its own."""

from typing import Any

import numpy as np
import pygame

from game.level import Level
from game.play.dreams import dream_of
from game.play.render import display
from game.play.render.view import DeskState
from game.sim.fixed import STEP, TICKS_PER_SECOND
from game.sim.panel import Panel


class Picture:
    """Draws the desk of a level, without a window."""

    windowless = True

    def __init__(self, size: tuple[int, int]) -> None:
        display.start(headless=self.windowless)
        self._surface = pygame.display.set_mode(size)
        self._last: Panel | None = None

    def begin(self, level: Level) -> None:
        """From now on it is this level's desk."""
        self._desk = dream_of(level).desk(level, self._surface.get_size())
        self._last = None

    def draw(self, panel: Panel) -> None:
        """Draw what the operator sees."""
        self._desk.draw(self._surface, self._last or panel, panel, 1.0, DeskState())
        self._last = panel

    def array(self, panel: Panel) -> Any:
        """The picture, [height, width, 3] of uint8."""
        self.draw(panel)
        return np.ascontiguousarray(pygame.surfarray.array3d(self._surface).swapaxes(0, 1))

    def show(self, panel: Panel) -> None:
        """Nothing is shown without a window."""

    def close(self) -> None:
        """Give the display back."""
        pygame.display.quit()


class Window(Picture):
    """Draws it in a window, as fast as life."""

    windowless = False

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(size)
        self._clock = pygame.time.Clock()

    def show(self, panel: Panel) -> None:
        """Draw, and wait for the next step's time."""
        pygame.event.pump()
        self.draw(panel)
        pygame.display.flip()
        self._clock.tick(TICKS_PER_SECOND / STEP)
