"""The picture that screens draw, in its window: scaled while that is dragged or too small for it."""

import time

import pygame

from game.play.render.kept import empty
from game.play.screens.fit import Fit, Size, at_place, laid_out_for
from game.play.shell.window import Window

REST = 0.15  # seconds without a new size after which a window counts as no longer dragged


class Picture:
    """canvas: what is drawn on, the window's own surface where both are of one size."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self._laid_out = laid_out_for(window.size)
        self._rests_at: float | None = None  # when it will have been dragged to its size, if nothing more comes
        self.canvas = self._made()

    @property
    def size(self) -> Size:
        """The size that screens are laid out for, in pixels."""
        return self.canvas.get_size()

    @property
    def rests(self) -> bool:
        """Whether the window was dragged, and is no longer."""
        return self._rests_at is not None and time.monotonic() >= self._rests_at

    def show(self) -> None:
        """Show what was drawn."""
        if self.canvas is not self.window.surface:
            Fit(self.size, self.window.size).show(self.canvas, self.window.surface)
        pygame.display.flip()

    def placed(self, event: pygame.event.Event) -> pygame.event.Event:
        """An event with the pointer's place on the picture, as it is seen in the window."""
        if self.canvas is self.window.surface or "pos" not in event.dict:
            return event
        return at_place(event, Fit(self.size, self.window.size).on_picture(event.pos))

    def resized(self) -> Size:
        """The desktop gave the window another size: the picture is scaled until it rests. The size to be kept."""
        kept = self.window.resized()
        if self.canvas is self.window.surface:
            self.canvas = self._made()
        self._rests_at = time.monotonic() + REST
        return kept

    def settle(self) -> bool:
        """Take up the size that the window has come to; whether screens have to be laid out for another."""
        self._rests_at = None
        before, self._laid_out = self._laid_out, laid_out_for(self.window.size)
        self.canvas = self._made()
        if self._laid_out != before:
            empty()
        return self._laid_out != before

    def _made(self) -> pygame.Surface:
        return self.window.surface if self._laid_out == self.window.size else pygame.Surface(self._laid_out)
