"""Dream II's scene, composed: night and labyrinth, panes, vortex, the guardian, and the end."""

import pygame

from game.level import Level
from game.play.dreams.guardian.endings import ENDINGS
from game.play.dreams.guardian.scene.backdrop import Backdrop
from game.play.dreams.guardian.scene.endings import HallEndings
from game.play.dreams.guardian.scene.glass import Face, Painter, faces
from game.play.dreams.guardian.scene.hall import Hall
from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.dreams.guardian.scene.labyrinth import Labyrinth
from game.play.dreams.guardian.scene.night import night
from game.play.dreams.guardian.scene.pane_marks import PaneMarks
from game.play.dreams.guardian.scene.spectre import Spectre, presence
from game.play.dreams.guardian.scene.vortex import Vortex, beat, floor_light
from game.play.render.compat import ADD
from game.play.render.eyes import eyes_closed
from game.play.render.glow import Bloom, pool
from game.play.render.theme import mix, palette, shade

SOFT = (128, 128, 128)  # what of the ink its glow has: words are to be read


class GuardianScene:
    """The hall at one size of window. `wall` is the night; instruments may be painted on a copy of it."""

    def __init__(self, level: Level, size: tuple[int, int], box: pygame.Rect, u: float) -> None:
        self.u = u
        sectors, endings = level.sectors, level.endings
        self.hall = Hall.of(level, box)
        self.wall = night(size, box.bottom + round(2 * u), self.hall.wall)
        self.labyrinth = Labyrinth(self.hall, u)
        self.painter = Painter(self.hall.panes, [sector.name for sector in sectors], u)
        self.marks = PaneMarks(self.hall, u)
        self.ink = pygame.Surface((size[0], box.bottom // 4 * 4 + 4))  # all panes on black
        self.glow = pygame.Surface((-(-size[0] // 4), self.ink.get_height() // 4))  # the same for the light layer
        self.backdrop = Backdrop(self.labyrinth, self.wall, self.ink)
        self.faces: list[Face | None] = [None] * len(sectors)
        self.inverse = [_inverse(mask) for mask in self.painter.masks]
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
        changed = self._repainted(view)
        self.backdrop.draw(surface, view, dimmed, left == 1, changed)
        self.labyrinth.draw(surface, view, dimmed)
        if left == 1:
            light.blit(self.glow, (0, 0), special_flags=ADD)
        elif left > 0:
            self._fading(surface, light, left)
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

    def _repainted(self, view: HallView) -> list[pygame.Rect]:
        """Paint the panes anew that have changed: the boxes where their ink lies."""
        changed = []
        for i, (pane, now) in enumerate(zip(self.hall.panes, faces(view), strict=True)):
            if now == self.faces[i]:
                continue
            picture = self.painter.paint(view, i, now)
            part = self.ink.subsurface(pane.rect.clip(self.ink.get_rect()))
            part.blit(self.inverse[i], (0, 0), special_flags=pygame.BLEND_RGB_MULT)
            part.blit(picture, (0, 0), special_flags=ADD)
            quarters = pygame.Rect(*(n // 4 for n in pane.rect)).clip(self.glow.get_rect())
            inked = self.ink.subsurface([n * 4 for n in quarters])
            soft = pygame.transform.smoothscale(inked, quarters.size)
            soft.fill(SOFT, special_flags=pygame.BLEND_RGB_MULT)
            self.glow.blit(soft, quarters)
            self.faces[i] = now
            changed.append(pane.rect)
        return changed

    def _fading(self, surface: pygame.Surface, light: pygame.Surface, left: float) -> None:
        """At the end the ink and its glow go out."""
        tone = round(255 * left)
        for onto, ink in ((surface, self.ink), (light, self.glow)):
            picture = ink.copy()
            picture.fill((tone, tone, tone), special_flags=pygame.BLEND_RGB_MULT)
            onto.blit(picture, (0, 0), special_flags=ADD)


def _inverse(mask: pygame.Surface) -> pygame.Surface:
    """Black where the mask is white."""
    found = pygame.Surface(mask.get_size())
    found.fill((255, 255, 255))
    found.blit(mask, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    return found
