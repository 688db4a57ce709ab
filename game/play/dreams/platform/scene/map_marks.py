"""Marks: names and states on the map, what is chosen, shut links, and what the cipher has told."""

from math import cos, hypot, sin, tau

import numpy as np
import pygame

from game.play.dreams.platform import icons
from game.play.dreams.platform.instruments.routes import route
from game.play.dreams.platform.instruments.sector_states import RIPPLES, SOON, UNSEEN, last_seen, sector_state, streams
from game.play.dreams.platform.instruments.shelter_line import ordered
from game.play.dreams.platform.scene.cityscape import shade_for
from game.play.dreams.platform.scene.ground import CityMap, Point
from game.play.dreams.platform.scene.labels import WORD, Leader, largest_labels
from game.play.dreams.platform.scene.spire import Spire
from game.play.render.compat import MULT, aalines
from game.play.render.ellipse import ellipse
from game.play.render.glow import quarter, shine
from game.play.render.glyphs import glyph
from game.play.render.theme import Colour, mix, outlined, palette, shade, width
from game.play.render.view import Places, View
from game.play.render.words import seconds
from game.sim.fixed import ONE, WHOLE
from game.sim.laws.platform.verbs import PlatformVerb

LED = 0.9  # of a name's light is in the line to its towers
HOT = 0.45  # heat of a sector from which its name is set bold
ASIDE = (0, -9, 9, -18, 18, -27, 27)  # units that a tag moves up or down where a label is in its way
RISE = 4  # pixels above the letters of an outlined line


class MapMarks:
    """Draws what is said about places, over the city."""

    def __init__(self, level: Places, chart: CityMap, spire: Spire) -> None:
        self.chart, self.spire, self.u = chart, spire, chart.ground.u
        self.pixels, self.labels = largest_labels(level, chart, spire)

    def names(self, surface: pygame.Surface, view: View) -> None:
        """Shape, name and people at home of every sector, and its state in a word where it isn't calm."""
        chosen = {view.focus, view.ui.cursor, view.one("selected")}
        line = ordered(view, PlatformVerb.SHELTER)
        for i, leader in enumerate(self.labels.leaders):
            if leader:
                self._lead(surface, leader, mix(palette.night, self._tone(view, i, i in chosen), LED))
        for i, box in enumerate(self.labels.boxes):
            state = sector_state(view, i)
            said = outlined(
                _name(view, i, state.shape),
                "medium" if state.heat >= HOT or i in chosen else "mono",
                self.pixels,
                self._tone(view, i, i in chosen),
            )
            called = self._called(line.index(i) + 1 if i in line else 0, bool(view.one("shelter.on", i)))
            x = box.centerx - (said.get_width() + sum(each.get_width() + self.px(3) for each, _ in called)) // 2
            surface.blit(said, (x, box.top - RISE))
            x += said.get_width() + self.px(3)
            for each, rise in called:
                surface.blit(each, (x, box.top - rise))
                x += each.get_width() + self.px(3)
            self._word(surface, view, i, (box.centerx, box.top + box.height // 2 - RISE))

    def _lead(self, surface: pygame.Surface, leader: Leader, colour: Colour) -> None:
        """A line from a name to its towers, dark at its edges so that no road or light hides it, and a dot on them."""
        name, towers = (tuple(map(round, end)) for end in leader)
        dot = self.px(2.5)
        pygame.draw.line(surface, palette.night, name, towers, self.px(4))
        pygame.draw.circle(surface, palette.night, towers, dot + self.px(1.5))
        pygame.draw.line(surface, colour, name, towers, self.px(1.6))
        pygame.draw.circle(surface, colour, towers, dot)

    def _called(self, number: int, on: bool) -> list[tuple[pygame.Surface, int]]:
        """What stands behind a name, each with its rise: an arch where people are on their way, an amber one with a
        number for a place in line."""
        if not (number or on):
            return []
        arch = glyph(icons.shelter, self.pixels, palette.warm if on else palette.amber)
        return [(arch, 0), *([(outlined(str(number), "medium", self.pixels, palette.amber), RISE)] if number else [])]

    def _tone(self, view: View, i: int, chosen: bool) -> Colour:
        """A label's colour: its state's; bright where it is pointed at or chosen, faint far from a failing sight."""
        state = sector_state(view, i)
        if chosen:
            return mix(state.colour, palette.white, 0.6)
        bright = 1.0 if view.one("legible", i) and view.dim < 0.5 else 0.6
        return mix(palette.mist, state.colour, bright if state.heat or state == UNSEEN else 0.85 * bright)

    def _word(self, surface: pygame.Surface, view: View, i: int, at: tuple[int, int]) -> None:
        """The second line: what a hot sector is, with the time it has left."""
        state = sector_state(view, i)
        left = view.one("strain.left", i)
        word = state.word if state.heat >= 0.6 or state in (RIPPLES,) else last_seen(view, i) * (state == UNSEEN)
        if state.heat >= 0.6 and 0 <= left < SOON:
            word = f"dark in {seconds(left // 6 * 6)}"
        if view.one("isolate.warn", i) and self._isolating(view) and state.heat < 0.6:
            word, state = WORD, state._replace(tone="rose")
        elif i == view.one("forecast.sector") and _near(view) and not word.startswith("dark in"):
            word, state = f"strike {seconds(view.one('forecast.tick') - view.t)}", state._replace(tone="violet")
        if not word and i in ordered(view, PlatformVerb.ISOLATE):
            word, state = "to be shut", state._replace(tone="amber")
        if word:
            said = outlined(word, "mono", self.pixels, mix(state.colour, palette.dim, 0.25))
            surface.blit(said, (at[0] - said.get_width() // 2, at[1]))

    @staticmethod
    def _isolating(view: View) -> bool:
        hovered = view.ui.hovered
        return view.ui.armed == PlatformVerb.ISOLATE or (hovered.kind == "verb" and hovered.index == 2)

    def px(self, units: float) -> int:
        """Units in whole pixels, at least one."""
        return max(1, round(units * self.u))

    def chosen(self, surface: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """Brackets round the selection, a ring round what the pointer or keyboard is on."""
        selected, hovered = view.one("selected"), view.ui.hovered
        if selected >= 0:
            self.brackets(surface, view, selected)
            (x, y), k = self.chart.sectors[selected], self.chart.scales[selected] * self.u
            ellipse(light, quarter((x, y)), 9 * k, shade(palette.cyan, 0.7))
        for i in {hovered.index if hovered.kind == "sector" else -1, view.ui.cursor} - {-1, selected}:
            for wide in (38, 39.5):
                ellipse(surface, self.chart.sectors[i], wide * self.chart.scales[i] * self.u, palette.white)
        on, line = streams(view.now), ordered(view, PlatformVerb.SHELTER)
        for i in sorted({view.focus, *on, *line} - {-1}):
            self._road(surface, view, i, i in on)
        for i in {hovered.index if hovered.kind == "link" else -1, view.ui.link} - {-1}:
            a, b = self.chart.links[i]
            pygame.draw.line(surface, palette.white, a, b, max(2, round(2 * self.u)))
            waits = len(self.chart.sectors) + i in ordered(view, PlatformVerb.ISOLATE)
            said = "open it" if view.one("closed", i) else "don't shut it" if waits else "shut it"
            self._tag(surface, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 18 * self.u), said, palette.white)

    def _road(self, surface: pygame.Surface, view: View, i: int, walked: bool) -> None:
        """The road from a sector to the platform, dotted: bright where chosen, warm where people walk it, sparse where
        they are to."""
        path = self.spire.path([self.chart.sectors[k] for k in route(view, i)])
        if not path:
            return
        tone, side = (
            (palette.white, self.px(2.6)) if i == view.focus else (mix(palette.warm, (90, 70, 40), 0.35), self.px(2))
        )
        xs, ys = zip(*path, strict=True)
        ends = [0.0]
        for n in range(1, len(path)):
            ends.append(ends[-1] + hypot(xs[n] - xs[n - 1], ys[n] - ys[n - 1]))
        along = np.arange(0, ends[-1], (7 if walked or i == view.focus else 14) * self.u)
        for x, y in zip(np.interp(along, ends, xs).tolist(), np.interp(along, ends, ys).tolist(), strict=True):
            surface.fill(tone, (round(x - side / 2), round(y - side / 2), side, side))

    def brackets(self, surface: pygame.Surface, view: View, i: int) -> None:
        """Four corners round a cluster, none of them through a name."""
        (x, y), k = self.chart.sectors[i], self.chart.scales[i] * self.u
        w, top, foot, arm = 42 * k, 62 * k, 24 * k, 9 * k
        names = [self.written(view, n) for n in range(len(self.labels.names))]
        for sx in (-1, 1):
            for edge, sy in ((y - top, 1), (y + foot, -1)):
                corner = (x + sx * w, edge)
                points = [(corner[0] - sx * arm, edge), corner, (corner[0], edge + sy * arm)]
                round_it = pygame.Rect(min(p[0] for p in points), min(p[1] for p in points), arm, arm)
                if round_it.inflate(2, 2).collidelist(names) < 0:
                    pygame.draw.lines(surface, palette.white, False, points, self.px(1.3))

    def written(self, view: View, i: int) -> pygame.Rect:
        """Where the letters of a name stand within its box."""
        box = self.labels.names[i]
        wide = width(_name(view, i, sector_state(view, i).shape), "mono", self.pixels) + 4
        return pygame.Rect(box.centerx - wide // 2, box.top, wide, box.height)

    def work(self, surface: pygame.Surface, view: View) -> None:
        """The progress of the action that is done, round its target, and what a scan uncovers."""
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
        colour = mix((20, 40, 60), palette.cyan, 0.55 * strong * (1 - abs(2 * beat - 1)))
        ellipse(surface, (x, y - 34 * k * beat), 30 * k, colour)

    def latches(self, surface: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """Shut links: a latch in the gap, that glows and trembles as what waits behind it pushes."""
        bulged = view.mixed("bulged")
        for link in [target - len(self.chart.sectors) for target in ordered(view, PlatformVerb.ISOLATE)]:
            if link >= 0:
                a, b = self.chart.links[link]
                self._tag(surface, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - self.px(8)), "to be shut", palette.amber)
        for i, shut in enumerate(view.all("closed")):
            a, b = self.chart.links[i]
            x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
            if shut:
                push = round(8 * min(1.0, bulged[i] / ONE)) / 8
                colour = mix(palette.pale, palette.rose, push)
                shake = push * 1.6 * self.u * (1 if int(view.t / 3) % 2 else -1)
                picture = glyph(icons.latch, self.px(13), colour)
                if push > 0.05 and not (
                    view.one("dark", view.level.links[i].a) and view.one("dark", view.level.links[i].b)
                ):
                    ellipse(surface, (x, y), (9 + 13 * push) * self.u, mix((60, 30, 60), palette.rose, push))
                    shine(light, (x, y), shade(palette.rose, 0.45 * push), 8 * self.u)
                surface.blit(picture, picture.get_rect(center=(round(x + shake), round(y))))
            elif view.one("burst", i):
                self._tag(surface, (x, y - self.px(8)), "burst", palette.rose)

    def _tag(self, surface: pygame.Surface, at: Point, said: str, colour: Colour) -> None:
        picture = outlined(said, "mono", self.pixels, mix(colour, palette.white, 0.9))
        place = picture.get_rect(midtop=(round(at[0]), round(at[1]))).clamp(self.chart.ground.field)
        moves = [place.move(0, self.px(abs(n) or 1) * (1 if n > 0 else -1 if n else 0)) for n in ASIDE]
        free = [box for box in moves if box.inflate(-6, -8).collidelist(self.labels.boxes) < 0]
        at_last = free[0] if free else place
        surface.blit(shade_for(at_last.size), at_last, special_flags=MULT)
        surface.blit(picture, at_last)

    def deciphered(self, surface: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """In violet: where it strikes next, which sector is a symptom of which, the root."""
        for i, cause in enumerate(view.all("cause")):
            if cause >= 0 and cause != i and not view.one("dark", i):
                self._thread(surface, self.chart.sectors[i], self.chart.sectors[cause], view.beat(1.6))
        sector = view.one("forecast.sector")
        if sector >= 0 and _near(view):
            self._reticle(surface, light, sector, view.one("forecast.tick") - view.t)
        if view.one("root.known"):
            x, y = self.spire.base
            beat = 0.5 + 0.5 * abs(2 * view.beat(4) - 1)
            shine(light, (x, y), shade(palette.violet, 0.4 * beat), 26 * self.u)
            for n in range(3):
                ellipse(
                    surface, (x, y), (36 + 10 * n) * self.u, mix((40, 30, 80), palette.violet, beat * (1 - 0.25 * n))
                )
            self._tag(surface, (x, y + 24 * self.u), "the root", palette.violet)

    def _reticle(self, surface: pygame.Surface, light: pygame.Surface, i: int, left: float) -> None:
        (x, y), k = self.chart.sectors[i], self.chart.scales[i] * self.u
        near = max(0.0, 1 - left / 600)
        for radius in (30, 30 + 34 * (1 - near)):
            ellipse(surface, (x, y), radius * k, mix((60, 50, 100), palette.violet, 0.5 + 0.5 * near))
        for sx, sy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            a, b = (x + sx * 30 * k, y + sy * 14 * k), (x + sx * 40 * k, y + sy * 19 * k)
            pygame.draw.aaline(surface, palette.violet, a, b)
        ellipse(light, quarter((x, y)), 8 * k, shade(palette.violet, 0.6))

    def _thread(self, surface: pygame.Surface, a: Point, b: Point, beat: float) -> None:
        """A dotted line from a symptom to its cause."""
        colour, side = mix((40, 30, 80), palette.violet, 0.9), self.px(1.8)
        for n in range(10):
            share = (n + beat) / 10
            x, y = (
                a[0] + (b[0] - a[0]) * share,
                a[1] + (b[1] - a[1]) * share - 40 * self.u * share * (1 - share),
            )
            surface.fill(colour, (round(x), round(y), side, side))


def _near(view: View) -> bool:
    """Whether the strike that is foretold is still to come, and soon."""
    return 0 < view.one("forecast.tick") - view.t <= SOON


def _name(view: View, i: int, shape: str) -> str:
    """Shape, name, and how much of the city is at home there."""
    home = view.one("home", i) / WHOLE * 100
    people = "" if home <= 0 else " <1 %" if home < 0.5 else f" {home:.0f} %"
    return f"{shape} {view.level.sectors[i].name}{people}"


def _arc(surface: pygame.Surface, middle: Point, radius: float, share: float) -> None:
    """`share` of a circle, clockwise from the top, two lines wide."""
    steps = max(1, round(36 * share))
    for r in (radius, radius + 1):
        points = [
            (middle[0] + r * sin(tau * n * share / steps), middle[1] - r * cos(tau * n * share / steps))
            for n in range(steps + 1)
        ]
        aalines(surface, palette.cyan, False, points)
