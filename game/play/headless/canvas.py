"""The canvas: frames of a reel in any size, without a window."""

import pygame

from game.level import Level
from game.play.dreams import dream_of
from game.play.headless.reel import Reel
from game.play.render import display
from game.play.store.folders import SMALLEST


def drawn_size(size: tuple[int, int]) -> tuple[int, int]:
    """The size that a picture is drawn in, before it is made smaller to its own."""
    larger = max(1.0, SMALLEST[0] / size[0], SMALLEST[1] / size[1])
    return round(size[0] * larger), round(size[1] * larger)


class Canvas:
    """Draws frames of a level in a size. captions: with those of the dream; sounds: with those of sounds."""

    def __init__(self, level: Level, size: tuple[int, int], captions: bool = True, sounds: bool = False) -> None:
        display.start(headless=True)
        pygame.display.set_mode((1, 1))
        self.size, self.captions, self.sounds = size, captions, sounds
        self._surface = pygame.Surface(drawn_size(size), depth=32)
        self._small = pygame.Surface(size, depth=32)
        self._desk = dream_of(level).desk(level, self._surface.get_size())

    def draw(self, reel: Reel) -> pygame.Surface:
        """The frame that a reel shows; the next one takes its place."""
        reel.draw(self._surface, self._desk, self.captions, self.sounds)
        if self._surface.get_size() == self.size:
            return self._surface
        pygame.transform.smoothscale(self._surface, self.size, self._small)
        return self._small
