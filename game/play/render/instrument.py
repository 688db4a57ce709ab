"""Instrument: a part of the desk, repainted only when its content changes."""

from collections.abc import Hashable
from typing import Any

import pygame

from game.play.render.kept import kept
from game.play.render.layout import Layout
from game.play.render.theme import Colour, mix, palette, write
from game.play.render.view import View

BLURS = 5  # steps of blur, as composure falls


class Instrument:
    """Base of all instruments: `content` is what it shows, `paint` draws that.

    The picture depends on content alone, so keeping it changes nothing. `distant` instruments blur and dim
    when composure is low.
    """

    distant = False
    clear = False  # transparent: drawn over the scene

    def __init__(self, name: str, layout: Layout, wall: pygame.Surface) -> None:
        self.layout, self.rect = layout, layout.boxes[name]
        self.ground = wall.subsurface(self.rect)
        self.picture = pygame.Surface(self.rect.size, pygame.SRCALPHA if self.clear else 0)
        self.blurred = pygame.Surface(self.rect.size)
        self.shown: Hashable = None
        self.blurred_at: Hashable = None
        self.on_face: Hashable = None
        self.u = layout.u * layout.growth.get(name, 1.0)
        self.small, self.body, self.head = self._type(12), self._type(13), self._type(14)
        self.least = max(10, round(12 * layout.u))  # type that is larger than plain may come down to this

    def _type(self, units: float) -> int:
        return max(10, round(units * self.u))

    def px(self, units: float) -> int:
        """Units in whole pixels, at least one."""
        return max(1, round(units * self.u))

    def content(self, view: View) -> Hashable:
        """All that the picture depends on."""
        raise NotImplementedError

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """Draw the content; `surface` holds the wall behind, and its corner is 0, 0."""
        raise NotImplementedError

    def draw(self, surface: pygame.Surface, view: View, share: float = 1.0) -> None:
        """Draw the instrument on the desk; a clear one at this share of its opacity."""
        self._repaint(self.content(view))
        picture = self._failing(blur) if (blur := self._blur(view)) else self.picture
        if self.clear:
            picture.set_alpha(round(255 * share))
        surface.blit(picture, self.rect)

    def refresh(self, face: pygame.Surface, view: View) -> None:
        """Draw the instrument on a surface that is kept between frames, if it has changed since."""
        content, blur = self.content(view), self._blur(view)
        if (content, blur) != self.on_face:
            self._repaint(content)
            face.blit(self._failing(blur) if blur else self.picture, self.rect)
            self.on_face = (content, blur)

    def _blur(self, view: View) -> int:
        """How much is blurred and dimmed; below 0 it is only dimmed."""
        level = round(view.dim * BLURS) if self.distant else 0
        return level if view.ui.blurs else -level

    def _repaint(self, content: Hashable) -> None:
        if content == self.shown:
            return
        if self.clear:
            self.picture.fill((0, 0, 0, 0))
        else:
            self.picture.blit(self.ground, (0, 0))
        self.paint(self.picture, content)
        self.shown = content

    def _failing(self, blur: int) -> pygame.Surface:
        if self.blurred_at != (self.shown, blur):
            self.blurred.blit(self.picture, (0, 0))
            _soften(self.blurred, blur)
            self.blurred_at = (self.shown, blur)
        return self.blurred


def _soften(surface: pygame.Surface, blur: int) -> None:
    w, h = surface.get_size()
    if blur > 0:
        less = 1 + blur * 0.45
        small = pygame.transform.smoothscale(surface, (max(1, int(w / less)), max(1, int(h / less))))
        surface.blit(pygame.transform.smoothscale(small, (w, h)), (0, 0))
    surface.blit(veil((w, h), abs(blur) * 22), (0, 0))


@kept
def veil(size: tuple[int, int], alpha: int) -> pygame.Surface:
    """A dark overlay: a surface of `size` with an alpha of 0..255. Shared."""
    dark = pygame.Surface(size, pygame.SRCALPHA)
    dark.fill((*palette.night, alpha))
    return dark


@kept
def _plate(size: tuple[int, int], radius: int, edge: Colour) -> pygame.Surface:
    """Dark glass with a lit upper edge."""
    w, h = size
    plate = pygame.Surface(size, pygame.SRCALPHA)
    body = pygame.Surface(size, pygame.SRCALPHA)
    for y in range(h):
        tone = mix((12, 17, 42), (6, 9, 24), min(1.0, y / max(h * 0.6, 1)))
        pygame.draw.line(body, (*tone, 214), (0, y), (w, y))
    mask = pygame.Surface(size, pygame.SRCALPHA)
    pygame.draw.rect(mask, (255, 255, 255, 255), mask.get_rect(), 0, radius)
    body.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    plate.blit(body, (0, 0))
    pygame.draw.rect(plate, (*edge, 255), plate.get_rect(), 1, radius)
    pygame.draw.line(plate, (*mix(edge, (120, 190, 220), 0.35), 255), (radius, 0), (w - radius, 0))
    return plate


def plate(surface: pygame.Surface, u: float, edge: Colour | None = None) -> None:
    """Draw the dark glass of a box over all of a surface."""
    surface.blit(_plate(surface.get_size(), max(4, round(9 * u)), edge or palette.edge), (0, 0))


def bar(surface: pygame.Surface, rect: pygame.Rect, share: float, colour: Colour, ground: Colour | None = None) -> None:
    """A bar filled to `share`, with round ends."""
    radius = rect.height // 2
    pygame.draw.rect(surface, ground or palette.indigo, rect, 0, radius)
    filled = pygame.Rect(rect.left, rect.top, round(rect.width * min(max(share, 0), 1)), rect.height)
    if filled.width > 0:
        pygame.draw.rect(surface, colour, filled, 0, min(radius, filled.width // 2))
        pygame.draw.line(
            surface, mix(colour, (255, 255, 255), 0.45), filled.midleft, (filled.right - 1, filled.centery)
        )


__all__ = ["Instrument", "bar", "plate", "veil", "write"]
