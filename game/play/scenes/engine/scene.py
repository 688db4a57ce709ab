"""The whole chamber, from far to near."""

from math import cos, pi

import pygame

from game.play.compat import ADD
from game.play.draw.composure import BREATH
from game.play.draw.glow import Bloom, shine
from game.play.draw.instrument import veil
from game.play.draw.layout import Layout
from game.play.draw.view import City, View
from game.play.look import CYAN, NIGHT, WHITE, mix, outlined, shade
from game.play.scenes.engine import reads
from game.play.scenes.engine.catwalks import Catwalks
from game.play.scenes.engine.chamber import chamber
from game.play.scenes.engine.chart import Chart
from game.play.scenes.engine.endings import Endings
from game.play.scenes.engine.figures import Figures
from game.play.scenes.engine.heart import Heart
from game.play.scenes.engine.insects import Insects, mark
from game.play.scenes.engine.strings import Strings
from game.play.scenes.engine.tendrils import Tendrils
from game.play.scenes.engine.threads import Threads
from game.play.scenes.engine.will import Will, label, oval
from game.play.scenes.eyes import eyes_closed
from game.sim.fixed import TICKS_PER_SECOND

SMEAR = 22  # how far light is drawn out while time is stretched


class EngineScene:
    """The picture behind the instruments, as large as the window. `wall` is the empty chamber."""

    def __init__(self, level: City, layout: Layout) -> None:
        self.layout, self.u = layout, layout.u
        self.chart = Chart.of(level, layout)
        self.wall = chamber(layout.size, self.chart)
        each = self.chart.each
        self.arms = [min(link.a, link.b) // each for link in level.links]
        self.catwalks, self.insects = Catwalks(self.chart), Insects(self.chart)
        self.heart, self.figures = Heart(self.chart), Figures(self.chart)
        self.tendrils, self.strings = Tendrils(self.chart), Strings(self.chart)
        self.will, self.endings = Will(self.chart), Endings(self.chart)
        self.threads = Threads(self.chart, layout.boxes["threads"].top)
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
        self.insects.draw(surface, light, view)
        self.will.draw(surface, light, view)
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
        for far in (21 * size + swell, 25 * size + swell):
            oval(picture, at, (far, far * 1.14), WHITE)

    def _chosen(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """A ring closes round the selected insect and meets it on its beat; the hovered one is marked."""
        if view.one("ended"):
            return
        for sector, main in ((reads.chosen(view), True), (view.focus, False), (view.ui.link, False)):
            if sector < 0 or (not main and sector == reads.chosen(view)):
                continue
            at, size = self.chart.places[sector], self.chart.size(sector)
            tone = reads.TONES[reads.arm_of(view, sector)]
            if main:
                left = min(1.0, max(0.0, (view.mixed("beat.next")[sector]) / (1.2 * TICKS_PER_SECOND)))
                mark(picture, at, size, (left, tone))
                shine(light, at, shade(tone, 0.2), 12 * self.u)
            else:
                oval(picture, at, (17 * size, 20 * size), mix(tone, WHITE, 0.3))

    def _names(self, picture: pygame.Surface, view: View) -> None:
        """The names of the chosen insect, of the one under the pointer, and of those that are lit, each once."""
        if view.one("ended"):
            return
        pixels = max(10, round(12 * self.u))
        named = {reads.chosen(view), view.focus, view.ui.link, *view.ui.lit}
        for sector in named - {-1, *view.all("told.sector")}:
            tone = mix(reads.TONES[reads.arm_of(view, sector)], WHITE, 0.5)
            name = view.level.sectors[sector].name
            said = f"{name}: string from here" if sector == view.ui.link else name
            word = outlined(said, "medium", pixels, tone)
            box = label(self.chart, sector, word, sector in view.ui.lit)
            picture.blit(word, box.clamp(picture.get_rect()))

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
        tone = mix((70, 90, 170), CYAN, 0.4 + 0.4 * swell)
        shine(
            self.bloom.layer,
            (x, y),
            shade(tone, round(0.36 * closed * 16) / 16),
            4 * round((11 + 11.5 * swell) * self.u),  # few sizes: each is made once
        )
        self.bloom.apply(surface)
        for n in range(4):
            far = (70 + 95 * n + 60 * swell) * self.u
            oval(surface, (x, y), (far, far * 0.55), mix(NIGHT, tone, (0.5 - 0.11 * n) * closed))
