"""The chord: three rings that sing 4 : 5 : 6, how well each arm keeps together, and how well the three agree."""

from collections.abc import Hashable
from functools import lru_cache
from math import cos, pi, sin, tau
from typing import Any

import pygame

from game.play.compat import aalines
from game.play.draw.instrument import Instrument, bar, write
from game.play.draw.view import View
from game.play.look import AMBER, CYAN, DIM, INDIGO, PALE, ROSE, VIOLET, WHITE, Colour, mix
from game.play.scenes.engine import reads

RADII = (0.46, 0.375, 0.29)  # of the height of the rings' box
PAIRS = ((0, 1), (1, 2), (0, 2))  # as harmony.pair has them
IN_TUNE, NEAR = 0.7, 0.4
UNISON = 0.75  # the order parameter of all above which the old song still sounds
FINE = 3  # arcs are drawn so many times too large, and scaled down once


def tuned(share: float) -> tuple[str, Colour]:
    """How a harmony is called."""
    return ("in tune", VIOLET) if share >= IN_TUNE else ("near", CYAN) if share >= NEAR else ("beats", AMBER)


def _said(harmony: int, together: int) -> tuple[str, Colour]:
    """A line on the whole, in percent: the old song while it sounds, then the new chord."""
    if together > harmony and together >= UNISON * 100:
        return f"unison: {together} % keep one time", CYAN
    return f"4 : 5 : 6   the chord is {harmony} % in tune", tuned(harmony / 100)[1]


class Chord(Instrument):
    """Content: unison and phase of each arm, harmony of each pair, harmony of all."""

    clear = True

    def content(self, view: View) -> Hashable:
        """See the class."""
        unison = tuple(round(view.unit("arm.unison", k) * 100) for k in range(3))
        turns = tuple(round(reads.between(view, "arm.phase", k) * 72) for k in range(3))
        pairs = tuple(round(view.unit("harmony.pair", k) * 50) for k in range(3))
        ratio = tuple(view.one("ratio", k) for k in range(3))
        whole = (round(view.unit("harmony") * 100), round(view.unit("unison") * 100))
        return unison, turns, pairs, whole, ratio, int(view.t / 3) % 40

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """Rings, digits, the waves between them, a line of words."""
        unison, turns, pairs, whole, ratio, beat = content
        w, h = surface.get_size()
        side = h - self.px(30)
        mid = (w / 2, side / 2 + self.px(2))
        for k in range(3):
            self._ring(surface, mid, side * RADII[k], (unison[k] / 100, turns[k] / 72, reads.TONES[k]))
        large = self._type(30)
        for k in range(3):
            at = (mid[0] + (k - 1) * self.px(42), mid[1] - large * 0.78)
            write(surface, str(ratio[k]), at, "medium", large, reads.TONES[k], 0.5)
        for n, (a, b) in enumerate(PAIRS[:2]):
            at = (mid[0] + (a + b - 2) * self.px(21), mid[1] + large * 0.55)
            self._wave(surface, at, (self.px(34), pairs[n] / 50, beat / 40), tuned(pairs[n] / 50)[1])
        self._wave(
            surface,
            (mid[0], mid[1] + large * 1.0),
            (self.px(78), pairs[2] / 50, beat / 40),
            tuned(pairs[2] / 50)[1],
        )
        words, tone = _said(*whole)
        at = (w / 2, h - self.small - self.px(8))
        write(surface, words, at, "mono", self.small, mix(tone, WHITE, 0.4), 0.5)

    def _ring(
        self, surface: pygame.Surface, mid: tuple[float, float], far: float, how: tuple[float, float, Colour]
    ) -> None:
        """As long as the arm is together; the bead is its beat, at the top when it sounds."""
        unison, turn, tone = how
        line, whole = self.px(4), round(far)
        for share, colour, wide in ((1.0, mix(INDIGO, tone, 0.2), max(1, line // 3)), (unison, tone, line),
                                    (unison, mix(tone, WHITE, 0.55), max(1, line // 3))):  # fmt: skip
            picture = arc(whole, round(share * 128), colour, wide)
            surface.blit(picture, picture.get_rect(center=(round(mid[0]), round(mid[1]))))
        at = (mid[0] + far * sin(turn * tau), mid[1] - far * cos(turn * tau))
        pygame.draw.circle(surface, mix(tone, WHITE, 0.65), at, self.px(5))
        pygame.draw.circle(surface, INDIGO, at, self.px(2))

    def _wave(
        self, surface: pygame.Surface, at: tuple[float, float], how: tuple[float, float, float], tone: Colour
    ) -> None:
        """What two tones make of each other: a level line in tune, a jagged one that swells where they beat."""
        wide, harmony, beat = how
        high = self.px(6) * (1 - harmony) ** 0.7
        points = []
        for k in range(25):
            s = k / 24
            swing = sin(tau * (3 * s + beat * 2)) * sin(pi * s) * (0.5 + 0.5 * sin(tau * (s * 0.7 + beat)))
            points.append((at[0] + (s - 0.5) * wide, at[1] - high * swing))
        aalines(surface, tone, False, points)
        if harmony >= IN_TUNE:
            aalines(surface, tone, False, [(x, y + 1) for x, y in points])


@lru_cache(maxsize=512)
def arc(far: int, steps: int, tone: Colour, line: int) -> pygame.Surface:
    """A ring of radius `far` pixels, `steps` 128ths of it from the bottom up both sides, on a clear ground. Shared."""
    side = (2 * far + 2 * line + 4) * FINE
    large = pygame.Surface((side, side), pygame.SRCALPHA)
    large.fill((*tone, 0))
    half = pi * steps / 128
    edge: list[tuple[float, float]] = []
    count = max(3, steps)
    for radius in ((far + line / 2) * FINE, (far - line / 2) * FINE):
        ring = [(2 * k / count - 1) * half for k in range(count + 1)]
        points = [(side / 2 - radius * sin(a), side / 2 + radius * cos(a)) for a in ring]
        edge += points if not edge else points[::-1]
    if steps:
        pygame.draw.polygon(large, tone, edge)
    return pygame.transform.smoothscale(large, (side // FINE, side // FINE))


class Gauges(Instrument):
    """The song, the heart, the dark. Content: their levels, and which way the heart goes."""

    clear = True

    def content(self, view: View) -> Hashable:
        """See the class."""
        dark = sum(1 for share in view.all("darkness") if share > 1 << 15)
        frayed = sum(1 for share in view.all("link.health") if share < 1 << 15)
        heart = round(view.unit("heart") * 200)
        return round(view.unit("song") * 200), heart, dark, frayed, int(view.t) // 20 % 2 if heart < 60 else 0

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """Two bars with words, and a line."""
        song, heart, dark, frayed, blink = content
        w, row = surface.get_width(), self.px(31)
        word = "beats" if heart > 120 else "strains" if heart > 60 else "fails"
        tone = CYAN if heart > 120 else AMBER if heart > 60 else mix(ROSE, WHITE, 0.5 * blink)
        rows = (
            ("new song", song, f"{song / 2:.0f} %", VIOLET),
            ("heart", heart, f"{heart / 2:.0f} % {word}", tone),
        )
        for n, (name, share, said, colour) in enumerate(rows):
            y = n * row
            write(surface, name, (0, y), "medium", self.small, PALE)
            write(surface, said, (w, y), "mono", self.small, mix(colour, WHITE, 0.3), 1)
            bar(surface, pygame.Rect(0, y + self.small + self.px(6), w, self.px(6)), share / 200, colour)
        dim = ROSE if dark > 5 else DIM
        write(surface, f"{dark} silent", (0, 2 * row), "mono", self.small, dim if dark else DIM)
        write(surface, f"{frayed} frayed", (w, 2 * row), "mono", self.small, AMBER if frayed else DIM, 1)
