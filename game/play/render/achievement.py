"""Rungs: how far something came, as a shape that differs without its colour. Each has a word as well."""

from math import cos, pi, sin

import pygame

from game.play.render.kept import kept
from game.play.render.theme import palette

# kind: the name of its colour, and what is said of it where nothing better is known
ACHIEVEMENTS: dict[str, tuple[str, str]] = {
    "none": ("dim", "not dreamt yet"),
    "next": ("cyan", "comes next"),
    "lost": ("amber", "dreamt"),
    "won": ("cyan", "won"),
    "best": ("violet", "understood"),
    "skipped": ("dim", "skipped"),
}
FINE = 4


def _diamond(w: float, reach: float) -> list[tuple[float, float]]:
    return [(w / 2 + reach * w * sin(a), w / 2 - reach * w * cos(a)) for a in (0, pi / 2, pi, 3 * pi / 2)]


def _star(w: float) -> list[tuple[float, float]]:
    """Four long points and four short ones."""
    reach = [0.48, 0.15] * 4
    return [(w / 2 + r * w * sin(i * pi / 4), w / 2 - r * w * cos(i * pi / 4)) for i, r in enumerate(reach)]


@kept
def achievement_mark(kind: str, pixels: int) -> pygame.Surface:
    """The shape of a rung, so many pixels wide: ring, arrow, open diamond, full one, star, dash. Shared."""
    colour, w = palette.of(ACHIEVEMENTS[kind][0]), pixels * FINE
    s = pygame.Surface((w, w), pygame.SRCALPHA)
    line = max(FINE, round(w * 0.09))
    if kind == "none":
        pygame.draw.circle(s, colour, (w / 2, w / 2), w * 0.24, line)
    elif kind == "next":
        pygame.draw.polygon(s, colour, [(w * 0.3, w * 0.2), (w * 0.76, w * 0.5), (w * 0.3, w * 0.8)])
    elif kind == "lost":
        pygame.draw.polygon(s, colour, _diamond(w, 0.38), line)
    elif kind == "won":
        pygame.draw.polygon(s, colour, _diamond(w, 0.42))
    elif kind == "best":
        pygame.draw.polygon(s, colour, _star(w))
        pygame.draw.circle(s, colour, (w / 2, w / 2), w * 0.16)
    else:
        pygame.draw.line(s, colour, (w * 0.26, w * 0.5), (w * 0.74, w * 0.5), line)
    return pygame.transform.smoothscale(s, (pixels, pixels))
