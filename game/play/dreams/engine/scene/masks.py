"""Masks of the figures: white, without a mouth; each night another kind."""

import pygame

from game.play.dreams.engine.scene.chamber_map import Point
from game.play.render.theme import Colour, mix, palette

WHITE, SHADE = (226, 238, 250, 255), (176, 196, 222, 255)
Points = list[tuple[float, float]]


def draw_mask(s: pygame.Surface, at: Point, k: float, kind: int, tone: Colour) -> None:
    """Draw a mask with its middle at a place, k pixels to a unit."""
    (_slits, _moon, _beak, _halves)[kind](s, at, k, tone)


def _slits(s: pygame.Surface, at: Point, k: float, tone: Colour) -> None:
    """A narrow face with two slits."""
    face = _placed(at, k, (-3.9, -2.5), (0, -4.8), (3.9, -2.5), (2.9, 3.2), (0, 6.4), (-2.9, 3.2))
    pygame.draw.polygon(s, WHITE, face)
    pygame.draw.polygon(s, SHADE, [*face[2:5], at])
    for side in (-1, 1):
        _slit(s, _placed(at, k, (side * 0.8, 0.3), (side * 2.7, -0.6)), k)


def _moon(s: pygame.Surface, at: Point, k: float, tone: Colour) -> None:
    """A round one, waning, with one eye that is closed."""
    pygame.draw.circle(s, SHADE, at, 5 * k)
    pygame.draw.circle(s, WHITE, (at[0] - 0.9 * k, at[1] - 0.5 * k), 4.2 * k)
    _slit(s, _placed(at, k, (-3.0, 0.2), (0, 1.3), (2.6, 0.2)), k)
    _slit(s, _placed(at, k, (0, 1.3), (0, 4.4)), 0.7 * k)


def _beak(s: pygame.Surface, at: Point, k: float, tone: Colour) -> None:
    """A bird's, with round eyes and a long bill."""
    pygame.draw.polygon(s, WHITE, _placed(at, k, (-4, -3.4), (0, -5), (4, -3.4), (3.2, 1.5), (-3.2, 1.5)))
    bill = _placed(at, k, (-2.6, 0.8), (2.6, 0.8), (0.7, 10))
    pygame.draw.polygon(s, SHADE, bill)
    pygame.draw.polygon(s, WHITE, _placed(at, k, (-2.6, 0.8), (0.6, 0.8), (0.7, 10)))
    for x, y in _placed(at, k, (-1.9, -1.3), (1.9, -1.3)):
        pygame.draw.circle(s, (*palette.night, 255), (x, y), 1.3 * k)
        pygame.draw.circle(s, (*mix(tone, palette.white, 0.3), 255), (x, y), 1.7 * k, max(1, round(0.5 * k)))


def _halves(s: pygame.Surface, at: Point, k: float, tone: Colour) -> None:
    """Split down the middle: one half white, one of the arm's colour, three dots on the brow."""
    left = _placed(at, k, (0, -5.2), (-4.4, -2.6), (-3.4, 3.4), (0, 6))
    pygame.draw.polygon(s, WHITE, left)
    pygame.draw.polygon(s, (*mix(tone, palette.ink, 0.25), 255), [(2 * at[0] - x, y) for x, y in left])
    for side in (-1, 1):
        _slit(s, _placed(at, k, (side * 1.0, -1.2), (side * 2.8, 0.4)), k)
    for x, y in _placed(at, k, (-1.6, -3.1), (0, -3.8), (1.6, -3.1)):
        pygame.draw.circle(s, (*palette.night, 255), (x, y), 0.6 * k)


def _slit(s: pygame.Surface, points: Points, k: float) -> None:
    pygame.draw.lines(s, (*palette.night, 255), False, points, max(1, round(1.1 * k)))


def _placed(at: Point, k: float, *offsets: Point) -> Points:
    return [(at[0] + x * k, at[1] + y * k) for x, y in offsets]
