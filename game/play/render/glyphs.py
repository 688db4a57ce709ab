"""Glyphs: icons and small marks, drawn four times too large and scaled down once."""

from collections.abc import Callable
from math import cos, pi, sin

import pygame

from game.play.render.kept import kept
from game.play.render.theme import Colour

FINE = 4
Pen = Callable[[pygame.Surface, Colour, float], None]  # draws in a colour on a square of so many pixels a side


def ringed(s: pygame.Surface, c: Colour, w: float) -> None:
    """A ring with a filled middle."""
    pygame.draw.circle(s, c, (w / 2, w / 2), w / 2, max(1, round(w * 0.09)))
    pygame.draw.circle(s, c, (w / 2, w / 2), w * 0.26)


def struck(s: pygame.Surface, c: Colour, w: float) -> None:
    """A ring struck through."""
    pygame.draw.circle(s, c, (w / 2, w / 2), w / 2, max(1, round(w * 0.1)))
    pygame.draw.line(s, c, (w * 0.18, w * 0.82), (w * 0.82, w * 0.18), max(1, round(w * 0.1)))


@kept
def glyph(pen: Pen, pixels: int, colour: Colour) -> pygame.Surface:
    """A glyph of `pixels` a side on a clear ground. Shared: don't draw on it."""
    large = pygame.Surface((pixels * FINE, pixels * FINE), pygame.SRCALPHA)
    large.fill((*colour, 0))
    pen(large, colour, pixels * FINE)
    return pygame.transform.smoothscale(large, (pixels, pixels))


@kept
def ring(pixels: int, colour: Colour, line: int, share: int = 256) -> pygame.Surface:
    """A ring of `pixels` across, `share` 256ths of it drawn clockwise from the top, on a clear ground. Shared."""
    side = pixels * FINE
    large = pygame.Surface((side, side), pygame.SRCALPHA)
    large.fill((*colour, 0))
    outer, inner = side / 2 - 1, side / 2 - 1 - line * FINE
    steps = max(2, share // 3)
    angles = [2 * pi * share / 256 * i / steps for i in range(steps + 1)]
    edge = [(side / 2 + outer * sin(a), side / 2 - outer * cos(a)) for a in angles]
    edge += [(side / 2 + inner * sin(a), side / 2 - inner * cos(a)) for a in reversed(angles)]
    pygame.draw.polygon(large, colour, edge)
    return pygame.transform.smoothscale(large, (pixels, pixels))
