"""What stands still behind the hall's life: the wall, the labyrinth, and the ink of the panes, kept as one picture."""

from collections.abc import Iterable

import pygame

from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.dreams.guardian.scene.labyrinth import SHIFTS, Labyrinth, Look
from game.play.render.compat import ADD

CHUNK = 64  # rows that are laid at once, so that they stay in a processor's cache


class Backdrop:
    """The labyrinth shifts every SHIFTS ticks, one of as many bands of it with each: no frame pays for all."""

    def __init__(self, labyrinth: Labyrinth, wall: pygame.Surface, ink: pygame.Surface) -> None:
        self.labyrinth, self.box = labyrinth, labyrinth.box
        self.wall, self.ink = wall, ink
        self.picture = pygame.Surface(self.box.size)
        self._chunk = pygame.Surface((self.box.w, CHUNK))
        high = -(-self.box.h // SHIFTS)
        whole = self.picture.get_rect()
        self.bands = [pygame.Rect(0, n * high, self.box.w, high).clip(whole) for n in range(SHIFTS)]
        self.looks: list[Look | None] = [None] * SHIFTS
        self._inked = True

    def draw(
        self, surface: pygame.Surface, view: HallView, light: float, inked: bool, changed: Iterable[pygame.Rect]
    ) -> None:
        """Draw it, the labyrinth at a share of its light. inked: with the panes, of which those in the boxes that are
        given have changed."""
        if inked != self._inked:
            self.looks, self._inked = [None] * SHIFTS, inked
        stale = []
        for n in range(SHIFTS):
            look = self.labyrinth.look(view, light, n)
            if look != self.looks[n]:
                self.looks[n] = look
                stale.append(self.bands[n])
        for part in stale:
            self._lay(part)
        for rect in changed:
            self._lay(rect.move(-self.box.x, -self.box.y))
        surface.blit(self.picture, self.box)

    def _lay(self, part: pygame.Rect) -> None:
        """Draw a part of the picture anew."""
        for band, look in zip(self.bands, self.looks, strict=True):
            seen = part.clip(band)
            if look is None:
                continue
            for top in range(seen.top, seen.bottom, CHUNK):
                self._lay_chunk(pygame.Rect(seen.x, top, seen.w, min(CHUNK, seen.bottom - top)), look)

    def _lay_chunk(self, part: pygame.Rect, look: Look) -> None:
        chunk = self._chunk.subsurface((0, 0, *part.size))
        self.labyrinth.lay(chunk, part, look)
        on_wall = part.move(self.box.topleft)
        chunk.blit(self.wall, (0, 0), on_wall, ADD)
        if self._inked:
            chunk.blit(self.ink, (0, 0), on_wall, ADD)
        self.picture.blit(chunk, part)
