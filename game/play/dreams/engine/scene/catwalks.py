"""Catwalks: crystal ways from insect to insect, that lose their rungs, fray, and tear."""

from functools import lru_cache
from math import cos, pi, sin

import pygame

from game.play.dreams.engine import endings
from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.chamber_map import ChamberMap, Point, along, normal
from game.play.render.compat import ADD, aalines
from game.play.render.glow import shine
from game.play.render.noise import hash_unit
from game.play.render.theme import Colour, mix, palette, shade
from game.play.render.view import View

LEVELS = 6  # steps in which a link wears
WIDTH = 5.2  # units from its middle to its edge
RUNGS = 8
TORN = 0.3  # health under which it has come apart in the middle


class Catwalks:
    """Pictures of links on black, kept by how whole they are; light that runs along them."""

    def __init__(self, chart: ChamberMap) -> None:
        self.chart, self.u = chart, chart.u
        self.arms = [k // chart.each for k in range(3 * chart.each)]
        self._kept: dict[tuple[int, int], tuple[pygame.Surface, tuple[int, int]]] = {}
        self._stubs = [self._made(path, arm, (arm, 90), LEVELS) for arm, path in enumerate(chart.stubs)]

    def draw(self, picture: pygame.Surface, light: pygame.Surface, view: View, arms: list[int]) -> None:
        """All links; arms[i] is the arm of link i."""
        for sprite, at in self._stubs:
            picture.blit(sprite, at, special_flags=ADD)
        for link in range(len(self.chart.links)):
            health = self.health(view, link)
            level = round(health * LEVELS)
            key = (link, level)
            if key not in self._kept:
                self._kept[key] = self._made(self.chart.links[link], arms[link], (link, 0), level)
            sprite, at = self._kept[key]
            picture.blit(sprite, at, special_flags=ADD)
            if health < 0.62:
                self._sparks(picture, light, view, link, health)
        self._running(picture, light, view, arms)

    def health(self, view: View, link: int) -> float:
        """How whole a link is; a rich ending mends all of them."""
        whole, kind, age = view.unit("link.health", link), engine_view.ending_of(view), engine_view.since_end(view)
        if kind in (endings.RICH, endings.OLD):
            return min(1.0, whole + age / 2.5)
        return max(0.0, whole - max(0.0, age - 0.09 * link) / 3) if kind == endings.SILENCE else whole

    def _running(self, picture: pygame.Surface, light: pygame.Surface, view: View, arms: list[int]) -> None:
        """Beads of light that run outward from beat to beat where a link is whole."""
        if engine_view.ending_of(view) == endings.SILENCE:
            return
        for link, path in enumerate(self.chart.links):
            health = self.health(view, link)
            if health < 0.45:
                continue
            share = engine_view.interpolated_turns(view, "arm.phase", arms[link])
            at = along(path, share if path[0] != path[-1] else 0.0)
            tone = mix(engine_view.tones()[arms[link]], palette.white, 0.4)
            picture.fill(shade(tone, 0.5 * health), (round(at[0]), round(at[1]), 2, 2), special_flags=ADD)
            shine(light, at, shade(engine_view.tones()[arms[link]], 0.1 * health), 3 * self.u)

    def _sparks(self, picture: pygame.Surface, light: pygame.Surface, view: View, link: int, health: float) -> None:
        """Flecks that fall from where it frays; below TORN both ends trail threads."""
        path, lack = self.chart.links[link], 1 - health
        for n in range(round(2 + 5 * lack)):
            life = view.beat(1.1 + 0.7 * hash_unit(link, n, 1), hash_unit(link, n, 2))
            x, y = along(path, 0.3 + 0.4 * hash_unit(link, n, 3))
            at = (x + (hash_unit(link, n, 4) - 0.5) * 26 * life * self.u, y + (6 + 30 * life) * life * self.u)
            tone = shade(mix(palette.amber, palette.rose, lack), (1 - life) * 0.9)
            side = max(1, round(1.8 * self.u * (1 - life * 0.5)))
            picture.fill(tone, (round(at[0]), round(at[1]), side, side), special_flags=ADD)
        middle = along(path, 0.5)
        flicker = 0.5 + 0.5 * (2 * abs(2 * view.beat(0.53, hash_unit(link)) - 1) - 1)
        shine(
            light,
            middle,
            shade(mix(palette.amber, palette.rose, lack), round(16 * (0.1 + 0.16 * lack * flicker)) / 16),
            8 * self.u,
        )

    def _made(
        self, path: tuple[Point, ...], arm: int, key: tuple[int, int], level: int
    ) -> tuple[pygame.Surface, tuple[int, int]]:
        """A link at a level of health, and the corner where it belongs."""
        room = round(34 * self.u)
        xs, ys = [p[0] for p in path], [p[1] for p in path]
        left, top = int(min(xs)) - room, int(min(ys)) - room
        size = (int(max(xs)) - left + room, int(max(ys)) - top + room)
        here = tuple((x - left, y - top) for x, y in path)
        sharp, soft = pygame.Surface(size), pygame.Surface(size)
        _crystal(sharp, here, engine_view.tones()[arm], level / LEVELS, self.u, key)
        tone = shade(engine_view.tones()[arm], 0.05 + 0.13 * level / LEVELS)
        for a, b in _pieces(here, level / LEVELS):
            pygame.draw.line(soft, tone, a, b, round(13 * self.u))
        small = pygame.transform.smoothscale(soft, (max(1, size[0] // 8), max(1, size[1] // 8)))
        sprite = pygame.transform.smoothscale(small, size)
        sprite.blit(sharp, (0, 0), special_flags=ADD)
        return sprite, (left, top)


def _pieces(path: tuple[Point, ...], health: float) -> list[tuple[Point, Point]]:
    """The stretches of a path that are still there: torn in the middle when health is low."""
    gap = 0.0 if health >= TORN else 0.16 + 0.5 * (TORN - health)
    count, found = len(path) - 1, []
    for i in range(count):
        if abs((i + 0.5) / count - 0.5) >= gap / 2 + 0.01 * (gap > 0):
            found.append((path[i], path[i + 1]))
    return found


def _crystal(
    surface: pygame.Surface, path: tuple[Point, ...], tone: Colour, health: float, u: float, key: tuple[int, int]
) -> None:
    """Two edges, rungs and facets between them, and a curl at the side; what is frayed is crooked and dim."""
    bright = 0.3 + 0.45 * health
    colour = mix(tone, palette.rose, 0.55 * max(0.0, 0.7 - health))
    gap = 0.0 if health >= TORN else 0.16 + 0.5 * (TORN - health)
    for side in (-1, 1):
        line: list[Point] = []
        for k in range(33):
            share = k / 32
            if gap and abs(share - 0.5) < gap / 2:
                _finish(surface, shade(colour, bright), line)
                line = []
                continue
            shaken = (hash_unit(*key, side, k) - 0.5) * 9 * u * max(0.0, 0.75 - health) ** 1.3
            (x, y), (nx, ny) = along(path, share), normal(path, share)
            off = side * WIDTH * u + shaken
            line.append((x + nx * off, y + ny * off))
        _finish(surface, shade(colour, bright), line)
    for k in range(RUNGS * 2):
        share = (k + 0.5) / (2 * RUNGS)
        if hash_unit(*key, 7, k) > health * 1.15 or (gap and abs(share - 0.5) < gap / 2):
            continue
        (x, y), (nx, ny) = along(path, share), normal(path, share)
        (x2, y2) = along(path, share + (0.5 / RUNGS if k % 2 else 0.0))
        wide = WIDTH * u
        ends = ((x + nx * wide, y + ny * wide), (x2 - nx * wide, y2 - ny * wide))
        pygame.draw.aaline(surface, shade(colour, bright * (0.75 if k % 2 == 0 else 0.4)), *ends)
    if gap:
        _threads(surface, path, shade(mix(colour, palette.rose, 0.4), 0.5), u, key)
    _curl(surface, path, shade(colour, 0.2 + 0.2 * health), u, key)


def _finish(surface: pygame.Surface, colour: Colour, line: list[Point]) -> None:
    if len(line) > 1:
        aalines(surface, colour, False, line)


def _threads(surface: pygame.Surface, path: tuple[Point, ...], colour: Colour, u: float, key: tuple[int, int]) -> None:
    """What hangs out of a torn end."""
    for end, way in ((0.4, 1), (0.6, -1)):
        for n in range(4):
            x, y = along(path, end)
            points = []
            for k in range(7):
                bend = (hash_unit(*key, n, end > 0.5) - 0.5) * k * k * 0.5 * u
                points.append((x + way * k * 1.2 * u + bend, y + (n - 1.5) * 2 * u + 0.35 * k * k * u))
            aalines(surface, colour, False, points)


def _curl(surface: pygame.Surface, path: tuple[Point, ...], colour: Colour, u: float, key: tuple[int, int]) -> None:
    """A fractal spiral at the catwalk's side."""
    x, y = along(path, 0.35)
    nx, ny = normal(path, 0.35)
    side = -1 if (key[0] * 5 + 1) % 3 == 0 else 1
    centre = (x + side * nx * 15 * u, y + side * ny * 10 * u)
    points = []
    for k in range(40):
        angle = k / 40 * 3.4 * pi + key[0]
        radius = (2 + 21 * k / 40) * u
        points.append((centre[0] + cos(angle) * radius, centre[1] + sin(angle) * radius * 0.55))
    aalines(surface, colour, False, points)


@lru_cache(maxsize=64)
def rainbow(turns: float) -> Colour:
    """A colour of the rainbow, light rather than deep; turns in 32nds of the round."""
    tone = pygame.Color(0)
    tone.hsva = (turns * 360 % 360, 55, 100, 100)
    return tone.r, tone.g, tone.b
