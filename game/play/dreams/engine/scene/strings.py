"""Strings: bridges of light between insects. One that sings swings; one that beats burns."""

from math import hypot, pi, sin

import pygame

from game.play.dreams.engine import endings
from game.play.dreams.engine.chord_advice import in_unison, tied
from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.chamber_map import ChamberMap, Point
from game.play.render.compat import ADD, aalines
from game.play.render.glow import quarter, shine
from game.play.render.noise import hash_unit
from game.play.render.theme import Colour, mix, outlined, palette, shade
from game.play.render.view import View
from game.sim.panel import Panel

PIECES = 26
NODES = [(sin(pi * k / PIECES), sin(2 * pi * k / PIECES), 9 * pi * k / PIECES) for k in range(PIECES + 1)]


def bow(chart: ChamberMap, a: int, b: int) -> list[Point]:
    """A string at rest: arched over the floor, away from the heart."""
    (x0, y0), (x1, y1) = chart.places[a], chart.places[b]
    rise = 0.1 * hypot(x1 - x0, y1 - y0) + 8 * chart.u
    return [
        (x0 + (x1 - x0) * k / PIECES, y0 + (y1 - y0) * k / PIECES - rise * sin(pi * k / PIECES))
        for k in range(PIECES + 1)
    ]


class Strings:
    """Draws on the picture and, in quarter size, on the light layer."""

    def __init__(self, chart: ChamberMap) -> None:
        self.chart, self.u = chart, chart.u
        self._bows: dict[tuple[int, int], list[Point]] = {}

    def draw(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """Every string that is strung, and the one that is being laid."""
        gone = engine_view.ending_of(view) == endings.SILENCE and engine_view.since_end(view) > 1
        for slot, a in enumerate(view.all("bridge.a")):
            if a >= 0 and not gone:
                self._one(picture, light, view, slot)
        self._laying(picture, view)

    def _one(self, picture: pygame.Surface, light: pygame.Surface, view: View, slot: int) -> None:
        song, health = view.unit("bridge.song", slot), view.unit("bridge.health", slot)
        bound = view.unit("bridge.sings")
        sings = song >= bound or engine_view.ending_of(view) == endings.RICH
        tone = (
            mix(palette.white, palette.violet, 0.35 * song)
            if sings
            else mix(palette.amber, palette.rose, 1 - max(0.0, song) / bound)
        )
        tone = shade(tone, 0.45 + 0.55 * health)
        points = self._swung(view, slot, song)
        aalines(picture, tone, False, points)
        aalines(picture, shade(tone, 0.55), False, [(x, y + 1) for x, y in points])
        glow = shade(tone, (0.3 if sings else 0.2) * health)
        aalines(light, glow, False, [quarter(p) for p in points[::2]])
        if not sings:
            self._burning(picture, light, view, slot, points, health)
        else:
            at = points[round(view.beat(2.2, slot / 6) * PIECES)]
            shine(light, at, shade(tone, 0.5), 4 * self.u)

    def _swung(self, view: View, slot: int, song: float) -> list[Point]:
        """Clean halves and thirds where it sings; a rough tremor where it beats."""
        a, b = view.one("bridge.a", slot), view.one("bridge.b", slot)
        if (a, b) not in self._bows:
            self._bows[a, b] = bow(self.chart, a, b)
        moved, much = [], (1.0 if view.ui.trembles else 0.25) * self.u
        part = min(1.0, max(0.0, song))
        first, second = 1.6 * part * sin(view.t / 1.7) * 1.6, 1.6 * part * sin(view.t / 2.6 + slot) * 1.3
        for k, (x, y) in enumerate(self._bows[a, b]):
            half, whole, ninth = NODES[k]
            off = half * first + whole * second
            if part < 1:
                tremor = sin(ninth + view.t / 1.1) * 2.2 + (hash_unit(int(view.t), k, slot) - 0.5) * 4
                off += tremor * (1 - part)
            moved.append((x, y + much * half * off))
        return moved

    def _burning(
        self,
        picture: pygame.Surface,
        light: pygame.Surface,
        view: View,
        slot: int,
        points: list[Point],
        health: float,
    ) -> None:
        """Embers that climb from it; the shorter its life, the more."""
        for n in range(round(5 + 9 * (1 - health))):
            life = view.beat(0.8 + 0.6 * hash_unit(slot, n), hash_unit(slot, n, 1))
            x, y = points[1 + int(hash_unit(slot, n, 2) * (PIECES - 2))]
            at = (x + 8 * (hash_unit(slot, n, 3) - 0.5) * self.u, y - 26 * life * self.u)
            tone: Colour = shade(mix(palette.amber, palette.rose, life), 1 - life)
            side = max(1, round(2 * self.u * (1 - life)))
            picture.fill(tone, (round(at[0]), round(at[1]), side, side), special_flags=ADD)
        shine(light, points[PIECES // 2], shade(palette.rose, 0.35), 12 * self.u)

    def _laying(self, picture: pygame.Surface, view: View) -> None:
        """From the insect that was taken first to where the pointer or the keys are."""
        first, second = view.ui.link, view.focus
        if first < 0 or second < 0 or first == second:
            return
        points = bow(self.chart, first, second)
        turn = int(view.t / 4) % 2
        a, b = engine_view.arm_of(view, first), engine_view.arm_of(view, second)
        tone = palette.white if a == b else mix(palette.white, palette.violet, 0.2)
        for k in range(turn, PIECES, 2):
            pygame.draw.aaline(picture, shade(tone, 0.75), points[k], points[k + 1])
        word = outlined(ratio(view.now, a, b), "medium", max(10, round(12 * self.chart.words_u)), tone)
        x, y = self._free(points)
        picture.blit(word, word.get_rect(midbottom=(round(x), round(y))))

    def _free(self, points: list[Point]) -> Point:
        """The place on a string that is furthest from every insect."""
        places, up = self.chart.places, 8 * self.u
        return max(points[4:-4], key=lambda p: min(hypot(p[0] - x, p[1] - up - y) for x, y in places))


def ratio(panel: Panel, a: int, b: int) -> str:
    """The ratio of a string between insects of two arms: their tones', or 1 : 1 where both beat alike."""
    low, high = sorted(panel.one("ratio", arm) for arm in (a, b))
    if low == high or in_unison(panel, a, b):
        return "1 : 1"
    return f"{low} : {high}, against a string at 1 : 1" if tied(panel, a, b) else f"{low} : {high}"
