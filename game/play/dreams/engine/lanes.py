"""Lanes: the beats that come, running toward the line at which to press, and how the last press fell."""

import pygame

from game.play.draw.instrument import plate
from game.play.draw.view import View
from game.play.dreams.engine.timing import PAST, SEEN, bar_left, beats_of, fell, standing, wait
from game.play.look import AMBER, CYAN, DIM, EDGE, INDIGO, INK, WHITE, Colour, mix, width, write
from game.play.scenes.engine import reads
from game.play.scenes.engine.figures import trinket
from game.play.scenes.engine.will import GRADES, MARKS
from game.sim.actions import MICROSECONDS, Verb
from game.sim.fixed import TICKS_PER_SECOND

LABEL = 92  # units at the left
SHOWN = 110  # ticks that the last press is marked for
HIGH, LOW = 0.2, 0.24  # of a lane: how far above its middle the chosen one's rings run, how far below it the signs
SHAKEN = 0.65  # composure under which it's said in amber how narrow the windows are


class Lanes:
    """Three lanes, one an arm; that of the chosen insect shows its own beats, and the windows round the line."""

    def __init__(self, rect: pygame.Rect, u: float) -> None:
        self.rect, self.u = rect, u
        self.small = max(10, round(11 * u))
        self.head = self.small + round(10 * u)
        self.line = rect.left + round((LABEL + 46) * u)
        self.pace = (rect.right - round(12 * u) - self.line) / SEEN  # pixels a second
        self.ground = pygame.Surface(rect.size, pygame.SRCALPHA)
        plate(self.ground, u, mix(EDGE, INK, 0.3))
        high = (rect.height - self.head - round(6 * u)) / 3
        self.rows = [rect.top + self.head + high * (k + 0.5) for k in range(3)]
        self.high = high

    def at(self, pos: tuple[int, int]) -> int:
        """The arm whose lane is under the pointer, -1 for none."""
        if not self.rect.collidepoint(pos):
            return -1
        return min(range(3), key=lambda k: abs(self.rows[k] - pos[1]))

    def draw(self, surface: pygame.Surface, view: View) -> None:
        """The whole instrument."""
        surface.blit(self.ground, self.rect)
        chosen = reads.chosen(view)
        own = reads.arm_of(view, chosen) if chosen >= 0 else -1
        self._title(surface, view, chosen)
        self._bar_line(surface, view)
        for arm in range(3):
            self._lane(surface, view, arm, chosen if arm == own else -1)
        top, foot = self.rows[0] - self.high * 0.5, self.rows[2] + self.high * 0.5
        pygame.draw.line(surface, WHITE, (self.line, top), (self.line, foot), 2)
        self._last(surface, view)

    def _title(self, surface: pygame.Surface, view: View, chosen: int) -> None:
        """What is chosen and how it stands; at the right how the last press fell, else what of work and windows."""
        at = (self.rect.left + round(12 * self.u), self.rect.top + round(5 * self.u))
        if chosen < 0:
            said = "choose an insect: 1 nudges it as its ring closes, 2 does its arm's work"
            end = write(surface, said, at, "mono", self.small, DIM).right
        else:
            arm = reads.arm_of(view, chosen)
            name = view.level.sectors[chosen].name
            x = write(surface, name, at, "medium", self.small, mix(reads.TONES[arm], WHITE, 0.4)).right
            words, tone = standing(view, chosen)
            end = write(surface, f" · {words}", (x, at[1]), "mono", self.small, tone).right
        words, tone = self._aside(view, chosen)
        right = self.rect.right - round(12 * self.u)
        if words and end + round(10 * self.u) + width(words, "mono", self.small) <= right:
            write(surface, words, (right, at[1]), "mono", self.small, tone, 1)

    def _aside(self, view: View, chosen: int) -> tuple[str, Colour]:
        """How the last press fell; that work rests; how wide the windows are."""
        age = view.t - view.one("judged.tick")
        if view.one("judged.verb") and 0 <= age < SHOWN:
            grade = min(3, max(0, view.one("judged.grade")))
            return f"{GRADES[grade]} {fell(view.one('judged.error'))}", MARKS[grade]
        if not view.one("work.free") and not view.one("work.held"):
            return f"work rests until the next bar: {max(0.0, bar_left(view)):.0f} s", DIM
        good = view.one("nudge.window", 1) / 1000
        return (f"good within {good:.0f} ms", DIM if view.unit("composure") > SHAKEN else AMBER) if chosen >= 0 else (
            "", DIM)  # fmt: skip

    def _bar_line(self, surface: pygame.Surface, view: View) -> None:
        """Where the bar ends: beyond it each arm has another work."""
        left = bar_left(view)
        if left > SEEN:
            return
        x = self.line + left * self.pace
        top, foot = self.rows[0] - self.high * 0.5, self.rows[2] + self.high * 0.5
        pygame.draw.line(surface, mix(INK, AMBER, 0.5), (x, top), (x, foot), max(1, round(1.5 * self.u)))
        if x + width("new work", "mono", self.small) + 8 < self.rect.right:
            at = (x + round(4 * self.u), foot - self.small - round(1 * self.u))
            write(surface, "new work", at, "mono", max(10, self.small - 1), mix(INK, AMBER, 0.65))

    def _lane(self, surface: pygame.Surface, view: View, arm: int, chosen: int) -> None:
        y, tone, u = self.rows[arm], reads.TONES[arm], self.u
        label = (self.rect.left + round(12 * u), y - self.small * 0.66)
        ink = mix(tone, WHITE, 0.35) if chosen >= 0 else mix(tone, INK, 0.25)
        write(surface, f"{view.one('ratio', arm)} {reads.NAMES[arm]}", label, "medium", self.small, ink)
        ahead = (self.line - round(PAST * self.pace), self.rect.right - round(12 * u))
        pygame.draw.line(surface, mix(INK, tone, 0.5 if chosen >= 0 else 0.28), (ahead[0], y), (ahead[1], y))
        if chosen >= 0:
            self._windows(surface, view, arm)
        self._beats(surface, view, arm, chosen)
        self._wait(surface, view, arm, chosen)
        self._work(surface, view, arm, self.high * LOW if chosen >= 0 else 0.0)

    def _windows(self, surface: pygame.Surface, view: View, arm: int) -> None:
        """How early and how late still counts: fair, good, perfect. Its edges are taller than what passes through."""
        tone, least = reads.TONES[arm], (8, 5, 2)
        for n, (grade, k) in enumerate(((0.12, 2), (0.24, 1), (0.48, 0))):
            half = max(view.one("nudge.window", k) / MICROSECONDS * self.pace, least[n] * self.u / 2)
            high = round(self.high * (0.96 - 0.1 * n))
            box = pygame.Rect(0, 0, max(2, round(2 * half)), high)
            box.center = round(self.line), round(self.rows[arm])
            pygame.draw.rect(surface, mix(INK, tone, grade), box, 0, round(3 * self.u))
            if k:
                edge = mix(INK, tone, 0.35 if k == 2 else 0.75)
                for x in (box.left, box.right - 1):
                    pygame.draw.line(surface, edge, (x, box.top), (x, box.bottom - 1))

    def _beats(self, surface: pygame.Surface, view: View, arm: int, chosen: int) -> None:
        """The beats of the next seconds: the chosen insect's own, or the arm's."""
        own = reads.phase(view, chosen) if chosen >= 0 else reads.between(view, "arm.phase", arm)
        first = True
        for when in beats_of(view, arm, own):
            self._bead(surface, arm, when, (chosen >= 0, first and when >= 0))
            first = first and when < 0

    def _wait(self, surface: pygame.Surface, view: View, arm: int, chosen: int) -> None:
        """Where no beat is in sight: when one comes."""
        words = wait(view, arm, chosen)
        if words:
            at = (self.line + round(14 * self.u), self.rows[arm] - self.high * HIGH * (chosen >= 0) - self.small * 0.72)
            box = pygame.Rect(at[0] - 2, round(at[1]), width(words, "mono", self.small) + 4, self.small + 2)
            pygame.draw.rect(surface, INK, box)
            tone = mix(reads.TONES[arm], WHITE, 0.4)
            write(surface, words, at, "mono", self.small, tone if chosen >= 0 else mix(INK, tone, 0.6))

    def _bead(self, surface: pygame.Surface, arm: int, when: float, how: tuple[bool, bool]) -> None:
        """A beat: of the chosen insect a ring that carries the key, of an arm a small one."""
        (own, next_), tone = how, reads.TONES[arm]
        at = (self.line + when * self.pace, self.rows[arm] - self.high * HIGH * own)
        near = max(0.0, 1 - abs(when) / 0.12)
        fade = min(1.0, 1 + when / PAST) if when < 0 else 1.0
        colour = mix(INK, mix(tone, WHITE, near), fade * (1.0 if own else 0.62))
        r = (6.5 + 2.0 * near if own else 3.5) * self.u
        if own and near > 0:
            pygame.draw.circle(surface, colour, at, r)
        pygame.draw.circle(surface, colour, at, r, max(1, round((2.2 if own else 1.4) * self.u)))
        if own and next_:
            word = (at[0] + r + round(3 * self.u), at[1] - self.small * 0.72)
            write(surface, "1 nudge", word, "mono", max(10, self.small - 1), mix(INK, mix(tone, WHITE, 0.4), 0.9))

    def _work(self, surface: pygame.Surface, view: View, arm: int, lower: float) -> None:
        """The arm's work: its sign on each beat of this bar that may take it; a bar as long as it is to be held."""
        y = self.rows[arm] + lower
        if view.one("work.held"):
            if view.one("work.arm") == arm:
                end = (view.one("work.release", arm) - view.t) / TICKS_PER_SECOND
                self._held(surface, (-2 * PAST, end), y, True)
            return
        if not view.one("work.free"):
            return
        kind, ends = view.one("work.kind", arm), min(SEEN, bar_left(view))
        late = view.one("nudge.window", 2) / MICROSECONDS
        fits = [when for when in beats_of(view, arm, reads.between(view, "arm.phase", arm)) if when < ends]
        first = next((when for when in fits if when > -late), None)
        for when in fits:
            if first is not None and when > first:
                self._sign(surface, (self.line + when * self.pace, y), kind, (False, False, view.beat(4)))
        if first is not None and kind:
            lasts = (view.one("work.release", arm) - view.one("work.press", arm)) / TICKS_PER_SECOND
            self._held(surface, (first, first + lasts), y, False)
        if first is not None:
            self._sign(surface, (self.line + first * self.pace, y), kind, (True, lower > 0, view.beat(4)))

    def _sign(self, surface: pygame.Surface, at: tuple[float, float], kind: int, how: tuple[bool, bool, float]) -> None:
        """A work's sign: the next one bright, with the key where that takes it, those of later beats faint."""
        next_, key, turn = how
        tone = mix(AMBER, WHITE, 0.15) if next_ else mix(INK, AMBER, 0.45)
        pygame.draw.circle(surface, INK, at, 9 * self.u)
        trinket(surface, at, (kind % 3, (7.0 if next_ else 5.0) * self.u, turn), tone)
        if next_ and key:
            word = (at[0] - 11 * self.u - width("2", "mono", self.small), at[1] - self.small * 0.7)
            write(surface, "2", word, "mono", self.small, tone)

    def _held(self, surface: pygame.Surface, span: tuple[float, float], y: float, held: bool) -> None:
        """From press to release, in seconds from now; at its end a drop where it's to be let go."""
        tone = mix(AMBER, WHITE, 0.55 if held else 0.15)
        left = max(self.line - PAST * self.pace, self.line + span[0] * self.pace)
        right = min(self.rect.right - 12 * self.u, self.line + span[1] * self.pace)
        box = pygame.Rect(round(left), round(y - 4 * self.u), max(1, round(right - left)), max(3, round(8 * self.u)))
        pygame.draw.rect(surface, mix(INDIGO, tone, 0.4 if held else 0.2), box, 0, box.height // 2)
        pygame.draw.rect(surface, tone, box, 1, box.height // 2)
        if span[1] < SEEN:
            pygame.draw.circle(surface, mix(CYAN, WHITE, 0.3), (self.line + span[1] * self.pace, y), 3.5 * self.u)
        at = (right + round(7 * self.u), y - self.small * 0.7)
        if at[0] + width("let go", "mono", self.small) < self.rect.right - 6 * self.u:
            box = pygame.Rect(at[0] - 1, round(at[1]), width("let go", "mono", self.small), self.small + 2)
            pygame.draw.rect(surface, INK, box)
            write(surface, "let go", at, "mono", max(10, self.small - 1), mix(tone, WHITE, 0.3))

    def _last(self, surface: pygame.Surface, view: View) -> None:
        """Where the last press fell: left of the line it was early, right of it late."""
        age = view.t - view.one("judged.tick")
        if not view.one("judged.verb") or not 0 <= age < SHOWN:
            return
        target, grade = view.one("judged.target"), min(3, max(0, view.one("judged.grade")))
        arm = target if view.one("judged.verb") == Verb.WORK else reads.arm_of(view, target)
        y = self.rows[min(2, max(0, arm))]
        x = self.line + max(-PAST, min(PAST, view.one("judged.error") / MICROSECONDS)) * self.pace
        tone = mix(MARKS[grade], INK, max(0.0, age / SHOWN * 1.6 - 0.6))
        top, foot, r = y - self.high * 0.5, y + self.high * 0.5, 4 * self.u
        pygame.draw.line(surface, tone, (x, top), (x, foot), 2)
        pygame.draw.polygon(surface, tone, [(x, top + r * 1.5), (x - r, top), (x + r, top)])
        pygame.draw.polygon(surface, tone, [(x, foot - r * 1.5), (x - r, foot), (x + r, foot)])
