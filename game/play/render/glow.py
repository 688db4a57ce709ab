"""Glow: soft light. Halos go into a layer of a quarter of the size; a pyramid spreads it, one addition lays it on."""

from collections.abc import Sequence

import numpy as np
import pygame

from game.play.render.compat import ADD
from game.play.render.kept import kept
from game.play.render.theme import Colour

TILE = 32
SEEN = 0xFEFEFE  # bits of a pixel of light that can be seen: one step of a colour can't
HALF = (140, 140, 140)  # what each wider step of the pyramid keeps of its light


@kept
def halo(colour: Colour, radius: int, power: float = 2.0) -> pygame.Surface:
    """A round light on black, to be added: full in the middle, nothing at `radius` pixels. Shared: don't draw on it."""
    axis = np.arange(2 * radius + 1) - radius
    distance = np.hypot(axis[:, None], axis[None, :]) / max(radius, 1)
    light = np.clip(1 - distance, 0, 1) ** power
    surface = pygame.Surface((2 * radius + 1, 2 * radius + 1))
    pygame.surfarray.blit_array(surface, (light[:, :, None] * np.array(colour)).astype(np.uint8))
    return surface


@kept
def pool(colour: Colour, width: int, height: int, power: float = 2.0) -> pygame.Surface:
    """A light lying on the ground: an ellipse of `width` by `height` pixels on black, to be added. Shared."""
    surface = _white_pool(width, height, power).copy()
    surface.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
    return surface


@kept
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
    """The light layer of a picture of `size`: draw on `layer`, in quarter pixels, then `apply`.

    Only where there is light is any laid on, in bands that stay in a processor's cache.
    """

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size
        quarter, eighth, sixteenth = ((-(-size[0] // n), -(-size[1] // n)) for n in (4, 8, 16))
        self._edged = pygame.Surface((quarter[0] + 1, quarter[1] + 1))  # the layer, and its edge once more
        self.layer = self._edged.subsurface((0, 0, *quarter))
        self._soft, self._eighth = pygame.Surface(quarter), pygame.Surface(eighth)
        self._wide, self._sixteenth = pygame.Surface(eighth), pygame.Surface(sixteenth)
        self._band = pygame.Surface((4 * quarter[0], 4 * TILE))

    def clear(self) -> None:
        """Darken the layer for a new frame."""
        self.layer.fill((0, 0, 0))

    def spread(self) -> pygame.Surface:
        """A picture of the layer with its light spread, at full size."""
        picture = pygame.Surface(self.size)
        self.apply(picture)
        return picture

    def apply(self, surface: pygame.Surface, at: tuple[int, int] = (0, 0)) -> None:
        """Spread the light of the layer and lay it on a surface."""
        self._spread()
        for box in self._lit():
            x, y, w, h = (4 * n for n in box)
            band = self._band.subsurface((0, 0, w, h))
            # between n + 1 pixels there are n steps: light goes over from one band to the next without a seam
            pygame.transform.smoothscale(self._edged.subsurface((*box.topleft, box.w + 1, box.h + 1)), (w, h), band)
            room = (0, 0, min(w, self.size[0] - x), min(h, self.size[1] - y))
            surface.blit(band, (at[0] + x, at[1] + y), room, ADD)

    def _spread(self) -> None:
        scale = pygame.transform.smoothscale
        scale(self.layer, self._eighth.get_size(), self._eighth)
        scale(self._eighth, self._sixteenth.get_size(), self._sixteenth)
        scale(self._sixteenth, self._wide.get_size(), self._wide)
        self._wide.fill(HALF, special_flags=pygame.BLEND_RGB_MULT)
        self._eighth.fill(HALF, special_flags=pygame.BLEND_RGB_MULT)
        self._eighth.blit(self._wide, (0, 0), special_flags=ADD)
        scale(self._eighth, self._soft.get_size(), self._soft)
        self.layer.blit(self._soft, (0, 0), special_flags=ADD)
        w, h = self.layer.get_size()
        self._edged.blit(self._edged, (w, 0), (w - 1, 0, 1, h))
        self._edged.blit(self._edged, (0, h), (0, h - 1, w + 1, 1))

    def _lit(self) -> list[pygame.Rect]:
        """Boxes of the layer that hold all its light, none higher than a tile."""
        w, h = self.layer.get_size()
        found = []
        for row, tiles in enumerate(lit_tiles(self.layer)):
            y = row * TILE
            for first, last in runs(tiles):
                x = first * TILE
                found.append(pygame.Rect(x, y, min(last * TILE, w) - x, min(TILE, h - y)))
        return found


def lit_tiles(surface: pygame.Surface) -> list[list[bool]]:
    """For each row of tiles of a surface of light, whether each holds any that can be seen."""
    pixels = pygame.surfarray.pixels2d(surface).T
    rows = [np.bitwise_or.reduce(pixels[y : y + TILE], axis=0) for y in range(0, pixels.shape[0], TILE)]
    tiles = np.bitwise_or.reduceat(np.stack(rows), np.arange(0, pixels.shape[1], TILE), axis=1)
    found: list[list[bool]] = ((tiles & SEEN) != 0).tolist()
    return found


def runs(tiles: Sequence[bool]) -> list[tuple[int, int]]:
    """The first tile and the one after the last of each run that is lit; a dark one between two doesn't part them."""
    found: list[tuple[int, int]] = []
    for n, lit in enumerate(tiles):
        if lit and found and n - found[-1][1] <= 1:
            found[-1] = found[-1][0], n + 1
        elif lit:
            found.append((n, n + 1))
    return found
