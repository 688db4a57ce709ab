"""Fields of soft light: worked out at every few pixels, and what lies between them interpolated."""

import numpy as np
import pygame

from game.play.render.noise import hash_units

GRAIN = 256  # pixels: side of the tile that grain is made of


def step_of(u: float) -> int:
    """Pixels from place to place where light is so soft that it can't be told, u pixels to a unit."""
    return max(2, 2 * int(u))


def grid(size: tuple[int, int], step: int) -> tuple[np.ndarray, np.ndarray]:
    """x and y, [down, across] in pixels, of every `step`-th pixel of a picture and of one beyond its edges."""
    w, h = size
    y, x = np.mgrid[0 : h + step : step, 0 : w + step : step].astype(np.float32)
    return x, y


def filled(field: np.ndarray, size: tuple[int, int], step: int) -> np.ndarray:
    """A field at the places of `grid`, [down, across, ...], at all pixels of a picture: [w, h, ...], float32."""
    wide = _filled(np.ascontiguousarray(field.swapaxes(0, 1), np.float32).swapaxes(0, 1), size[1], step)
    return _filled(np.ascontiguousarray(wide.swapaxes(0, 1)), size[0], step)


def _filled(field: np.ndarray, length: int, step: int) -> np.ndarray:
    """Interpolated along the first axis."""
    found = np.empty((length, *field.shape[1:]), np.float32)
    for n in range(min(step, length)):
        rows = found[n::step]
        low, high = field[: len(rows)], field[1 : len(rows) + 1]
        np.add(low * np.float32(1 - n / step), high * np.float32(n / step), out=rows)
    return found


def painted(picture: np.ndarray, key: int, grain: float) -> pygame.Surface:
    """Light [w, h, 3] as a picture, with grain of so many steps of a colour against bands in the dark."""
    w, h, _ = picture.shape
    tile = ((hash_units(GRAIN * GRAIN, key).reshape(GRAIN, GRAIN) - 0.5) * grain).astype(np.float32)
    rows = np.tile(tile, (1, h // GRAIN + 1))[:, :h, None]
    for x in range(0, w, GRAIN):
        part = picture[x : x + GRAIN]
        part += rows[: len(part)]
    surface = pygame.Surface((w, h))
    pygame.surfarray.blit_array(surface, np.clip(picture, 0, 255, out=picture).astype(np.uint8))
    return surface
