"""Figures: small busy lights before; afterwards white figures that walk to the platform, climb it, and look at you."""

from math import ceil, cos, pi, sin

import numpy as np
import pygame

from game.play.dreams.platform.instruments.routes import route
from game.play.dreams.platform.instruments.sector_states import streams
from game.play.dreams.platform.scene.ground import CityMap, Point
from game.play.dreams.platform.scene.spire import Spire
from game.play.render.compat import ADD, Sprite, scatter
from game.play.render.ellipse import SQUASH
from game.play.render.glow import halo, shine
from game.play.render.kept import kept
from game.play.render.noise import hash_unit, hash_units
from game.play.render.theme import mix, palette, shade
from game.play.render.view import View

STRIDE = 7  # ticks of one half of a step
FRAMES = 4
SEEN = 0.3  # the climb from which all of them look at you
MOTES = 3  # busy lights on a link


@kept
def person(pixels: int, frame: int, facing: bool) -> pygame.Surface:
    """A figure of so many pixels: walking in four frames, or facing you with open eyes. Shared."""
    fine, w = 4, max(4, round(pixels * 0.7))
    large = pygame.Surface((w * fine, pixels * fine), pygame.SRCALPHA)
    large.fill((*palette.white, 0))
    x, s = w * fine / 2, pixels * fine / 11
    swing = (0.0, 1.0, 0.0, -1.0)[frame] * 1.9
    for side in (-1, 1):
        leg = side * (swing if not facing else 0.9)
        pygame.draw.line(large, palette.white, (x, 6.4 * s), (x + leg * s, 11 * s), max(1, round(1.25 * s)))
        arm = -side * swing * 0.8 + side * 1.6
        pygame.draw.line(large, palette.white, (x, 3.9 * s), (x + arm * s, 7 * s), max(1, round(0.9 * s)))
    pygame.draw.line(large, palette.white, (x, 3.2 * s), (x, 6.8 * s), max(1, round(2 * s)))
    pygame.draw.circle(large, palette.white, (x, 1.9 * s), 1.9 * s)
    if facing:
        for side in (-1, 1):
            pygame.draw.circle(large, (190, 18, 70), (x + side * 0.8 * s, 1.8 * s), 0.62 * s)
    return pygame.transform.smoothscale(large, (w, pixels))


class LostFigures:
    """Draws motes, streams to the shelter, walkers, the crowd at the base, climbers."""

    def __init__(self, chart: CityMap, spire: Spire) -> None:
        self.chart, self.spire, self.u = chart, spire, chart.ground.u
        self.dot = halo(shade(mix(palette.cyan, palette.white, 0.45), 0.95), max(2, round(2.2 * self.u)), 1.6)
        self.warm = halo(palette.warm, max(2, round(3.2 * self.u)), 1.5)
        links = np.array(chart.links, float).reshape(-1, 2, 2)
        self.starts, self.ways = links[:, 0], links[:, 1] - links[:, 0]
        self.paces = 34 * self.u / np.maximum(20.0, np.array(chart.lengths))[:, None] / 60
        self.phases = np.array([[hash_unit(i, n) for n in range(MOTES)] for i in range(len(links))]).reshape(-1, MOTES)

    def all_facing(self, view: View) -> bool:
        """Whether all of them look at you."""
        return view.unit("climb.height") > SEEN or view.one("armed") == 1 or view.one("cut") > 0

    def motes(self, surface: pygame.Surface, view: View) -> None:
        """Those who still have somewhere to go: lights along every open link between lit sectors, both ways."""
        dark, closed = view.all("dark"), view.all("closed")
        links = view.level.links
        busy = [i for i, k in enumerate(links) if k.there and not (closed[i] or dark[k.a] or dark[k.b])]
        self.lights(surface, busy, view.t)

    def lights(self, surface: pygame.Surface, links: list[int], t: float) -> None:
        """Busy lights on these links at a time in ticks."""
        share = (t * self.paces[links] + self.phases[links]) % 1.0
        share[:, 0::2] = 1 - share[:, 0::2]
        a, way, half = self.starts[links], self.ways[links], self.dot.get_width() / 2
        x, y = a[:, 0:1] + way[:, 0:1] * share - half, a[:, 1:2] + way[:, 1:2] * share - half
        scatter(surface, _at(self.dot, x.ravel(), y.ravel()), ADD)

    def streams(self, surface: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """Sheltered people: warm lights in a close stream along their road and up the tower."""
        for sector in streams(view.now):
            path = self._path(view, sector)
            if len(path) > 1 and view.one("home", sector):
                self._stream(surface, light, view, sector, path)

    def _path(self, view: View, sector: int) -> list[Point]:
        path = self.spire.path([self.chart.sectors[i] for i in route(view, sector)])
        return [*path, self.spire.wall(0, 0.98)] if path else []

    def _stream(
        self, surface: pygame.Surface, light: pygame.Surface, view: View, sector: int, path: list[Point]
    ) -> None:
        xs, ys = np.array(path).T
        ends = np.concatenate([[0.0], np.hypot(np.diff(xs), np.diff(ys)).cumsum()])
        gap, formed = 11 * self.u, view.unit("shelter.muster", sector)
        along = np.arange(int(ends[-1] * formed / gap)) * gap + (view.t * 0.85 * self.u) % gap
        x, y = np.interp(along, ends, xs), np.interp(along, ends, ys) + 1.1 * self.u * np.sin(along * 0.11 + sector)
        half, glow = self.warm.get_width() / 2, halo(shade(palette.warm, 0.22), max(2, round(3 * self.u)))
        scatter(surface, _at(self.warm, x - half, y - half), ADD)
        wide = glow.get_width() / 2
        scatter(light, _at(glow, (x[::4] - 1.5) / 4 - wide, (y[::4] - 1.5) / 4 - wide), ADD)

    def walkers(self, surface: pygame.Surface, view: View) -> None:
        """White figures on the links, and those who stand where they fell."""
        stare, sprites = self.all_facing(view), []
        for edge, flow in enumerate(view.all("walking")):
            if flow > 0:
                sprites += self._on_edge(view, edge, flow / 2**24, stare)
        for i, share in enumerate(view.all("figures")):
            if share > 0:
                sprites += self._standing(view, i, share / 2**24, stare)
        scatter(surface, _whole(sprites))

    def _on_edge(self, view: View, edge: int, flow: float, facing: bool) -> list[Sprite]:
        length = self.chart.lengths[edge % len(self.chart.links)]
        count = min(int(length / (9 * self.u)) + 1, ceil(flow * 1400))
        pace = 26 * self.u / max(20.0, length) / 60
        sprites = []
        for n in range(count):
            share = (
                view.t * pace * (0.85 + 0.3 * hash_unit(edge, n, 61)) + n / count + 0.03 * hash_unit(edge, n, 62)
            ) % 1.0
            x, y = self.chart.along(edge, share)
            frame = int(view.t / STRIDE + 4 * hash_unit(edge, n, 63)) % FRAMES
            sprites.append(self._person((x + 5 * self.u * (hash_unit(edge, n, 64) - 0.5), y), 9, frame, facing))
        return sprites

    def _standing(self, view: View, i: int, share: float, facing: bool) -> list[Sprite]:
        (x, y), k = self.chart.sectors[i], self.chart.scales[i] * self.u
        sprites = []
        for n in range(min(9, ceil(share * 260))):
            angle, radius = 2 * pi * hash_unit(i, n, 71), 12 + 22 * hash_unit(i, n, 72)
            at = (x + radius * cos(angle) * k, y + radius * sin(angle) * SQUASH * k + 4 * k)
            sprites.append(self._person(at, 9, 0, facing))
        return sprites

    def _person(self, foot: tuple[float, float], units: float, frame: int, facing: bool) -> Sprite:
        picture = person(max(8, round(units * self.u)), frame, facing)
        return picture, (foot[0] - picture.get_width() / 2, foot[1] - picture.get_height())

    def climbers(self, surface: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """The crowd round the foot, and those on the wall up to the height they have reached."""
        base, height, stare = view.share("climb.base"), view.unit("climb.height"), self.all_facing(view)
        if base <= 0:
            return
        sprites = self._crowd(view, base, stare) + self._wall(view, base, height, stare)
        scatter(surface, _whole(sprites))
        x, y = self.spire.wall(0, height)
        shine(light, (x, y), shade(mix(palette.white, palette.rose, height), 0.3 + 0.25 * height), 10 * self.u)

    def _crowd(self, view: View, base: float, facing: bool) -> list[Sprite]:
        count = min(46, ceil(base * 120) + 2)
        n = np.arange(count)
        angles = np.sort(hash_units(count, 81) * 2 * pi) + 0.06 * np.sin(view.t / 26 + n)
        fars = (32 + 22 * hash_units(count, 82)) * self.u
        x = self.spire.base[0] + fars * np.cos(angles)
        y = self.spire.base[1] + fars * np.sin(angles) * SQUASH + 4 * self.u
        order = np.argsort(y)
        return self._people((x[order], y[order]), (int(view.t / STRIDE) + n) % FRAMES, facing)

    def _wall(self, view: View, base: float, height: float, facing: bool) -> list[Sprite]:
        if height < 0.012:
            return []
        count = min(84, 4 + ceil(base * 150 + height * 46))
        turns, n = hash_units(count, 91), np.arange(count)
        rise = (hash_units(count, 92) + view.t / 2600 * (0.6 + 0.8 * turns)) % 1.0 * height
        rise[0] = height
        x, y = self.spire.walls(1.7 * turns - 0.85, rise)
        frames = np.where(facing & (n % 3 > 0), 0, (int(view.t / STRIDE) + n) % FRAMES)
        return self._people((x + 0.6 * self.u * np.sin(view.t / 9 + n * 1.7), y), frames, facing)

    def _people(self, feet: tuple[np.ndarray, np.ndarray], frames: np.ndarray, facing: bool) -> list[Sprite]:
        pictures = [person(max(8, round(10.5 * self.u)), frame, facing) for frame in range(FRAMES)]
        w, h = pictures[0].get_size()
        xs, ys = np.rint(feet[0] - w / 2).astype(int).tolist(), np.rint(feet[1] - h).astype(int).tolist()
        return [(pictures[f], (x, y)) for f, x, y in zip(frames.tolist(), xs, ys, strict=True)]


def _at(picture: pygame.Surface, x: np.ndarray, y: np.ndarray) -> list[Sprite]:
    places = np.stack([np.rint(x), np.rint(y)], axis=1).astype(int).tolist()
    return [(picture, (px, py)) for px, py in places]


def _whole(sprites: list[Sprite]) -> list[Sprite]:
    return [(picture, (round(x), round(y))) for picture, (x, y) in sprites]
