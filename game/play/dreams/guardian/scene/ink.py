"""The ink of the panes on black, with the light that it and the threads between panes throw: kept as one picture."""

import pygame

from game.play.dreams.guardian.scene.glass import Face, Painter, faces
from game.play.dreams.guardian.scene.hall import Hall
from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.render.compat import ADD
from game.play.render.glow import quarter
from game.play.render.standing_light import StandingLight
from game.play.render.theme import Colour, mix, palette, shade
from game.sim.fixed import ONE

SOFT = (128, 128, 128)  # what of the ink its glow has: words are to be read
STEPS = 6  # of strain that threads tell apart
SPILL = 48  # pixels below the wall of panes that its light reaches


class Ink:
    """Panes are painted anew where they have changed. units: pixels to a unit, of lines and of words."""

    def __init__(self, hall: Hall, names: list[str], size: tuple[int, int], units: tuple[float, float]) -> None:
        self.hall, self.painter = hall, Painter(hall.panes, names, *units)
        self.foot = hall.box.bottom
        self.light = StandingLight((size[0], self.foot + SPILL))
        self.picture = pygame.Surface((size[0], self.foot + SPILL))
        self.lines = pygame.Surface(self.light.size)  # without their light
        self._threads = pygame.Surface(self.light.layer.get_size())
        self._faces: list[Face | None] = [None] * len(hall.panes)
        self._tones: list[Colour | None] = [None] * len(hall.links)
        self._outside = [_inverse(mask) for mask in self.painter.masks]

    def renew(self, view: HallView) -> list[pygame.Rect]:
        """Bring the picture up to a view: the boxes in which it is another now."""
        boxes = self._renewed_threads(view)
        for i, (pane, now) in enumerate(zip(self.hall.panes, faces(view), strict=True)):
            if now != self._faces[i]:
                self._write(i, self.painter.paint(view, i, now))
                self._faces[i] = now
                boxes.append(pane.rect)
        found = [self.light.reach(box) for box in boxes]
        for box in found:
            self._lay(box)
        return found

    def _write(self, i: int, picture: pygame.Surface) -> None:
        """A pane's ink in its cell, in place of what was there."""
        rect = self.hall.panes[i].rect
        part = self.lines.subsurface(rect)
        part.blit(self._outside[i], (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        part.blit(picture, (0, 0), special_flags=ADD)
        self._shine(rect)

    def _shine(self, rect: pygame.Rect) -> None:
        """The light of the ink and of the threads in a pane's box."""
        small = pygame.Rect(*(n // 4 for n in rect))
        soft = self.light.layer.subsurface(small)
        pygame.transform.smoothscale(self.lines.subsurface(rect), small.size, soft)
        soft.fill(SOFT, special_flags=pygame.BLEND_RGB_MULT)
        soft.blit(self._threads, (0, 0), small, ADD)

    def _lay(self, box: pygame.Rect) -> None:
        part = self.picture.subsurface(box.clip(self.picture.get_rect()))
        part.blit(self.light.spread(box), (0, 0))
        part.blit(self.lines, (0, 0), box, ADD)

    # What is coupled

    def _renewed_threads(self, view: HallView) -> list[pygame.Rect]:
        """Draw the threads anew where one has another tone: the boxes of those."""
        tones = [thread_tone(view, a, b) for a, b in self.hall.links]
        if tones == self._tones:
            return []
        changed = [self._along(n) for n, tone in enumerate(tones) if tone != self._tones[n]]
        self._tones = tones
        self._threads.fill((0, 0, 0))
        for (a, b), tone in zip(self.hall.links, tones, strict=True):
            if tone:
                start, end = (quarter(self.hall.panes[n].middle) for n in (a, b))
                pygame.draw.line(self._threads, tone, start, end)
        self.light.layer.blit(self._threads, (0, 0))
        for pane in self.hall.panes:
            self._shine(pane.rect)
        return changed

    def _along(self, link: int) -> pygame.Rect:
        """The box round a thread."""
        (ax, ay), (bx, by) = (self.hall.panes[n].middle for n in self.hall.links[link])
        return pygame.Rect(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay)).inflate(16, 16)


def thread_tone(view: HallView, a: int, b: int) -> Colour | None:
    """The light of a thread: violet where calm comes over it, rose where trouble does; None where there is none."""
    if a >= view.count or b >= view.count or view.one("dark", a) or view.one("dark", b):
        return None
    held = view.one("sub.embraced", a) or view.one("sub.embraced", b)
    strained = round(max(view.one("sub.strain", a), view.one("sub.strain", b)) / ONE * STEPS) / STEPS
    tone = mix(palette.violet if held else (40, 90, 120), palette.rose, min(1.0, 1.3 * strained))
    return shade(tone, 0.09 + 0.07 * bool(held))


def _inverse(mask: pygame.Surface) -> pygame.Surface:
    """Black where the mask is white."""
    found = pygame.Surface(mask.get_size())
    found.fill((255, 255, 255))
    found.blit(mask, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    return found
