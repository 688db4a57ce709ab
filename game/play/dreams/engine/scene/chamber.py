"""Chamber: the dark that all of it hangs in. Painted once for a size of window."""

from math import cos, pi, sin

import numpy as np
import pygame

from game.play.dreams.engine.scene.chamber_look import Tint
from game.play.dreams.engine.scene.chamber_map import DEEP, WIDE, ChamberMap, Point
from game.play.dreams.engine.scene.hangings import draw_hangings
from game.play.render.compat import ADD, aalines
from game.play.render.field import filled, grid, painted, step_of
from game.play.render.kept import kept
from game.play.render.noise import hash_unit, hash_units
from game.play.render.theme import Colour, mix, palette, shade

SILVER: Colour = (176, 204, 226)


@kept
def chamber(size: tuple[int, int], chart: ChamberMap) -> pygame.Surface:
    """The chamber behind everything, opaque. Shared."""
    (w, h), step = size, step_of(chart.u)
    x, y = grid(size, step)
    dx, dy = (x - chart.heart[0]) / (WIDE * chart.u), (y - chart.heart[1]) / (DEEP * chart.u)
    distance = np.hypot(dx, dy)
    angle, tint = chart.way * np.arctan2(dy, dx), chart.look.colours
    soft = _dark(distance, y / h, tint) + _liquid(distance, angle, tint)
    _ribs(soft, x, y / h, chart)
    picture = filled(soft, size, step)
    _motes(picture, chart)
    edge = np.hypot((x - w * 0.47) / (w * 0.74), (y - h * 0.46) / (h * 0.8))
    picture *= filled(1 - 0.85 * np.clip(edge - 0.28, 0, 1) ** 1.4, size, step)[:, :, None]
    surface = painted(picture, 91, 1.8)
    _spirals(surface, chart)
    draw_hangings(surface, chart)
    return surface


def _dark(distance: np.ndarray, down: np.ndarray, tint: Tint) -> np.ndarray:
    near = np.exp(-1.5 * distance * distance)[:, :, None]
    pit = np.clip(1.15 - 0.5 * distance, 0.2, 1)[:, :, None]
    base = np.array((7.0, 7.0, 23.0)) * pit + np.array((4.0, 3.0, 10.0)) * (1 - down)[:, :, None]
    return np.asarray(base + near * np.array(tint.near))


def _liquid(distance: np.ndarray, angle: np.ndarray, tint: Tint) -> np.ndarray:
    """What the heart's light does on the floor: veils drawn out into spirals, thinning outward."""
    h, w = distance.shape
    rough = _noise((w, h), 11, 501) - 0.5
    fine = _noise((w, h), 29, 502) - 0.5
    turn = 3 * angle + 7.5 * np.log(distance + 0.16) + 3.2 * rough
    veil = (0.5 + 0.5 * np.cos(turn)) ** 2 * (0.6 + 0.8 * fine) + 0.35 * (0.5 + 0.5 * np.cos(2 * turn + 4 * fine)) ** 4
    light = veil * np.exp(-1.75 * np.maximum(distance - 0.2, 0)) * np.clip(distance * 3.2, 0, 1)
    cool = light[:, :, None] * np.array(tint.floor)
    return np.asarray(cool + (light * np.exp(-6 * distance))[:, :, None] * np.array((40.0, 60.0, 60.0)))


def _noise(size: tuple[int, int], cells: int, key: int) -> np.ndarray:
    """Smooth noise 0..1, [h, w]."""
    tile = pygame.Surface((cells, cells))
    rough = (hash_units(cells * cells, key).reshape(cells, cells) * 255).astype(np.uint8)
    pygame.surfarray.blit_array(tile, np.repeat(rough[:, :, None], 3, axis=2))
    smooth = pygame.transform.smoothscale(tile, size)
    return np.asarray(pygame.surfarray.array3d(smooth)[:, :, 0].T / 255)


def _ribs(picture: np.ndarray, x: np.ndarray, down: np.ndarray, chart: ChamberMap) -> None:
    """Far walls: ribs that rise out of sight on both sides, so faint that one only feels the size."""
    rise = np.clip(1 - down / 0.62, 0, 1) ** 1.3
    for n in range(15):
        at = chart.heart[0] + (n - 7) * 104 * chart.u * (1 + 0.05 * abs(n - 7))
        lean, wide = (n - 7) * 9 * chart.u, (5 + 6 * hash_unit(n, 61)) * chart.u
        line = np.exp(-(((x - (at + lean * (1 - down) ** 2)) / wide) ** 2))
        picture += (line * rise * (0.35 + 0.65 * hash_unit(n, 62)))[:, :, None] * np.array((9.0, 13.0, 25.0))


def _motes(picture: np.ndarray, chart: ChamberMap) -> None:
    """Silvery dust, denser toward the heart."""
    w, h, _ = picture.shape
    count = int(900 * w * h / (1280 * 720) / max(chart.u, 0.75) ** 0.8)
    angle, distance = hash_units(count, 31) * 2 * pi, hash_units(count, 32) ** 0.8 * 1.9
    xs = chart.heart[0] + np.cos(angle) * distance * WIDE * chart.u
    ys = chart.heart[1] + np.sin(angle) * distance * DEEP * 1.25 * chart.u
    light = 8 + 105 * hash_units(count, 33) ** 7
    dot = max(1, round(chart.u * 0.8))
    for i in range(count):
        px, py = int(xs[i]), int(ys[i])
        if 0 <= px < w - dot and 0 <= py < h - dot:
            picture[px : px + dot, py : py + dot] += light[i] * np.array((0.75, 0.9, 1.0))


def _spirals(surface: pygame.Surface, chart: ChamberMap) -> None:
    """Fractal spirals far below: curls that carry curls, hardly lighter than the dark."""
    background = pygame.Surface(surface.get_size())
    for n in range(15):
        angle = 2 * pi * n / 15 + 0.4 + chart.look.salt
        tone = (palette.cyan, palette.amber, palette.violet)[n % 3]
        start = _floor(chart, 0.55 + 0.42 * (n % 2), angle)
        _curl(background, chart, start, angle + 1.3, (190 - 40 * (n % 2), 3), mix(tone, SILVER, 0.4))
    surface.blit(background, (0, 0), special_flags=ADD)


def _floor(chart: ChamberMap, distance: float, angle: float) -> Point:
    return chart.heart[0] + distance * WIDE * chart.u * cos(angle), chart.heart[1] + distance * DEEP * chart.u * sin(
        angle
    )


def _curl(
    surface: pygame.Surface, chart: ChamberMap, at: Point, angle: float, size: tuple[float, int], tone: Colour
) -> None:
    long, depth = size
    points, bend, (x, y) = [at], 0.06, at
    for k in range(34):
        angle += bend * (1 + k / 9)
        step = long * chart.u / 22 * (1 - k / 40)
        x, y = x + cos(angle) * step, y + sin(angle) * step * DEEP / WIDE
        points.append((x, y))
        if depth > 1 and k in (6, 12, 18):
            _curl(surface, chart, (x, y), angle - 1.2, (long * 0.42, depth - 1), tone)
    aalines(surface, shade(tone, 0.08 + 0.04 * depth), False, points)
