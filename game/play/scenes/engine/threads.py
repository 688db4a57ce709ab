"""Threads: three that hang from the dark, each through what it would bring to pass. One can be pulled."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot, sin, tau

import pygame

from game.play.compat import aalines
from game.play.draw.glow import quarter, shine
from game.play.draw.states import seconds
from game.play.draw.view import View
from game.play.look import INK, PALE, ROSE, VIOLET, WHITE, Colour, mix, outlined, shade, text, width
from game.play.scenes.engine.chart import Chart, Point

TONES: tuple[Colour, Colour, Colour] = (mix(VIOLET, (120, 190, 255), 0.55), VIOLET, mix(VIOLET, ROSE, 0.45))
MOST = 8  # strikes that a thread can show
REACH = 9.0  # units from a thread at which the pointer is on it
CARD = (168, 46)  # units


def open_until(view: View) -> int:
    """The tick until which one of the threads that are shown may be picked."""
    p = view.level.params.weave
    return int(view.one("weave.ready") - p.rests + p.shown)


def strikes(view: View, thread: int) -> list[tuple[int, int]]:
    """What a thread would have strike: (tick, sector), in order of time."""
    size = len(view.all("thread.sector")) // 3
    found = []
    for k in range(thread * size, thread * size + size):
        sector, tick = view.one("thread.sector", k), view.one("thread.tick", k)
        if sector >= 0:
            found.append((tick, sector))
    return sorted(found)


class Threads:
    """Draws on the picture and, in quarter size, on the light layer."""

    def __init__(self, chart: Chart, top: float) -> None:
        self.chart, self.u, self.top = chart, chart.u, top
        gap = 196 * chart.u
        self.cards = []
        for k in range(3):
            card = pygame.Rect(0, 0, round(CARD[0] * self.u), round(CARD[1] * self.u))
            card.midtop = round(chart.heart[0] + (k - 1) * gap), round(top)
            self.cards.append(card)
        self._paths: list[list[Point]] = [[], [], []]

    def draw(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """All three while they are shown; the one under the pointer, or chosen by keys, is the brightest."""
        self._paths = [[], [], []]
        if not view.one("weave.open") or view.one("ended"):
            return
        pointed = view.ui.hovered.index if view.ui.hovered.kind == "thread" else -1
        for k in range(3):
            self._one(picture, light, view, (k, pointed))
        self._times(picture, view, pointed)
        self._beside(picture, view)

    def _one(
        self, picture: pygame.Surface, light: pygame.Surface, view: View, which: tuple[int, int]
    ) -> None:
        k, pointed = which
        bright = 1.0 if pointed in (k, -1) else 0.4
        tone = shade(TONES[k], bright)
        hits = strikes(view, k)
        knots = [self.cards[k].midbottom, *(self.chart.places[s] for _, s in hits), self._end(k)]
        path = _spun(knots, (k, view.t, 0.2 if view.ui.calm else 1.0), self.u)
        self._paths[k] = path
        aalines(picture, tone, False, path)
        aalines(picture, shade(tone, 0.5), False, [(x + 1, y) for x, y in path])
        aalines(light, shade(tone, 0.3), False, [quarter(p) for p in path[::2]])
        shine(light, path[int(view.beat(3.0, k / 3) * (len(path) - 1))], shade(tone, 0.6), 5 * self.u)
        self._knots(picture, hits, (k, tone, bright))
        self._card(picture, view, (k, len(hits), pointed == k))

    def _end(self, k: int) -> Point:
        x, y = self.chart.heart
        return x + (k - 1) * 30 * self.u, y - 30 * self.u

    def _knots(self, picture: pygame.Surface, hits: Sequence[tuple[int, int]], how: tuple[int, Colour, float]) -> None:
        k, tone, bright = how
        for _, sector in hits:
            (x, y), r = self.chart.places[sector], (19 + 4 * k) * self.u
            points = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
            aalines(picture, mix(tone, WHITE, 0.3 * bright), True, points)

    def _times(self, picture: pygame.Surface, view: View, pointed: int) -> None:
        """When each strike would fall, by thread: those on one insect under each other."""
        pixels, rows = max(10, round(10.5 * self.u)), dict[int, int]()
        for k in range(3) if pointed < 0 else (pointed,):
            for tick, sector in strikes(view, k):
                (x, y), row = self.chart.places[sector], rows.get(sector, 0)
                rows[sector] = row + 1
                said = f"{k + 1} · {seconds(max(0.0, tick - view.t))}"
                word = outlined(said, "medium", pixels, mix(TONES[k], WHITE, 0.35))
                at = (round(x + 29 * self.u), round(y + (row - 0.5) * (pixels + 3)))
                picture.blit(word, word.get_rect(midleft=at))

    def _beside(self, picture: pygame.Surface, view: View) -> None:
        """What the cards' numbers are, and how long one may still choose."""
        pixels, gap = max(10, round(11 * self.u)), round(10 * self.u)
        left = max(0.0, open_until(view) - view.t)
        ahead = seconds(view.level.params.weave.ahead)
        note = outlined(f"in {ahead}, hands off:", "mono", pixels, mix(PALE, WHITE, 0.3))
        picture.blit(note, note.get_rect(midright=(self.cards[0].left - gap, self.cards[0].centery)))
        note = outlined(f"{seconds(left)} to pick", "mono", pixels, mix(VIOLET, WHITE, 0.3))
        picture.blit(note, note.get_rect(midleft=(self.cards[2].right + gap, self.cards[2].centery)))

    def _card(self, picture: pygame.Surface, view: View, which: tuple[int, int, bool]) -> None:
        """Number, how many strikes, and what heart and song would come to."""
        k, count, pointed = which
        card, tone = self.cards[k], TONES[k]
        pygame.draw.rect(picture, mix(INK, tone, 0.3 if pointed else 0.12), card, 0, round(7 * self.u))
        pygame.draw.rect(
            picture, mix(tone, WHITE, 0.4 if pointed else 0.0), card, 2 if pointed else 1, round(7 * self.u)
        )
        small = max(10, round(11 * self.u))
        head = f"{k + 1}  {count} strike{'' if count == 1 else 's'}"
        heart, song = (round(view.unit(f"thread.{name}", k) * 100) for name in ("heart", "song"))
        for row, (words, colour) in enumerate(((head, WHITE), (f"heart {heart} · song {song} %", PALE))):
            ink = text(words, "medium" if not row else "mono", small, colour)
            wide = width(words, "medium" if not row else "mono", small)
            picture.blit(ink, (card.centerx - wide // 2, card.y + round((6 + 18 * row) * self.u)))

    def at(self, pos: tuple[int, int]) -> int:
        """The thread under the pointer, -1 for none."""
        for k, card in enumerate(self.cards):
            if self._paths[k] and card.collidepoint(pos):
                return k
        reach = REACH * self.u
        found = [
            (min(hypot(x - pos[0], y - pos[1]) for x, y in path), k)
            for k, path in enumerate(self._paths)
            if path
        ]
        far, thread = min(found, default=(reach, -1))
        return thread if far < reach else -1


def _spun(knots: Sequence[Point], how: tuple[int, float, float], u: float) -> list[Point]:
    """A slack line through the knots, swaying a little."""
    k, t, still = how
    points: list[Point] = []
    for n, (a, b) in enumerate(pairwise(knots)):
        slack = 0.16 * hypot(b[0] - a[0], b[1] - a[1]) * (1 if (n + k) % 2 else -1)
        for step in range(14):
            s = step / 14
            off = slack * 4 * s * (1 - s) + 2.5 * u * still * sin(tau * (s + t / 170 + k / 3)) * 4 * s * (
                1 - s
            )
            points.append((a[0] + (b[0] - a[0]) * s + off * 0.55, a[1] + (b[1] - a[1]) * s + off * 0.3))
    points.append(knots[-1])
    return points
