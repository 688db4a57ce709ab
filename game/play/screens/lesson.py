"""A lesson on the desk: the dream's own picture and controls, a pane that says what to do, and highlights."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import cos, pi

import pygame

from game.level import DEFAULT_DIFFICULTY
from game.play.dreams import level_of
from game.play.guidance.lesson import Aside, Lesson, LessonRun
from game.play.input.own_keys import Ask, asks, keyed
from game.play.render import theme
from game.play.render.layout import unit_of
from game.play.render.view import NOTHING, DeskState, Hit
from game.play.screens.host import Host
from game.play.screens.play_run import PlayRunScreen
from game.play.screens.run_choice import Choice
from game.play.screens.widgets import pane, unit
from game.session import Session, assisted
from game.sim.actions import PRESS

SEED = 1
OF_LESSONS = ("speed", "sight", "windows", "toggle")  # assists with which each step can be done
STAYS = 150  # ticks that a lesson without an ending stays after its last step
NOT_YET = 120  # ticks
FOOT = 142  # units below the pane, where it stands at the foot of the scene
SKIP = "{erase} skips the lesson"
GLOW = 3  # units round a frame of light over which it fades; with the frame less than what lies between two tiles


class LessonScreen(PlayRunScreen):
    """Nothing is recorded, and verbs come one after the other. over is called with learned or skipped."""

    def __init__(self, host: Host, lesson: Lesson, over: Callable[[str], None]) -> None:
        level = assisted(level_of(lesson), {name: host.settings.assists[name] for name in OF_LESSONS})
        super().__init__(host, Choice(level.name, DEFAULT_DIFFICULTY, SEED), None, Session(level, SEED), None)
        self.lesson, self.over = lesson, over
        self.lesson_run = LessonRun(lesson, level, self.run.now)
        self.done = self.early = 0  # ticks since the last step; until when it is said that a verb comes later

    def queue(self, verb: int, target: int, value: int) -> bool:
        """Queue a command of the player, if its verb was shown before."""
        return self._shown(verb, value) and super().queue(verb, target, value)

    def permits(self, verb: int) -> bool:
        """Orders too come one after the other."""
        return self._shown(verb, PRESS) and super().permits(verb)

    def _shown(self, verb: int, value: int) -> bool:
        """Whether a verb was shown before; where not, that is said."""
        shown = self.lesson_run.allows(verb, value)
        if not shown:
            self.early = self.run.age + NOT_YET
        return shown

    @property
    def title(self) -> str:
        """The lesson, and how far it is."""
        count = len(self.lesson.steps)
        return f"{self.lesson.title}, step {min(self.lesson_run.at + 1, count)} of {count}"

    # Time

    def tick(self) -> None:
        """A tick of the run, and a look at what was done."""
        super().tick()
        if not self.run.over and not self.run.paused:
            self.lesson_run.observe(self.run.now, self.run.events)
        self.done += self.lesson_run.over
        if self.done >= STAYS and not self.run.over:
            self.finish()

    def ended(self) -> None:
        """A lesson's run isn't recorded in the progress."""

    def finish(self) -> None:
        """End the lesson as learned, or as skipped where not all steps were done."""
        last = len(self.lesson.steps) - 1
        self.over("learned" if self.lesson_run.at >= last else "skipped")

    def skip(self) -> None:
        """Skip the lesson."""
        self.over("learned" if self.lesson_run.over else "skipped")

    def again(self) -> None:
        """Restart the lesson."""
        self.host.director.lesson(self.run.level.dream, self.over)

    @property
    def rewinds(self) -> bool:
        """What isn't recorded can't be gone back in."""
        return False

    def show_menu(self) -> None:
        """Show the menu of a lesson that is paused."""
        self.host.director.pause(self.again, self.run.level, ("Skip the lesson", self.skip), self.go_on)

    def stops(self) -> Sequence[tuple[int, int]]:
        """Those of the desk, and the line that skips."""
        return [*super().stops(), self.skip_line().center]

    # Input

    def handle(self, event: pygame.event.Event) -> None:
        """Keys and mouse; Backspace or its line skips."""
        pressed = event.type == pygame.MOUSEBUTTONDOWN and self.skip_line().collidepoint(event.pos)
        if pressed or asks(event, Ask.ERASE):
            self.skip()
        else:
            super().handle(event)

    # The picture

    def state(self) -> DeskState:
        """The lesson says what to do: the dream's own prompts keep quiet; what shines is named."""
        lit = (hit.index for hit in self.lesson_run.highlights() if hit.kind == "sector" and self.lesson.named)
        return replace(super().state(), prompts=(), lit=frozenset(lit))

    @property
    def named(self) -> int:
        """Prompts that keep quiet name nobody."""
        return -1

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The desk, the light, the pane."""
        super().draw(surface, alpha)
        if self.run.over:
            return
        u = unit(surface.get_size())
        for box in self.shining():
            light(surface, box, self.run.age, u)
        self._pane(surface)
        for line, box in self.footnote():
            surface.blit(theme.outlined(line, "medium", box.height, theme.palette.amber), box)

    def shining(self) -> list[pygame.Rect]:
        """The boxes that shine: a click there hits what is lit."""
        ringed = Hit("sector", self.state().cursor) if self.lesson.ringed else NOTHING
        found = [self.desk.rects_of(hit) for hit in self.lesson_run.highlights() if hit != ringed]
        return [rects[0].unionall(rects[1:]) for rects in found if rects]

    # The pane

    def said(self) -> tuple[str, str, str]:
        """What the pane says: the dream's words, what to do, and the feedback or the refusal."""
        step, over = self.lesson_run.step, self.lesson_run.resting
        if step is None or over:
            return (
                (step.then if step else "That is all of it."),
                "",
                step.feedback(self.lesson_run.progress) if step else "",
            )
        later = "That comes later. One thing at a time." if self.run.age < self.early else ""
        refused = self.spectator.refused(self.run.now.moment)
        feedback = step.feedback(self.lesson_run.progress) or ("" if step.aside else next(iter(self.in_hand()), ""))
        do = step.toggled or step.do if self.controls.toggle else step.do
        return step.say, self.lesson.table.said(do, self.run.now), later or refused or feedback

    def _lines(self) -> list[tuple[str, str, int, theme.Colour]]:
        """The pane's lines: words, face, pixels and colour."""
        u, (say, do, no) = unit(self.host.size), self.said()
        room = self._wide - round(36 * u)
        step, rests = self.lesson_run.step, self.lesson_run.resting
        why = "" if step is None or rests else step.why
        kinds = ((say, "italic", 21 if self.lesson.head else 23, theme.palette.white),
                 (do, "medium", 14, theme.palette.cyan),
                 (why, "mono", 13, theme.palette.pale),
                 ("" if self.lesson.head else no, "medium", 14, theme.palette.amber))  # fmt: skip
        return [
            (line, face, round(pixels * u), colour)
            for words, face, pixels, colour in kinds
            for line in theme.wrap(words, face, round(pixels * u), room)
        ]

    def footnote(self) -> list[tuple[str, pygame.Rect]]:
        """What came of it, where the pane at the head has no room for it: lines and their boxes, as prompts stand in a
        dream, beside the pane where that stands at the foot too."""
        if not self.lesson.head:
            return []
        room = (self.desk.box("prompts") or self._foot).copy()
        if self._aside:
            left = self.pane_box().right + round(12 * unit(self.host.size))
            room.width, room.left = room.right - left, left
        pixels = round(14 * unit(self.host.size))
        lines = theme.wrap(self.said()[2], "medium", pixels, room.width)
        step = round(pixels * 1.35)
        return [
            (
                line,
                pygame.Rect(
                    room.centerx - theme.width(line, "medium", pixels) // 2,
                    room.bottom - (len(lines) - i) * step,
                    theme.width(line, "medium", pixels),
                    pixels,
                ),
            )
            for i, line in enumerate(lines)
        ]

    @property
    def _foot(self) -> pygame.Rect:
        """A line's height at the foot of the scene, for a desk without a place for lines of help."""
        (w, h), u = self.host.size, unit_of(self.host.size)
        return pygame.Rect(0, h - round((FOOT + 44) * u), w, round(44 * u))

    @property
    def _aside(self) -> Aside | None:
        """Where the pane stands at the foot for the step at hand."""
        return self.lesson_run.step.aside if self.lesson_run.step else None

    @property
    def _wide(self) -> int:
        wide = self._aside.wide if self._aside else self.lesson.wide
        return round(wide * unit(self.host.size))

    def pane_box(self) -> pygame.Rect:
        """The pane's box: at the foot of the scene, where captions stand in a dream."""
        u, (w, h) = unit_of(self.host.size), self.host.size
        frame = round((29 if self.lesson.head else 42) * u)
        high = frame + sum(round(pixels * 1.35) for _, _, pixels, _ in self._lines())
        box = pygame.Rect(0, 0, self._wide, high)
        middle = self._aside.middle if self._aside else self.lesson.middle
        box.midbottom = (round(w * middle), round(h - FOOT * u))
        if self.lesson.head and not self._aside:
            box.top = round(6 * u)
        place = self.desk.box(self.lesson.box) if self.lesson.box else None
        if place:
            box.height = max(high, place.height)
            box.topleft = place.topleft
        return box

    def skip_line(self) -> pygame.Rect:
        """The box of the line that skips the lesson, in the pane's upper right corner."""
        u, box = unit(self.host.size), self.pane_box()
        return pygame.Rect(box.right - round(236 * u), box.y + round(4 * u), round(232 * u), round(26 * u))

    def _pane(self, surface: pygame.Surface) -> None:
        u, box = unit(surface.get_size()), self.pane_box()
        pixels, count = round(12 * u), len(self.lesson.steps)
        surface.blit(pane(box.size, 255 if self.lesson.box else 236, 8), box)
        head = f"{min(self.lesson_run.at + 1, count)} of {count}"
        head = head if self._aside else f"{self.lesson.title} · {head}"
        top = box.y + (6 if self.lesson.head else 9) * u
        theme.write(surface, head, (box.x + 18 * u, top), "mono", pixels, theme.palette.dim)
        over = self.skip_line().collidepoint(self.pointer)
        colour = theme.palette.white if over else theme.palette.dim
        room = box.width - 54 * u - theme.width(head, "mono", pixels)
        skip = keyed(SKIP)
        skip = skip if theme.width(skip, "mono", pixels) <= room else skip.removesuffix(" the lesson")
        theme.write(surface, skip, (box.right - 18 * u, top), "mono", pixels, colour, 1)
        y = box.y + round((23 if self.lesson.head else 30) * u)
        for words, face, size, tone in self._lines():
            theme.write(surface, words, (box.x + 18 * u, y), face, size, tone)
            y += round(size * 1.35)


def light(surface: pygame.Surface, box: pygame.Rect, tick: int, u: float) -> None:
    """A frame of light that breathes, a few units wide: it stays off what lies next to it. Light is added: it hides
    nothing that is written beside."""
    swell = 0.5 - 0.5 * cos(2 * pi * tick / 80)
    frame = box.inflate(*[2 * round((1 + swell) * u)] * 2)
    made = pygame.Surface(frame.inflate(*[2 * round(GLOW * u)] * 2).size)
    for ring, share in ((3, 0.1), (2, 0.2), (1, 0.42), (0, 0.95)):
        colour = theme.mix((0, 0, 0), theme.palette.cyan, share * (0.45 + 0.55 * swell))
        rect = made.get_rect().inflate(*[-2 * round((GLOW - ring) * u)] * 2)
        pygame.draw.rect(made, colour, rect, max(2, round(2 * u)), border_radius=round((6 + ring) * u))
    surface.blit(made, made.get_rect(center=frame.center), special_flags=pygame.BLEND_RGB_ADD)
