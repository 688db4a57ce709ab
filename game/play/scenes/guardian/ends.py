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
SHARDS = (4, 3)  # of a pane, across and down
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
        for n, (tone, much) in enumerate((((80, 60, 190), 0.34), (VIOLET, 0.2), (WARM, 0.26))):
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
            _shock(surface, self.hall.box.center, (age - 56) * 16 * self.u, mix(NIGHT, ROSE, min(1.0, flash)))
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
        """The whole pane in triangles, that fly from its middle, turn and fall."""
        fade = max(0.0, 1 - age / 200) ** 1.3
        if age < 0 or fade < 0.02:
            return
        pane, (across, down) = self.hall.panes[i], SHARDS

        def node(a: int, b: int) -> Point:
            loose = 0 < a < across and 0 < b < down
            du, dv = ((unit(i, a, b, k) - 0.5) * 0.8 * loose for k in (1, 2))
            return pane.at((a + du) / across, (b + dv) / down)

        for n in range(across * down):
            a, b = n % across, n // across
            p, q, r, s = node(a, b), node(a + 1, b), node(a + 1, b + 1), node(a, b + 1)
            for k, corners in enumerate(((p, q, r), (p, r, s))):
                self._shard(surface, light, pane.middle, corners, (age, fade), 2 * n + k + 100 * i)

    def _shard(
        self, surface: pygame.Surface, light: pygame.Surface, middle: Point, corners: tuple[Point, ...],
        how: tuple[float, float], key: int,
    ) -> None:  # fmt: skip
        (mx, my), (age, fade) = middle, how
        cx, cy = (sum(p[k] for p in corners) / 3 for k in (0, 1))
        far = age * (1 + age / 140) * (0.55 + 0.9 * unit(key, 3))
        at = (cx + (cx - mx) / 42 * far, cy + ((cy - my) / 52 - 0.25 * self.u) * far + 0.010 * age * age * self.u)
        turn, lean = (unit(key, 4) - 0.5) * 0.1 * age, cos(age * (0.02 + 0.06 * unit(key, 5)))
        c, s = cos(turn), sin(turn)
        points = [(at[0] + ((x - cx) * c - (y - cy) * s) * lean, at[1] + (x - cx) * s + (y - cy) * c) for x, y in corners]
        tone = mix(mix(CYAN, ROSE, 0.25 + 0.75 * unit(key, 6)), WHITE, 0.2)
        pygame.draw.polygon(surface, shade(mix(tone, NIGHT, 0.74 - 0.25 * max(0.0, lean - 0.8)), fade), points)
        aalines(surface, shade(tone, fade), True, points)
        if lean > 0.6:
            pygame.draw.polygon(light, shade(tone, 0.16 * fade * lean), [quarter(p) for p in points])

    # Stasis

    def _stasis(self, surface: pygame.Surface, light: pygame.Surface, view: HallView, age: float) -> None:
        cold = _ease(age / 200)
        surface.blit(veil(self.size, round(15 * cold) * 9), (0, 0))
        for i, pane in enumerate(self.hall.panes):
            late = _ease((age - 5 * (grain(i, 31) % 12)) / 75)
            wave = heights(np.interp(np.linspace(0, 117, 60), np.arange(118), view.trace[-118:, i])) * (1 - late)
            points = pane.places(np.linspace(0.06, 0.93, 60), 0.47 - 0.255 * wave).tolist()
            aalines(surface, mix(CYAN, shade(FROST, 0.8), late), False, points)
            self._frost(surface, i, late)
            shine(light, points[-1], shade(FROST, 0.25 * late), 3 * self.u)

    def _frost(self, surface: pygame.Surface, i: int, share: float) -> None:
        """Needles that grow from the rim inward, each with side needles."""
        pane = self.hall.panes[i]
        for n in range(30):
            along, side = unit(i, n, 41), grain(i, n, 42) % 4
            u, v = ((along, 0.0), (1.0, along), (along, 1.0), (0.0, along))[side]
            du, dv = ((0.3 * (unit(i, n, 43) - 0.5), 1.0), (-1.0, 0.3 * (unit(i, n, 43) - 0.5)))[side % 2]
            du, dv = (du, -dv) if side == 2 else (-du, dv) if side == 3 else (du, dv)
            long = share * (0.08 + 0.36 * unit(i, n, 44) ** 1.6)
            tip = (min(1, max(0, u + du * long)), min(1, max(0, v + dv * long)))
            ends = [pane.at(u, v), pane.at(*tip)]
            aalines(surface, shade(FROST, 0.22 + 0.3 * unit(i, n, 45)), False, ends)
            for way, part in ((-0.7, 0.35), (0.7, 0.35), (-0.6, 0.65), (0.6, 0.65)):
                stem = (u + (tip[0] - u) * part, v + (tip[1] - v) * part)
                leaf = (stem[0] + (du + way * dv) * long * 0.28, stem[1] + (dv - way * du) * long * 0.28)
                leaf = (min(1, max(0, leaf[0])), min(1, max(0, leaf[1])))
                aalines(surface, shade(FROST, 0.3), False, [pane.at(*stem), pane.at(*leaf)])

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


def _shock(surface: pygame.Surface, at: Point, radius: float, tone: Colour) -> None:
    """A ring that goes out."""
    if radius > 2:
        points = [(at[0] + radius * cos(tau * n / 60), at[1] + 0.6 * radius * sin(tau * n / 60)) for n in range(60)]
        for wider in (0.0, 1.5):
            aalines(surface, tone, True, [(x, y + wider) for x, y in points])


def _ease(share: float) -> float:
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)
