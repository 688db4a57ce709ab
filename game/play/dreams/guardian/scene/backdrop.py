"""What stands still behind the hall's life: the wall, the labyrinth, and the ink of the panes, kept as one picture."""

from collections.abc import Iterable

import pygame

from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.dreams.guardian.scene.ink import SPILL
from game.play.dreams.guardian.scene.labyrinth import SHIFTS, Labyrinth, Look
from game.play.render.compat import ADD

CHUNK = 1 << 17  # pixels that are laid at once, so that they stay in a processor's cache


class Backdrop:
    """The labyrinth shifts every SHIFTS ticks, one of as many bands of it with each: no frame pays for all."""

    def __init__(self, labyrinth: Labyrinth, wall: pygame.Surface, ink: pygame.Surface) -> None:
        self.labyrinth, self.wall, self.ink = labyrinth, wall, ink
        self.box = pygame.Rect(0, 0, wall.get_width(), labyrinth.box.bottom)
        self.bare, self.picture = pygame.Surface(self.box.size), pygame.Surface(self.box.size)  # without and with ink
        self._rows = max(8, CHUNK // self.box.w)
        self._chunk = pygame.Surface((self.box.w, self._rows))
        high = -(-self.box.h // SHIFTS)
        self.bands = [pygame.Rect(0, n * high, self.box.w, high).clip(self.box) for n in range(SHIFTS)]
        self.looks: list[Look | None] = [None] * SHIFTS

    def draw(
        self, surface: pygame.Surface, view: HallView, light: float, inked: bool, changed: Iterable[pygame.Rect]
    ) -> None:
        """Draw it, the labyrinth at a share of its light. inked: with the panes, of which those in the boxes that are
        given have changed."""
        stale = list(changed)
        for n, band in enumerate(self.bands):
            look = self.labyrinth.look(view, light, n)
            if look != self.looks[n]:
                self.looks[n] = look
                self._lay(band, look)
                stale.append(band)
        for part in stale:
            self.picture.blit(self.bare, part, part)
            self.picture.blit(self.ink, part, part, ADD)
        surface.blit(self.picture if inked else self.bare, self.box)
        if inked:  # what light the panes throw on the floor
            surface.blit(self.ink, (0, self.box.bottom), (0, self.box.bottom, self.box.w, SPILL), ADD)

    def _lay(self, band: pygame.Rect, look: Look) -> None:
        """Draw wall and labyrinth anew in a band."""
        for top in range(band.top, band.bottom, self._rows):
            part = pygame.Rect(band.x, top, band.w, min(self._rows, band.bottom - top))
            chunk = self._chunk.subsurface((0, 0, *part.size))
            self.labyrinth.lay(chunk, part, look)
            chunk.blit(self.wall, (0, 0), part, ADD)
            self.bare.blit(chunk, part)
