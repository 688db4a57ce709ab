"""The one place for what differs between pygame-ce and pygame 2.6."""

from collections.abc import Sequence
from typing import Any

import pygame

ADD, MULT = pygame.BLEND_RGB_ADD, pygame.BLEND_RGB_MULT

Colour = tuple[int, int, int]
Point = tuple[float, float]
Sprite = tuple[pygame.Surface, tuple[float, float]]


def scatter(surface: pygame.Surface, sprites: Sequence[Sprite], flags: int = 0) -> None:
    """Blit many (picture, place) pairs with one blend mode; pygame-ce does it in one call without overhead."""
    if hasattr(surface, "fblits"):
        surface.fblits(sprites, flags)
    else:
        blits: list[Any] = [(picture, place, None, flags) for picture, place in sprites]
        surface.blits(blits, doreturn=False)


def aalines(surface: pygame.Surface, colour: Colour, closed: bool, points: Sequence[Point]) -> None:
    """As `pygame.draw.aalines`, with two points as well.

    pygame-ce 2.5 looks for a third point there: its last pixel is one of chance, and a replay would differ.
    """
    if len(points) == 2:
        pygame.draw.aaline(surface, colour, points[0], points[1])
    else:
        pygame.draw.aalines(surface, colour, closed, points)
