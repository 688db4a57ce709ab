"""The truth of a replay: which deviation was natural, which the player caused, and where there was a fault.

Over each pane lies the natural curve as it was, known or not, and what lies between it and the trace, filled: that
much was not natural.
"""

import numpy as np
import pygame

from game.play.dreams.guardian.scene.glass import BASE, NAME, NOW, TALL, across
from game.play.dreams.guardian.scene.hall import Hall
from game.play.dreams.guardian.scene.hall_view import HallView
from game.play.render.compat import aalines
from game.play.render.instrument import veil
from game.play.render.theme import Colour, mix, outlined, palette, shade
from game.sim.fixed import WHOLE

WORTH = 0.25  # a difference from the natural curve that is worth a word, in units of the alarm's bound
GROWN = WHOLE // 1000  # a fault's push that counts as one
TOUCHED = WHOLE // 50  # gain that corrections have left, from which what strays is their doing
NATURAL, YOURS, FAULT = "natural", "yours", "a fault"


def tones() -> dict[str, Colour]:
    """The colours of what was natural, yours, and a fault."""
    return {NATURAL: palette.cyan, YOURS: palette.amber, FAULT: palette.rose}


def verdict(view: HallView, i: int) -> str:
    """What a subsystem's deviation comes from just now: one of the three words."""
    truth = view.truth
    if truth["fault_push"][i, 0] > GROWN:
        return FAULT
    rest = abs(int(truth["x"][i, 0]) - int(truth["natural"][i, 0]))
    return YOURS if rest > WORTH * WHOLE and truth["gain"][i, 0] > TOUCHED else NATURAL


def draw_truth(surface: pygame.Surface, hall: Hall, u: float, view: HallView) -> None:
    """Over every pane that isn't lost: the natural curve, the rest, and a word; beneath, what they mean."""
    natural = view.ordered(view.truth["natural_trace"][:, 0])
    traces = view.ordered(view.truth["trace"][:, 0])
    for i in range(view.count):
        if not view.one("dark", i):
            _pane(surface, hall, u, view, i, (natural, traces))
    _legend(surface, hall, u)


def _pane(
    surface: pygame.Surface,
    hall: Hall,
    u: float,
    view: HallView,
    i: int,
    curves: tuple[np.ndarray, np.ndarray],
) -> None:
    pane, span, word = hall.panes[i], view.span(i), verdict(view, i)
    tone = tones()[word]
    if span.stop - span.start > 1:
        us = across(np.arange(span.start, span.stop) + view.late(i))
        true, live = (pane.places(us, BASE - TALL * view.heights(c[span, i])).tolist() for c in curves)
        rest = np.abs(curves[1][span, i] - curves[0][span, i]) > WORTH
        for n in np.flatnonzero(rest).tolist():
            pygame.draw.line(surface, shade(tone, 0.5), true[n], live[n])
        aalines(surface, mix(palette.violet, palette.white, 0.35), False, true)
        aalines(surface, tone, False, live)
    picture = outlined(word, "bold", max(11, round(13 * u)), tone)
    at = pane.at(NOW, NAME)
    surface.blit(picture, (round(at[0] - picture.get_width()), round(at[1] + 14 * u)))


def _legend(surface: pygame.Surface, hall: Hall, u: float) -> None:
    """Under the wall of panes: the three words and what they stand for."""
    pixels = max(10, round(12 * u))
    parts = (("the truth", palette.white), ("natural: it came by itself, or from its neighbours", palette.cyan),
             ("yours: what your corrections stirred up", palette.amber),
             ("a fault: it only grows", palette.rose))  # fmt: skip
    pictures = [outlined(words, "mono", pixels, tone) for words, tone in parts]
    gap = round(16 * u)
    wide = sum(p.get_width() for p in pictures) + gap * (len(pictures) - 1)
    strip = pygame.Rect(0, 0, wide + 2 * gap, pictures[0].get_height() + 2)
    strip.midtop = (surface.get_width() // 2, hall.box.bottom - round(8 * u))
    surface.blit(veil(strip.size, 215), strip)
    x = strip.left + gap
    for picture in pictures:
        surface.blit(picture, (x, strip.top + 1))
        x += picture.get_width() + gap
