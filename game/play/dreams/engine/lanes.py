"""Lanes: the beats that come, running toward the line at which to press, and how the last press fell."""

import pygame

from game.play.draw.instrument import plate
from game.play.draw.view import View
from game.play.look import AMBER, CYAN, DIM, EDGE, INDIGO, INK, PALE, ROSE, WHITE, Colour, mix, text, write
from game.play.scenes.engine import reads
from game.play.scenes.engine.figures import trinket
from game.play.scenes.engine.will import GRADES, MARKS
from game.sim.actions import MICROSECONDS, Verb
from game.sim.fixed import ONE, TICKS_PER_SECOND

SEEN, PAST = 2.6, 0.3  # seconds ahead of the line, and behind it
LABEL = 92  # units at the left
SHOWN = 110  # ticks that the last press is marked for
WORKS = ("rune", "gear", "droplet")


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
        for arm in range(3):
            self._lane(surface, view, arm, chosen if arm == own else -1)
        pygame.draw.line(
            surface,
            WHITE,
            (self.line, self.rows[0] - self.high * 0.5),
            (self.line, self.rows[2] + self.high * 0.5),
            2,
        )
        self._last(surface, view)

    def _title(self, surface: pygame.Surface, view: View, chosen: int) -> None:
        """What is chosen and how it stands; without a choice, what to do."""
        at = (self.rect.left + round(12 * self.u), self.rect.top + round(5 * self.u))
        if chosen < 0:
            write(
                surface,
                "press 1 as an insect's ring closes · 2 for an arm's work",
                at,
                "mono",
                self.small,
                DIM,
            )
            return
        arm = reads.arm_of(view, chosen)
        name = view.level.sectors[chosen].name
        x = write(surface, name, at, "medium", self.small, mix(reads.TONES[arm], WHITE, 0.4)).right
        words, tone = standing(view, chosen)
        write(surface, f" · {words}", (x, at[1]), "mono", self.small, tone)

    def _lane(self, surface: pygame.Surface, view: View, arm: int, chosen: int) -> None:
        y, tone, u = self.rows[arm], reads.TONES[arm], self.u
        label = (self.rect.left + round(12 * u), y - self.small * 0.66)
        ink = mix(tone, WHITE, 0.35) if chosen >= 0 else mix(tone, INK, 0.25)
        write(surface, f"{view.one('ratio', arm)} {reads.NAMES[arm]}", label, "medium", self.small, ink)
        ahead = (self.line - round(PAST * self.pace), self.rect.right - round(12 * u))
        pygame.draw.line(surface, mix(INK, tone, 0.5 if chosen >= 0 else 0.28), (ahead[0], y), (ahead[1], y))
        if chosen >= 0:
            self._windows(surface, view, arm)
        self._work(surface, view, arm)
        self._beats(surface, view, arm, chosen)

    def _windows(self, surface: pygame.Surface, view: View, arm: int) -> None:
        """How early and how late still counts: fair, good, perfect."""
        high = round(self.high * 0.84)
        for grade, k in ((0.12, 2), (0.22, 1), (0.45, 0)):
            half = view.one("nudge.window", k) / MICROSECONDS * self.pace
            box = pygame.Rect(
                round(self.line - half), round(self.rows[arm] - high / 2), max(2, round(2 * half)), high
            )
            pygame.draw.rect(surface, mix(INK, reads.TONES[arm], grade), box, 0, round(4 * self.u))

    def _beats(self, surface: pygame.Surface, view: View, arm: int, chosen: int) -> None:
        """The beats of the next seconds: the chosen insect's own, or the arm's."""
        pace = max(reads.rate(view, arm), 0.05) * (0.25 if view.one("stretching") else 1.0)
        own = reads.phase(view, chosen) if chosen >= 0 else reads.between(view, "arm.phase", arm)
        tone, when = reads.TONES[arm], -own / pace
        while when < SEEN:
            if when > -PAST:
                self._bead(surface, arm, when, (chosen >= 0, tone))
            when += 1 / pace

    def _bead(self, surface: pygame.Surface, arm: int, when: float, how: tuple[bool, Colour]) -> None:
        own, tone = how
        at = (self.line + when * self.pace, self.rows[arm])
        near = max(0.0, 1 - abs(when) / 0.12)
        fade = min(1.0, 1 + when / PAST) if when < 0 else 1.0
        colour = mix(INK, mix(tone, WHITE, near), fade * (1.0 if own else 0.62))
        r = (7.0 + 2.5 * near if own else 4.0) * self.u
        if own and near > 0:
            pygame.draw.circle(surface, colour, at, r)
        pygame.draw.circle(surface, colour, at, r, max(1, round((2.2 if own else 1.4) * self.u)))

    def _work(self, surface: pygame.Surface, view: View, arm: int) -> None:
        """The arm's next work: its sign where it wants the press, a bar as long as it is to be held."""
        press, release, kind = (view.one(f"work.{name}", arm) for name in ("press", "release", "kind"))
        if press < 0 and release < 0:
            return
        start = (press - view.t) / TICKS_PER_SECOND if press >= 0 else -2 * PAST
        end = (release - view.t) / TICKS_PER_SECOND if release >= 0 else start
        if start > SEEN or end < -PAST:
            return
        y, held = self.rows[arm] - self.high * 0.02, view.one("work.held") and view.one("work.arm") == arm
        tone = mix(AMBER, WHITE, 0.55 if held else 0.15)
        left = max(self.line - PAST * self.pace, self.line + start * self.pace)
        if release >= 0:
            right = min(self.rect.right - 12 * self.u, self.line + end * self.pace)
            box = pygame.Rect(
                round(left), round(y - 5 * self.u), max(1, round(right - left)), max(3, round(10 * self.u))
            )
            pygame.draw.rect(surface, mix(INDIGO, tone, 0.4 if held else 0.2), box, 0, box.height // 2)
            pygame.draw.rect(surface, tone, box, 1, box.height // 2)
        sign = (left if press >= 0 else self.line, y)
        pygame.draw.circle(surface, INK, sign, 11 * self.u)
        trinket(surface, sign, (kind % 3, 7.5 * self.u, view.beat(4)), tone)
        if kind == 2 and release >= 0 and end < SEEN:
            trinket(surface, (self.line + end * self.pace, y), (2, 5 * self.u, 0.0), CYAN)

    def _last(self, surface: pygame.Surface, view: View) -> None:
        """Where the last press fell: left of the line it was early, right of it late."""
        age = view.t - view.one("judged.tick")
        if not view.one("judged.verb") or not 0 <= age < SHOWN:
            return
        target, grade = view.one("judged.target"), min(3, max(0, view.one("judged.grade")))
        arm = target if view.one("judged.verb") == Verb.WORK else reads.arm_of(view, target)
        error, y = view.one("judged.error"), self.rows[min(2, max(0, arm))]
        x = self.line + max(-PAST, min(PAST, error / MICROSECONDS)) * self.pace
        tone = mix(MARKS[grade], INK, max(0.0, age / SHOWN * 1.6 - 0.6))
        r = 7 * self.u
        pygame.draw.polygon(
            surface, tone, [(x, y - r * 1.8), (x - r * 0.7, y - r * 3), (x + r * 0.7, y - r * 3)]
        )
        pygame.draw.line(surface, tone, (x, y - self.high * 0.45), (x, y + self.high * 0.45), 2)
        said = f"{GRADES[grade]} {fell(error)}"
        ink = text(said, "medium", self.small, tone)
        box = ink.get_rect(
            midright=(self.rect.right - round(12 * self.u), self.rect.top + self.head // 2 + 1)
        )
        surface.blit(ink, box)


def fell(error: int) -> str:
    """How early or late a press was, in milliseconds."""
    ms = round(abs(error) / 1000)
    return "to the point" if ms < 1 else f"{ms} ms {'early' if error < 0 else 'late'}"


def standing(view: View, sector: int) -> tuple[str, Colour]:
    """How an insect stands, in a few words: what presses it most, first."""
    for slot, told in enumerate(view.all("told.sector")):
        if told == sector:
            left = (view.one("told.tick", slot) - view.t) / TICKS_PER_SECOND
            return f"a strike falls in {max(0.0, left):.1f} s: a good nudge parries it", ROSE
    dark = view.one("darkness", sector) / ONE
    if dark > 0.5:
        return f"silent, {dark * 100:.0f} % dark: nudge it awake", ROSE
    arm = reads.arm_of(view, sector)
    apart = (reads.phase(view, sector) - reads.between(view, "arm.phase", arm) + 0.5) % 1.0 - 0.5
    frayed = [k for k, link in enumerate(view.level.links) if sector in (link.a, link.b)
              and view.unit("link.health", k) < 0.5]  # fmt: skip
    step = (
        "in step"
        if abs(apart) < 0.08
        else f"{abs(apart) * 100:.0f} % of a beat {'ahead' if apart > 0 else 'behind'}"
    )
    tone = PALE if abs(apart) < 0.08 else AMBER
    return (f"{step}, its catwalk frays", AMBER) if frayed else (step, tone)
