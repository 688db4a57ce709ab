"""Endings: a richer song, the old song, discord, silence. A function of the seconds since the dream ended."""

from math import sin, tau

import pygame

from game.play.dreams.engine import endings
from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.catwalks import rainbow
from game.play.dreams.engine.scene.chamber_map import WIDE, ChamberMap, along
from game.play.dreams.engine.scene.ring_light import add_ring
from game.play.dreams.engine.scene.ripples_and_strikes import draw_oval
from game.play.render.compat import ADD
from game.play.render.glow import pool, shine
from game.play.render.instrument import veil
from game.play.render.noise import hash_unit
from game.play.render.theme import mix, palette, shade
from game.play.render.view import View

PIECES = 9  # beads of colour on a catwalk


class ChamberEndings:
    """Draws on the picture and, in quarter size, on the light layer."""

    def __init__(self, chart: ChamberMap) -> None:
        self.chart, self.u = chart, chart.u

    def draw(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """What the end adds to the chamber."""
        kind, age = engine_view.ending_of(view), engine_view.since_end(view)
        if kind == endings.RICH:
            self._rainbows(picture, light, age)
        elif kind == endings.OLD:
            self._unison(picture, light, view, age)
        elif kind == endings.DISCORD:
            self._discord(picture, light, view, age)
        elif kind == endings.SILENCE:
            self._silence(picture, light, age)

    def _rainbows(self, picture: pygame.Surface, light: pygame.Surface, age: float) -> None:
        """Colours that run outward through the crystal, and arcs of them over the heart."""
        grown = min(1.0, age / 2.2)
        for number, path in enumerate(self.chart.links):
            place = number % (self.chart.each - 1) if self.chart.each > 1 else 0
            lit = min(1.0, max(0.0, grown * 1.6 - place * 0.1))
            for n in range(PIECES):
                s = (n + 0.5) / PIECES
                hue = round(((place + s) * 0.13 - age * 0.16 + number // 7 / 3) % 1.0 * 32) / 32
                tone, (x, y) = rainbow(hue), along(path, s)
                shine(light, (x, y), shade(tone, round(0.4 * lit * 16) / 16), 6 * self.u)
                draw_oval(picture, (x, y), (2.0 * self.u, 2.0 * self.u), shade(tone, lit), 0)
        self._arcs(light, age, grown)

    def _arcs(self, light: pygame.Surface, age: float, grown: float) -> None:
        """Three bows of all colours that open over the floor, one within the other, and breathe."""
        for n in range(3):
            radius = (150 + 145 * n) * self.u * (0.45 + 0.55 * grown) * (1 + 0.02 * sin(age * 1.3 + n))
            swing = 0.5 + 0.5 * sin(tau * (age / 6 + n / 3))
            tint = shade(palette.white, grown * (0.2 + 0.12 * swing) * (1 - 0.2 * n))
            add_ring(light, self.chart.heart, (radius, radius * 0.55), tint, spectral=True)

    def _unison(self, picture: pygame.Surface, light: pygame.Surface, view: View, age: float) -> None:
        """One beat for all: rings of white that cross the whole chamber with it."""
        beat = engine_view.phase(view, 0)
        for n in range(2):
            share = (beat + n) / 2
            radius = WIDE * self.u * (0.25 + share)
            glow = (1 - share) ** 1.5 * min(1.0, age)
            add_ring(
                light,
                self.chart.heart,
                (radius, radius * 0.55),
                shade(mix(palette.cyan, palette.white, 0.7), 0.9 * glow),
            )
        for place in self.chart.places:
            shine(light, place, shade(palette.white, round(0.5 * engine_view.flash(beat, 4.0) * 16) / 16), 11 * self.u)

    def _discord(self, picture: pygame.Surface, light: pygame.Surface, view: View, age: float) -> None:
        """Every arm for itself: its light comes and goes at a rate of its own, and splinters drift between them."""
        for number, path in enumerate(self.chart.links):
            arm = number * 3 // len(self.chart.links)
            on = sin(tau * age * (0.8 + 0.37 * arm) + number * 2.1) > -0.2
            if on:
                tone = shade(mix(engine_view.tones()[arm], palette.rose, 0.4), 0.22)
                for s in (0.25, 0.75):
                    shine(light, along(path, s), tone, 9 * self.u)
        for n in range(60):
            life = view.beat(2.4 + hash_unit(n, 1), hash_unit(n, 2))
            x = self.chart.heart[0] + (hash_unit(n, 3) - 0.5) * 1.9 * WIDE * self.u
            y = self.chart.heart[1] + (hash_unit(n, 4) - 0.5) * 1.1 * WIDE * self.u + 30 * (life - 0.5) * self.u
            long = (3 + 9 * hash_unit(n, 5)) * self.u
            tone = shade(mix(engine_view.tones()[n % 3], palette.rose, 0.3), sin(life * tau / 2) * min(1.0, age) * 0.8)
            pygame.draw.aaline(picture, tone, (x, y), (x + long, y - long * (hash_unit(n, 6) - 0.5) * 2))

    def _silence(self, picture: pygame.Surface, light: pygame.Surface, age: float) -> None:
        """The dark closes in from outside; an ember is left."""
        dark = min(1.0, age / 4.5)
        picture.blit(veil(picture.get_size(), round(dark * 14) * 15), (0, 0))
        ember = 0.25 + 0.12 * sin(age * 2.2)
        glow = pool(
            shade(mix((120, 40, 60), palette.rose, 0.3), round(ember * 16) / 16),
            round(40 * self.u),
            round(22 * self.u),
        )
        x, y = self.chart.heart
        light.blit(glow, glow.get_rect(center=(round(x / 4), round(y / 4))), special_flags=ADD)
