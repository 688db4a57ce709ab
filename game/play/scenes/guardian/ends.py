"""Four endings, each a scene in motion, as functions of the ticks since the dream ended.

The journey: every curve leaves its pane and runs together in one river of light. Overcorrection: the glass rings
until it bursts. Stasis: every line goes flat, and frost takes the panes. Let go: pane after pane falls into the dark.
"""

from math import cos, exp, pi, sin, tau

import numpy as np
import pygame

from game.play.compat import ADD, aalines
from game.play.draw.glow import pool, quarter, shine
from game.play.draw.grain import grain, grains, unit
from game.play.draw.instrument import veil
from game.play.look import CYAN, DEAD, NIGHT, ROSE, VIOLET, WARM, WHITE, Colour, mix, shade
from game.play.scenes.guardian.hall import Hall, Point
from game.play.scenes.guardian.views import HallView, heights
from game.sim.fixed import ONE

POINTS = 90  # of a curve of the river
SHARDS = (4, 4)  # of a pane, across and down
FROST: Colour = (150, 176, 206)


class Ends:
    """Draws over the whole scene. u: pixels to a unit; kinds: what each ending of the level looks like."""

    def __init__(self, hall: Hall, size: tuple[int, int], u: float, kinds: list[str]) -> None:
        self.hall, self.size, self.u, self.kinds = hall, size, u, kinds

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
        if kind == "journey":
            return max(0.25, 1 - age / 170)
        if kind == "overcorrection":
            return max(0.0, 1 - max(0.0, age - 66) / 10)
        if kind == "stasis":
            return max(0.16, 1 - age / 200)
        return max(0.0, 1 - age / 30) if kind == "let-go" else 1.0

    def draw(self, surface: pygame.Surface, light: pygame.Surface, view: HallView) -> None:
        """The ending that goes on, if one does."""
        kind = self.kind(view)
        if kind:
            getattr(self, f"_{kind.replace('-', '_')}")(surface, light, view, self.age(view))

    # The journey

    def _journey(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, age: float) -> None:
        w, h = self.size
        share = _ease(age / 165)
        dawn = _ease((age - 15) / 150)
        for n, (tone, much) in enumerate((((80, 60, 190), 0.5), (VIOLET, 0.4), (WARM, 0.5))):
            glow = pool(shade(tone, much * dawn), round(w / 4 * (1.5 - 0.3 * n)), round(h / 4 * (0.95 - 0.22 * n)))
            place = (w / 8, h * 0.60 / 4)
            light.blit(glow, glow.get_rect(center=[round(c) for c in place]), special_flags=ADD)
        for i, pane in enumerate(self.hall.panes):
            if not view.one("dark", i):
                self._river(surface, light, view, i, pane.quad, share, age)
        for n in range(110):
            x, start, pace = unit(n, 91) * w, unit(n, 92), 0.3 + unit(n, 93)
            y = h * (0.95 - (age / 400 * pace + start) % 1.0 * 0.8)
            bright = dawn * sin(pi * ((age / 400 * pace + start) % 1.0)) * (0.5 + 0.5 * sin(age / 20 + n))
            surface.fill(shade(mix(WARM, VIOLET, unit(n, 94)), max(0.0, bright)), (round(x), round(y), 2, 2), special_flags=ADD)

    def _river(
        self, surface: pygame.Surface, light: pygame.Surface, view: HallView, i: int, quad: object, share: float, age: float
    ) -> None:
        """A curve on its way from its pane into the river."""
        w, h = self.size
        across = np.linspace(0, 1, POINTS)
        pane = self.hall.panes[i]
        wave = heights(np.interp(np.linspace(0, 117, POINTS), np.arange(118), view.trace[-118:, i]))
        there = pane.places(0.06 + 0.87 * across, 0.47 - 0.255 * wave)
        own = 0.35 * np.sin(tau * (across * (1.4 + 0.12 * i) - age / (260 + 17 * i)) + i)
        y = h * 0.60 + (i - 5.5) * 7 * self.u + (wave * np.sin(pi * across) + own) * 62 * self.u
        river = np.stack([across * w, y], 1)
        late = _ease(share * 1.7 - 0.7 * i / max(1, len(self.hall.panes) - 1))
        points = (there * (1 - late) + river * late).tolist()
        tone = mix(mix(VIOLET, CYAN, (i % 4) / 4), WARM, 0.4 * late * (i % 3 == 0))
        aalines(surface, tone, False, points)
        aalines(light, shade(tone, 0.36), False, [quarter(p) for p in points[::2]])

    # Overcorrection

    def _overcorrection(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, age: float) -> None:
        dark = _ease((age - 60) / 130)
        surface.blit(veil(self.size, round(15 * dark) * 15), (0, 0))
        for i, pane in enumerate(self.hall.panes):
            if age < 70:
                self._shriek(surface, light, pane.quad, i, age)
            else:
                self._burst(surface, light, i, age - 70 - 14 * unit(i, 21))
        flash = exp(-(((age - 72) / 14) ** 2))
        if flash > 0.02:
            shine(light, self.hall.box.center, shade(mix(ROSE, WHITE, 0.5), flash), (120 + 60 * flash) * self.u)

    def _shriek(self, surface: pygame.Surface, light: pygame.Surface, quad: object, i: int, age: float) -> None:
        """The loop rings faster and wider than its glass."""
        grows = (age / 70) ** 2
        us = np.linspace(0.05, 0.95, 70)
        vs = 0.47 + (0.05 + 0.5 * grows) * np.sin(us * (40 + 8 * unit(i, 22)) + age * 0.9) * us
        points = self.hall.panes[i].places(us, vs).tolist()
        aalines(surface, mix(ROSE, WHITE, 0.3 * grows), False, points)
        aalines(light, shade(ROSE, 0.5 * grows), False, [quarter(p) for p in points[::3]])

    def _burst(self, surface: pygame.Surface, light: pygame.Surface, i: int, age: float) -> None:
        fade = max(0.0, 1 - age / 190) ** 1.4
        if age < 0 or fade < 0.02:
            return
        pane = self.hall.panes[i]
        mx, my = pane.middle
        for n in range(SHARDS[0] * SHARDS[1]):
            u0, v0 = n % SHARDS[0] / SHARDS[0], n // SHARDS[0] / SHARDS[1]
            half = [(u0, v0), (u0 + 0.25, v0 + 0.25 * unit(i, n, 1)), (u0 + 0.25 * unit(i, n, 2), v0 + 0.25)]
            corners = [pane.at(min(1, u), min(1, v)) for u, v in half]
            cx, cy = (sum(p[k] for p in corners) / 3 for k in (0, 1))
            pace = (1.0 + 2.2 * unit(i, n, 3)) * self.u
            far = age * (1 + age / 120)
            dx, dy = (cx - mx) / 60 / self.u, (cy - my) / 60 / self.u - 0.3
            at = (cx + dx * pace * far, cy + dy * pace * far + 0.008 * age * age * self.u)
            turn, lean = (unit(i, n, 4) - 0.5) * 0.14 * age, cos(age * (0.05 + 0.08 * unit(i, n, 5)))
            c, s = cos(turn), sin(turn)
            points = [(at[0] + ((x - cx) * c - (y - cy) * s) * lean, at[1] + (x - cx) * s + (y - cy) * c) for x, y in corners]
            tone = mix(mix(CYAN, ROSE, 0.4 + 0.6 * unit(i, n, 6)), WHITE, 0.25)
            pygame.draw.polygon(surface, shade(mix(tone, NIGHT, 0.72), fade), points)
            aalines(surface, shade(tone, fade), True, points)
            if lean > 0.5:
                pygame.draw.polygon(light, shade(tone, 0.22 * fade * lean), [quarter(p) for p in points])

    # Stasis

    def _stasis(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, age: float) -> None:
        cold = _ease(age / 200)
        surface.blit(veil(self.size, round(15 * cold) * 9), (0, 0))
        for i, pane in enumerate(self.hall.panes):
            late = _ease((age - 9 * (grain(i, 31) % 12)) / 110)
            wave = heights(np.interp(np.linspace(0, 117, 60), np.arange(118), view.trace[-118:, i])) * (1 - late)
            points = pane.places(np.linspace(0.06, 0.93, 60), 0.47 - 0.255 * wave).tolist()
            aalines(surface, mix(CYAN, shade(FROST, 0.8), late), False, points)
            self._frost(surface, i, late)
            shine(light, points[-1], shade(FROST, 0.25 * late), 3 * self.u)

    def _frost(self, surface: pygame.Surface, i: int, share: float) -> None:
        """Needles that grow from the rim inward, each with side needles."""
        pane = self.hall.panes[i]
        for n in range(22):
            along, side = unit(i, n, 41), grain(i, n, 42) % 4
            u, v = ((along, 0.0), (1.0, along), (along, 1.0), (0.0, along))[side]
            du, dv = ((0.3 * (unit(i, n, 43) - 0.5), 1.0), (-1.0, 0.3 * (unit(i, n, 43) - 0.5)))[side % 2]
            du, dv = (du, -dv) if side == 2 else (-du, dv) if side == 3 else (du, dv)
            long = share * (0.08 + 0.26 * unit(i, n, 44) ** 2)
            tip = (min(1, max(0, u + du * long)), min(1, max(0, v + dv * long)))
            ends = [pane.at(u, v), pane.at(*tip)]
            aalines(surface, shade(FROST, 0.22 + 0.3 * unit(i, n, 45)), False, ends)
            mid = ((u + tip[0]) / 2, (v + tip[1]) / 2)
            for way in (-0.45, 0.45):
                leaf = (mid[0] + (du + way * dv) * long * 0.3, mid[1] + (dv - way * du) * long * 0.3)
                leaf = (min(1, max(0, leaf[0])), min(1, max(0, leaf[1])))
                aalines(surface, shade(FROST, 0.2), False, [pane.at(*mid), pane.at(*leaf)])

    # Let go

    def _let_go(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, age: float) -> None:
        surface.blit(veil(self.size, round(15 * _ease(age / 260)) * 14), (0, 0))
        order = sorted(range(len(self.hall.panes)), key=lambda i: grain(i, 61))
        for n, i in enumerate(order):
            self._sink(surface, light, view, i, age - 13 * n)
        w, h = self.size
        drops = grains(90, 62)
        for n in range(90):
            y = (drops[n] + age / 140 * (0.5 + unit(n, 63))) % 1.0
            fade = max(0.0, 1 - age / 420) * (1 - y)
            top = (round(unit(n, 64) * w), round(y * h))
            surface.fill(shade(mix(ROSE, DEAD, unit(n, 65)), 0.7 * fade), (*top, 1, max(2, round(12 * self.u))), special_flags=ADD)

    def _sink(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, i: int, age: float) -> None:
        """A pane swings loose and falls away from whoever looks, down through the floor."""
        pane, h = self.hall.panes[i], self.size[1]
        fall = max(0.0, age)
        down = 0.045 * fall * fall * self.u
        small = 1 / (1 + fall / 90)
        turn = 0.002 * fall * fall * (0.4 + unit(i, 66)) * (1 if grain(i, 67) % 2 else -1) / 6
        (mx, my), c, s = pane.middle, cos(turn), sin(turn)
        middle = (mx + (self.size[0] / 2 - mx) * (1 - small) * 0.7, my + down)
        if middle[1] > h * 1.15:
            return

        def seen(p: Point) -> Point:
            x, y = (p[0] - mx) * small, (p[1] - my) * small
            return middle[0] + x * c - y * s, middle[1] + x * s + y * c

        fade = max(0.0, 1 - fall / 150)
        corners = [seen(p) for p in pane.quad]
        tone = DEAD if view.one("dark", i) else mix(ROSE, DEAD, min(1.0, fall / 80))
        pygame.draw.polygon(surface, shade(mix(tone, NIGHT, 0.85), 0.5 + 0.5 * fade), corners)
        aalines(surface, shade(tone, 0.25 + 0.75 * fade), True, corners)
        grows = 0.0 if view.one("dark", i) else view.mixed("sub.x")[i] / ONE
        us = np.linspace(0.06, 0.93, 24)
        vs = 0.47 - 0.2 * np.clip(grows, -2, 2) * us**3 * (1 + age / 60)
        line = [seen(tuple(p)) for p in pane.places(us, np.clip(vs, 0.02, 0.98)).tolist()]  # type: ignore[arg-type]
        aalines(surface, shade(tone, 0.3 + 0.7 * fade), False, line)
        aalines(light, shade(tone, 0.25 * fade), False, [quarter(p) for p in line[::3]])


def _ease(share: float) -> float:
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)
