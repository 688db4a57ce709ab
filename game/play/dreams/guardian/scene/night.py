"""The hall's night behind everything: its dark, its floor of light, and what stands in its aisle. Painted once."""

import numpy as np
import pygame

from game.play.dreams.guardian.scene.stonework import draw_stonework
from game.play.dreams.guardian.scene.wall import TEMPERS, Wall
from game.play.render.field import filled, grid, painted
from game.play.render.kept import kept


@kept
def night(size: tuple[int, int], floor: int, wall: Wall) -> pygame.Surface:
    """Dark of the wall's temper, and from `floor` down a floor that the light lies on in its pattern. Shared."""
    (w, h), step = size, 2  # patterns are fine
    x, y = grid(size, step)
    dx, down = (x - w / 2) / (w / 2), np.clip((y - floor) / max(1, h - floor), 0, 1)
    up = np.exp(-(((y - floor * 0.62) / (floor * 0.55)) ** 2) - 1.5 * dx * dx)
    soft = up[:, :, None] * np.array((9, 15, 40), np.float32) + np.array((5, 7, 21), np.float32)
    first = floor // step  # row of the grid; above there is no floor
    soft[first:] += _floor(wall, dx[first:], down[first:], 2 * wall.aisle / w - 1)
    edge = np.exp(-(((y - floor) / (h * 0.03)) ** 2) - 2.2 * dx * dx)
    soft += edge[:, :, None] * np.array((14, 30, 66), np.float32)
    rim = np.hypot(dx / 1.25, (y - h * 0.5) / (h * 0.85))
    soft *= (1 - 0.7 * np.clip(rim - 0.35, 0, 1) ** 1.4)[:, :, None]
    soft *= np.array(TEMPERS[wall.shape.temper], np.float32)
    surface = painted(filled(soft, size, step), 171, 1.8)
    draw_stonework(surface, wall, floor)
    return surface


def _floor(wall: Wall, dx: np.ndarray, down: np.ndarray, aisle: float) -> np.ndarray:
    """Light on the floor, whose lines meet at its far edge. dx: -1 to 1 across, as is the aisle; down: 0 to 1."""
    deep = np.clip(down * 1.6, 0, 1) * np.exp(-0.9 * dx * dx)
    depth = 0.10 + down
    near, far = floor_pattern(wall.shape.floor, (dx - aisle) / depth, depth)
    found = (deep * (0.35 + 0.65 * near))[:, :, None] * np.array((10, 24, 52), np.float32)
    found += (deep * far * np.exp(-4 * down))[:, :, None] * np.array((6, 16, 34), np.float32)
    return np.asarray(found)


def floor_pattern(kind: int, angle: np.ndarray, depth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two patterns of light, 0 to 1, on a floor that runs away from whoever looks: rays, flags, rings or water."""
    away = 1 / depth
    if kind == 1:
        flags = (0.5 + 0.5 * np.sin(angle * 7.5)) * (0.5 + 0.5 * np.sin(9 * away)) * 1.6
        return np.minimum(flags, 1), np.abs(np.sin(angle * 7.5)) ** 8
    if kind == 2:
        out = np.hypot(2.4 * angle, away - 3.2)
        return (0.5 + 0.5 * np.sin(4.4 * out)) ** 2, 0.5 + 0.5 * np.sin(8.8 * out + 1)
    if kind == 3:
        bends = 1.6 * np.sin(2.1 * angle) + np.sin(5.3 * angle + 2)
        return 0.5 + 0.5 * np.sin(5 * away + bends) * np.sin(angle * 2.2), 0.5 + 0.5 * np.sin(14 * away + 2 * bends)
    return 0.5 + 0.5 * np.sin(angle * 9.0) * np.sin(angle * 3.7 + 1.0), 0.5 + 0.5 * np.sin(26 * away)
