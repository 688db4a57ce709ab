"""Glass: a pane's picture: trace, learned curve, residual, bounds, name and state; cracked and dark where it is lost."""

from typing import Any, NamedTuple

import numpy as np
import pygame

from game.play.compat import aalines
from game.play.draw.grain import unit
from game.play.draw.instrument import write
from game.play.look import DEAD, DIM, FAINT, PALE, ROSE, VIOLET, WHITE, Colour, fit, mix, shade, width
from game.play.scenes.guardian.hall import Pane
from game.play.scenes.guardian.views import KEPT, SHOWN, HallView, height, heights
from game.sim.fixed import ONE

NOW = 0.93  # where across a pane the present lies
LEFT = 0.06
BASE, TALL = 0.47, 0.255  # height of the baseline, and what a deviation of 1 in the drawing's measure comes to
RESIDUAL, AMPLIFIED = 0.79, 0.085  # baseline of the residual's own line, and its height
LOUDER = 2.0  # how much more a residual is drawn than a deviation
NAME, WORD = 0.05, 0.985
STEPS = 20  # of strain that are told apart


class Face(NamedTuple):
    """All that a pane's picture depends on."""

    samples: int
    late: int
    word: tuple[str, str, Colour]
    right: str
    known: bool
    strain: int
    bend: int
    dim: int
    lit: int  # 1 under the pointer, 2 selected, 4 watched
    blink: int
    light: int  # of the curves in an ending, 255 in play


def face(view: HallView, i: int) -> Face:
    """What a pane shows now."""
    state, late = view.subs[i], view.late(i)
    tick = view.now.tick - (view.now.tick - i) % 12  # the glass bends when it's painted anyway
    unseen = view.one("alarm.state", i) == 1 if i < 12 else False
    lit = (view.ui.hovered.kind == "sector" and view.ui.hovered.index == i) + 2 * (view.one("selected") == i)
    lit += 4 * (view.one("watching") == i)
    far = view.dim if view.one("selected") != i else 0.0
    return Face(
        view.one("sub.samples"), late, (state.word, state.shape, state.colour), _right(view, i),
        bool(view.one("sub.curve.known", i)), round(view.one("sub.strain", i) * STEPS / ONE),
        tick if view.slip > 0.15 else 0, round(5 * far), lit, (view.now.tick + i) // 20 % 2 if unseen else 0, 255,
    )  # fmt: skip


def _right(view: HallView, i: int) -> str:
    """The number that matters most of a subsystem, for the lower right of its pane."""
    if view.one("dark", i) or not view.one("legible", i):
        return ""
    gain, learned = view.one("sub.gain", i) / ONE, view.one("sub.learned", i) / ONE
    if view.one("sub.embraced", i):
        return f"tune {view.one('sub.tune', i) * 100 // ONE} %"
    if gain >= 0.75:
        return f"gain {gain:.1f}"
    return f"known {learned * 100:.0f} %" if 0 < learned < 1 else ""


class Painter:
    """Paints panes at one size of window. u: pixels to a unit."""

    def __init__(self, panes: list[Pane], names: list[str], u: float) -> None:
        self.panes, self.names, self.u = panes, names, u
        self.type, self.small = max(10, round(13 * u)), max(10, round(11 * u))
        self.scratch = [pygame.Surface(pane.rect.size) for pane in panes]
        self.masks = [_mask(pane) for pane in panes]

    def paint(self, view: HallView, i: int, face: Face) -> pygame.Surface:
        """The pane on black, in its box; nothing lies outside its cell."""
        pane, picture = self.panes[i], self.scratch[i]
        picture.fill((0, 0, 0))
        self.pane, self.at, self.t = pane, np.array(pane.rect.topleft), face.bend
        self.much = 7 * self.u * max(0.0, view.slip - 0.15) if face.bend else 0.0
        self.tone = mix(face.word[2], (30, 40, 70), 0.14 * face.dim)
        self._glass(picture, face)
        if view.one("dark", i):
            self._cracked(picture, i)
        elif view.one("legible", i):
            self._curves(picture, view, i, face)
        self._words(picture, i, face)
        if face.dim > 1:
            _soften(picture, face.dim)
        picture.blit(self.masks[i], (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        return picture

    # Pieces

    def _line(self, us: Any, vs: Any) -> list[tuple[float, float]]:
        points = self.pane.bent(np.asarray(us, float), np.asarray(vs, float), self.t, self.much) - self.at
        found: list[tuple[float, float]] = points.tolist()
        return found

    def _glass(self, picture: pygame.Surface, face: Face) -> None:
        """The pane itself: tinted, with a sheen across it and a lit rim."""
        lit = 0.5 + 0.2 * bool(face.lit & 1) + 0.5 * bool(face.lit & 2) + 0.45 * face.blink
        steps = np.linspace(0, 1, 7)
        ones = np.ones_like(steps)
        rim = self._line(
            np.concatenate([steps, ones, steps[::-1], 0 * ones]), np.concatenate([0 * ones, steps, ones, steps[::-1]])
        )
        calm = mix((40, 90, 130), self.tone, 0.6)
        pygame.draw.polygon(picture, shade(mix(self.tone, (30, 70, 140), 0.35), 0.07 + 0.07 * face.blink), rim)
        sheen = self._line([0.02, 0.34, 0.16, 0.02], [0.02, 0.02, 0.98, 0.98])
        pygame.draw.polygon(picture, shade(mix(self.tone, (60, 110, 190), 0.4), 0.1 + 0.07 * face.blink), sheen)
        aalines(picture, shade(calm, min(1.0, lit)), True, rim)
        top = self._line(steps, 0 * ones)
        aalines(picture, shade(mix(calm, WHITE, 0.3), min(1.0, lit + 0.15)), False, top)
        if face.strain:
            share = face.strain / STEPS
            down = self._line([0.018, 0.018], [0.97, 0.97 - 0.94 * share])
            pygame.draw.line(picture, mix(self.tone, ROSE, 0.8), *down, max(2, round(3 * self.u)))

    def _curves(self, picture: pygame.Surface, view: HallView, i: int, face: Face) -> None:
        dim = 1 - 0.12 * face.dim
        for level in (0.0, height(1.0), -height(1.0)):
            ends = self._line([LEFT, NOW], [BASE - TALL * level] * 2)
            if level:
                _dashed(picture, shade(mix(DIM, ROSE, 0.5), 0.42 * dim), *ends, round(5 * self.u))
            else:
                aalines(picture, shade(mix(FAINT, self.tone, 0.35), 0.75 * dim), False, ends)
        span = view.span(i)
        if span.stop - span.start < 2:
            return
        us = across(np.arange(span.start, span.stop) + face.late)
        trace = view.trace[span, i]
        if face.known:
            curve = view.curve[span, i]
            aalines(picture, shade(mix(VIOLET, PALE, 0.25), 0.72 * dim), False,
                    self._line(us, BASE - TALL * heights(curve)))  # fmt: skip
            self._residual(picture, us, trace - curve, dim)
        live = self._line(us, BASE - TALL * heights(trace))
        aalines(picture, shade(self.tone, dim), False, live)
        if self.u >= 0.9:
            aalines(picture, shade(self.tone, 0.8 * dim), False, [(x, y + 0.6) for x, y in live])

    def _residual(self, picture: pygame.Surface, us: np.ndarray, rest: np.ndarray, dim: float) -> None:
        """What isn't the natural curve, as a line of its own, drawn larger: flat is well."""
        ends = self._line([LEFT, NOW], [RESIDUAL] * 2)
        aalines(picture, shade(FAINT, 0.8 * dim), False, ends)
        off = min(1.0, abs(float(rest[-1])) / 0.6)
        line = self._line(us, RESIDUAL - AMPLIFIED * np.clip(LOUDER * heights(rest), -1, 1))
        aalines(picture, shade(mix((150, 190, 220), ROSE, off), (0.6 + 0.4 * off) * dim), False, line)

    def _cracked(self, picture: pygame.Surface, i: int) -> None:
        """Cracks from a point of the pane to its rim, and a flat line."""
        middle = (0.3 + 0.4 * unit(i, 51), 0.3 + 0.35 * unit(i, 52))
        for n in range(9):
            turn = 2 * np.pi * (n + 0.7 * unit(i, 53, n)) / 9
            far = np.array([0.0, 0.16, 0.34, 0.6]) + 0.1 * unit(i, 54, n)
            bends = turn + np.array([0.0, 0.25, -0.2, 0.15]) * (unit(i, 55, n) - 0.3)
            us = np.clip(middle[0] + far * np.cos(bends), 0.01, 0.99)
            vs = np.clip(middle[1] + far * np.sin(bends), 0.01, 0.99)
            us[0], vs[0] = middle
            aalines(picture, shade(DEAD, 0.34 + 0.3 * unit(i, 56, n)), False, self._line(us, vs))
        aalines(picture, shade(DEAD, 0.5), False, self._line([LEFT, NOW], [BASE, BASE]))

    def _words(self, picture: pygame.Surface, i: int, face: Face) -> None:
        word, shape, _ = face.word
        (x0, y0), (x1, y1) = self._line([0.06, 0.06], [NAME, WORD])
        room = self.pane.size[0] * 0.9
        ink = mix(mix(self.tone, WHITE, 0.35), (40, 50, 80), 0.1 * face.dim)
        write(picture, self.names[i], (x0, y0), "medium", self.type, ink)
        if face.lit & 4:
            eye = "watched"
            right = self._line([0.95], [NAME])[0]
            write(picture, eye, (right[0], right[1] + 1), "mono", self.small, mix(self.tone, WHITE, 0.2), 1)
        y = y1 - self.small * 1.5
        taken = width(face.right, "mono", self.small) + self.small if face.right else 0
        said = fit(f"{shape} {word}", "mono", self.small, round(room - taken))
        write(picture, said, (x1, y), "mono", self.small, mix(self.tone, WHITE, 0.12))
        if face.right:
            corner = self._line([0.955], [WORD])[0]
            write(picture, face.right, (corner[0], corner[1] - self.small * 1.5), "mono", self.small,
                  mix(self.tone, PALE, 0.4), 1)  # fmt: skip


def across(slots: np.ndarray) -> np.ndarray:
    """Where samples lie across a pane: the last of the ordered ones at the present."""
    found: np.ndarray = NOW - (NOW - LEFT) * (KEPT - 1 - slots) / (SHOWN - 1)
    return found


def _dashed(picture: pygame.Surface, colour: Colour, a: tuple[float, float], b: tuple[float, float], step: int) -> None:
    count = max(2, int((b[0] - a[0]) / (2 * max(2, step))))
    for n in range(count):
        ends = [(a[0] + (b[0] - a[0]) * k / count, a[1] + (b[1] - a[1]) * k / count) for k in (n, n + 0.5)]
        aalines(picture, colour, False, ends)


def _mask(pane: Pane) -> pygame.Surface:
    mask = pygame.Surface(pane.rect.size)
    pygame.draw.polygon(mask, (255, 255, 255), [(x - pane.rect.x, y - pane.rect.y) for x, y in pane.cell])
    return mask


def _soften(picture: pygame.Surface, dim: int) -> None:
    w, h = picture.get_size()
    less = 1 + 0.25 * dim
    small = pygame.transform.smoothscale(picture, (max(1, int(w / less)), max(1, int(h / less))))
    picture.blit(pygame.transform.smoothscale(small, (w, h)), (0, 0))
