"""What a hall is built of beside its glass: pillars, and what stands in the aisle. Lines of faint light."""

from math import cos, pi, sin, tau

import pygame

from game.play.dreams.guardian.scene.wall import Point, Wall
from game.play.render.compat import ADD, aalines
from game.play.render.theme import Colour, mix, palette, shade

FAINT = 0.34  # of the light of its lines


def draw_stonework(surface: pygame.Surface, wall: Wall, floor: int) -> None:
    """Draw what stands between the panes, down to where the floor begins."""
    picture = pygame.Surface(surface.get_size())
    tone = shade(mix(wall.lit((70, 110, 220)), palette.pale, 0.25), FAINT)
    top, unit = wall.at[1], wall.size[1] / 394
    for x in wall.pillars:
        _pillar(picture, (x, top), floor, unit, tone)
    left, right = wall.gap(wall.shape.parted, 1)
    box = pygame.Rect(round(left), top, round(right - left), floor - top)
    (_nothing, _arches, _stairs, _rose, _lamps)[wall.shape.door](picture, box, unit, tone)
    surface.blit(picture, (0, 0), special_flags=ADD)


def _nothing(picture: pygame.Surface, box: pygame.Rect, unit: float, tone: Colour) -> None:
    """Only the light that the guardian steps out of."""


def _pillar(picture: pygame.Surface, top: Point, foot: int, unit: float, tone: Colour) -> None:
    """Three flutes, with a head and a foot."""
    x, y = top
    for off in (-3.5, 0.0, 3.5):
        aalines(picture, shade(tone, 0.8), False, [(x + off * unit, y + 12 * unit), (x + off * unit, foot - 10 * unit)])
    for at, way in ((y + 12 * unit, -1), (foot - 10 * unit, 1)):
        for wide, up in ((5, 0), (7, 4), (9, 8)):
            line = [(x - wide * unit, at + way * up * unit), (x + wide * unit, at + way * up * unit)]
            aalines(picture, tone, False, line)


def _arches(picture: pygame.Surface, box: pygame.Rect, unit: float, tone: Colour) -> None:
    """Pointed doors, one within the other: as many halls as one can see into."""
    for n in range(5):
        half, foot = box.w / 2 * 0.94 * 0.76**n, box.bottom - 13 * n * unit
        high = box.h * 0.9 * 0.8**n
        spring = foot - high + 1.5 * half
        left = [
            (box.centerx - half * cos(pi / 3 * k / 8) ** 1.4, spring - 1.7 * half * sin(pi / 3 * k / 8))
            for k in range(9)
        ]
        head = (box.centerx, spring - 1.75 * half)
        door = [(box.centerx - half, foot), *left, head]
        aalines(picture, shade(tone, 1 - 0.1 * n), False, door)
        aalines(picture, shade(tone, 1 - 0.1 * n), False, [(2 * box.centerx - x, y) for x, y in door])


def _stairs(picture: pygame.Surface, box: pygame.Rect, unit: float, tone: Colour) -> None:
    """Steps that lead up into the light, and a rail on either side."""
    ends = [(box.w / 2 * 0.95, float(box.bottom)), (box.w / 2 * 0.18, box.top + 0.16 * box.h)]
    for side in (-1, 1):
        aalines(picture, tone, False, [(box.centerx + side * half, y) for half, y in ends])
    for n in range(26):
        way = 1 - (1 - n / 26) ** 1.7
        half, y = (a + (b - a) * way for a, b in zip(*ends, strict=True))
        aalines(picture, shade(tone, 1 - 0.55 * way), False, [(box.centerx - half, y), (box.centerx + half, y)])


def _rose(picture: pygame.Surface, box: pygame.Rect, unit: float, tone: Colour) -> None:
    """A round window with petals, high up, and its light in a narrow door below."""
    radius, x = box.w / 2 * 0.92, box.centerx
    y = box.top + radius + 14 * unit
    for share in (1.0, 0.86, 0.34):
        _round(picture, (x, y), radius * share, tone)
    for n in range(12):
        turn = tau * n / 12
        petal = (x + 0.6 * radius * cos(turn), y + 0.6 * radius * sin(turn))
        _round(picture, petal, 0.2 * radius, shade(tone, 0.8))
    for half in (0.5, 0.34):
        lines = [(x - half * box.w, box.bottom), (x - half * box.w, y + 1.6 * radius)]
        for side in (-1, 1):
            aalines(picture, shade(tone, 0.6), False, [(x + side * (px - x), py) for px, py in lines])


def _lamps(picture: pygame.Surface, box: pygame.Rect, unit: float, tone: Colour) -> None:
    """Lamps on long chains, lower toward the middle."""
    for n in range(5):
        x = box.centerx + (n - 2) * box.w * 0.21
        y = box.top + box.h * (0.62 - 0.16 * abs(n - 2) + 0.04 * (n % 2))
        aalines(picture, shade(tone, 0.45), False, [(x, box.top), (x, y)])
        flame = mix(tone, palette.white, 0.2)
        aalines(
            picture,
            flame,
            True,
            [(x, y), (x + 4 * unit, y + 7 * unit), (x, y + 16 * unit), (x - 4 * unit, y + 7 * unit)],
        )
        pygame.draw.circle(picture, flame, (x, y + 7 * unit), max(1.0, 1.6 * unit))


def _round(picture: pygame.Surface, at: Point, radius: float, tone: Colour) -> None:
    points = [(at[0] + radius * cos(tau * n / 40), at[1] + radius * sin(tau * n / 40)) for n in range(40)]
    aalines(picture, tone, True, points)
