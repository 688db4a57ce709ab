"""Marks: names and states on the map, what is chosen, shut links, and what the cipher has told."""

from math import cos, sin, tau

import pygame

from game.play.draw.glow import quarter, shine
from game.play.draw.glyphs import glyph
from game.play.draw.states import GRAVE, seconds, sector_state
from game.play.draw.view import City, View
from game.play.look import (
    CYAN,
    DIM,
    FAINT,
    PALE,
    ROSE,
    VIOLET,
    WARM,
    WHITE,
    Colour,
    mix,
    outlined,
    shade,
    width,
)
from game.play.scenes.ground import Chart, Point
from game.play.scenes.spire import Spire
from game.play.scenes.waves import ellipse
from game.sim.actions import Verb
from game.sim.fixed import ONE


class Marks:
    """Draws what is said about places, over the city."""

    def __init__(self, level: City, chart: Chart, spire: Spire) -> None:
        self.chart, self.spire, self.u = chart, spire, chart.ground.u
        self.pixels = max(10, round(11.5 * self.u))
        self.places = _placed(level, chart, spire, self.pixels)

    def names(self, surface: pygame.Surface, view: View) -> None:
        """Shape and name of every sector, and its state in a word where it isn't calm."""
        focus, dim = view.focus, view.dim
        for i, at in enumerate(self.places):
            state = sector_state(view, i)
            near = i in (focus, view.ui.cursor) or (view.one("legible", i) and dim < 0.5)
            bright = 1.0 if near else 0.35
            colour = (
                mix(FAINT, state.colour, bright)
                if state.heat or i == focus
                else mix(FAINT, state.colour, 0.75 * bright)
            )
            name = f"{state.shape} {view.level.sectors[i].name}"
            said = outlined(name, "medium" if state.heat >= GRAVE else "mono", self.pixels, colour)
            x = round(at[0] - said.get_width() / 2)
            surface.blit(said, (x, round(at[1])))
            if view.one("shelter.on", i):
                arch = glyph("arch", self.pixels, WARM)
                surface.blit(arch, (x + said.get_width() + self.px(4), round(at[1]) + self.px(1)))
            self._word(surface, view, i, (at, said.get_height()))

    def _word(self, surface: pygame.Surface, view: View, i: int, where: tuple[Point, int]) -> None:
        """The second line: what a hot sector is, with the time it has left."""
        state = sector_state(view, i)
        left = view.one("strain.left", i)
        word = state.word if state.heat >= 0.6 else ""
        if word and 0 <= left < 1800:
            word = f"dark in {seconds(left // 6 * 6)}"
        if not word and view.one("isolate.warn", i) and self._isolating(view):
            word, state = "would be cut off", state._replace(colour=ROSE)
        if word:
            said = outlined(word, "mono", max(10, self.pixels - 1), mix(state.colour, DIM, 0.25))
            surface.blit(
                said, (round(where[0][0] - said.get_width() / 2), round(where[0][1] + where[1] - self.px(2)))
            )

    @staticmethod
    def _isolating(view: View) -> bool:
        hovered = view.ui.hovered
        return view.ui.armed == Verb.ISOLATE or (hovered.kind == "verb" and hovered.index == 2)

    def px(self, units: float) -> int:
        """Units in whole pixels, at least one."""
        return max(1, round(units * self.u))

    def chosen(self, surface: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """Brackets round the selection, a ring round what the pointer or keyboard is on."""
        selected, hovered = view.one("selected"), view.ui.hovered
        if selected >= 0:
            self._brackets(surface, selected, WHITE)
            (x, y), k = self.chart.sectors[selected], self.chart.scales[selected] * self.u
            ellipse(light, quarter((x, y)), 9 * k, shade(CYAN, 0.7))
        for i in {hovered.index if hovered.kind == "sector" else -1, view.ui.cursor} - {-1, selected}:
            ellipse(surface, self.chart.sectors[i], 38 * self.chart.scales[i] * self.u, PALE)
        for i in {hovered.index if hovered.kind == "link" else -1, view.ui.link} - {-1}:
            a, b = self.chart.links[i]
            pygame.draw.line(surface, WHITE, a, b, max(2, round(2 * self.u)))
            said = "open it" if view.one("closed", i) else "shut it"
            self._tag(surface, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 18 * self.u), said, WHITE)

    def _brackets(self, surface: pygame.Surface, i: int, colour: Colour) -> None:
        (x, y), k = self.chart.sectors[i], self.chart.scales[i] * self.u
        w, top, foot, arm = 42 * k, 62 * k, 24 * k, 9 * k
        for sx in (-1, 1):
            for edge, sy in ((y - top, 1), (y + foot, -1)):
                corner = (x + sx * w, edge)
                pygame.draw.lines(
                    surface,
                    colour,
                    False,
                    [(corner[0] - sx * arm, edge), corner, (corner[0], edge + sy * arm)],
                    self.px(1.3),
                )

    def work(self, surface: pygame.Surface, view: View) -> None:
        """The hands' progress round their target, and a scan's sight."""
        target, verb, count = view.one("hands.target"), view.one("hands.verb"), len(self.chart.sectors)
        done = 1 - view.mixed("hands.left")[0] / max(1, view.one("hands.total"))
        if verb and 0 <= target < count:
            x, y = self.chart.sectors[target]
            _arc(surface, (x, y - 14 * self.u), 44 * self.chart.scales[target] * self.u, done)
        elif verb and target >= count:
            a, b = self.chart.links[target - count]
            _arc(surface, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), 13 * self.u, done)
        for i, until in enumerate(view.all("scanned")):
            left = until - view.t
            if left > 0 and not view.one("dark", i):
                self._sweep(surface, i, view.beat(3.0, i * 0.13), min(1.0, left / 120))

    def _sweep(self, surface: pygame.Surface, i: int, beat: float, strong: float) -> None:
        """A faint ring that rises through a scanned cluster."""
        (x, y), k = self.chart.sectors[i], self.chart.scales[i] * self.u
        colour = mix((20, 40, 60), CYAN, 0.55 * strong * (1 - abs(2 * beat - 1)))
        ellipse(surface, (x, y - 34 * k * beat), 30 * k, colour)

    def latches(self, surface: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """Shut links: a latch in the gap, that glows and trembles as what waits behind it pushes."""
        bulged = view.mixed("bulged")
        for i, shut in enumerate(view.all("closed")):
            a, b = self.chart.links[i]
            x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
            if shut:
                push = round(8 * min(1.0, bulged[i] / ONE)) / 8
                colour = mix(PALE, ROSE, push)
                shake = push * 1.6 * self.u * (1 if int(view.t / 3) % 2 else -1)
                picture = glyph("latch", self.px(13), colour)
                if push > 0.05 and not (
                    view.one("dark", view.level.links[i].a) and view.one("dark", view.level.links[i].b)
                ):
                    ellipse(surface, (x, y), (9 + 13 * push) * self.u, mix((60, 30, 60), ROSE, push))
                    shine(light, (x, y), shade(ROSE, 0.45 * push), 8 * self.u)
                surface.blit(picture, picture.get_rect(center=(round(x + shake), round(y))))
            elif view.one("burst", i):
                self._tag(surface, (x, y - self.px(8)), "burst", ROSE)

    def _tag(self, surface: pygame.Surface, at: Point, said: str, colour: Colour) -> None:
        picture = outlined(said, "mono", max(10, self.pixels - 1), colour)
        place = picture.get_rect(midtop=(round(at[0]), round(at[1])))
        surface.blit(picture, place.clamp(self.chart.ground.field))

    def told(self, surface: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """In violet: where it strikes next, which sector is a symptom of which, the root."""
        for i, cause in enumerate(view.all("cause")):
            if cause >= 0 and cause != i and not view.one("dark", i):
                self._thread(surface, self.chart.sectors[i], self.chart.sectors[cause], view.beat(1.6))
        sector = view.one("forecast.sector")
        if sector >= 0 and view.one("forecast.tick") > view.t:
            self._reticle(surface, light, sector, view.one("forecast.tick") - view.t)
        if view.one("root.known"):
            x, y = self.spire.base
            beat = 0.5 + 0.5 * abs(2 * view.beat(4) - 1)
            shine(light, (x, y), shade(VIOLET, 0.4 * beat), 26 * self.u)
            for n in range(3):
                ellipse(
                    surface, (x, y), (36 + 10 * n) * self.u, mix((40, 30, 80), VIOLET, beat * (1 - 0.25 * n))
                )
            self._tag(surface, (x, y + 24 * self.u), "the root", VIOLET)

    def _reticle(self, surface: pygame.Surface, light: pygame.Surface, i: int, left: float) -> None:
        (x, y), k = self.chart.sectors[i], self.chart.scales[i] * self.u
        near = max(0.0, 1 - left / 600)
        for radius in (30, 30 + 34 * (1 - near)):
            ellipse(surface, (x, y), radius * k, mix((60, 50, 100), VIOLET, 0.5 + 0.5 * near))
        for sx, sy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            a, b = (x + sx * 30 * k, y + sy * 14 * k), (x + sx * 40 * k, y + sy * 19 * k)
            pygame.draw.aaline(surface, VIOLET, a, b)
        ellipse(light, quarter((x, y)), 8 * k, shade(VIOLET, 0.6))
        top = min(y - 76 * k, self.places[i][1] - 15 * self.u if self.places[i][1] < y - 40 * k else y)
        self._tag(surface, (x, top), f"◎ strikes in {seconds(left)}", VIOLET)

    def _thread(self, surface: pygame.Surface, a: Point, b: Point, beat: float) -> None:
        """A dotted line from a symptom to its cause."""
        colour, side = mix((40, 30, 80), VIOLET, 0.9), self.px(1.8)
        for n in range(10):
            share = (n + beat) / 10
            x, y = (
                a[0] + (b[0] - a[0]) * share,
                a[1] + (b[1] - a[1]) * share - 40 * self.u * share * (1 - share),
            )
            surface.fill(colour, (round(x), round(y), side, side))


def _placed(level: City, chart: Chart, spire: Spire, pixels: int) -> list[Point]:
    """Middle top of every name, by its cluster: where neither towers, the spire nor another name stand, if possible."""
    taken = [spire.rect.inflate(-spire.rect.width * 0.45, 0), *(_stand(chart, i) for i in chart.order)]
    places: list[Point] = [(0.0, 0.0)] * len(level.sectors)
    for i in reversed(chart.order):
        w = width(f"● {level.sectors[i].name}", "medium", pixels) + 6
        box = _room(chart, i, (w, pixels), taken)
        taken.append(box)
        places[i] = box.midtop
    return places


def _room(chart: Chart, i: int, text: tuple[int, int], taken: list[pygame.Rect]) -> pygame.Rect:
    """A place for a name of so many pixels, at best with a second line under it."""
    (x, y), k = chart.sectors[i], chart.scales[i] * chart.ground.u
    side = (text[0] / 2 + 30 * k) / k
    near = ((0, 19), (-20, 20), (20, 20), (0, 26), (side, -2), (-side, -2))
    far = (
        (side + 12, -2),
        (-side - 12, -2),
        (0, -72),
        (side, -18),
        (-side, -18),
        (-36, 22),
        (36, 22),
        (0, 36),
    )
    for places, lines in ((near, 2.5), (near, 1.3), (far, 2.5), (far, 1.3)):
        box = pygame.Rect(0, 0, text[0], round(text[1] * lines))
        for dx, dy in places:
            box.midtop = (round(x + dx * k), round(y + dy * k))
            if box.collidelist(taken) < 0 and chart.ground.field.contains(box):
                return box
    box.midtop = (round(x), round(y + 19 * k))
    return box


def _stand(chart: Chart, i: int) -> pygame.Rect:
    """Roughly where a cluster's towers stand."""
    (x, y), k = chart.sectors[i], chart.scales[i] * chart.ground.u
    return pygame.Rect(round(x - 20 * k), round(y - 38 * k), round(40 * k), round(48 * k))


def _arc(surface: pygame.Surface, middle: Point, radius: float, share: float) -> None:
    """`share` of a circle, clockwise from the top, two lines wide."""
    steps = max(1, round(36 * share))
    for r in (radius, radius + 1):
        points = [
            (middle[0] + r * sin(tau * n * share / steps), middle[1] - r * cos(tau * n * share / steps))
            for n in range(steps + 1)
        ]
        pygame.draw.aalines(surface, CYAN, False, points)
