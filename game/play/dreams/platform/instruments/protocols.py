"""The protocols: five lights with words that go out one by one, and whose work it is then."""

from collections.abc import Hashable
from typing import Any

import pygame

from game.play.render.glyphs import glyph, ringed, struck
from game.play.render.instrument import Instrument, write
from game.play.render.theme import Colour, mix, palette, width
from game.play.render.view import View
from game.sim.fixed import ONE
from game.sim.laws.platform.ports import BALANCE, PROTOCOL_NAMES, SHELTER

LIGHT = 99  # units that a light and its words need


class Protocols(Instrument):
    """Content: each protocol in eighths, a slow flicker while one fades."""

    clear = True

    def content(self, view: View) -> Hashable:
        """See the class."""
        levels = tuple(round(value * 8 / ONE) for value in view.all("protocol"))
        fades = any(0 < level < 8 for level in levels)
        return levels, view.now.moment // 8 % 2 if fades else 0

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """A label, where there is room for it, then five lights in a row."""
        levels, flicker = content
        x = self.px(2)
        label = width("PROTOCOLS  ", "medium", self.small)
        if x + label + len(levels) * self.px(LIGHT) <= surface.get_width():
            write(surface, "PROTOCOLS", (x, 0), "medium", self.small, palette.dim)
            x += label
        step = (surface.get_width() - x) / len(levels)
        for i, level in enumerate(levels):
            self._light(surface, x + i * step, i, level, flicker)

    def _light(self, surface: pygame.Surface, x: float, i: int, level: int, flicker: int) -> None:
        colour, said = _shown(i, level, flicker)
        picture = glyph(ringed if level else struck, self.px(12), colour if level else palette.faint)
        surface.blit(picture, (round(x), round(self.small * 0.7 - picture.get_height() / 2)))
        write(
            surface,
            PROTOCOL_NAMES[i],
            (x + self.px(18), 0),
            "mono",
            self.small,
            palette.pale if level else palette.dim,
        )
        below = min(self.small + self.px(4), surface.get_height() - 1.3 * self.small)
        write(surface, said, (x + self.px(18), below), "mono", self.small, colour)


def _shown(i: int, level: int, flicker: int) -> tuple[Colour, str]:
    if level >= 8:
        return palette.cyan, "holds doors" if i == SHELTER else "by itself"
    if level > 0:
        return mix(palette.indigo, palette.amber, 0.5 + 0.5 * flicker), "failing"
    return (palette.dim, "lost") if i == BALANCE else (palette.pale, "yours now")
