"""Ripples of will that run outward from a nudge, and strikes that are forecast before they fall."""

from math import pi

import pygame

from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.chamber_map import ChamberMap, Point, along, normal
from game.play.render.compat import aalines
from game.play.render.glow import shine
from game.play.render.instrument import veil
from game.play.render.noise import hash_unit
from game.play.render.theme import Colour, mix, outlined, palette, shade
from game.play.render.view import View
from game.play.render.words import seconds
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.laws.engine.verbs import EngineVerb

AFTER = 34  # ticks for which a ripple is seen where it arrived
SEEN = 70  # ticks for which a judged press is marked at its insect
GRADES = ("miss", "fair", "good", "perfect")


def marks() -> tuple[Colour, Colour, Colour, Colour]:
    """The colours of the grades of a press."""
    return (palette.rose, palette.amber, mix(palette.white, palette.amber, 0.2), palette.white)


FORECAST_SHOWN = 3.0 * TICKS_PER_SECOND  # how long before it a strike is drawn


def draw_oval(surface: pygame.Surface, at: Point, size: tuple[float, float], colour: Colour, line: int = 1) -> None:
    """An ellipse of half axes `size` round a place."""
    box = pygame.Rect(0, 0, max(2, round(2 * size[0])), max(2, round(2 * size[1])))
    box.center = round(at[0]), round(at[1])
    pygame.draw.ellipse(surface, colour, box, line)


class RipplesAndStrikes:
    """Draws on the picture and, in quarter size, on the light layer."""

    def __init__(self, chart: ChamberMap) -> None:
        self.chart, self.u = chart, chart.u

    def draw(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """Ripples, the last press, forecast strikes."""
        if not engine_view.ending_of(view):
            self._ripples(picture, light, view)
            self._pressed(picture, light, view)
            self._forecast(picture, light, view)

    def _ripples(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        begun, links = view.all("will.from"), view.level.links
        for edge, until in enumerate(view.all("will.until")):
            age = view.t - begun[edge]
            if until < 0 or until <= begun[edge] or age < 0 or view.t - until > AFTER:
                continue
            share = min(1.0, age / (until - begun[edge]))
            tone = mix(engine_view.tones()[links[edge % len(links)].a // self.chart.each], palette.white, 0.65)
            if share < 1:
                self._crest(picture, light, edge, share, tone)
            else:
                self._ring(picture, light, self.chart.edge(edge, 1.0), (view.t - until) / AFTER, tone)

    def _crest(self, picture: pygame.Surface, light: pygame.Surface, edge: int, share: float, tone: Colour) -> None:
        """Three bows across the catwalk, the first the widest."""
        path = self.chart.links[edge % len(self.chart.links)]
        for back, wide in ((0.0, 15), (0.12, 12), (0.24, 9)):
            s = max(0.0, share - back)
            s = s if edge < len(self.chart.links) else 1 - s
            (x, y), (nx, ny) = along(path, s), normal(path, s)
            ends = [(x + nx * k * wide * self.u, y + ny * k * wide * self.u) for k in (-1, 0, 1)]
            ahead = along(path, s + (0.05 if edge < len(self.chart.links) else -0.05))
            aalines(picture, shade(tone, 1 - 2 * back), False, [ends[0], ahead, ends[2]])
        shine(
            light,
            along(path, share if edge < len(self.chart.links) else 1 - share),
            shade(tone, 0.8),
            8 * self.u,
        )

    def _ring(self, picture: pygame.Surface, light: pygame.Surface, at: Point, age: float, tone: Colour) -> None:
        glow = (1 - age) ** 1.5
        draw_oval(
            picture, at, ((12 + 34 * age) * self.u, (8 + 21 * age) * self.u), mix(palette.night, tone, 0.85 * glow)
        )
        shine(light, at, shade(tone, round(0.45 * glow * 16) / 16), 6 * self.u)

    def _last_press(self, view: View) -> tuple[int, float, Point] | None:
        """The grade of the last press, how far its mark has faded (0 to 1), and where that stands; None once it has."""
        age, target = view.t - view.one("judged.tick"), view.one("judged.target")
        if not view.one("judged.verb") or not 0 <= age < SEEN:
            return None
        places = self.chart.places
        nudged = view.one("judged.verb") == EngineVerb.NUDGE and 0 <= target < len(places)
        return min(3, max(0, view.one("judged.grade"))), age / SEEN, places[target] if nudged else self.chart.heart

    def _pressed(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """What became of the last press, at its insect: a burst whose shape is its grade."""
        pressed = self._last_press(view)
        if not pressed:
            return
        grade, share, at = pressed
        tone, glow = marks()[grade], (1 - share) ** 1.6
        reach = (16 + (26 + 10 * grade) * min(1.0, share * 2.4)) * self.u
        if not grade:
            self._jag(picture, at, reach, mix(palette.night, tone, glow))
            return
        for n in range(grade):
            size = (reach * (1 + 0.3 * n), reach * (0.66 + 0.2 * n))
            draw_oval(picture, at, size, mix(palette.night, tone, glow), 1 + (grade == 3))
        shine(light, at, shade(tone, round((0.25 + 0.25 * grade) * glow * 16) / 16), 15 * self.u)

    def say(self, picture: pygame.Surface, view: View) -> None:
        """The grade of the last press in a word, on dark glass over all light: its own burst is as white as it is."""
        pressed = self._last_press(view)
        if not pressed or pressed[1] >= 0.8:
            return
        grade, share, (x, y) = pressed
        word = outlined(
            GRADES[grade], "medium", max(10, round(12 * self.chart.words_u)), mix(marks()[grade], palette.white, 0.2)
        )
        box = word.get_rect(midbottom=(round(x), round(y - (22 + 14 * share) * self.u)))
        picture.blit(veil(box.size, 216), box)
        picture.blit(word, box)

    def _jag(self, picture: pygame.Surface, at: Point, reach: float, tone: Colour) -> None:
        """A miss: a broken ring."""
        points = []
        for n in range(15):
            a, radius = n / 14 * 2 * pi, reach * (0.7 + 0.6 * hash_unit(n, 71))
            turn = pygame.math.Vector2(radius, 0).rotate_rad(a)
            points.append((at[0] + turn.x, at[1] + turn.y * 0.7))
        for n in range(0, 14, 2):
            pygame.draw.aaline(picture, tone, points[n], points[n + 1])

    def _forecast(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """A thread of dark rose from above, and a ring that closes."""
        for due, sector in forecast_strikes(view):
            self._strike(picture, light, sector, due - view.t)

    def _strike(self, picture: pygame.Surface, light: pygame.Surface, sector: int, left: float) -> None:
        (x, y), size = self.chart.places[sector], self.chart.size(sector)
        near = max(0.0, min(1.0, 1 - left / FORECAST_SHOWN))
        tone = mix((120, 40, 84), palette.rose, near)
        head = y - (y + 10) * (1 - near) ** 1.2
        points = [
            (x + (hash_unit(sector, k, 8) - 0.5) * 16 * self.u * (1 - k / 9), head - (9 - k) * 15 * self.u)
            for k in range(10)
        ]
        aalines(picture, tone, False, points)
        shine(light, points[-1], shade(palette.rose, 0.3 + 0.4 * near), 6 * self.u)
        for wider in (0, 3):
            radius = (20 + 30 * (1 - near) + wider) * size
            draw_oval(picture, (x, y), (radius, radius * 0.92), mix(palette.night, tone, 0.95 if not wider else 0.5))


def forecast_strikes(view: View) -> list[tuple[int, int]]:
    """Strikes that are forecast: (tick, sector), in order of time."""
    both = zip(view.all("forecast.tick"), view.all("forecast.sector"), strict=True)
    return sorted((due, sector) for due, sector in both if sector >= 0 and due >= view.now.moment)


def strike_text(view: View, sector: int, due: int, brief: bool = False) -> str:
    """A strike in a few words: how long there is to parry it, or that no beat comes before. brief: where there are
    many."""
    if not engine_view.can_parry(view.now, sector, due):
        return "too late" if brief else "strike, too late to parry"
    left = seconds(max(0.0, due - view.t))
    return left if brief else f"strike {left}"
