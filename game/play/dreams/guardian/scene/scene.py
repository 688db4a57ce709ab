"""Dream II's scene, composed: night and labyrinth, panes, vortex, the guardian, and the end."""

import pygame

from game.level import Level
from game.play.dreams.guardian.endings import ENDINGS
from game.play.dreams.guardian.scene.backdrop import Backdrop
from game.play.dreams.guardian.scene.endings import HallEndings
from game.play.dreams.guardian.scene.hall import Hall
from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.dreams.guardian.scene.ink import Ink
from game.play.dreams.guardian.scene.labyrinth import Labyrinth
from game.play.dreams.guardian.scene.night import night
from game.play.dreams.guardian.scene.pane_marks import PaneMarks
from game.play.dreams.guardian.scene.spectre import Spectre, presence
from game.play.dreams.guardian.scene.vortex import Vortex, beat, floor_light
from game.play.render.compat import ADD
from game.play.render.eyes import eyes_closed
from game.play.render.glow import Bloom, pool
from game.play.render.theme import mix, palette, shade


class GuardianScene:
    """The hall at one size of window. `wall` is the night; instruments may be painted on a copy of it.

    words_u: pixels to a unit of the words on the panes, u: of all else.
    """

    def __init__(self, level: Level, size: tuple[int, int], box: pygame.Rect, u: float, words_u: float) -> None:
        self.u = u
        sectors, endings = level.sectors, level.endings
        self.hall = Hall.of(level, box)
        self.wall = night(size, box.bottom + round(2 * u), self.hall.wall)
        self.labyrinth = Labyrinth(self.hall, u)
        self.marks = PaneMarks(self.hall, u, words_u)
        self.ink = Ink(self.hall, [sector.name for sector in sectors], size, (u, words_u))
        self.backdrop = Backdrop(self.labyrinth, self.wall, self.ink.picture)
        foot = (self.hall.wall.aisle, box.bottom + 104 * u)
        self.centre = (size[0] / 2, box.centery + 70 * u)
        self.spectre = Spectre(foot, u)
        self.vortex = Vortex((size[0] / 2, foot[1] - 40 * u), self.hall, u)  # clear of the instruments
        self.bloom = Bloom((size[0], min(size[1], box.bottom + round(200 * u))))  # the bar below is left out
        self.whole: Bloom | None = None  # an ending's light reaches everywhere
        self.endings = HallEndings(self.hall, size, u, [ENDINGS.of(way).picture for way in endings])

    def draw(self, surface: pygame.Surface, view: HallView) -> None:
        """Everything but words and instruments, over a surface that holds the wall."""
        over = bool(self.endings.kind(view))
        if over and self.whole is None:
            self.whole = Bloom(surface.get_size())
        bloom = self.whole if over and self.whole else self.bloom
        light = bloom.layer
        bloom.clear()
        left = self.endings.panes(view)
        dimmed = left * (1 - 0.6 * view.vision)
        self.backdrop.draw(surface, view, dimmed, left == 1, self.ink.renew(view))
        if 0 < left < 1:
            self._fading(surface, left)
        self.labyrinth.draw(surface, view, dimmed)
        self._floor(light, view, left)
        much = 0.0 if over else self._gathering(view)
        self.vortex.gather(view, much)
        self.vortex.draw(surface, light, front=False)
        self.vortex.vision(surface, light, view, self.centre)
        if not over:
            self.marks.draw(surface, light, view)
            self.spectre.draw(surface, light, view)
        self.vortex.draw(surface, light, front=True)
        self.endings.draw(surface, light, view)
        if over or not eyes_closed(view):  # behind closed eyes light is laid once, with their own
            bloom.apply(surface)

    def _gathering(self, view: HallView) -> float:
        """How dense the vortex is: a few strokes in a calm hall, all of them round the guardian."""
        here, _ = presence(view)
        return max(0.3 + 0.5 * view.slip, 0.4 + 0.6 * here if here else 0.0, view.vision)

    def _floor(self, light: pygame.Surface, view: HallView, left: float) -> None:
        """The floor's light says how the hall is: cyan, amber as it stirs, rose near its limit."""
        stir = min(1.0, view.unit("agitation"))
        lit = self.hall.wall.lit
        tone = mix(
            mix(lit((40, 90, 170)), palette.amber, min(1.0, stir * 1.2)), palette.rose, max(0.0, stir - 0.6) * 2.2
        )
        pulse = 0.75 + 0.25 * beat(view.t, 5.0 - 3.4 * stir)
        x, y = self.spectre.foot[0], self.hall.box.centery
        for n, wide in enumerate((22, 9)):  # the light that it steps out of
            glow = pool(
                shade(mix(lit((50, 80, 200)), tone, 0.25), (0.16 + 0.1 * n) * pulse * left),
                round(wide * self.u),
                round(118 * self.u),
            )
            light.blit(glow, glow.get_rect(center=(round(x / 4), round(y / 4))), special_flags=ADD)
        floor_light(light, self.vortex.middle, self.u, mix(tone, palette.violet, view.vision), 0.30 * pulse * left)
        floor_light(light, self.vortex.middle, self.u * 0.5, mix(tone, palette.cyan, 0.4), 0.20 * pulse * left)

    def _fading(self, surface: pygame.Surface, left: float) -> None:
        """At the end the ink and its glow go out."""
        picture = self.ink.picture.copy()
        picture.fill((round(255 * left),) * 3, special_flags=pygame.BLEND_RGB_MULT)
        surface.blit(picture, (0, 0), special_flags=ADD)
