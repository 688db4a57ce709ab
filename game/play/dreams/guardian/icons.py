"""Icons of the verbs of The Guardian: pens for `glyph`, each a square in one colour."""

from math import pi, sin

import pygame

from game.play.render.theme import Colour


def correct(s: pygame.Surface, c: Colour, w: float) -> None:
    """Pushed down to its line."""
    line = round(w * 0.055)
    pygame.draw.line(s, c, (w * 0.08, w * 0.8), (w * 0.92, w * 0.8), line)
    pygame.draw.line(s, c, (w * 0.5, w * 0.1), (w * 0.5, w * 0.6), line)
    pygame.draw.polygon(s, c, [(w * 0.5, w * 0.72), (w * 0.34, w * 0.48), (w * 0.66, w * 0.48)])


def watch(s: pygame.Surface, c: Colour, w: float) -> None:
    """An eye."""
    line = round(w * 0.05)
    for way in (-1, 1):
        lid = [(w * (0.06 + 0.88 * n / 24), w * (0.5 + way * 0.26 * sin(pi * n / 24))) for n in range(25)]
        pygame.draw.lines(s, c, False, lid, line)
    pygame.draw.circle(s, c, (w * 0.5, w * 0.5), w * 0.15, line)
    pygame.draw.circle(s, c, (w * 0.5, w * 0.5), w * 0.06)


def embrace(s: pygame.Surface, c: Colour, w: float) -> None:
    """A wave between two arms."""
    line = round(w * 0.055)
    wave = [(w * (0.2 + 0.6 * n / 30), w * (0.5 - 0.13 * sin(2 * pi * n / 30))) for n in range(31)]
    pygame.draw.lines(s, c, False, wave, line)
    pygame.draw.arc(s, c, pygame.Rect(w * 0.04, w * 0.12, w * 0.76, w * 0.76), pi * 0.62, pi * 1.38, line)
    pygame.draw.arc(s, c, pygame.Rect(w * 0.2, w * 0.12, w * 0.76, w * 0.76), -pi * 0.38, pi * 0.38, line)


def answer(s: pygame.Surface, c: Colour, w: float) -> None:
    """A speech balloon."""
    line = round(w * 0.055)
    pygame.draw.rect(s, c, pygame.Rect(w * 0.1, w * 0.16, w * 0.8, w * 0.5), line, round(w * 0.12))
    pygame.draw.polygon(s, c, [(w * 0.28, w * 0.64), (w * 0.5, w * 0.64), (w * 0.24, w * 0.88)])
    for x in (0.32, 0.5, 0.68):
        pygame.draw.circle(s, c, (w * x, w * 0.41), w * 0.045)
