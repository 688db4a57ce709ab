"""Threads: three that hang from the dark, each through what it would bring to pass. One can be pulled."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot, sin, tau
from typing import NamedTuple

import pygame

from game.play.dreams.engine.scene.chamber_map import ChamberMap, Point
from game.play.render.compat import aalines
from game.play.render.glow import quarter, shine
from game.play.render.theme import Colour, mix, outlined, palette, shade, write
from game.play.render.view import View, around
from game.play.render.words import seconds


def tones() -> tuple[Colour, Colour, Colour]:
    """The colours of the threads."""
    return (mix(palette.violet, (120, 190, 255), 0.55), palette.violet, mix(palette.violet, palette.rose, 0.45))


REACH = 9.0  # units from a thread at which the pointer is on it
CARD = (178, 46)  # units
FEW = 3  # strikes of a thread that it runs through, and whose times are shown, until it is pointed at
HANGS = 34  # units by which a thread hangs down that strikes nobody


def strikes(view: View, thread: int) -> list[tuple[int, int]]:
    """What a thread would have strike: (tick, sector), in order of time."""
    size = len(view.all("thread.sector")) // 3
    found = []
    for k in range(thread * size, thread * size + size):
        sector, tick = view.one("thread.sector", k), view.one("thread.tick", k)
        if sector >= 0:
            found.append((tick, sector))
    return sorted(found)


class ThreadOutcome(NamedTuple):
    """What a thread would bring, as its card says it."""

    strikes: int
    heart: int  # hundredths
    song: int  # hundredths


def thread_outcome(view: View, thread: int) -> ThreadOutcome:
    """What a thread would bring."""
    heart, song = (round(view.unit(f"thread.{name}", thread) * 100) for name in ("heart", "song"))
    return ThreadOutcome(len(strikes(view, thread)), heart, song)


def best_threads(view: View) -> list[set[int]]:
    """The threads with the fewest strikes, the strongest heart, the most song; none where all three are alike."""
    strike, heart, song = zip(*(thread_outcome(view, k) for k in range(3)), strict=True)
    found = []
    for values, best in ((strike, min(strike)), (heart, max(heart)), (song, max(song))):
        threads = {k for k in range(3) if values[k] == best}
        found.append(threads if len(threads) < 3 else set())
    return found


def _pointed(view: View) -> int:
    """The thread under the pointer, -1 for none."""
    return view.ui.hovered.index if view.ui.hovered.kind == "thread" else -1


class Threads:
    """Draws on the picture and, in quarter size, on the light layer. top: pixels, card_u: to a unit, of the cards."""

    def __init__(self, chart: ChamberMap, top: float, card_u: float) -> None:
        self.chart, self.u, self.top = chart, chart.u, top
        self.card_u, self.large = card_u, chart.words_u > card_u  # then there is no room beside the cards
        size = (1.16 * CARD[0], 1.32 * CARD[1]) if self.large else CARD
        gap = (size[0] + 18) * card_u
        self.cards = []
        for k in range(3):
            card = pygame.Rect(0, 0, round(size[0] * card_u), round(size[1] * card_u))
            card.midtop = round(chart.heart[0] + (k - 1) * gap), round(top)
            self.cards.append(card)
        self._paths: list[list[Point]] = [[], [], []]

    def shown(self, view: View) -> bool:
        """Whether there are any to pick from."""
        return bool(view.one("weave.open") and not view.one("ended"))

    def draw(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """All three while they are shown; the one under the pointer is the brightest, and shown to its end."""
        self._paths = [[], [], []]
        if not self.shown(view):
            return
        pointed = _pointed(view)
        best = best_threads(view)
        for k in range(3):
            self._one(picture, light, view, k, pointed)
            self._card(picture, view, k, pointed == k, [k in threads for threads in best])
        self._beside(picture, view, any(best))

    def _one(self, picture: pygame.Surface, light: pygame.Surface, view: View, k: int, pointed: int) -> None:
        bright = 1.0 if pointed in (k, -1) else 0.4
        tone = shade(tones()[k], bright)
        hits = strikes(view, k)
        few = hits if pointed == k else hits[: FEW if pointed < 0 else 1]
        knots = [self.cards[k].midbottom, *(self.chart.places[s] for _, s in few)]
        path = _spun(knots if few else [knots[0], self._end(k)], k, view.t, 1.0 if view.ui.moves else 0.2, self.u)
        self._paths[k] = path
        aalines(picture, tone, False, path)
        aalines(picture, shade(tone, 0.5), False, [(x + 1, y) for x, y in path])
        aalines(light, shade(tone, 0.3), False, [quarter(p) for p in path[::2]])
        shine(light, path[int(view.beat(3.0, k / 3) * (len(path) - 1))], shade(tone, 0.6), 5 * self.u)
        self._knots(picture, hits, k, bright)

    def _end(self, k: int) -> Point:
        """Where a thread ends that strikes nobody: it hangs free."""
        x, y = self.cards[k].midbottom
        return x, y + HANGS * self.u

    def _knots(self, picture: pygame.Surface, hits: Sequence[tuple[int, int]], k: int, bright: float) -> None:
        tone = mix(shade(tones()[k], bright), palette.white, 0.3 * bright)
        for _, sector in hits:
            (x, y), r = self.chart.places[sector], (19 + 4 * k) * self.u
            points = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
            aalines(picture, tone, True, points)

    def said(self, view: View) -> dict[int, list[tuple[str, Colour]]]:
        """When strikes would fall, in words and their thread's colour, by insect: all those of the thread that is
        pointed at, else the first of each."""
        if not self.shown(view):
            return {}
        rows: dict[int, list[tuple[str, Colour]]] = {}
        pointed = _pointed(view)
        for k in range(3) if pointed < 0 else (pointed,):
            hits = strikes(view, k)
            times: dict[int, list[str]] = {}
            for tick, sector in hits if pointed == k else hits[:FEW]:
                if tick >= view.t:
                    times.setdefault(sector, []).append(seconds(tick - view.t).removesuffix(" s"))
            for sector, each in times.items():
                rows.setdefault(sector, []).append(
                    (f"{k + 1} · {', '.join(each)} s", mix(tones()[k], palette.white, 0.35))
                )
        return rows

    def _beside(self, picture: pygame.Surface, view: View, best: bool) -> None:
        """What the cards' numbers are, and how long one may still choose; larger words stand below them."""
        pixels, gap = max(10, round(12 * self.chart.words_u)), round(10 * self.card_u)
        left = max(0.0, view.one("weave.until") - view.t)
        said = [f"in {seconds(view.one('weave.ahead'))}, hands off:", *(["underlined is best"] if best else [])]
        first, last = self.cards[0], self.cards[2]
        until = outlined(f"{seconds(left)} to pick", "mono", pixels, mix(palette.violet, palette.white, 0.3))
        if self.large:
            note = outlined(" ".join(said), "mono", pixels, mix(palette.pale, palette.white, 0.3))
            picture.blit(note, note.get_rect(topleft=(first.left, first.bottom + gap // 2)))
            picture.blit(until, until.get_rect(topright=(last.right, last.bottom + gap // 2)))
            return
        for row, words in enumerate(said):
            note = outlined(words, "mono", pixels, mix(palette.pale, palette.white, 0.3) if not row else palette.pale)
            middle = first.centery + round((18 * row - 9 * best) * self.card_u)
            picture.blit(note, note.get_rect(midright=(first.left - gap, middle)))
        picture.blit(until, until.get_rect(midleft=(last.right + gap, last.centery)))

    def _card(self, picture: pygame.Surface, view: View, k: int, pointed: bool, best: Sequence[bool]) -> None:
        """Number, how many strikes, and what heart and song would come to; what no other does better is underlined."""
        u = self.card_u
        card, tone = self.cards[k], tones()[k]
        pygame.draw.rect(picture, mix(palette.ink, tone, 0.3 if pointed else 0.12), card, 0, round(7 * u))
        pygame.draw.rect(
            picture, mix(tone, palette.white, 0.4 if pointed else 0.0), card, 2 if pointed else 1, round(7 * u)
        )
        small, (count, heart, song) = max(10, round(12 * self.chart.words_u)), thread_outcome(view, k)
        edges, tops = (
            (card.left + round(9 * u), card.right - round(9 * u)),
            [card.y + round(n * u) for n in ((6, 32) if self.large else (6, 24))],
        )
        write(picture, str(k + 1), (edges[0], tops[0]), "medium", small, palette.white)
        for n, (words, x, y, align) in enumerate(
            (
                (f"{count} strike{'' if count == 1 else 's'}", edges[1], tops[0], 1),
                (f"heart {heart}", edges[0], tops[1], 0),
                (f"song {song} %", edges[1], tops[1], 1),
            )
        ):
            box = write(picture, words, (x, y), "mono", small, palette.white if best[n] else palette.pale, align)
            if best[n]:
                pygame.draw.line(picture, mix(tone, palette.white, 0.5), box.bottomleft, (box.right - 1, box.bottom))

    def lying(self) -> dict[int, list[pygame.Rect]]:
        """The boxes of the threads that hang there: their cards, and along their ways."""
        ways = {k: path for k, path in enumerate(self._paths) if path}
        return {k: [self.cards[k], *(around(p, REACH * self.u) for p in path)] for k, path in ways.items()}

    def at(self, pos: tuple[int, int]) -> int:
        """The thread under the pointer, -1 for none."""
        for k, card in enumerate(self.cards):
            if self._paths[k] and card.collidepoint(pos):
                return k
        reach = REACH * self.u
        found = [(min(hypot(x - pos[0], y - pos[1]) for x, y in path), k) for k, path in enumerate(self._paths) if path]
        distance, thread = min(found, default=(reach, -1))
        return thread if distance < reach else -1


def _spun(knots: Sequence[Point], k: int, t: float, sway: float, u: float) -> list[Point]:
    """A slack line through the knots, swaying a little."""
    points: list[Point] = []
    for n, (a, b) in enumerate(pairwise(knots)):
        slack = 0.08 * hypot(b[0] - a[0], b[1] - a[1]) * (1 if (n + k) % 2 else -1)
        for step in range(14):
            s = step / 14
            off = slack * 4 * s * (1 - s) + 2.5 * u * sway * sin(tau * (s + t / 170 + k / 3)) * 4 * s * (1 - s)
            points.append((a[0] + (b[0] - a[0]) * s + off * 0.55, a[1] + (b[1] - a[1]) * s + off * 0.3))
    points.append(knots[-1])
    return points
