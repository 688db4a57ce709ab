"""Glyphs: the verbs' icons and small marks, drawn four times too large and scaled down once."""

import itertools
from collections.abc import Callable
from functools import lru_cache
from math import cos, pi, sin

import pygame

from game.play.render.theme import Colour
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.laws.platform.verbs import PlatformVerb

FINE = 4
Pen = Callable[[pygame.Surface, Colour, float], None]


def _scan(s: pygame.Surface, c: Colour, w: float) -> None:
    for radius in (0.11, 0.27, 0.42):
        pygame.draw.circle(s, c, (w / 2, w / 2), radius * w, 0 if radius < 0.2 else round(w * 0.05))


def _steady(s: pygame.Surface, c: Colour, w: float) -> None:
    line = round(w * 0.055)
    pygame.draw.line(s, c, (w * 0.08, w * 0.42), (w * 0.92, w * 0.42), line)
    pygame.draw.polygon(s, c, [(w * 0.5, w * 0.46), (w * 0.32, w * 0.76), (w * 0.68, w * 0.76)], line)
    pygame.draw.circle(s, c, (w * 0.5, w * 0.3), w * 0.07)


def _isolate(s: pygame.Surface, c: Colour, w: float) -> None:
    line = round(w * 0.055)
    for x in (0.2, 0.8):
        pygame.draw.circle(s, c, (w * x, w * 0.5), w * 0.13, line)
    pygame.draw.line(s, c, (w * 0.34, w * 0.5), (w * 0.42, w * 0.5), line)
    pygame.draw.line(s, c, (w * 0.58, w * 0.5), (w * 0.66, w * 0.5), line)
    pygame.draw.line(s, c, (w * 0.43, w * 0.72), (w * 0.57, w * 0.28), line)


def _decrypt(s: pygame.Surface, c: Colour, w: float) -> None:
    pattern = ("0110", "1011", "1101", "0111")
    cell = w * 0.2
    for row, cells in enumerate(pattern):
        for column, full in enumerate(cells):
            box = pygame.Rect(w * 0.12 + column * cell, w * 0.12 + row * cell, cell * 0.72, cell * 0.72)
            pygame.draw.rect(s, c, box, 0 if full == "1" else round(w * 0.03))


def _shelter(s: pygame.Surface, c: Colour, w: float) -> None:
    line = round(w * 0.06)
    pygame.draw.arc(s, c, pygame.Rect(w * 0.14, w * 0.16, w * 0.72, w * 0.72), 0, pi, line)
    for x in (0.14, 0.86 - 0.06):
        pygame.draw.rect(s, c, pygame.Rect(w * x, w * 0.5, line, w * 0.32))
    pygame.draw.circle(s, c, (w * 0.5, w * 0.48), w * 0.075)
    pygame.draw.line(s, c, (w * 0.5, w * 0.56), (w * 0.5, w * 0.8), round(w * 0.1))


def _override(s: pygame.Surface, c: Colour, w: float) -> None:
    line = round(w * 0.06)
    points = [(w / 2 + w * 0.36 * sin(a), w * 0.54 - w * 0.36 * cos(a)) for a in _turn(0.12, 0.88)]
    for a, b in itertools.pairwise(points):
        pygame.draw.line(s, c, a, b, line)
        pygame.draw.circle(s, c, b, line / 2)
    pygame.draw.line(s, c, (w / 2, w * 0.1), (w / 2, w * 0.52), line)


def _turn(start: float, end: float, steps: int = 40) -> list[float]:
    return [2 * pi * (start + (end - start) * i / steps) for i in range(steps + 1)]


def _latch(s: pygame.Surface, c: Colour, w: float) -> None:
    line = max(1, round(w * 0.1))
    pygame.draw.arc(s, c, pygame.Rect(w * 0.28, w * 0.08, w * 0.44, w * 0.6), 0, pi, line)
    pygame.draw.rect(s, c, pygame.Rect(w * 0.18, w * 0.42, w * 0.64, w * 0.46), 0, round(w * 0.08))
    pygame.draw.rect(s, (8, 11, 28), pygame.Rect(w * 0.45, w * 0.56, w * 0.1, w * 0.2))


def _dot(s: pygame.Surface, c: Colour, w: float) -> None:
    pygame.draw.circle(s, c, (w / 2, w / 2), w / 2)


def _ringed(s: pygame.Surface, c: Colour, w: float) -> None:
    pygame.draw.circle(s, c, (w / 2, w / 2), w / 2, max(1, round(w * 0.09)))
    pygame.draw.circle(s, c, (w / 2, w / 2), w * 0.26)


def _struck(s: pygame.Surface, c: Colour, w: float) -> None:
    pygame.draw.circle(s, c, (w / 2, w / 2), w / 2, max(1, round(w * 0.1)))
    pygame.draw.line(s, c, (w * 0.18, w * 0.82), (w * 0.82, w * 0.18), max(1, round(w * 0.1)))


def _correct(s: pygame.Surface, c: Colour, w: float) -> None:
    line = round(w * 0.055)
    pygame.draw.line(s, c, (w * 0.08, w * 0.8), (w * 0.92, w * 0.8), line)
    pygame.draw.line(s, c, (w * 0.5, w * 0.1), (w * 0.5, w * 0.6), line)
    pygame.draw.polygon(s, c, [(w * 0.5, w * 0.72), (w * 0.34, w * 0.48), (w * 0.66, w * 0.48)])


def _watch(s: pygame.Surface, c: Colour, w: float) -> None:
    line = round(w * 0.05)
    for way in (-1, 1):
        lid = [(w * (0.06 + 0.88 * n / 24), w * (0.5 + way * 0.26 * sin(pi * n / 24))) for n in range(25)]
        pygame.draw.lines(s, c, False, lid, line)
    pygame.draw.circle(s, c, (w * 0.5, w * 0.5), w * 0.15, line)
    pygame.draw.circle(s, c, (w * 0.5, w * 0.5), w * 0.06)


def _embrace(s: pygame.Surface, c: Colour, w: float) -> None:
    line = round(w * 0.055)
    wave = [(w * (0.2 + 0.6 * n / 30), w * (0.5 - 0.13 * sin(2 * pi * n / 30))) for n in range(31)]
    pygame.draw.lines(s, c, False, wave, line)
    pygame.draw.arc(s, c, pygame.Rect(w * 0.04, w * 0.12, w * 0.76, w * 0.76), pi * 0.62, pi * 1.38, line)
    pygame.draw.arc(s, c, pygame.Rect(w * 0.2, w * 0.12, w * 0.76, w * 0.76), -pi * 0.38, pi * 0.38, line)


def _answer(s: pygame.Surface, c: Colour, w: float) -> None:
    line = round(w * 0.055)
    pygame.draw.rect(s, c, pygame.Rect(w * 0.1, w * 0.16, w * 0.8, w * 0.5), line, round(w * 0.12))
    pygame.draw.polygon(s, c, [(w * 0.28, w * 0.64), (w * 0.5, w * 0.64), (w * 0.24, w * 0.88)])
    for x in (0.32, 0.5, 0.68):
        pygame.draw.circle(s, c, (w * x, w * 0.41), w * 0.045)


def _arch(s: pygame.Surface, c: Colour, w: float) -> None:
    _shelter(s, c, w)


PENS: dict[object, Pen] = {
    PlatformVerb.SCAN: _scan,
    PlatformVerb.STEADY: _steady,
    PlatformVerb.ISOLATE: _isolate,
    PlatformVerb.DECRYPT: _decrypt,
    PlatformVerb.SHELTER: _shelter,
    PlatformVerb.OVERRIDE: _override,
    GuardianVerb.CORRECT: _correct,
    GuardianVerb.WATCH: _watch,
    GuardianVerb.EMBRACE: _embrace,
    GuardianVerb.ANSWER: _answer,
    "latch": _latch,
    "arch": _arch,
    "dot": _dot,
    "ringed": _ringed,
    "struck": _struck,
}


@lru_cache(maxsize=256)
def glyph(name: object, pixels: int, colour: Colour) -> pygame.Surface:
    """A glyph of `pixels` a side on a clear ground: a verb or a key of PENS. Shared: don't draw on it."""
    large = pygame.Surface((pixels * FINE, pixels * FINE), pygame.SRCALPHA)
    large.fill((*colour, 0))
    PENS[name](large, colour, pixels * FINE)
    return pygame.transform.smoothscale(large, (pixels, pixels))


@lru_cache(maxsize=512)
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
