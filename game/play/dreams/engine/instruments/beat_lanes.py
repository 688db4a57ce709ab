"""Lanes: the beats that come, running toward the line at which to press, and how the last press fell."""

from itertools import pairwise
from typing import NamedTuple

import pygame

from game.play.dreams.engine.instruments.timing import (
    PAST,
    SEEN,
    beats_of,
    insect_state,
    press_timing,
    wait_text,
)
from game.play.dreams.engine.label_placement import Place, PlacedText, TextToPlace, place_texts
from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.figures import draw_work_sign
from game.play.dreams.engine.scene.ripples_and_strikes import GRADES, forecast_strikes, marks
from game.play.dreams.engine.tile_states import bar_left, bar_seconds
from game.play.dreams.engine.verbs import VERBS
from game.play.render.instrument import plate
from game.play.render.theme import Colour, fit, fitting, mix, palette, width, write
from game.play.render.view import View
from game.play.render.words import let_go_word
from game.sim.actions import MICROSECONDS
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.laws.engine.verbs import EngineVerb

LABEL = 92  # units at the left
SHOWN = 110  # ticks that the last press is marked for
HIGH, LOW = 0.2, 0.24  # of a lane: how far above its middle beats and strikes run, how far below it the signs of work
AT_BAR_END = (
    1.5 / TICKS_PER_SECOND
)  # a beat so near to a bar's end is the next bar's: the time left is rounded to ticks
SHAKEN = 0.65  # composure under which it's said in amber how narrow the windows are


NUDGE, WAIT, WORK, RELEASE, BAR = range(5)  # words in a lane, the weightiest first


class Drawn(NamedTuple):
    """What lies in the lanes: places that marks take, and words."""

    marks: list[pygame.Rect]
    words: list[PlacedText]


class BeatLanes:
    """Three lanes, one an arm; that of the chosen insect shows its own beats, and the windows round the line.

    large: how much larger than plain type is.
    """

    def __init__(self, rect: pygame.Rect, u: float, large: float = 1.0) -> None:
        self.rect, self.u = rect, u
        self.small, self.least = max(10, round(12 * u * large)), max(10, round(12 * u))
        self.head = self.small + round(10 * u)
        self.line = rect.left + round((LABEL * large + 46) * u)
        self.pace = (rect.right - round(12 * u) - self.line) / SEEN  # pixels a second
        self.ground = pygame.Surface(rect.size, pygame.SRCALPHA)
        plate(self.ground, u, mix(palette.edge, palette.ink, 0.3))
        high = (rect.height - self.head - round(6 * u)) / 3
        self.rows = [rect.top + self.head + high * (k + 0.5) for k in range(3)]
        names = max(width(f"● 0 {name}", "medium", self.small) for name in engine_view.ARM_NAMES)
        self.left = max(self.line - round(PAST * self.pace), rect.left + names + round(18 * u))  # where lanes begin
        right = rect.right - round(6 * u)
        self.room = pygame.Rect(self.left, rect.top + self.head, right - self.left, round(3 * high))
        self.high = high

    def at(self, pos: tuple[int, int]) -> int:
        """The arm whose lane is under the pointer, -1 for none."""
        if not self.rect.collidepoint(pos):
            return -1
        return min(range(3), key=lambda k: abs(self.rows[k] - pos[1]))

    def rects(self) -> list[pygame.Rect]:
        """The lanes, each with what of the box is nearest to it."""
        tops = [self.rect.top, *(round((a + b) / 2) for a, b in pairwise(self.rows)), self.rect.bottom]
        return [pygame.Rect(self.rect.left, a, self.rect.width, b - a) for a, b in pairwise(tops)]

    def draw(self, surface: pygame.Surface, view: View) -> Drawn:
        """The whole instrument: first what moves in the lanes, then words where that leaves room."""
        surface.blit(self.ground, self.rect)
        chosen, drawn, words = engine_view.chosen(view), Drawn([], []), list[TextToPlace]()
        own = engine_view.arm_of(view, chosen) if chosen >= 0 else -1
        self._title(surface, view, chosen)
        self._bar_line(surface, view, drawn.marks, words)
        for arm in range(3):
            self._lane(surface, view, arm, chosen if arm == own else -1, drawn.marks, words)
        top, foot = self.rows[0] - self.high * 0.5, self.rows[2] + self.high * 0.5
        pygame.draw.line(surface, palette.white, (self.line, top), (self.line, foot), 2)
        drawn.marks.append(pygame.Rect(self.line - 3, round(top), 8, round(foot - top)))
        drawn.words.extend(place_texts(surface, words, drawn.marks, self.room))
        self._last(surface, view)
        return drawn

    def _title(self, surface: pygame.Surface, view: View, chosen: int) -> None:
        """What is chosen and how it stands; at the right how the last press fell, else what of work and windows."""
        at = (self.rect.left + round(12 * self.u), self.rect.top + round(5 * self.u))
        if chosen < 0:
            said = VERBS.keyed("choose an insect: {nudge} nudges it as its ring closes, {work} does its arm's work")
            room = self.rect.width - round(24 * self.u)
            small = fitting(said, "mono", self.small, room, self.least)
            end = write(surface, fit(said, "mono", small, room), at, "mono", small, palette.dim).right
        else:
            arm = engine_view.arm_of(view, chosen)
            name = view.level.sectors[chosen].name
            words, tone = insect_state(view, chosen)
            small = fitting(f"{name} · {words}", "mono", self.small, self.rect.width - round(24 * self.u), self.least)
            x = write(surface, name, at, "medium", small, mix(engine_view.tones()[arm], palette.white, 0.4)).right
            end = write(surface, f" · {words}", (x, at[1]), "mono", small, tone).right
        words, tone = self._aside(view, chosen)
        right = self.rect.right - round(12 * self.u)
        if words and end + round(10 * self.u) + width(words, "mono", self.small) <= right:
            write(surface, words, (right, at[1]), "mono", self.small, tone, 1)

    def _aside(self, view: View, chosen: int) -> tuple[str, Colour]:
        """How the last press fell; that work begins, or rests; how wide the windows are."""
        age = view.t - view.one("judged.tick")
        if view.one("judged.verb") and 0 <= age < SHOWN:
            grade = min(3, max(0, view.one("judged.grade")))
            return f"{GRADES[grade]} {press_timing(view)}", marks()[grade]
        if not view.one("bar"):
            return f"work begins in {bar_seconds(view)} s", palette.pale
        if not view.one("work.free") and not view.one("work.held"):
            return f"work rests until the next bar: {bar_seconds(view)} s", palette.dim
        good = view.one("nudge.window", 1) / 1000
        return (
            (f"good within {good:.0f} ms", palette.dim if view.unit("composure") > SHAKEN else palette.amber)
            if chosen >= 0
            else ("", palette.dim)
        )

    def _bar_line(
        self, surface: pygame.Surface, view: View, marks: list[pygame.Rect], words: list[TextToPlace]
    ) -> None:
        """Where the bar ends: beyond it each arm has another work."""
        left = bar_left(view)
        if left > SEEN:
            return
        x = self.line + left * self.pace
        top, foot = self.rows[0] - self.high * 0.5, self.rows[2] + self.high * 0.5
        wide = max(1, round(1.5 * self.u))
        pygame.draw.line(surface, mix(palette.ink, palette.amber, 0.5), (x, top), (x, foot), wide)
        marks.append(pygame.Rect(round(x - wide) - 1, round(top), 2 * wide + 3, round(foot - top)))
        rows = (*self.rows[::-1], self.rows[2] + self.high * LOW)
        at = [Place("new work", x + round(6 * self.u), y, 0) for y in rows]
        words.append(TextToPlace(BAR, at, self.small, mix(palette.ink, palette.amber, 0.9)))

    def _lane(
        self,
        surface: pygame.Surface,
        view: View,
        arm: int,
        chosen: int,
        marks: list[pygame.Rect],
        words: list[TextToPlace],
    ) -> None:
        u = self.u
        y, tone = self.rows[arm], engine_view.tones()[arm]
        label = (self.rect.left + round(12 * u), y - self.small * 0.66)
        ink = mix(tone, palette.white, 0.35) if chosen >= 0 else tone
        write(
            surface,
            f"{engine_view.ARM_SHAPES[arm]} {view.one('ratio', arm)} {engine_view.ARM_NAMES[arm]}",
            label,
            "medium",
            self.small,
            ink,
        )
        ends = (self.left, self.rect.right - round(12 * u))
        pygame.draw.line(surface, mix(palette.ink, tone, 0.5 if chosen >= 0 else 0.28), (ends[0], y), (ends[1], y))
        if chosen >= 0:
            marks.append(self._windows(surface, view, arm))
        self._beats(surface, view, arm, chosen, marks, words)
        self._wait(view, arm, chosen, words)
        self._strikes(surface, view, arm, marks)
        self._work(surface, view, arm, chosen >= 0, marks, words)

    def _past(self, view: View) -> float:
        """Where the window ends to the right, at which words wait while their marks pass through."""
        half = max(view.one("nudge.window", 2) / MICROSECONDS * self.pace, 4 * self.u)
        return self.line + half + round(4 * self.u)

    def _windows(self, surface: pygame.Surface, view: View, arm: int) -> pygame.Rect:
        """How early and how late still counts: fair, good, perfect; and where all that lies. Its edges are taller than
        what passes through."""
        tone, least, whole = engine_view.tones()[arm], (8, 5, 2), pygame.Rect(self.line, round(self.rows[arm]), 0, 0)
        for n, (grade, k) in enumerate(((0.12, 2), (0.24, 1), (0.48, 0))):
            half = max(view.one("nudge.window", k) / MICROSECONDS * self.pace, least[n] * self.u / 2)
            high = round(self.high * (0.96 - 0.1 * n))
            box = pygame.Rect(0, 0, max(2, round(2 * half)), high)
            box.center = round(self.line), round(self.rows[arm])
            pygame.draw.rect(surface, mix(palette.ink, tone, grade), box, 0, round(3 * self.u))
            whole.union_ip(box)
            if k:
                edge = mix(palette.ink, tone, 0.35 if k == 2 else 0.75)
                for x in (box.left, box.right - 1):
                    pygame.draw.line(surface, edge, (x, box.top), (x, box.bottom - 1))
        return whole

    def _beats(
        self,
        surface: pygame.Surface,
        view: View,
        arm: int,
        chosen: int,
        marks: list[pygame.Rect],
        words: list[TextToPlace],
    ) -> None:
        """The beats of the next seconds: the chosen insect's own, with the key for it at the first, or the arm's."""
        own = engine_view.phase(view, chosen) if chosen >= 0 else engine_view.interpolated_turns(view, "arm.phase", arm)
        tone, first = mix(engine_view.tones()[arm], palette.white, 0.4), True
        for when in beats_of(view, arm, own):
            box = self._bead(surface, arm, when, chosen >= 0)
            if box.width:
                marks.append(box)
            if chosen >= 0 and first and when >= 0:
                gap, y, first = round(3 * self.u), box.centery, False
                right = max(box.right + gap, self._past(view))
                key = VERBS.key(EngineVerb.NUDGE)
                at = [
                    Place(said, *place)
                    for said in (f"{key} nudge", key)
                    for place in ((right, y, 0), (box.left - gap, y, 1))
                ]
                words.append(TextToPlace(NUDGE, at, self.small, mix(palette.ink, tone, 1.0)))

    def _wait(self, view: View, arm: int, chosen: int, words: list[TextToPlace]) -> None:
        """Where no beat is in sight: when one comes."""
        said = wait_text(view, arm, chosen)
        if said:
            tone = mix(engine_view.tones()[arm], palette.white, 0.4)
            at = [Place(said, self._past(view) + round(4 * self.u), self.rows[arm] - self.high * HIGH, 0)]
            words.append(TextToPlace(WAIT, at, self.small, tone if chosen >= 0 else mix(palette.ink, tone, 0.9)))

    def _bead(self, surface: pygame.Surface, arm: int, when: float, own: bool) -> pygame.Rect:
        """A beat, and its place: of the chosen insect a ring that carries the key, of an arm a small one."""
        tone = engine_view.tones()[arm]
        at = (self.line + when * self.pace, self.rows[arm] - self.high * HIGH)
        near = max(0.0, 1 - abs(when) / 0.12)
        fade = min(1.0, 1 + when / PAST) if when < 0 else 1.0
        colour = mix(palette.ink, mix(tone, palette.white, near), fade * (1.0 if own else 0.62))
        r = (6.5 + 2.0 * near if own else 3.5) * self.u
        if at[0] - r < self.left:
            return pygame.Rect(0, 0, 0, 0)
        if own and near > 0:
            pygame.draw.circle(surface, colour, at, r)
        pygame.draw.circle(surface, colour, at, r, max(1, round((2.2 if own else 1.4) * self.u)))
        return _round(at, r)

    def _strikes(self, surface: pygame.Surface, view: View, arm: int, marks: list[pygame.Rect]) -> None:
        """Where a strike falls on an insect of the arm, between two beats: a rose thorn."""
        for due, sector in forecast_strikes(view):
            x = self.line + (due - view.t) / TICKS_PER_SECOND * self.pace
            if engine_view.arm_of(view, sector) != arm or x > self.rect.right - 12 * self.u:
                continue
            y, r = self.rows[arm] - self.high * HIGH, 5.0 * self.u
            pygame.draw.polygon(surface, palette.rose, [(x - 0.6 * r, y - r), (x + 0.6 * r, y - r), (x, y + r)])
            marks.append(_round((x, y), r))

    def _work(
        self,
        surface: pygame.Surface,
        view: View,
        arm: int,
        keyed: bool,
        marks: list[pygame.Rect],
        words: list[TextToPlace],
    ) -> None:
        """The arm's work: its sign on each beat of this bar that may take it, and of the next; a bar as long as it is
        to be held."""
        y = self.rows[arm] + self.high * LOW
        ends, next_ = bar_left(view) - AT_BAR_END, view.one("work.next", arm)
        beats = list(beats_of(view, arm, engine_view.interpolated_turns(view, "arm.phase", arm)))
        for when in beats:
            if when >= ends:
                marks.append(self._sign(surface, (self.line + when * self.pace, y), next_, False, view.beat(4)))
        if view.one("work.held"):
            if view.one("work.arm") == arm:
                end = (view.one("work.release", arm) - view.t) / TICKS_PER_SECOND
                words.append(self._held(surface, view, y, (-2 * PAST, end), True, marks))
            return
        if not view.one("work.free"):
            return
        kind, late = view.one("work.kind", arm), view.one("nudge.window", 2) / MICROSECONDS
        fits = [when for when in beats if when < ends]
        first = next((when for when in fits if when > -late), None)
        if first is None:
            return
        lasts = (view.one("work.release", arm) - view.one("work.press", arm)) / TICKS_PER_SECOND
        for when in fits:
            if when > first + (lasts if kind else 0):
                marks.append(self._sign(surface, (self.line + when * self.pace, y), kind, False, view.beat(4)))
        if kind:
            words.append(self._held(surface, view, y, (first, first + lasts), False, marks))
        box = self._sign(surface, (self.line + first * self.pace, y), kind, True, view.beat(4))
        marks.append(box)
        if keyed:
            gap = round(3 * self.u)
            key = VERBS.key(EngineVerb.WORK)
            places = [Place(key, box.left - gap, y, 1)]
            if not kind:
                places.append(Place(key, max(box.right + gap, self._past(view)), y, 0))
            words.append(TextToPlace(WORK, places, self.small, mix(palette.amber, palette.white, 0.15)))

    def _sign(
        self, surface: pygame.Surface, at: tuple[float, float], kind: int, next_: bool, turn: float
    ) -> pygame.Rect:
        """A work's sign, and its place: the next one bright, those of later beats faint."""
        tone = mix(palette.amber, palette.white, 0.15) if next_ else mix(palette.ink, palette.amber, 0.45)
        r = (7.0 if next_ else 5.0) * self.u
        pygame.draw.circle(surface, palette.ink, at, 9 * self.u)
        draw_work_sign(surface, at, kind % 3, r, turn, tone)
        return _round(at, 1.35 * r)

    def _held(
        self,
        surface: pygame.Surface,
        view: View,
        y: float,
        span: tuple[float, float],
        held: bool,
        marks: list[pygame.Rect],
    ) -> TextToPlace:
        """From press to release, in seconds from now, a drop where it's to be let go, and the word for that."""
        start, end = (self.line + seconds * self.pace for seconds in span)
        tone = mix(palette.amber, palette.white, 0.55 if held else 0.15)
        left = max(self.left, start)
        right = min(self.rect.right - 12 * self.u, end)
        box = pygame.Rect(round(left), round(y - 4 * self.u), max(1, round(right - left)), max(3, round(8 * self.u)))
        pygame.draw.rect(surface, mix(palette.indigo, tone, 0.4 if held else 0.2), box, 0, box.height // 2)
        pygame.draw.rect(surface, tone, box, 1, box.height // 2)
        marks.append(box)
        if span[1] < SEEN:
            at = (end, y)
            pygame.draw.circle(surface, mix(palette.cyan, palette.white, 0.3), at, 3.5 * self.u)
            marks.append(_round(at, 3.5 * self.u))
        at = (max(right + round(6 * self.u), self._past(view)), y)
        return TextToPlace(RELEASE, [Place(let_go_word(view), *at, 0)], self.small, mix(tone, palette.white, 0.3))

    def _last(self, surface: pygame.Surface, view: View) -> None:
        """Where its beat lay at the last press: right of the line, where beats come from, it was early; left late."""
        age = view.t - view.one("judged.tick")
        if not view.one("judged.verb") or not 0 <= age < SHOWN:
            return
        target, grade = view.one("judged.target"), min(3, max(0, view.one("judged.grade")))
        arm = target if view.one("judged.verb") == EngineVerb.WORK else engine_view.arm_of(view, target)
        y = self.rows[min(2, max(0, arm))]
        x = self.line - max(-PAST, min(PAST, view.one("judged.error") / MICROSECONDS)) * self.pace
        tone = mix(marks()[grade], palette.ink, max(0.0, age / SHOWN * 1.6 - 0.6))
        top, foot, r = y - self.high * 0.5, y + self.high * 0.5, 4 * self.u
        pygame.draw.line(surface, tone, (x, top), (x, foot), 2)
        pygame.draw.polygon(surface, tone, [(x, top + r * 1.5), (x - r, top), (x + r, top)])
        pygame.draw.polygon(surface, tone, [(x, foot - r * 1.5), (x - r, foot), (x + r, foot)])


def _round(at: tuple[float, float], r: float) -> pygame.Rect:
    """The box of a circle."""
    return pygame.Rect(round(at[0] - r), round(at[1] - r), round(2 * r) + 1, round(2 * r) + 1)
