"""Composure: the ring that breathes, and the pulse beside it."""

from collections.abc import Hashable
from math import exp, sin, tau
from typing import Any

import pygame

from game.play.render.compat import aalines
from game.play.render.glyphs import ring
from game.play.render.instrument import Instrument, write
from game.play.render.layout import Layout
from game.play.render.theme import Colour, fit, fitting, mix, palette
from game.play.render.view import View
from game.play.render.words import hold_word

BREATH = 5.0  # seconds
STOPS = 240  # ticks for which the heart stops
WITHIN = 0.66  # of the lower side of its box: how wide the lowest words within the ring may be


def composure_colour(composure: float) -> Colour:
    """The colour for a composure."""
    return palette.cyan if composure > 0.5 else mix(palette.rose, palette.amber, min(1, max(0, composure - 0.2) / 0.3))


def composure_word(composure: float) -> str:
    """A word for a composure."""
    return next(
        name for least, name in ((0.75, "calm"), (0.5, "uneasy"), (0.2, "shaken"), (-1, "blind")) if composure >= least
    )


class Breathe(Instrument):
    """Content: the level in 128ths, the breath's phase in 60ths. `key` is what stands on the key that is held."""

    clear = True

    def __init__(self, name: str, layout: Layout, wall: pygame.Surface, key: str) -> None:
        super().__init__(name, layout, wall)
        self.key = key

    def content(self, view: View) -> Hashable:
        """See the class."""
        held = view.one("breathing")
        return (
            round(view.unit("composure") * 128),
            held,
            round(view.beat(BREATH) * 60),
            view.ui.hovered.kind == "breathe",
            hold_word(view),
        )

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """The level as a ring; a finer one inside follows the breath."""
        level, held, phase, hovered, hold = content
        w, h = surface.get_size()
        side = min(w, h) - self.px(6)
        colour = composure_colour(level / 128)
        middle = (w // 2, h // 2)
        _lay(surface, ring(side, mix(palette.indigo, colour, 0.22), self.px(5)), middle)
        _lay(surface, ring(side, colour, self.px(5), level * 2), middle)
        swell = 0.5 - 0.5 * sin(tau * phase / 60 + tau / 4)
        inner = round(side * (0.79 + 0.09 * swell))
        _lay(
            surface,
            ring(
                inner,
                mix(palette.indigo, palette.white if held else colour, 0.55 if held or hovered else 0.3),
                self.px(1.6),
            ),
            middle,
        )
        self._words(surface, middle, level / 128, held, hold)

    def _words(self, surface: pygame.Surface, middle: tuple[int, int], level: float, held: int, hold: str) -> None:
        x, y = middle
        line = self.small + self.px(3)
        write(surface, composure_word(level), (x, y - line * 1.55), "mono", self.small, composure_colour(level), 0.5)
        write(
            surface, "breathe", (x, y - line * 0.5), "medium", self.body, palette.white if held else palette.pale, 0.5
        )
        said, room = "eyes closed" if held else f"{hold} {self.key}", min(surface.get_size())
        pixels = fitting(said, "mono", self.small, round(room * WITHIN))
        said = fit(said, "mono", pixels, round(room * 0.82))
        write(surface, said, (x, y + line * 0.6), "mono", pixels, palette.dim, 0.5)


def _lay(surface: pygame.Surface, picture: pygame.Surface, middle: tuple[int, int]) -> None:
    surface.blit(picture, picture.get_rect(center=middle))


class Pulse(Instrument):
    """The heart's trace: a sweep that is a function of the tick. Content: tick in 20ths of a second, and the rate.

    stopped_by: the entry of the panel with the tick from which the heart stands still for a while; empty for none.
    """

    clear = True

    def __init__(self, name: str, layout: Layout, wall: pygame.Surface, stopped_by: str = "") -> None:
        super().__init__(name, layout, wall)
        self.stopped_by = stopped_by

    def content(self, view: View) -> Hashable:
        """See the class. The rate is fixed for each sweep by the composure shown, in steps of ten beats."""
        rate = round(64 + 70 * (1 - view.unit("composure"))) // 6 * 6
        stopped = view.one(self.stopped_by) if self.stopped_by else 0
        return int(view.t) // 2, 0 if stopped and view.t - stopped < STOPS else rate

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """The last three seconds, the newest at the right."""
        half_ticks, rate = content
        w, h = surface.get_size()
        left, right, middle = self.px(4), w - self.px(8), h * 0.5
        count = max(24, (right - left) // 2)
        colour = palette.cyan if rate < 90 else palette.amber if rate < 115 else palette.rose
        points = []
        for i in range(count + 1):
            ago = (1 - i / count) * 2.6
            phase = (half_ticks / 30 - ago) * rate / 60
            points.append((left + (right - left) * i / count, middle - heart_trace(phase % 1.0) * h * 0.3 * (rate > 0)))
        third = count // 3
        aalines(surface, mix(palette.indigo, palette.teal, 0.4), False, points[: third + 1])
        aalines(surface, mix(palette.indigo, colour, 0.55), False, points[third : 2 * third + 1])
        aalines(surface, colour, False, points[2 * third :])
        pygame.draw.circle(surface, palette.white, points[-1], self.px(2))
        said = f"pulse {rate}" if rate else "pulse"
        pixels = fitting(said, "mono", self.small, w)
        write(surface, said, (w / 2, h - self.small - self.px(8)), "mono", pixels, palette.dim, 0.5)


def heart_trace(phase: float) -> float:
    """The height of a heart's trace at a phase in 0..1: a small wave, the sharp one, a slow one."""

    def bump(at: float, wide: float, high: float) -> float:
        return high * exp(-(((phase - at) / wide) ** 2))

    return (
        bump(0.18, 0.035, 0.12)
        + bump(0.285, 0.012, -0.16)
        + bump(0.31, 0.014, 1.0)
        + bump(0.34, 0.015, -0.28)
        + bump(0.55, 0.06, 0.2)
    )
