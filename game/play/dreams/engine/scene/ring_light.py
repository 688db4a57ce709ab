"""Soft rings for the light layer: painted once, scaled and tinted as they are laid on."""

import numpy as np
import pygame

from game.play.dreams.engine.scene.chamber_map import Point
from game.play.render.compat import ADD
from game.play.render.glow import quarter
from game.play.render.kept import kept
from game.play.render.theme import Colour

GRID = 192  # pixels a side of the kept pictures
EDGE = 0.86  # share of a picture's half side at which its ring is brightest


def _distances() -> np.ndarray:
    axis = (np.arange(GRID) - (GRID - 1) / 2) / (GRID / 2)
    found: np.ndarray = np.hypot(axis[:, None], axis[None, :])
    return found


@kept
def _ring(spectral: bool) -> pygame.Surface:
    """A ring, white with a long inner slope, or a rainbow from rose outside to violet inside."""
    distance = _distances()
    if spectral:
        at = (distance - 0.6) / (0.98 - 0.6)  # 0 inside, 1 outside
        stops = np.array([0.0, 0.1, 0.28, 0.45, 0.6, 0.75, 0.9, 1.0])
        tones = np.array([(0, 0, 0), (120, 70, 230), (50, 110, 255), (40, 220, 220), (90, 230, 110), (250, 220, 90),
                          (255, 110, 110), (0, 0, 0)], float)  # fmt: skip
        rgb = np.stack([np.interp(at, stops, tones[:, c], 0, 0) for c in range(3)], axis=-1)
    else:
        light = np.exp(-(((distance - EDGE) / 0.05) ** 2)) + 0.3 * np.exp(-(((distance - EDGE) / 0.22) ** 2)) * (
            distance < EDGE
        )
        rgb = np.repeat((np.clip(light, 0, 1) * 255)[:, :, None], 3, axis=2)
    surface = pygame.Surface((GRID, GRID))
    pygame.surfarray.blit_array(surface, rgb.astype(np.uint8))
    return surface


def add_ring(light: pygame.Surface, at: Point, size: Point, tint: Colour, spectral: bool = False) -> None:
    """Add a ring of half axes `size` round `at`, both in pixels of the picture, to the light layer."""
    if max(tint) < 3:
        return
    wide, high = (max(2, round(2 * axis / EDGE / 4)) for axis in size)
    picture = pygame.transform.smoothscale(_ring(spectral), (wide, high))
    picture.fill(tint, special_flags=pygame.BLEND_RGB_MULT)
    x, y = quarter(at)
    light.blit(picture, (round(x - wide / 2), round(y - high / 2)), special_flags=ADD)
