"""The whole chamber, from far to near."""

from math import cos, pi

import pygame

from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.catwalks import Catwalks
from game.play.dreams.engine.scene.chamber import chamber
from game.play.dreams.engine.scene.chamber_map import ChamberMap
from game.play.dreams.engine.scene.count_in import draw_count_in
from game.play.dreams.engine.scene.endings import ChamberEndings
from game.play.dreams.engine.scene.figures import MaskedFigures
from game.play.dreams.engine.scene.heart import Heart
from game.play.dreams.engine.scene.insects import Insects, draw_closing_ring
from game.play.dreams.engine.scene.labels import InsectLabels, Label, Wanted
from game.play.dreams.engine.scene.ripples_and_strikes import (
    RipplesAndStrikes,
    draw_oval,
    forecast_strikes,
    strike_text,
)
from game.play.dreams.engine.scene.strings import Strings
from game.play.dreams.engine.scene.tendrils import Tendrils
from game.play.dreams.engine.scene.threads import Threads
from game.play.render.compat import ADD
from game.play.render.composure import BREATH
from game.play.render.eyes import eyes_closed
from game.play.render.glow import Bloom, shine
from game.play.render.instrument import veil
from game.play.render.layout import Layout
from game.play.render.theme import Colour, mix, outlined, palette, shade
from game.play.render.view import Places, View
from game.sim.fixed import TICKS_PER_SECOND

DIMMED = 110  # of 255 that is left of the chamber's light behind threads
SOFT = 14  # steps in which that goes over into full light
SMEAR = 22  # how far light is drawn out while time is stretched


class EngineScene:
    """The picture behind the instruments, as large as the window. `wall` is the empty chamber."""

    def __init__(self, level: Places, layout: Layout, chart: ChamberMap) -> None:
        self.layout, self.u = layout, chart.u
        self.chart = chart
        self.wall = chamber(layout.size, self.chart)
        each = self.chart.each
        self.arms = [min(link.a, link.b) // each for link in level.links]
        self.catwalks, self.insects = Catwalks(self.chart), Insects(self.chart)
        self.heart, self.figures = Heart(self.chart), MaskedFigures(self.chart)
        self.tendrils, self.strings = Tendrils(self.chart), Strings(self.chart)
        self.ripples, self.endings = RipplesAndStrikes(self.chart), ChamberEndings(self.chart)
        self.threads = Threads(self.chart, layout.boxes["threads"].top, layout.u)
        self.labels = InsectLabels(self.chart, layout, self.figures.boxes)
        self.bloom = Bloom((layout.column.left, layout.size[1]))
        self._last = Bloom(layout.size)  # at the end the column is gone, and light goes as far as the window
        w, h = self.bloom.layer.get_size()
        self._narrow, self._long = pygame.Surface((max(1, w // SMEAR), h)), pygame.Surface((w, h))

    def draw(self, surface: pygame.Surface, view: View) -> None:
        """The scene of a view."""
        bloom = self._last if view.one("ended") else self.bloom
        light = bloom.layer
        surface.blit(self.wall, (0, 0))
        bloom.clear()
        self.catwalks.draw(surface, light, view, self.arms)
        self.figures.draw(surface, light, view, behind=True)
        self.heart.draw(surface, light, view)
        self.tendrils.draw(surface, view)
        self.figures.draw(surface, light, view, behind=False)
        self.strings.draw(surface, light, view)
        if self.threads.shown(view):
            self._dimmed(surface, light)
        self.insects.draw(surface, light, view)
        self.ripples.draw(surface, light, view)
        self._chosen(surface, light, view)
        self._begun(surface, view)
        self.threads.draw(surface, light, view)
        self.endings.draw(surface, light, view)
        self._stretched(light, view)
        if view.one("ended") or not eyes_closed(view):  # behind closed eyes light is laid once, with their own
            bloom.apply(surface)
        self._failing_sight(surface, view)
        self._names(surface, view)

    def _begun(self, picture: pygame.Surface, view: View) -> None:
        """Where a string begins: it was taken up, and that shows."""
        if view.ui.link < 0 or view.one("ended"):
            return
        at, size = self.chart.places[view.ui.link], self.chart.size(view.ui.link)
        swell = 2.5 * size * (1 - abs(2 * view.beat(0.9) - 1))
        for radius in (21 * size + swell, 25 * size + swell):
            draw_oval(picture, at, (radius, radius * 1.14), palette.white)

    def _chosen(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """A ring closes round the selected insect and meets it on its beat; the hovered one is marked."""
        if view.one("ended"):
            return
        for sector, main in ((engine_view.chosen(view), True), (view.focus, False), (view.ui.link, False)):
            if sector < 0 or (not main and sector == engine_view.chosen(view)):
                continue
            at, size = self.chart.places[sector], self.chart.size(sector)
            tone = engine_view.tones()[engine_view.arm_of(view, sector)]
            if main:
                left = min(1.0, max(0.0, (view.mixed("beat.next")[sector]) / (1.2 * TICKS_PER_SECOND)))
                draw_closing_ring(picture, at, size, left, tone)
                shine(light, at, shade(tone, 0.2), 12 * self.u)
            else:
                draw_oval(picture, at, (17 * size, 20 * size), mix(tone, palette.white, 0.3))

    def _names(self, picture: pygame.Surface, view: View) -> None:
        """What is said beside insects: strikes, names, what threads would bring."""
        if not view.one("ended"):
            draw_count_in(picture, self.chart, view)
            self.labels.draw(picture, self.said(view))
            self.ripples.say(picture, view)

    def said(self, view: View) -> list[Label]:
        """All words beside insects and where they stand; an insect has them together. First come strikes, then the
        names of the chosen insect, of the one under the pointer and of those that are lit."""
        rows, edges = dict[int, list[pygame.Surface]](), dict[int, Colour]()
        due, threads = forecast_strikes(view), self.threads.said(view)
        brief, small = len(due) > 1 or bool(threads), max(10, round(12 * self.chart.words_u))
        for tick, sector in due:
            name, edges[sector] = view.level.sectors[sector].name, mix(palette.ink, palette.rose, 0.6)
            words = f"{name} {'' if brief else '· '}{strike_text(view, sector, tick, brief)}"
            rows.setdefault(sector, []).append(outlined(words, "medium", small, mix(palette.rose, palette.white, 0.4)))
        named = [s for s in (engine_view.chosen(view), view.focus, view.ui.link, *sorted(view.ui.lit)) if s >= 0]
        for sector in dict.fromkeys(s for s in named if s not in rows):
            tone = engine_view.tones()[engine_view.arm_of(view, sector)]
            rows[sector], edges[sector] = [self._name(view, sector)], mix(palette.ink, tone, 0.35)
        must = set(rows)
        for sector, times in threads.items():
            edges.setdefault(sector, mix(palette.ink, palette.violet, 0.5))
            rows.setdefault(sector, []).extend(outlined(words, "medium", small, tone) for words, tone in times)
        wanted = [Wanted(sector, tuple(each), edges[sector], sector in must) for sector, each in rows.items()]
        return self.labels.place(wanted, view.ui.lit)

    def _name(self, view: View, sector: int) -> pygame.Surface:
        tone = mix(engine_view.tones()[engine_view.arm_of(view, sector)], palette.white, 0.5)
        name = view.level.sectors[sector].name
        said = f"{name}: string from here" if sector == view.ui.link else name
        return outlined(said, "medium", max(10, round(12 * self.chart.words_u)), tone)

    def _dimmed(self, picture: pygame.Surface, light: pygame.Surface) -> None:
        """Behind threads that are shown the chamber steps back; toward the column by and by less."""
        step, right = round(8 * self.u), self.layout.column.left
        for n in range(SOFT):
            x = right - step * (n + 1) if n < SOFT - 1 else 0
            level = 255 + (DIMMED - 255) * (n + 1) // SOFT
            picture.fill((level,) * 3, (x, 0, right - step * n - x, picture.get_height()), pygame.BLEND_RGB_MULT)
        light.fill((DIMMED // 2,) * 3, special_flags=pygame.BLEND_RGB_MULT)

    def _stretched(self, light: pygame.Surface, view: View) -> None:
        """A second drawn long: every light becomes a line."""
        if not view.one("stretching"):
            return
        scale = pygame.transform.smoothscale
        scale(light, self._narrow.get_size(), self._narrow)
        scale(self._narrow, self._long.get_size(), self._long)
        light.blit(self._long, (0, 0), special_flags=ADD)
        light.blit(self._long, (0, 0), special_flags=ADD)

    def _failing_sight(self, picture: pygame.Surface, view: View) -> None:
        """With little composure the chamber dims."""
        level = round(view.dim * 8)
        if level and not view.one("ended"):
            picture.blit(veil(picture.get_size(), level * 17), (0, 0))

    def eyes(self, surface: pygame.Surface, view: View, closed: float) -> None:
        """Closed eyes: the chamber's light comes and goes with the breath."""
        swell = 0.5 - 0.5 * cos(2 * pi * view.beat(BREATH))
        dark = round((15 - 4 * swell) * closed) * 15
        surface.blit(veil(surface.get_size(), dark), (0, 0))
        self.bloom.layer.fill((255 - dark,) * 3, special_flags=pygame.BLEND_RGB_MULT)
        x, y = self.chart.heart
        tone = mix((70, 90, 170), palette.cyan, 0.4 + 0.4 * swell)
        shine(
            self.bloom.layer,
            (x, y),
            shade(tone, round(0.36 * closed * 16) / 16),
            4 * round((11 + 11.5 * swell) * self.u),  # few sizes: each is made once
        )
        self.bloom.apply(surface)
        for n in range(4):
            radius = (70 + 95 * n + 60 * swell) * self.u
            draw_oval(surface, (x, y), (radius, radius * 0.55), mix(palette.night, tone, (0.5 - 0.11 * n) * closed))
