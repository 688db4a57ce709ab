"""Four endings, each a scene in motion, as functions of the ticks since the dream ended.

The journey: every curve leaves its pane and runs together in one river of light. Overcorrection: the glass rings
until it bursts. Stasis: every line goes flat, and frost takes the panes. Let go: pane after pane falls into the dark.
"""

from math import pi, sin, tau

import numpy as np
import pygame

from game.play.dreams.guardian.endings import JOURNEY, LET_GO, OVERCORRECTION, STASIS
from game.play.dreams.guardian.scene.breaking_glass import BreakingGlass, ease
from game.play.dreams.guardian.scene.hall import Hall
from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.render.compat import ADD, aalines
from game.play.render.glow import pool, quarter, shine
from game.play.render.instrument import veil
from game.play.render.noise import hash32, hash_unit
from game.play.render.theme import Colour, mix, palette, shade

POINTS = 90  # of a curve of the river
FROST: Colour = (150, 176, 206)


class HallEndings:
    """Draws over the whole scene. u: pixels to a unit; kinds: what each ending of the level looks like."""

    def __init__(self, hall: Hall, size: tuple[int, int], u: float, kinds: list[str]) -> None:
        self.hall, self.size, self.u, self.kinds = hall, size, u, kinds
        breaking = BreakingGlass(hall, size, u)
        self.scenes = {
            JOURNEY: self.journey,
            STASIS: self.stasis,
            OVERCORRECTION: breaking.overcorrection,
            LET_GO: breaking.let_go,
        }

    def kind(self, view: HallView) -> str:
        """Which of the four goes on; empty in play."""
        ending = view.one("ending")
        return self.kinds[ending - 1] if view.one("ended") and ending else ""

    def age(self, view: HallView) -> float:
        """Ticks since the end."""
        return max(0.0, view.t - view.one("ended") + 1)

    def panes(self, view: HallView) -> float:
        """How much of its light the wall of panes still has."""
        kind, age = self.kind(view), self.age(view)
        if kind == JOURNEY:
            return max(0.25, 1 - age / 170)
        if kind == OVERCORRECTION:
            return max(0.0, 1 - max(0.0, age - 66) / 10)
        if kind == STASIS:
            return max(0.16, 1 - age / 200)
        return max(0.0, 1 - age / 30) if kind == LET_GO else 1.0

    def draw(self, surface: pygame.Surface, light: pygame.Surface, view: HallView) -> None:
        """The ending that goes on, if one does."""
        kind = self.kind(view)
        if kind:
            self.scenes[kind](surface, light, view, self.age(view))

    # The journey

    def journey(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, age: float) -> None:
        """The curves leave their panes, and it dawns over the river that they make."""
        w, h = self.size
        share = ease(age / 165)
        dawn = ease((age - 15) / 150)
        for n, (tone, much) in enumerate((((80, 60, 190), 0.34), (palette.violet, 0.2), (palette.warm, 0.26))):
            glow = pool(shade(tone, much * dawn), round(w / 4 * (1.5 - 0.3 * n)), round(h / 4 * (0.95 - 0.22 * n)))
            place = (w / 8, h * 0.60 / 4)
            light.blit(glow, glow.get_rect(center=[round(c) for c in place]), special_flags=ADD)
        for i in range(len(self.hall.panes)):
            if not view.one("dark", i):
                self._river(surface, light, view, i, share, age)
        for n in range(110):
            x, start, pace = hash_unit(n, 91) * w, hash_unit(n, 92), 0.3 + hash_unit(n, 93)
            y = h * (0.95 - (age / 400 * pace + start) % 1.0 * 0.8)
            bright = dawn * sin(pi * ((age / 400 * pace + start) % 1.0)) * (0.5 + 0.5 * sin(age / 20 + n))
            surface.fill(
                shade(mix(palette.warm, palette.violet, hash_unit(n, 94)), max(0.0, bright)),
                (round(x), round(y), 2, 2),
                special_flags=ADD,
            )

    def _river(
        self,
        surface: pygame.Surface,
        light: pygame.Surface,
        view: HallView,
        i: int,
        share: float,
        age: float,
    ) -> None:
        """A curve on its way from its pane into the river."""
        w, h = self.size
        across = np.linspace(0, 1, POINTS)
        pane = self.hall.panes[i]
        wave = view.heights(np.interp(np.linspace(0, 117, POINTS), np.arange(118), view.trace[-118:, i]))
        there = pane.places(0.06 + 0.87 * across, 0.47 - 0.255 * wave)
        own = 0.35 * np.sin(tau * (across * (1.4 + 0.12 * i) - age / (260 + 17 * i)) + i)
        y = h * 0.60 + (i - 5.5) * 7 * self.u + (wave * np.sin(pi * across) + own) * 62 * self.u
        river = np.stack([across * w, y], 1)
        late = ease(share * 1.7 - 0.7 * i / max(1, len(self.hall.panes) - 1))
        points = (there * (1 - late) + river * late).tolist()
        tone = mix(mix(palette.violet, palette.cyan, (i % 4) / 4), palette.warm, 0.4 * late * (i % 3 == 0))
        aalines(surface, tone, False, points)
        aalines(light, shade(tone, 0.36), False, [quarter(p) for p in points[::2]])

    # Stasis

    def stasis(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, age: float) -> None:
        """Line after line goes flat, and frost grows over the glass."""
        cold = ease(age / 200)
        surface.blit(veil(self.size, round(15 * cold) * 9), (0, 0))
        for i, pane in enumerate(self.hall.panes):
            late = ease((age - 5 * (hash32(i, 31) % 12)) / 75)
            wave = view.heights(np.interp(np.linspace(0, 117, 60), np.arange(118), view.trace[-118:, i])) * (1 - late)
            points = pane.places(np.linspace(0.06, 0.93, 60), 0.47 - 0.255 * wave).tolist()
            aalines(surface, mix(palette.cyan, shade(FROST, 0.8), late), False, points)
            self._frost(surface, i, late)
            shine(light, points[-1], shade(FROST, 0.25 * late), 3 * self.u)

    def _frost(self, surface: pygame.Surface, i: int, share: float) -> None:
        """Needles that grow from the rim inward, each with side needles."""
        pane = self.hall.panes[i]
        for n in range(30):
            along, side = hash_unit(i, n, 41), hash32(i, n, 42) % 4
            u, v = ((along, 0.0), (1.0, along), (along, 1.0), (0.0, along))[side]
            du, dv = ((0.3 * (hash_unit(i, n, 43) - 0.5), 1.0), (-1.0, 0.3 * (hash_unit(i, n, 43) - 0.5)))[side % 2]
            du, dv = (du, -dv) if side == 2 else (-du, dv) if side == 3 else (du, dv)
            long = share * (0.08 + 0.36 * hash_unit(i, n, 44) ** 1.6)
            tip = (min(1, max(0, u + du * long)), min(1, max(0, v + dv * long)))
            ends = [pane.at(u, v), pane.at(*tip)]
            aalines(surface, shade(FROST, 0.22 + 0.3 * hash_unit(i, n, 45)), False, ends)
            for way, part in ((-0.7, 0.35), (0.7, 0.35), (-0.6, 0.65), (0.6, 0.65)):
                stem = (u + (tip[0] - u) * part, v + (tip[1] - v) * part)
                leaf = (stem[0] + (du + way * dv) * long * 0.28, stem[1] + (dv - way * du) * long * 0.28)
                leaf = (min(1, max(0, leaf[0])), min(1, max(0, leaf[1])))
                aalines(surface, shade(FROST, 0.3), False, [pane.at(*stem), pane.at(*leaf)])
