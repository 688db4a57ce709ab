"""What lies on the ground round a cluster of the city: lit houses, and the cracks once it has gone dark."""

from functools import lru_cache
from math import cos, pi, sin
from typing import NamedTuple

from game.play.dreams.platform.scene.ground import Point
from game.play.render.ellipse import SQUASH
from game.play.render.noise import hash_unit


class House(NamedTuple):
    """A lit house on the ground round a cluster: its place in units, its light in 0..1."""

    x: float
    y: float
    rank: float  # 0..1: those with the highest go out first
    light: float


@lru_cache(maxsize=64)
def houses(sector: int) -> list[House]:
    """The houses of a sector."""
    found = []
    for n in range(90):
        angle, radius = 2 * pi * hash_unit(sector, n, 41), 18 + 44 * hash_unit(sector, n, 42) ** 0.8
        if n % 3:
            angle = round(angle / (pi / 9)) * pi / 9
        found.append(
            House(
                radius * cos(angle),
                radius * sin(angle) * SQUASH,
                hash_unit(sector, n, 43),
                0.2 + 0.6 * hash_unit(sector, n, 44) ** 2,
            )
        )
    return found


class CrackPoint(NamedTuple):
    """A place that a crack reaches, in units, when it has grown to `grown` in 0..1."""

    x: float
    y: float
    grown: float


@lru_cache(maxsize=64)
def branches(sector: int) -> list[list[CrackPoint]]:
    """The cracks round a sector, as lines."""
    lines = []
    for n in range(9):
        angle, reach = 2 * pi * (n + 0.7 * hash_unit(sector, n, 51)) / 9, 46 + 44 * hash_unit(sector, n, 52)
        line = _crack((sector, n), (0.0, 0.0), (angle, reach), 0.0)
        lines.append(line)
        for fork in range(2):
            x, y, grown = line[2 + fork * 2]
            turn = angle + (0.7 if hash_unit(sector, n, fork, 53) > 0.5 else -0.7)
            lines.append(_crack((sector, n, fork), (x, y), (turn, reach * 0.45), grown))
    return lines


def _crack(key: tuple[int, ...], start: Point, way: tuple[float, float], grown: float) -> list[CrackPoint]:
    (x, y), (angle, reach) = start, way
    line, steps = [CrackPoint(x, y, grown)], 7
    for n in range(steps):
        bend = angle + (hash_unit(*key, n, 54) - 0.5) * 1.3
        x, y = x + cos(bend) * reach / steps, y + sin(bend) * reach / steps * SQUASH
        line.append(CrackPoint(x, y, grown + (1 - grown) * (n + 1) / steps))
    return line
