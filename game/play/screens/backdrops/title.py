"""The scene behind the title: the city asleep, before anything has happened."""

from dataclasses import dataclass
from math import cos, pi, sin

import pygame

from game.play.dreams.platform.scene.city_look import CityLook
from game.play.dreams.platform.scene.cityscape import IS_DARK, OPEN, Cityscape, LinkLook, SectorLook
from game.play.dreams.platform.scene.figures import LostFigures
from game.play.dreams.platform.scene.ground import CityMap, Ground
from game.play.dreams.platform.scene.night import night
from game.play.dreams.platform.scene.spire import DISC, Spire
from game.play.dreams.platform.scene.towers import FILLS
from game.play.render.ellipse import ellipse
from game.play.render.glow import Bloom, pool, shine
from game.play.render.kept import kept
from game.play.render.layout import unit_of
from game.play.render.noise import hash_unit
from game.play.render.theme import Colour, mix, palette, shade
from game.play.store.drawn import keep_drawing, kept_drawing, name_of

RINGS = ((4, 0.36, 20.0), (8, 0.68, 4.0), (12, 1.0, 15.0))  # sectors, radius, bearing of the first
BREATH, RING, DRIFT = 6.0, 11.0, 37.0  # seconds of a breath, from ring to ring, of the light's drift
DRIFTS = 15  # ticks for which drifting light is left where it is: within them it moves by less than can be seen


@dataclass(frozen=True)
class SleepingSector:
    """A sector of the sleeping city."""

    x: float
    y: float
    name: str = ""
    gate: bool = False


@dataclass(frozen=True)
class SleepingLink:
    """A link of the sleeping city."""

    a: int
    b: int
    seconds: float = 4.0
    there: bool = True


@dataclass(frozen=True)
class SleepingCity:
    """A city without a level."""

    sectors: tuple[SleepingSector, ...]
    links: tuple[SleepingLink, ...]
    captions: tuple[str, ...] = ()


def sleeping_city() -> SleepingCity:
    """Three rings of sectors, each linked to its neighbours and inwards."""
    sectors, links, start = [], [], 0
    for ring, (count, radius, first) in enumerate(RINGS):
        for n in range(count):
            turn = (first + 360 * n / count) * pi / 180
            sectors.append(SleepingSector(radius * sin(turn), radius * cos(turn)))
            links.append(SleepingLink(start + n, start + (n + 1) % count))
            if ring:
                inner = RINGS[ring - 1][0]
                links.append(SleepingLink(start + n, start - inner + round(n * inner / count) % inner))
        start += count
    return SleepingCity(tuple(sectors), tuple(links))


class TitleBackground:
    """What is the same at every tick: drawn once for a size."""

    def __init__(self, size: tuple[int, int]) -> None:
        w, h = size
        self.u = unit_of(size) * 1.5
        middle, wide = (w * 0.655, h * 0.655), min(w * 0.44, h * 0.82)
        self.ground = Ground(self.u, middle, wide, wide * 0.42, h * 0.335, pygame.Rect(0, 0, *size))
        city = sleeping_city()
        self.chart, self.spire = CityMap.of(city, self.ground), Spire(self.ground)
        self.figures, self.city = LostFigures(self.chart, self.spire), city
        self.bloom = Bloom(size)
        self._lit: tuple[int, pygame.Surface] | None = None
        name = name_of("city asleep", size, palette)
        self.picture = kept_drawing(name) or self._drawn(size)
        keep_drawing(name, self.picture)

    def drifting(self, tick: float) -> pygame.Surface:
        """The city under the light that drifts over it, at a tick (1/60 s)."""
        step = int(tick // DRIFTS)
        if not self._lit or self._lit[0] != step:
            picture = self._lit[1] if self._lit else self.picture.copy()
            picture.blit(self.picture, (0, 0))
            self.bloom.clear()
            _drift(self.bloom.layer, step * DRIFTS)
            self.bloom.apply(picture)
            self._lit = step, picture
        return self._lit[1]

    def _drawn(self, size: tuple[int, int]) -> pygame.Surface:
        city = self.city
        scape = Cityscape(city, self.chart, self.spire, night(size, self.ground, CityLook()), ())
        sizes = [2 + (i >= 4) + (i >= 12) + round(hash_unit(i, 77)) for i in range(len(city.sectors))]
        lit = [FILLS - 2 if hash_unit(i, 78) < 0.5 else FILLS - 3 for i in range(len(sizes))]
        looks = tuple(SectorLook(0, *pair, 0) for pair in zip(lit, sizes, strict=True))
        scape.compose(looks, (LinkLook(OPEN, IS_DARK),) * len(city.links))
        return scape.picture


def _drift(light: pygame.Surface, tick: float) -> None:
    """Two wide pools of light that wander over the city and cross."""
    w, h = light.get_size()
    for n, tone in enumerate((palette.cyan, palette.violet)):
        turn = 2 * pi * (tick / 60 / (DRIFT * (1 + 0.6 * n)) + 0.5 * n)
        glow = pool(shade(tone, 0.11), round(w * 0.5), round(h * 0.32))
        at = (w * (0.64 + 0.2 * sin(turn)), h * (0.66 + 0.09 * sin(2 * turn)))
        light.blit(glow, glow.get_rect(center=(round(at[0]), round(at[1]))), special_flags=pygame.BLEND_RGB_ADD)


_background = kept(TitleBackground)


class TitleScene:
    """The sleeping city at a size of window, as a function of the tick alone."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.background = _background(size)

    def draw(self, surface: pygame.Surface, tick: float) -> None:
        """The scene at a tick (1/60 s; parts of one are fine), over all of the surface."""
        stage = self.background
        surface.blit(stage.drifting(tick), (0, 0))
        stage.bloom.clear()
        light = stage.bloom.layer
        stage.figures.lights(surface, list(range(len(stage.city.links))), tick)
        self._ring(surface, light, tick)
        self._deck(light, tick)
        self._windows(surface, light, tick)
        stage.bloom.apply(surface)

    def _ring(self, surface: pygame.Surface, light: pygame.Surface, tick: float) -> None:
        """Now and then a calm ring goes out from the platform to the edge of the city."""
        share = tick / 60 / RING % 1.0
        x, y = self.background.spire.base
        fade = (1 - share) ** 2 * min(1.0, share * 8)
        radius = (0.1 + 1.15 * share) * self.background.ground.wide
        ellipse(surface, (x, y), radius, mix((8, 22, 50), palette.cyan, 0.35 * fade))
        ellipse(light, (x / 4, y / 4), radius / 4, shade(palette.cyan, 0.16 * fade))

    def _deck(self, light: pygame.Surface, tick: float) -> None:
        """The platform breathes."""
        x, y = self.background.spire.top
        u, swell = self.background.u, 0.5 - 0.5 * cos(2 * pi * tick / 60 / BREATH)
        ellipse(light, (x / 4, y / 4), DISC * u / 4, shade(palette.cyan, 0.22 + 0.3 * swell))
        shine(
            light,
            (x, y - 10 * u),
            shade(mix(palette.cyan, palette.white, 0.3), 0.06 + 0.12 * swell),
            (12 + 5 * swell) * u,
        )

    def _windows(self, surface: pygame.Surface, light: pygame.Surface, tick: float) -> None:
        """Here and there somebody is still awake: a window that comes and goes."""
        chart, u = self.background.chart, self.background.u
        dot = max(1, round(1.3 * u))
        for i, (x, y) in enumerate(chart.sectors):
            phase = (tick / 60 / (7 + 9 * hash_unit(i, 81)) + hash_unit(i, 82)) % 1.0
            strong = max(0.0, 1 - abs(2 * phase - 1) * 1.6)
            colour: Colour = shade((255, 226, 170), strong)
            at = (x + (hash_unit(i, 83) - 0.5) * 30 * u, y - (6 + 22 * hash_unit(i, 84)) * u)
            surface.fill(colour, (round(at[0]), round(at[1]), dot, dot), special_flags=pygame.BLEND_RGB_ADD)
            shine(light, at, shade(colour, 0.3), 2.5 * u)
