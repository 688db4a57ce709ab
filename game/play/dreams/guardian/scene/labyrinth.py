"""Behind the glass: the labyrinth of code that one looks into."""

from collections.abc import Callable
from math import cos, hypot, pi, sin, tau
from typing import NamedTuple

import pygame

from game.play.dreams.guardian.scene.hall import Hall
from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.dreams.guardian.scene.wall import Point
from game.play.render.compat import ADD, Sprite, scatter
from game.play.render.kept import kept
from game.play.render.noise import hash32, hash_unit
from game.play.render.theme import Colour, mix, ornament, palette, shade

GLYPHS = "01{}[]()<>=+-*/;:.|&%#?!xyn"
WORDS = (
    "if",
    "else",
    "for",
    "while",
    "loop",
    "x - w",
    "tau",
    "gain",
    "set",
    "hold",
    "return",
    "fault",
    "drift",
    "true",
)
STREAMS = 44  # columns of falling glyphs when the hall has slipped entirely
CELL = 11  # units between two glyphs of a stream
SHIFTS = 5  # ticks between two places of the layers
LEVELS = 5  # steps of light of the labyrinth
DEPTHS = (0.35, 0.62, 1.0)  # of the labyrinth's layers, from behind to front


class Look(NamedTuple):
    """All that its picture depends on: a place of the layers, a step of light, eighths of the slip."""

    turn: int
    step: int
    slip: int


class Labyrinth:
    """Three layers of code that turns corners, one behind the other; they shift against each other as one looks."""

    def __init__(self, hall: Hall, u: float) -> None:
        self.box, self.u = hall.box, u
        self.windows = _windows(hall)
        self.room = round(40 * u)
        size = (hall.box.w + 2 * self.room, hall.box.h + 2 * self.room)
        shape = hall.wall.shape
        self.layers = [
            _maze(size, depth, u, (shape.maze, n + len(DEPTHS) * shape.salt)) for n, depth in enumerate(DEPTHS)
        ]
        self.streams = [(hash_unit(n, 61), 0.5 + hash_unit(n, 62), hash32(n, 63)) for n in range(STREAMS)]

    def look(self, view: HallView, light: float, ahead: int) -> Look:
        """How it lies at a share of its light, `ahead` ticks later than what is drawn."""
        step = min(LEVELS - 1, int(light * (0.35 + 0.65 * view.slip) * LEVELS))
        return Look((int(view.t) + ahead) // SHIFTS, step, round(8 * view.slip))

    def lay(self, onto: pygame.Surface, part: pygame.Rect, look: Look) -> None:
        """Draw a part of the window on a surface of that size: all layers, darker where there is no glass."""
        onto.fill((0, 0, 0))
        t, corner = look.turn * SHIFTS / 60, (self.room - self.box.x, self.room - self.box.y)
        for n, depth in enumerate(DEPTHS):
            sway = self.room * depth * (0.5 + 0.5 * look.slip / 8)
            at = (sway * sin(tau * (t / 23 + 0.3 * n)), 0.7 * sway * sin(tau * (t / 31 + 0.2 * n)))
            seen = part.move(corner[0] - int(at[0]), corner[1] - int(at[1]))
            onto.blit(self.layers[n], (-min(0, seen.x), -min(0, seen.y)), seen, ADD)
        onto.blit(self.windows, (0, 0), part, pygame.BLEND_RGB_MULT)
        if look.step < LEVELS - 1:
            onto.fill((round(255 * (look.step + 1) / LEVELS),) * 3, special_flags=pygame.BLEND_RGB_MULT)

    def draw(self, surface: pygame.Surface, view: HallView, light: float) -> None:
        """The falling glyphs before it."""
        self._fall(surface.subsurface(self.box), view, light)

    def _fall(self, part: pygame.Surface, view: HallView, light: float) -> None:
        """Errors come down like water: more and faster the more the hall slips."""
        slip, red = view.slip, round(4 * max(0.0, view.slip - 0.3)) / 4
        count, cell = round(STREAMS * (0.25 + 0.75 * slip)), CELL * self.u
        sprites: list[Sprite] = []
        for n in range(count):
            at, pace, key = self.streams[n]
            high = self.box.h + 340 * self.u
            speed = (28 + 150 * slip * slip) * pace * self.u / 60
            y = (key % 4096 / 4096 * high + view.t * speed) % high - 320 * self.u
            tone = mix(
                mix(palette.cyan, palette.violet, hash_unit(key, 1)), palette.rose, red * (hash_unit(key, 2) < 0.6)
            )
            strip = _strip(key % 9, round(cell), max(1, round(light * 4 * (0.4 + 0.6 * slip))), tone)
            sprites.append((strip, (round(at * self.box.w), round(y / cell) * round(cell))))
        scatter(part, sprites, ADD)


def _windows(hall: Hall) -> pygame.Surface:
    """What lets the labyrinth through: the panes wholly, the wall between them and what lies behind a trace less."""
    mask = pygame.Surface((hall.box.right + hall.box.x, hall.box.bottom))
    mask.fill((120, 120, 128), hall.box)
    for pane in hall.panes:
        pygame.draw.polygon(mask, (220, 220, 224), pane.quad)
        band = [pane.at(u, v) for u, v in ((0.0, 0.2), (1.0, 0.2), (1.0, 0.86), (0.0, 0.86))]  # where curves run
        pygame.draw.polygon(mask, (104, 104, 110), band)
    return mask


def _lattice(kind: int, size: tuple[int, int], step: int) -> Callable[[int, int], Point]:
    """Where corridors meet, by column and row: at right angles, in steps, in a honeycomb, or round a middle below."""
    w, h = size
    if kind == 1:
        return lambda i, j: (i * step, j * step + i % 2 * step / 2)
    if kind == 2:
        return lambda i, j: ((i + j % 2 / 2) * step, j * step)
    if kind == 3:
        turn, out = pi / (w // step), hypot(w / 2, 1.1 * h) / (h // step)
        return lambda i, j: (w / 2 - (j + 1.5) * out * cos(i * turn), 1.1 * h - (j + 1.5) * out * sin(i * turn))
    return lambda i, j: (i * step, j * step)


def _maze(size: tuple[int, int], depth: float, u: float, luck: tuple[int, int]) -> pygame.Surface:
    """Corridors seen from above, of a kind and with a key: lines from crossing to crossing, with words along them."""
    kind, key = luck
    picture = pygame.Surface(size)
    step = max(8, round(30 * depth * u))
    tone = shade(mix((60, 90, 190), palette.cyan, depth * 0.5), 0.10 + 0.14 * depth)
    columns, rows = size[0] // step + 1, size[1] // step + 1
    at = _lattice(kind, size, step)
    for n in range(columns * rows):
        i, j = n % columns, n // columns
        across = hash_unit(key, i, j) < 0.5
        end = (i + across * (1 + hash32(key, j, i) % 2), j + (not across) * (1 + hash32(key, j, i) % 2))
        if hash_unit(key, i, j, 1) < 0.62:
            (pygame.draw.aaline if kind else pygame.draw.line)(picture, tone, at(i, j), at(*end))
    pixels = max(10, round(12 * depth * u))
    for n in range(round(40 / depth)):
        word = WORDS[hash32(key, n, 3) % len(WORDS)]
        place = (hash_unit(key, n, 4) * size[0] // step * step + 3, hash_unit(key, n, 5) * size[1] // step * step + 2)
        picture.blit(
            ornament(
                word,
                "mono",
                pixels,
                shade(mix(palette.cyan, palette.violet, hash_unit(key, n, 6)), 0.16 + 0.06 * depth),
            ),
            place,
        )
    return picture


@kept
def _strip(key: int, cell: int, level: int, tone: Colour) -> pygame.Surface:
    """A column of glyphs on black, brightest at its foot."""
    count = 12 + key * 2
    pixels = max(8, round(cell * 0.95))
    strip = pygame.Surface((cell, count * cell))
    for n in range(count):
        glyph = GLYPHS[hash32(key, n, 71) % len(GLYPHS)]
        bright = (n + 1) / count
        colour = shade(mix(tone, (220, 240, 255), max(0.0, bright - 0.9) * 5), 0.13 * level * bright * bright)
        picture = ornament(glyph, "mono", pixels, colour)
        strip.blit(picture, picture.get_rect(center=(cell // 2, n * cell + cell // 2)))
    return strip


def swell(t: float, seconds: float, offset: float = 0.0) -> float:
    """A slow breath of light, 0 to 1."""
    return 0.5 - 0.5 * sin(tau * (t / 60 / seconds + offset) + pi / 2)
