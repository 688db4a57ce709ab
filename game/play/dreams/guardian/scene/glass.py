"""Glass: a pane's picture: trace, learned curve, residual, bounds, name and state; cracked where it is lost."""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pygame

from game.play.dreams.guardian.scene.hall import Pane
from game.play.dreams.guardian.scene.hall_view import (
    OFF_MIDDLE,
    SHOWN,
    STRAINS,
    HallView,
)
from game.play.render.compat import aalines
from game.play.render.instrument import write
from game.play.render.noise import hash_unit
from game.play.render.theme import Colour, fit, fitting, mix, palette, shade, width
from game.play.render.words import full_percents
from game.sim.fixed import ONE
from game.sim.laws.guardian.ports import SAMPLED
from game.sim.params import SAMPLES

NOW = 0.93  # where across a pane the present lies
LEFT = 0.06
BASE, TALL = 0.47, 0.255  # height of the baseline, and what a deviation of 1 in the drawing's measure comes to
RESIDUAL, AMPLIFIED = 0.79, 0.085  # baseline of the residual's own line, and its height
LOUDER = 2.0  # how much more a residual is drawn than a deviation
NAME, WORD = 0.05, 0.97
STEPS = 20  # of strain that are told apart
BENDS = 0.15  # how far the hall has slipped when its glass begins to bend
LOUD = 0.75  # a gain that is worth a word

_STEP, _ONE, _NIL = np.linspace(0, 1, 7), np.ones(7), np.zeros(7)
RIM, SHEEN, ZERO, UPPER, LOWER, REST, CORNERS = range(7)  # the pane's own shapes


class Outlines(NamedTuple):
    """The pane's own shapes, one after the other, as places on it; cuts: which part is each one's."""

    us: np.ndarray
    vs: np.ndarray
    cuts: tuple[slice, ...]


@lru_cache(maxsize=8)
def outlines(bound: float, residual: float) -> Outlines:
    """Rim, sheen, and the lines that curves are measured by; bound: of the alarm, as a part of the pane's height."""
    levels = ((BASE, BASE), (BASE - bound,) * 2, (BASE + bound,) * 2, (residual, residual))
    shapes = (
        (np.concatenate([_STEP, _ONE, _STEP[::-1], _NIL]), np.concatenate([_NIL, _STEP, _ONE, _STEP[::-1]])),
        (np.array([0.02, 0.34, 0.16, 0.02]), np.array([0.02, 0.02, 0.98, 0.98])),
        *((np.array([LEFT, NOW]), np.array(level)) for level in levels),
        (np.array([0.06, 0.06, 0.955, 0.955]), np.array([NAME, WORD, NAME, WORD])),
    )
    ends = np.cumsum([len(us) for us, _ in shapes]).tolist()
    cuts = tuple(slice(end - len(us), end) for end, (us, _) in zip(ends, shapes, strict=True))
    us, vs = (np.concatenate([shape[k] for shape in shapes]) for k in (0, 1))
    return Outlines(us, vs, cuts)


class Face(NamedTuple):
    """All that a pane's picture depends on."""

    last: int  # the newest sample that is drawn
    word: str
    shape: str
    colour: Colour
    right: str
    known: bool
    strain: int
    bend: int  # the tick that the glass bends as it does, 0 where it doesn't
    much: int  # how far, in tenths of the way
    dim: int
    lit: int  # 1 under the pointer, 2 selected, 4 watched
    blink: int


def faces(view: HallView) -> list[Face]:
    """What every pane shows now."""
    alarms, strains, known = view.all("alarm.state"), view.all("sub.strain"), view.all("sub.curve.known")
    chosen, watched = view.one("selected"), view.one("watching")
    tick, samples = view.now.moment, view.one("sub.samples")
    hovered = view.ui.hovered.index if view.ui.hovered.kind == "sector" else -1
    bent, dim = 10 * max(0.0, view.slip - BENDS), 5 * view.dim
    found = []
    for i, state in enumerate(view.subs):
        turn = _turn(view, i)
        much = int(bent + turn)
        unseen = i < len(alarms) and alarms[i] == 1
        found.append(
            Face(
                samples - view.late(i),
                state.word,
                state.shape,
                state.colour,
                _right(view, i),
                bool(known[i]),
                -(-strains[i] * STEPS // ONE),  # any strain shows
                tick - (tick - 1 - i) % SAMPLED if much else 0,  # the glass bends when it's painted anyway
                much,
                int(dim + turn) if chosen != i else 0,
                (i == hovered) + 2 * (i == chosen) + 4 * (i == watched),
                (tick + i) // 20 % 2 if unseen else 0,
            )
        )
    return found


def _turn(view: HallView, i: int) -> float:
    """What a pane adds, 0 to 1, before it rounds down: what all would do at once, they do one after the other."""
    return (5 * i % view.count + 0.5) / view.count


def tune_percent(view: HallView, i: int) -> int:
    """How far an embrace is in tune, as every word about it says."""
    return int(view.one("sub.tune", i) * 100 / ONE + _turn(view, i))


def _right(view: HallView, i: int) -> str:
    """The number that matters most of a subsystem, for the lower right of its pane."""
    if view.one("dark", i) or not view.one("legible", i):
        return ""
    gain, learned = view.one("sub.gain", i) / ONE, view.one("sub.learned", i) / ONE
    if view.one("sub.embraced", i):
        return f"tune {tune_percent(view, i)} %"
    if gain >= LOUD:
        return f"gain {gain:.1f}"
    if view.one("sub.strain", i) >= STRAINS * ONE:
        return ""  # its word has a figure of its own
    return f"known {full_percents(view.one('sub.learned', i), ONE)} %" if 0 < learned < 1 else ""


class Painter:
    """Paints panes at one size of window. u: pixels to a unit, words_u: to a unit of words."""

    def __init__(self, panes: list[Pane], names: list[str], u: float, words_u: float) -> None:
        self.panes, self.names, self.u = panes, names, u
        self.type, self.small = max(10, round(13 * words_u)), max(10, round(12 * words_u))
        self.least = max(10, round(12 * u))  # larger words may come down to this
        # Above larger words the residual has less height.
        self.rest, self.louder = RESIDUAL - 0.06 * (words_u / u - 1), AMPLIFIED - 0.08 * (words_u / u - 1)
        self.scratch = [pygame.Surface(pane.rect.size) for pane in panes]
        self.masks = [_mask(pane) for pane in panes]

    def paint(self, view: HallView, i: int, face: Face) -> pygame.Surface:
        """The pane on black, in its box; nothing lies outside its cell."""
        pane, picture = self.panes[i], self.scratch[i]
        picture.fill((0, 0, 0))
        self.pane, self.at, self.t = pane, np.array(pane.rect.topleft), face.bend
        self.much = 0.7 * self.u * face.much
        self.tone = mix(face.colour, (30, 40, 70), 0.14 * face.dim)
        own = outlines(TALL * view.height(view.alarm), self.rest)
        places = self._places(own.us, own.vs).tolist()
        self.shapes = [places[cut] for cut in own.cuts]
        self._glass(picture, face)
        if view.one("dark", i):
            self._cracked(picture, i)
        elif view.one("legible", i):
            self._curves(picture, view, i, face)
        self._words(picture, i, face)
        if face.dim > 1 and view.ui.blurs:
            _soften(picture, face.dim)
        picture.blit(self.masks[i], (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        return picture

    # Pieces

    def _places(self, us: np.ndarray, vs: np.ndarray) -> np.ndarray:
        found: np.ndarray = self.pane.bent(us, vs, self.t, self.much) - self.at
        return found

    def _line(self, us: Any, vs: Any) -> list[tuple[float, float]]:
        found: list[tuple[float, float]] = self._places(np.asarray(us, float), np.asarray(vs, float)).tolist()
        return found

    def _glass(self, picture: pygame.Surface, face: Face) -> None:
        """The pane itself: tinted, with a sheen across it and a lit rim."""
        lit = 0.5 + 0.2 * bool(face.lit & 1) + 0.5 * bool(face.lit & 2) + 0.45 * face.blink
        rim = self.shapes[RIM]
        calm = mix((40, 90, 130), self.tone, 0.6)
        pygame.draw.polygon(picture, shade(mix(self.tone, (30, 70, 140), 0.5), 0.05 + 0.07 * face.blink), rim)
        sheen = shade(mix(self.tone, (60, 110, 190), 0.55), 0.075 + 0.07 * face.blink)
        pygame.draw.polygon(picture, sheen, self.shapes[SHEEN])
        aalines(picture, shade(calm, min(1.0, lit)), True, rim)
        aalines(picture, shade(mix(calm, palette.white, 0.3), min(1.0, lit + 0.15)), False, rim[: len(_STEP)])
        if face.strain:
            self._filled(picture, face.strain / STEPS)

    def _filled(self, picture: pygame.Surface, share: float) -> None:
        """Strain fills the pane from its foot; full, it is lost."""
        top = 0.985 - 0.97 * share
        pool = self._line([0.012, 0.988, 0.988, 0.012], [0.985, 0.985, top, top])
        pygame.draw.polygon(picture, shade(palette.rose, 0.07 + 0.05 * share), pool)
        tone, wide = mix(self.tone, palette.rose, 0.8), max(2, round(3.5 * self.u))
        for side in (0.02, 0.98):
            foot, head = self._line([side, side], [0.985, top])
            pygame.draw.line(picture, tone, foot, head, wide)
        aalines(picture, shade(tone, 0.8), False, pool[2:])

    def _middle(self, picture: pygame.Surface, view: HallView, i: int, dim: float) -> None:
        """The middle that the line has swung about of late: what wanders off with it is no wave."""
        rows = view.middles(i, shown=True)
        if len(rows) < 2:
            return
        us = across(np.arange(SAMPLES - len(rows), SAMPLES))
        off = min(1.0, abs(float(rows[-1])) / (1.4 * OFF_MIDDLE))
        tone = shade(mix(mix(palette.dim, palette.white, 0.35), palette.amber, off * off), (0.55 + 0.45 * off) * dim)
        points = self._line(us, BASE - TALL * view.heights(rows))
        pygame.draw.lines(picture, tone, False, points, 2 if off < 0.7 else 3)
        x, y = points[-1]
        pygame.draw.line(picture, tone, (x, y - 3 * self.u), (x, y + 3 * self.u), max(1, round(2 * self.u)))

    def _curves(self, picture: pygame.Surface, view: HallView, i: int, face: Face) -> None:
        dim = 1 - 0.12 * face.dim
        for bound in (UPPER, LOWER):
            aalines(picture, shade(mix(palette.dim, palette.rose, 0.5), 0.3 * dim), False, self.shapes[bound])
        aalines(picture, shade(mix(palette.faint, self.tone, 0.35), 0.75 * dim), False, self.shapes[ZERO])
        span = view.span(i)
        count = span.stop - span.start
        if count < 2:
            return
        us = across(np.arange(span.start, span.stop) + view.late(i))
        trace, curve = view.trace[span, i], view.curve[span, i]
        vs = [BASE - TALL * view.heights(trace)]
        if face.known:
            rest = self.rest - self.louder * np.clip(LOUDER * view.heights(trace - curve), -1, 1)
            vs += [BASE - TALL * view.heights(curve), rest]
        lines = self._places(np.concatenate([us] * len(vs)), np.concatenate(vs)).tolist()
        live = lines[:count]
        if face.known:
            aalines(
                picture, shade(mix(palette.violet, palette.pale, 0.25), 0.72 * dim), False, lines[count : 2 * count]
            )
            off = min(1.0, abs(float(trace[-1] - curve[-1])) / 0.6)
            aalines(picture, shade(palette.faint, 0.8 * dim), False, self.shapes[REST])
            tone = shade(mix((150, 190, 220), palette.rose, off), (0.6 + 0.4 * off) * dim)
            aalines(picture, tone, False, lines[2 * count :])
        self._middle(picture, view, i, dim)
        aalines(picture, shade(self.tone, dim), False, live)
        if self.u >= 0.9:
            aalines(picture, shade(self.tone, 0.8 * dim), False, [(x, y + 0.6) for x, y in live])

    def _cracked(self, picture: pygame.Surface, i: int) -> None:
        """Cracks from a point of the pane to its rim, and a flat line."""
        middle = (0.3 + 0.4 * hash_unit(i, 51), 0.3 + 0.35 * hash_unit(i, 52))
        for n in range(9):
            turn = 2 * np.pi * (n + 0.7 * hash_unit(i, 53, n)) / 9
            radii = np.array([0.0, 0.16, 0.34, 0.6]) + 0.1 * hash_unit(i, 54, n)
            bends = turn + np.array([0.0, 0.25, -0.2, 0.15]) * (hash_unit(i, 55, n) - 0.3)
            us = np.clip(middle[0] + radii * np.cos(bends), 0.01, 0.99)
            vs = np.clip(middle[1] + radii * np.sin(bends), 0.01, 0.99)
            us[0], vs[0] = middle
            aalines(picture, shade(palette.dead, 0.34 + 0.3 * hash_unit(i, 56, n)), False, self._line(us, vs))
        aalines(picture, shade(palette.dead, 0.5), False, self._line([LEFT, NOW], [BASE, BASE]))

    def _words(self, picture: pygame.Surface, i: int, face: Face) -> None:
        """Name above, state and number below."""
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = self.shapes[CORNERS]
        ink = mix(mix(self.tone, palette.white, 0.35), (40, 50, 80), 0.1 * face.dim)
        named, room = write(picture, self.names[i], (x0, y0), "medium", self.type, ink), round(self.pane.size[0] * 0.9)
        if face.lit & 4:
            pixels = fitting("watched", "mono", self.small, round(x2) - named.right - 4, self.least)
            write(picture, "watched", (x2, y2 + 1), "mono", pixels, mix(self.tone, palette.white, 0.2), 1)
        up = self.small * 1.5
        said, right = f"{face.shape} {face.word}", face.right
        if right and width(f"{said} {right}", "mono", self.small) > room:
            right = right.partition(" ")[2]  # the figure alone
        room -= width(f" {right}", "mono", self.small) if right else 0
        pixels = fitting(said, "mono", self.small, room, self.least)
        said = fit(said, "mono", pixels, room)
        write(picture, said, (x1, y1 - up), "mono", pixels, mix(self.tone, palette.white, 0.12))
        if right:
            write(picture, right, (x3, y3 - up), "mono", self.small, mix(self.tone, palette.pale, 0.4), 1)


def across(slots: np.ndarray) -> np.ndarray:
    """Where samples lie across a pane: the last of the ordered ones at the present."""
    found: np.ndarray = NOW - (NOW - LEFT) * (SAMPLES - 1 - slots) / (SHOWN - 1)
    return found


def _mask(pane: Pane) -> pygame.Surface:
    mask = pygame.Surface(pane.rect.size)
    pygame.draw.polygon(mask, (255, 255, 255), [(x - pane.rect.x, y - pane.rect.y) for x, y in pane.cell])
    return mask


def _soften(picture: pygame.Surface, dim: int) -> None:
    w, h = picture.get_size()
    less = 1 + 0.25 * dim
    small = pygame.transform.smoothscale(picture, (max(1, int(w / less)), max(1, int(h / less))))
    picture.blit(pygame.transform.smoothscale(small, (w, h)), (0, 0))
