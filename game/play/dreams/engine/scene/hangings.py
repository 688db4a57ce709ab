"""What hangs in the far dark of a chamber: pendulums, wheels, bells. So faint that all before it can be read."""

from collections.abc import Callable, Iterator
from math import cos, pi, sin, tau

import pygame

from game.play.dreams.engine.scene.chamber_map import ChamberMap, Point
from game.play.render.compat import ADD, aalines
from game.play.render.noise import hash_unit
from game.play.render.theme import Colour, mix, palette, shade

SILVER: Colour = (176, 204, 226)
FAINT = 0.2  # of its light at the top; it has less further down


def draw_hangings(surface: pygame.Surface, chart: ChamberMap) -> None:
    """Draw what this night has, behind everything; nothing in a chamber that only has its ribs."""
    draw: tuple[Callable[[pygame.Surface, ChamberMap, Colour], None] | None, ...] = (None, _pendulums, _wheels, _bells)
    kind = draw[chart.look.hangs]
    if kind:
        picture = pygame.Surface(surface.get_size())
        kind(picture, chart, shade(mix(SILVER, chart.look.colours.bright, 0.5), FAINT))
        surface.blit(picture, (0, 0), special_flags=ADD)


def _spots(chart: ChamberMap, count: int) -> Iterator[tuple[int, float, float]]:
    """Number, place across in pixels, and a number of 0 to 1, of so many things that hang side by side."""
    wide = 2 * chart.heart[0]
    for n in range(count):
        key = (chart.look.salt, n)
        yield n, wide * (n + 0.2 + 0.6 * hash_unit(*key, 1)) / count, hash_unit(*key, 2)


def _pendulums(picture: pygame.Surface, chart: ChamberMap, tone: Colour) -> None:
    """Rods of many lengths, stopped at many angles, with discs as large as clocks."""
    u = chart.u
    for n, x, long in _spots(chart, 9):
        lean, far = (hash_unit(chart.look.salt, n, 3) - 0.5) * 0.5, (90 + 150 * long) * u
        end = (x + far * sin(lean), far * cos(lean))
        for off in (-1.2, 1.2):
            aalines(picture, shade(tone, 0.7), False, [(x + off * u, 0), (end[0] + off * u, end[1])])
        for radius in (17, 14, 4):
            _round(picture, end, radius * (0.7 + 0.5 * long) * u, tone)


def _wheels(picture: pygame.Surface, chart: ChamberMap, tone: Colour) -> None:
    """Toothed wheels that reach into one another, half out of sight above."""
    u, x = chart.u, -20.0 * chart.u
    for n in range(7):
        radius = (52 + 66 * hash_unit(chart.look.salt, n, 1)) * u
        x += radius
        y = (14 + 50 * hash_unit(chart.look.salt, n, 2)) * u
        teeth, dim = round(radius / (4.4 * u)), shade(tone, 0.75)
        rim = []
        for k in range(4 * teeth):
            a, far = tau * k / (4 * teeth), radius * (1.06 if k % 4 in (1, 2) else 0.96)
            rim.append((x + far * sin(a), y - far * cos(a)))
        aalines(picture, tone, True, rim)
        for share in (0.8, 0.24):
            _round(picture, (x, y), radius * share, dim)
        for k in range(6):
            a = tau * k / 6 + n
            spoke = [(x + radius * s * sin(a), y - radius * s * cos(a)) for s in (0.24, 0.8)]
            aalines(picture, dim, False, spoke)
        x += 0.98 * radius


def _bells(picture: pygame.Surface, chart: ChamberMap, tone: Colour) -> None:
    """Bells on chains, the large ones high up."""
    u = chart.u
    for n, x, small in _spots(chart, 11):
        size, top = (26 - 14 * small) * u, (16 + 130 * small) * u
        aalines(picture, shade(tone, 0.5), False, [(x, 0), (x, top)])
        side = [(x + size * (0.2 + 0.5 * s**0.6 + 0.35 * max(0.0, s - 0.75) * 4), top + 1.9 * size * s) for s in _STEPS]
        other = [(2 * x - px, py) for px, py in side]
        aalines(picture, tone, False, [*other[::-1], *side])
        aalines(picture, tone, False, [other[-1], side[-1]])
        _round(picture, (x, top + 2.05 * size), 0.14 * size, mix(tone, palette.white, 0.1 + 0.2 * (n % 2)))


_STEPS = [k / 10 for k in range(11)]


def _round(picture: pygame.Surface, at: Point, radius: float, tone: Colour) -> None:
    count = max(16, round(radius / 2))
    points = [
        (at[0] + radius * cos(2 * pi * n / count), at[1] + radius * sin(2 * pi * n / count)) for n in range(count)
    ]
    aalines(picture, tone, True, points)
