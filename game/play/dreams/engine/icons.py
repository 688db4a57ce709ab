"""Icons of the verbs of The Engine: pens for `glyph`, each a square in one colour."""

from math import cos, pi, sin, tau

import pygame

from game.play.render.theme import Colour


def nudge(s: pygame.Surface, c: Colour, w: float) -> None:
    """A point, and waves that run from it."""
    pygame.draw.circle(s, c, (w * 0.22, w * 0.5), w * 0.09)
    for radius in (0.24, 0.4, 0.56):
        box = pygame.Rect(w * (0.22 - radius), w * (0.5 - radius), 2 * radius * w, 2 * radius * w)
        pygame.draw.arc(s, c, box, -pi / 4, pi / 4, round(w * 0.055))


def work(s: pygame.Surface, c: Colour, w: float) -> None:
    """A gear with a drop in it."""
    line = round(w * 0.055)
    mid = (w * 0.5, w * 0.5)
    for n in range(8):
        a = tau * n / 8
        ends = [(mid[0] + cos(a) * w * radius, mid[1] + sin(a) * w * radius) for radius in (0.3, 0.44)]
        pygame.draw.line(s, c, ends[0], ends[1], line * 2)
    pygame.draw.circle(s, c, mid, w * 0.31, line)
    pygame.draw.polygon(s, c, [(w * 0.5, w * 0.33), (w * 0.6, w * 0.5), (w * 0.5, w * 0.67), (w * 0.4, w * 0.5)])


def stretch(s: pygame.Surface, c: Colour, w: float) -> None:
    """Lines drawn out to both sides."""
    line = round(w * 0.055)
    for y, a, b in ((0.3, 0.24, 0.76), (0.5, 0.06, 0.94), (0.7, 0.24, 0.76)):
        pygame.draw.line(s, c, (w * a, w * y), (w * b, w * y), line)
    for side in (0.06, 0.94):
        to = 0.18 if side < 0.5 else 0.82
        for up in (0.4, 0.6):
            pygame.draw.line(s, c, (w * side, w * 0.5), (w * to, w * up), line)


def weave(s: pygame.Surface, c: Colour, w: float) -> None:
    """Three threads."""
    for n in range(3):
        points = [(w * (0.5 + 0.3 * sin(tau * (k / 24 * 0.9 + n / 3))), w * (0.08 + 0.84 * k / 24)) for k in range(25)]
        pygame.draw.lines(s, c, False, points, round(w * 0.05))


def bridge(s: pygame.Surface, c: Colour, w: float) -> None:
    """Two insects and a string."""
    line = round(w * 0.055)
    for x in (0.14, 0.86):
        pygame.draw.circle(s, c, (w * x, w * 0.66), w * 0.09)
    pygame.draw.arc(s, c, pygame.Rect(w * 0.14, w * 0.24, w * 0.72, w * 0.8), 0.2, pi - 0.2, line)
    points = [(w * (0.2 + 0.6 * k / 20), w * (0.66 + 0.05 * sin(k))) for k in range(21)]
    pygame.draw.lines(s, c, False, points, max(1, line // 2))
