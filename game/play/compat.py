"""The one place for what differs between pygame-ce and pygame 2.6."""

from collections.abc import Sequence

import pygame

ADD = pygame.BLEND_RGB_ADD

Sprite = tuple[pygame.Surface, tuple[float, float]]


def scatter(surface: pygame.Surface, sprites: Sequence[Sprite], flags: int = 0) -> None:
    """Blit many (picture, place) pairs with one blend mode; pygame-ce does it in one call without overhead."""
    if hasattr(surface, "fblits"):
        surface.fblits(sprites, flags)
    else:
        surface.blits([(picture, place, None, flags) for picture, place in sprites], doreturn=False)
