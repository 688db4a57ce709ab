"""Icons of the verbs of The Platform, and the lock of a shut link: pens for `glyph`, each a square in one colour."""

import itertools
from math import cos, pi, sin

import pygame

from game.play.render.theme import Colour


def scan(s: pygame.Surface, c: Colour, w: float) -> None:
    """Rings that go out from a point."""
    for radius in (0.11, 0.27, 0.42):
        pygame.draw.circle(s, c, (w / 2, w / 2), radius * w, 0 if radius < 0.2 else round(w * 0.05))


def steady(s: pygame.Surface, c: Colour, w: float) -> None:
    """A balance at rest."""
    line = round(w * 0.055)
    pygame.draw.line(s, c, (w * 0.08, w * 0.42), (w * 0.92, w * 0.42), line)
    pygame.draw.polygon(s, c, [(w * 0.5, w * 0.46), (w * 0.32, w * 0.76), (w * 0.68, w * 0.76)], line)
    pygame.draw.circle(s, c, (w * 0.5, w * 0.3), w * 0.07)


def isolate(s: pygame.Surface, c: Colour, w: float) -> None:
    """A link that is cut."""
    line = round(w * 0.055)
    for x in (0.2, 0.8):
        pygame.draw.circle(s, c, (w * x, w * 0.5), w * 0.13, line)
    pygame.draw.line(s, c, (w * 0.34, w * 0.5), (w * 0.42, w * 0.5), line)
    pygame.draw.line(s, c, (w * 0.58, w * 0.5), (w * 0.66, w * 0.5), line)
    pygame.draw.line(s, c, (w * 0.43, w * 0.72), (w * 0.57, w * 0.28), line)


def decrypt(s: pygame.Surface, c: Colour, w: float) -> None:
    """A pattern of cells, some of them open."""
    pattern = ("0110", "1011", "1101", "0111")
    cell = w * 0.2
    for row, cells in enumerate(pattern):
        for column, full in enumerate(cells):
            box = pygame.Rect(w * 0.12 + column * cell, w * 0.12 + row * cell, cell * 0.72, cell * 0.72)
            pygame.draw.rect(s, c, box, 0 if full == "1" else round(w * 0.03))


def shelter(s: pygame.Surface, c: Colour, w: float) -> None:
    """A gate, and somebody in it."""
    line = round(w * 0.06)
    pygame.draw.arc(s, c, pygame.Rect(w * 0.14, w * 0.16, w * 0.72, w * 0.72), 0, pi, line)
    for x in (0.14, 0.86 - 0.06):
        pygame.draw.rect(s, c, pygame.Rect(w * x, w * 0.5, line, w * 0.32))
    pygame.draw.circle(s, c, (w * 0.5, w * 0.48), w * 0.075)
    pygame.draw.line(s, c, (w * 0.5, w * 0.56), (w * 0.5, w * 0.8), round(w * 0.1))


def override(s: pygame.Surface, c: Colour, w: float) -> None:
    """A ring round a line: off."""
    line = round(w * 0.06)
    points = [(w / 2 + w * 0.36 * sin(a), w * 0.54 - w * 0.36 * cos(a)) for a in _turn(0.12, 0.88)]
    for a, b in itertools.pairwise(points):
        pygame.draw.line(s, c, a, b, line)
        pygame.draw.circle(s, c, b, line / 2)
    pygame.draw.line(s, c, (w / 2, w * 0.1), (w / 2, w * 0.52), line)


def _turn(start: float, end: float, steps: int = 40) -> list[float]:
    return [2 * pi * (start + (end - start) * i / steps) for i in range(steps + 1)]


def latch(s: pygame.Surface, c: Colour, w: float) -> None:
    """A lock: a link is shut."""
    line = max(1, round(w * 0.1))
    pygame.draw.arc(s, c, pygame.Rect(w * 0.28, w * 0.08, w * 0.44, w * 0.6), 0, pi, line)
    pygame.draw.rect(s, c, pygame.Rect(w * 0.18, w * 0.42, w * 0.64, w * 0.46), 0, round(w * 0.08))
    pygame.draw.rect(s, (8, 11, 28), pygame.Rect(w * 0.45, w * 0.56, w * 0.1, w * 0.2))
