"""The two endings in which the glass goes: in overcorrection it rings until it bursts, in let go it falls."""

from math import cos, exp, sin, tau

import numpy as np
import pygame

from game.play.dreams.guardian.scene.hall import Hall
from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.dreams.guardian.scene.wall import Point
from game.play.render.compat import ADD, aalines
from game.play.render.glow import quarter, shine
from game.play.render.instrument import veil
from game.play.render.noise import hash32, hash_unit, hash_units
from game.play.render.theme import Colour, mix, palette, shade
from game.sim.fixed import ONE

SHARDS = (4, 3)  # of a pane, across and down


class BreakingGlass:
    """Draws over the whole scene. u: pixels to a unit."""

    def __init__(self, hall: Hall, size: tuple[int, int], u: float) -> None:
        self.hall, self.size, self.u = hall, size, u

    def overcorrection(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, age: float) -> None:
        """Every loop shrieks, then all the glass bursts at once."""
        dark = ease((age - 60) / 130)
        surface.blit(veil(self.size, round(15 * dark) * 15), (0, 0))
        for i, pane in enumerate(self.hall.panes):
            if age < 70:
                self._shriek(surface, light, pane.quad, i, age)
            else:
                self._burst(surface, light, i, age - 70 - 14 * hash_unit(i, 21))
        flash = exp(-(((age - 72) / 14) ** 2))
        if flash > 0.02 and view.ui.flashes:
            _shock(
                surface,
                self.hall.box.center,
                (age - 56) * 16 * self.u,
                mix(palette.night, palette.rose, min(1.0, flash)),
            )
            shine(
                light,
                self.hall.box.center,
                shade(mix(palette.rose, palette.white, 0.5), flash),
                (120 + 60 * flash) * self.u,
            )

    def _shriek(self, surface: pygame.Surface, light: pygame.Surface, quad: object, i: int, age: float) -> None:
        """The loop rings faster and wider than its glass."""
        grows = (age / 70) ** 2
        us = np.linspace(0.05, 0.95, 70)
        vs = 0.47 + (0.05 + 0.5 * grows) * np.sin(us * (40 + 8 * hash_unit(i, 22)) + age * 0.9) * us
        points = self.hall.panes[i].places(us, vs).tolist()
        aalines(surface, mix(palette.rose, palette.white, 0.3 * grows), False, points)
        aalines(light, shade(palette.rose, 0.5 * grows), False, [quarter(p) for p in points[::3]])

    def _burst(self, surface: pygame.Surface, light: pygame.Surface, i: int, age: float) -> None:
        """The whole pane in triangles, that fly from its middle, turn and fall."""
        if age < 0 or _burst_fade(age) < 0.02:
            return
        pane, (across, down) = self.hall.panes[i], SHARDS

        def node(a: int, b: int) -> Point:
            loose = 0 < a < across and 0 < b < down
            du, dv = ((hash_unit(i, a, b, k) - 0.5) * 0.8 * loose for k in (1, 2))
            return pane.at((a + du) / across, (b + dv) / down)

        for n in range(across * down):
            a, b = n % across, n // across
            p, q, r, s = node(a, b), node(a + 1, b), node(a + 1, b + 1), node(a, b + 1)
            for k, corners in enumerate(((p, q, r), (p, r, s))):
                self._shard(surface, light, pane.middle, corners, age, 2 * n + k + 100 * i)

    def _shard(
        self,
        surface: pygame.Surface,
        light: pygame.Surface,
        middle: Point,
        corners: tuple[Point, ...],
        age: float,
        key: int,
    ) -> None:
        (mx, my), fade = middle, _burst_fade(age)
        cx, cy = (sum(p[k] for p in corners) / 3 for k in (0, 1))
        flown = age * (1 + age / 140) * (0.55 + 0.9 * hash_unit(key, 3))
        at = (
            cx + (cx - mx) / 42 * flown,
            cy + ((cy - my) / 52 - 0.25 * self.u) * flown + 0.010 * age * age * self.u,
        )
        turn, lean = (hash_unit(key, 4) - 0.5) * 0.1 * age, cos(age * (0.02 + 0.06 * hash_unit(key, 5)))
        c, s = cos(turn), sin(turn)
        points = [
            (at[0] + ((x - cx) * c - (y - cy) * s) * lean, at[1] + (x - cx) * s + (y - cy) * c) for x, y in corners
        ]
        tone = mix(mix(palette.cyan, palette.rose, 0.25 + 0.75 * hash_unit(key, 6)), palette.white, 0.2)
        pygame.draw.polygon(surface, shade(mix(tone, palette.night, 0.74 - 0.25 * max(0.0, lean - 0.8)), fade), points)
        aalines(surface, shade(tone, fade), True, points)
        if lean > 0.6:
            pygame.draw.polygon(light, shade(tone, 0.16 * fade * lean), [quarter(p) for p in points])

    def let_go(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, age: float) -> None:
        """Pane after pane comes loose, and the light goes with them."""
        surface.blit(veil(self.size, round(15 * ease(age / 260)) * 14), (0, 0))
        order = sorted(range(len(self.hall.panes)), key=lambda i: hash32(i, 61))
        for n, i in enumerate(order):
            self._sink(surface, light, view, i, age - 13 * n)
        w, h = self.size
        drops = hash_units(90, 62)
        for n in range(90):
            y = (drops[n] + age / 140 * (0.5 + hash_unit(n, 63))) % 1.0
            fade = max(0.0, 1 - age / 420) * (1 - y)
            top = (round(hash_unit(n, 64) * w), round(y * h))
            surface.fill(
                shade(mix(palette.rose, palette.dead, hash_unit(n, 65)), 0.7 * fade),
                (*top, 1, max(2, round(12 * self.u))),
                special_flags=ADD,
            )

    def _sink(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, i: int, age: float) -> None:
        """A pane swings loose and falls away from whoever looks, down through the floor."""
        pane, h = self.hall.panes[i], self.size[1]
        fall = max(0.0, age)
        down = 0.045 * fall * fall * self.u
        small = 1 / (1 + fall / 90)
        turn = 0.002 * fall * fall * (0.4 + hash_unit(i, 66)) * (1 if hash32(i, 67) % 2 else -1) / 6
        (mx, my), c, s = pane.middle, cos(turn), sin(turn)
        middle = (mx + (self.size[0] / 2 - mx) * (1 - small) * 0.7, my + down)
        if middle[1] > h * 1.15:
            return

        def seen(p: Point) -> Point:
            x, y = (p[0] - mx) * small, (p[1] - my) * small
            return middle[0] + x * c - y * s, middle[1] + x * s + y * c

        fade = max(0.0, 1 - fall / 150)
        corners = [seen(p) for p in pane.quad]
        tone = palette.dead if view.one("dark", i) else mix(palette.rose, palette.dead, min(1.0, fall / 80))
        pygame.draw.polygon(surface, shade(mix(tone, palette.night, 0.85), 0.5 + 0.5 * fade), corners)
        aalines(surface, shade(tone, 0.25 + 0.75 * fade), True, corners)
        grows = 0.0 if view.one("dark", i) else view.mixed("sub.x")[i] / ONE
        us = np.linspace(0.06, 0.93, 24)
        vs = 0.47 - 0.2 * np.clip(grows, -2, 2) * us**3 * (1 + age / 60)
        line = [seen(tuple(p)) for p in pane.places(us, np.clip(vs, 0.02, 0.98)).tolist()]
        aalines(surface, shade(tone, 0.3 + 0.7 * fade), False, line)
        aalines(light, shade(tone, 0.25 * fade), False, [quarter(p) for p in line[::3]])


def _shock(surface: pygame.Surface, at: Point, radius: float, tone: Colour) -> None:
    """A ring that goes out."""
    if radius > 2:
        points = [(at[0] + radius * cos(tau * n / 60), at[1] + 0.6 * radius * sin(tau * n / 60)) for n in range(60)]
        for wider in (0.0, 1.5):
            aalines(surface, tone, True, [(x, y + wider) for x, y in points])


def _burst_fade(age: float) -> float:
    """The light of a shard that flies, 1 to 0."""
    light: float = max(0.0, 1 - age / 200) ** 1.3
    return light


def ease(share: float) -> float:
    """A share of the way, begun and ended softly."""
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)
