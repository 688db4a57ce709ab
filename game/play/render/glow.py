"""Glow: soft light. Halos go into a layer of a quarter of the size; a pyramid spreads it, one addition lays it on."""

from functools import lru_cache

import numpy as np
import pygame

from game.play.render.compat import ADD
from game.play.render.theme import Colour

HALF = (140, 140, 140)  # what each wider step of the pyramid keeps of its light


@lru_cache(maxsize=1024)
def halo(colour: Colour, radius: int, power: float = 2.0) -> pygame.Surface:
    """A round light on black, to be added: full in the middle, nothing at `radius` pixels. Shared: don't draw on it."""
    axis = np.arange(2 * radius + 1) - radius
    distance = np.hypot(axis[:, None], axis[None, :]) / max(radius, 1)
    light = np.clip(1 - distance, 0, 1) ** power
    surface = pygame.Surface((2 * radius + 1, 2 * radius + 1))
    pygame.surfarray.blit_array(surface, (light[:, :, None] * np.array(colour)).astype(np.uint8))
    return surface


@lru_cache(maxsize=512)
def pool(colour: Colour, width: int, height: int, power: float = 2.0) -> pygame.Surface:
    """A light lying on the ground: an ellipse of `width` by `height` pixels on black, to be added. Shared."""
    surface = _white_pool(width, height, power).copy()
    surface.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
    return surface


@lru_cache(maxsize=256)
def _white_pool(width: int, height: int, power: float) -> pygame.Surface:
    x = (np.arange(width) - (width - 1) / 2) / (width / 2)
    y = (np.arange(height) - (height - 1) / 2) / (height / 2)
    light = np.clip(1 - np.hypot(x[:, None], y[None, :]), 0, 1) ** power
    surface = pygame.Surface((width, height))
    pygame.surfarray.blit_array(surface, np.repeat((light * 255).astype(np.uint8)[:, :, None], 3, axis=2))
    return surface


def add_halo(surface: pygame.Surface, at: tuple[float, float], colour: Colour, radius: float) -> None:
    """Add a round light in the middle of `at`."""
    picture = halo(colour, max(1, round(radius)))
    half = picture.get_width() / 2
    surface.blit(picture, (round(at[0] - half), round(at[1] - half)), special_flags=ADD)


def quarter(at: tuple[float, float]) -> tuple[float, float]:
    """A place of the picture in pixels of its light layer."""
    return (at[0] - 1.5) / 4, (at[1] - 1.5) / 4


def shine(light: pygame.Surface, at: tuple[float, float], colour: Colour, radius: float) -> None:
    """Add a round light to a light layer: `at` in pixels of the picture, radius in those of the layer."""
    add_halo(light, quarter(at), colour, radius)


class Bloom:
    """The light layer of a picture of `size`: draw on `layer`, in quarter pixels, then `apply`."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size
        quarter, eighth, sixteenth = ((-(-size[0] // n), -(-size[1] // n)) for n in (4, 8, 16))
        self.layer = pygame.Surface(quarter)
        self._soft, self._eighth = pygame.Surface(quarter), pygame.Surface(eighth)
        self._wide, self._sixteenth = pygame.Surface(eighth), pygame.Surface(sixteenth)
        self._full = pygame.Surface((4 * quarter[0], 4 * quarter[1]))
        self._seen = self._full.subsurface((0, 0, *size))

    def clear(self) -> None:
        """Darken the layer for a new frame."""
        self.layer.fill((0, 0, 0))

    def spread(self) -> pygame.Surface:
        """The layer with its light spread, at full size; valid until the next call."""
        scale = pygame.transform.smoothscale
        scale(self.layer, self._eighth.get_size(), self._eighth)
        scale(self._eighth, self._sixteenth.get_size(), self._sixteenth)
        scale(self._sixteenth, self._wide.get_size(), self._wide)
        self._wide.fill(HALF, special_flags=pygame.BLEND_RGB_MULT)
        self._eighth.fill(HALF, special_flags=pygame.BLEND_RGB_MULT)
        self._eighth.blit(self._wide, (0, 0), special_flags=ADD)
        scale(self._eighth, self._soft.get_size(), self._soft)
        self.layer.blit(self._soft, (0, 0), special_flags=ADD)
        scale(self.layer, self._full.get_size(), self._full)
        return self._seen

    def apply(self, surface: pygame.Surface, at: tuple[int, int] = (0, 0)) -> None:
        """Lay the spread light on a surface."""
        surface.blit(self.spread(), at, special_flags=ADD)
