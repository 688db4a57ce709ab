"""Dream I: the platform above the sleeping city."""

import pygame

from game.play.dreams.platform.scene.city_look import NUMBERS, CityLook
from game.play.dreams.platform.scene.cityscape import Cityscape
from game.play.dreams.platform.scene.figures import LostFigures
from game.play.dreams.platform.scene.ground import CityMap, Ground
from game.play.dreams.platform.scene.map_marks import MapMarks
from game.play.dreams.platform.scene.night import night
from game.play.dreams.platform.scene.shatter import BREAK, shaking
from game.play.dreams.platform.scene.spire import DISC, FLAT, Spire
from game.play.dreams.platform.scene.waves import Waves
from game.play.lives.deck import DeckLights, draw_who
from game.play.render.compat import ADD
from game.play.render.ellipse import ellipse
from game.play.render.eyes import draw_closed_eyes
from game.play.render.glow import Bloom, pool, quarter, shine
from game.play.render.instrument import veil
from game.play.render.layout import Layout
from game.play.render.theme import mix, palette, shade
from game.play.render.view import Rooms, View


class PlatformScene:
    """Everything left of the column and above the bar. `wall` is the night at the size of the window."""

    def __init__(self, level: Rooms, layout: Layout) -> None:
        self.layout, self.u = layout, layout.u
        self.ground = Ground.of(layout)
        self.chart = CityMap.of(level, self.ground)
        look = CityLook.of(level.luck(NUMBERS))
        self.wall = night(layout.size, self.ground, look)
        self.spire = Spire(self.ground)
        self.marks = MapMarks(level, self.chart, self.spire)
        night_there, names = self.wall.subsurface(layout.scene).copy(), self.marks.labels.names
        self.city = Cityscape(level, self.chart, self.spire, night_there, names, look.style)
        self.waves = Waves(self.chart, self.marks.labels)
        self.figures = LostFigures(self.chart, self.spire)
        self.deck = DeckLights((self.spire.top, (DISC * self.u, DISC * FLAT * self.u)), self.u)
        self.bloom = Bloom(layout.scene.size)

    def draw(self, surface: pygame.Surface, view: View) -> None:
        """The scene of a view, on the scene's part of the desk."""
        picture = surface.subsurface(self.layout.scene)
        age = view.t - view.one("cut") + 1 if view.one("cut") else -1.0
        self._city(picture, view, age)
        self.bloom.clear()
        if age < BREAK:
            self._life(picture, view)
        if age < 0:
            self._failing_sight(picture, view)
        self.bloom.apply(picture)
        if age < 0:
            self.marks.names(picture, view)

    def _city(self, picture: pygame.Surface, view: View, age: float) -> None:
        """The city, trembling while the override is held and as they reach the top."""
        height = view.unit("climb.height")
        hold = max(view.unit("override.hold"), 0.5 * max(0.0, height - 0.7) / 0.3, 1.0 if 0 <= age < 70 else 0.0)
        hold = hold if view.ui.trembles else 0.0
        city = self.city.at(view)
        dx, dy = (round(shaking(hold, view.t, key) * 5 * self.u) for key in (1, 2))
        if dx or dy:
            picture.blit(city, (0, 0))  # else the edges would show what was there before
        picture.blit(city, (dx, dy))

    def _life(self, picture: pygame.Surface, view: View) -> None:
        light = self.bloom.layer
        self._deck(picture, light, view)
        self.figures.motes(picture, view)
        self.marks.deciphered(picture, light, view)
        self.marks.work(picture, view)
        self.figures.streams(picture, light, view)
        self.waves.draw(picture, light, view)
        self.marks.latches(picture, light, view)
        self.figures.walkers(picture, view)
        self.figures.climbers(picture, light, view)
        self.marks.chosen(picture, light, view)

    def _deck(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """The platform's own light: a slow breath, warmth as the shelter fills, rose while the override is armed."""
        x, y = self.spire.top
        breath = 0.75 + 0.25 * (1 - abs(2 * view.beat(6.0) - 1))
        armed = view.one("armed")
        tone = mix(palette.cyan, palette.rose, 0.85) if armed else palette.cyan
        ellipse(light, quarter((x, y)), DISC * self.u / 4, shade(tone, 0.42 * breath))
        shine(light, (x, y - 12 * self.u), shade(tone, 0.13 * breath), 13 * self.u)
        share = view.share("shelter.used") / max(view.share("shelter.places"), 1e-6)
        if share > 0:
            self._filled(picture, light, share)
        self.deck.draw(picture, light, view)
        if armed:
            beat = view.beat(0.7)
            ellipse(picture, (x, y), DISC * self.u * (1 + 0.25 * beat), mix((70, 20, 50), palette.rose, 1 - beat))
            ellipse(picture, (x, y), DISC * self.u, palette.rose)
        if view.unit("climb.height") > 0.85:
            shine(light, (x, y + 16 * self.u), shade(palette.rose, 0.5 * breath), 16 * self.u)

    def who(self, surface: pygame.Surface, view: View) -> None:
        """Who it is that the pointer rests on, of those on the platform."""
        hovered = view.ui.hovered
        if hovered.kind == "person" and hovered.index in self.deck.lit:
            under = self.deck.lit[hovered.index][0], self.spire.top[1] + (DISC * FLAT + 16) * self.u
            draw_who(surface.subsurface(self.layout.scene), view, hovered.index, under, self.u)

    def _filled(self, picture: pygame.Surface, light: pygame.Surface, share: float) -> None:
        """Those who are safe: warm windows round the deck, one after the other."""
        x, y = self.spire.top
        count = 26
        for n in range(min(count, round(share * count))):
            turn = -1 + 2 * (n + 0.5) / count
            px = x + DISC * 0.9 * turn * self.u
            py = y + (DISC * FLAT * 0.9 * (1 - turn * turn) ** 0.5 + 6) * self.u
            picture.fill(palette.warm, (round(px), round(py), max(1, round(1.6 * self.u)), max(2, round(2.6 * self.u))))
        glow = pool(shade(palette.warm, 0.06 + 0.2 * min(1.0, share)), round(40 * self.u), round(14 * self.u), 1.3)
        light.blit(glow, glow.get_rect(center=(round(x / 4), round((y + 12 * self.u) / 4))), special_flags=ADD)

    def _failing_sight(self, picture: pygame.Surface, view: View) -> None:
        """With little composure the picture doubles and dims: the sharp one fades, a soft one drifts beside it."""
        level = round(view.dim * 8)
        if not level:
            return
        picture.blit(veil(picture.get_size(), level * 22), (0, 0))
        if not view.ui.blurs:
            return
        soft = self.city.soft(level)
        drift = level * self.u * 0.12 * (2 * abs(2 * view.beat(7.0) - 1) - 1)
        self.bloom.layer.blit(soft, (round(drift), round(-drift / 2)), special_flags=ADD)

    def eyes(self, surface: pygame.Surface, view: View, closed: float) -> None:
        """Closed eyes, over the scene."""
        picture = surface.subsurface(self.layout.scene)
        self.bloom.clear()
        draw_closed_eyes(
            picture, self.bloom, (self.ground.middle[0], picture.get_height() * 0.52), view, closed, self.u
        )
