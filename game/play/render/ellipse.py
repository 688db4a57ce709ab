"""Circles that lie on the ground."""

from math import cos, pi, sin

import pygame

from game.play.render.compat import aalines
from game.play.render.theme import Colour

Point = tuple[float, float]
SQUASH = 0.46  # height to width of a circle on the ground

CIRCLES = {
    turn: [(cos(2 * pi * i / turn), sin(2 * pi * i / turn) * SQUASH) for i in range(turn + 1)]
    for turn in (14, 22, 34, 48)
}


def ellipse(surface: pygame.Surface, middle: Point, radius: float, colour: Colour) -> None:
    """A circle lying on the ground."""
    x, y = middle
    turn = 14 if radius < 14 else 22 if radius < 34 else 34 if radius < 90 else 48
    aalines(surface, colour, False, [(x + px * radius, y + py * radius) for px, py in CIRCLES[turn]])
