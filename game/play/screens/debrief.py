"""The debrief: how it ended and why, the run on a time axis, and what was possible."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pygame

from game.best import has_plans
from game.level import Level
from game.level.clock import clock
from game.play.debrief.run_summary import RunSummary
from game.play.debrief.what_if import FinishedRun, WhatIf
from game.play.dreams import dream_of
from game.play.input.own_keys import Ask, asks
from game.play.lives.place import capital, place_name
from game.play.lives.roll import Roll
from game.play.render import theme
from game.play.render.instrument import veil
from game.play.render.layout import larger
from game.play.screens.axis import Axis
from game.play.screens.choices import ChoicesScreen
from game.play.screens.host import Host
from game.play.screens.hurry import PRESSED
from game.play.screens.ledger import marks_earned, roll_entries
from game.play.screens.pages import Entry, PagesScreen
from game.play.screens.run_choice import Choice
from game.play.screens.screen import STILL, Screen
from game.play.screens.widgets import Menu, Row, pane, unit
from game.play.store.kin import has_parent, parent_of
from game.play.store.recordings import keep_best, keep_rescue
from game.replay import read
from game.session import OPEN, Session, assists_of, lift, said
from game.sim.fixed import WHOLE

HEAD, FOOT = 300, 118  # units above and below the axis
BOX = 18  # units that the box of the axis reaches into the head
LEAST, MOST, TALLER = 0.85, 1.35, 64  # times its plain size that type is; and units by which the head is higher then
ALONG = 24  # parts of the axis that the wheel goes through
WATCH = "Watch replay"
SENTENCE, LED = re.compile(r"(?<=[.!?]) "), 2  # between two sentences; and how many stand first, large
MOVED = 20  # ticks without a click after rows have moved: what was aimed at is elsewhere
DEAF = 60  # ticks without a press until one chooses something: what was meant for the dream is let go first


class Line(NamedTuple):
    """A line of the head; y: its top."""

    words: str
    face: str
    pixels: int
    colour: theme.Colour
    y: float


class DebriefScreen(Screen):
    """Drawn once and kept; only the reading under the pointer and the answers of `what_if` come later."""

    def __init__(
        self,
        host: Host,
        run: Session,
        choice: Choice,
        path: Path | None,
        on: tuple[str, Callable[[], None]] | None = None,
        own: bool = False,
    ) -> None:
        self.host, self.choice, self.path, self.own = host, choice, path, own
        self.age = self.taken = 0  # ticks that it has been shown, answers that were taken
        self._deaf_until, self._moved = DEAF, -MOVED
        self.level: Level = run.level
        self.dream = dream_of(run.level)
        self.summary = RunSummary.of(run)
        result = self.summary.result
        given = tuple(run.history.commands), tuple(run.history.changes)
        self.what_if = WhatIf(
            FinishedRun(
                self.level.text, self.level.difficulty, result.seed, given[0], result.ticks, result.won, given[1], path
            )
        )
        standing = choice.standing if choice.branch else None  # what counted for nothing is that round again
        self.on, self.again = on, replace(choice, seed=result.seed, standing=standing, assists=assists_of(run))
        self.roll, self.marks = Roll.of(run), self.dream.earned(self.summary)
        self.menu = Menu(self._rows(), host.sound.play, gap=44, across=True)
        self._focus(WATCH)  # it leads back here
        self.pointer = (-1, -1)
        self.kept: pygame.Surface | None = None
        self.best: int | None = None
        self.resize(host.size)

    def _rows(self) -> list[Row]:
        """What can be done next, as far as it is known by now."""
        go, result, path = self.host.director, self.summary.result, self.path
        rows = [Row(*self.on)] if self.on else []
        if not (self.own and self.choice.standing):  # a round leads on, and says there how it begins anew
            rows.append(Row("Again", lambda: go.play(self.again)))
        turn = self.what_if.turning_point
        if path and turn and turn.last >= 0:
            rows.append(
                Row(f"Play from {clock(turn.last)}", lambda: go.trying(lambda: go.take_over(read(path), turn.last)))
            )
        if path and turn and self.what_if.rescue:
            won = self.what_if.rescue.recording
            rows.append(Row("Watch it won", lambda: self._watch(lambda: keep_rescue(path, won), turn.last)))
        if path:
            lost = result.ending != OPEN and not result.won
            rows.append(Row(WATCH, lambda: go.replay(path, over=True, why=lost)))
            if has_parent(path):
                rows.append(Row("Compare", lambda: self._compare(path)))
        if self.entries():
            rows.append(Row("Names", lambda: go.overlay(self.names())))
        if has_plans(self.level.dream):
            rows.append(Row("Watch the best", self._watch_best))
        rows.append(Row("What if", self._show_choices))
        if not self.choice.standing:
            rows.append(Row("Other seed", lambda: go.play(replace(self.choice, seed=None))))
        return [*rows, Row("Title", go.title)]

    def _focus(self, label: str) -> None:
        """Put the focus on a row by its label; on the first where it isn't there."""
        self.menu.focus = next((n for n, row in enumerate(self.menu.rows) if row.label == label), 0)

    def names(self) -> PagesScreen:
        """Who was saved and who is missing, and what the run is remembered for."""
        place = capital(place_name(self.level)) or self.level.title
        return PagesScreen(self.host, place, f"seed {self.summary.result.seed}", self.entries())

    def entries(self) -> list[Entry]:
        """The lines of `names`."""
        return [*marks_earned(self.marks), *roll_entries(self.level, self.roll)]

    # What a screen does

    @property
    def frames(self) -> int:
        """Nothing moves."""
        return STILL

    def leave(self) -> None:
        """Stop the computation of what was possible."""
        self.what_if.stop()

    def tick(self) -> None:
        """Take answers that have arrived, also while another screen was over this one."""
        self.age += 1
        self.what_if.poll()
        if self.taken != self.what_if.news:
            self._answered()
            self.stale = True

    def _watch_best(self) -> None:
        """Show the run that the best is counted by, as soon as there is one."""
        if self.what_if.recording is None:
            busy = "is still being worked out: one moment" if self.what_if.works_on("known") else "isn't known"
            self.host.say(f"The best run of this seed {busy}.")
            return
        content = self.what_if.recording
        self._watch(lambda: keep_best(self.level, self.summary.result.seed, content))

    def _watch(self, keep: Callable[[], Path], tick: int = 0) -> None:
        """Keep a recording that was made, and show it from a tick on."""
        go = self.host.director
        go.trying(lambda: go.replay(keep(), tick, over=True))

    def _compare(self, path: Path) -> None:
        """Show the run beside the one that it left."""
        if parent := parent_of(path):
            self.host.director.compare(parent, path)
        else:
            self.host.say("The recording that this one left is no longer among yours, so there is nothing to compare.")

    def _show_choices(self) -> None:
        """Show where other choices would have led, over the debrief."""
        seed = self.summary.result.seed
        self.host.director.overlay(ChoicesScreen(self.host, self.level.at(seed), self.what_if, self.path))

    def _answered(self) -> None:
        ending, self.taken = self.summary.result.ending, self.what_if.news
        if self.what_if.known is not None:
            self.summary = replace(self.summary, result=lift(self.summary.result, self.level, self.what_if.known.score))
            if self.own and self.best is None and self.summary.result.ending != ending:
                self.host.director.note_again(self.level, self.summary.result, tuple(self.summary.assists))
            self.best = self.summary.result.best
            self.summary = replace(self.summary, first=self.what_if.known.first)
            self.axis.best = round((self.best or 0) * WHOLE / 1000)
        if self.what_if.turning_point and self.what_if.turning_point.lost < self.summary.result.ticks:
            self.axis.lost = self.what_if.turning_point.lost
        self.axis.truth, self.kept = self.what_if.truth, None
        if len(rows := self._rows()) != len(self.menu.rows):
            focus = self.menu.row.label
            self.menu.fill(rows)
            self._focus(focus)
            self._place_menu(self.host.size)
            self._moved = self.age

    @property
    def title(self) -> str:
        """What it looks back on."""
        return f"Debrief of {self.level.title}"

    def resize(self, size: tuple[int, int]) -> None:
        """Head above, axis in the middle, menu below."""
        u = unit(size)
        margin, large = round(48 * u), larger(MOST)
        self.head = HEAD + TALLER * (large - 1) / (MOST - 1)
        area = pygame.Rect(margin, round(self.head * u), size[0] - 2 * margin, size[1] - round((self.head + FOOT) * u))
        self.axis = Axis(self.summary, self.dream, area, round(12 * u), large)
        self._place_menu(size)
        self._answered()
        self.kept, self.ground = None, self._ground(size)

    def _place_menu(self, size: tuple[int, int]) -> None:
        u, margin = unit(size), round(48 * unit(size))
        wide = min(round(236 * u) * len(self.menu.rows), size[0] - 2 * margin)
        self.menu.place(pygame.Rect((size[0] - wide) // 2, size[1] - round(66 * u), wide, 0), size)

    def _ground(self, size: tuple[int, int]) -> pygame.Surface:
        ground = pygame.Surface(size)
        self.host.backdrop.draw(ground, 0)
        ground.blit(veil(size, 226), (0, 0))
        return ground

    def stops(self) -> Sequence[tuple[int, int]]:
        """The rows, and places along the axis, a click on which shows the recording from there."""
        plot = self.axis.plot
        along = [(plot.x + plot.w * n // ALONG, plot.centery) for n in range(ALONG + 1)]
        return [*self.menu.stops(), *along]

    def handle(self, event: pygame.event.Event) -> None:
        """The menu; Esc to the title; a click on the axis shows the recording from there, and leads back here."""
        if event.type in PRESSED and self.age < self._deaf_until:
            self._deaf_until = self.age + DEAF
            return
        if asks(event, Ask.BACK):
            self.host.director.title()
            return
        if event.type == pygame.MOUSEMOTION:
            self.pointer = event.pos
        if event.type == pygame.MOUSEBUTTONDOWN and self.age < self._moved + MOVED:
            return
        tick = self.axis.tick_at(event.pos) if event.type == pygame.MOUSEBUTTONDOWN else None
        if tick is not None and self.path:
            self.host.director.replay(self.path, tick, over=True)
        else:
            self.menu.handle(event)

    # The picture

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """What is kept, then menu and reading."""
        if self.kept is None or self.kept.get_size() != surface.get_size():
            self.kept = self._paint(surface.get_size())
        surface.blit(self.kept, (0, 0))
        self.menu.draw(surface)
        tick = self.axis.tick_at(self.pointer)
        if tick is not None:
            self.axis.read(surface, tick)

    def _paint(self, size: tuple[int, int]) -> pygame.Surface:
        picture = self.ground.copy()
        u = unit(size)
        self._head(picture, u)
        box = self.axis.area.inflate(round(40 * u), round(2 * BOX * u))
        picture.blit(pane(box.size, 150), box)
        self.axis.draw(picture)
        self._remembered(picture, u)
        return picture

    def _remembered(self, picture: pygame.Surface, u: float) -> None:
        """A line above the menu: who was saved and who is missing, and what the run is remembered for."""
        marks = [f"Marks: {', '.join(mark.title for mark in self.marks)}."] if self.marks else []
        said, pixels = " ".join([*self.roll.sentences, *marks]), round(17 * larger(MOST) * u)
        room = picture.get_width() - round(96 * u)
        pixels = theme.fitting(said, "serif", pixels, room) if said else pixels
        pixels = max(round(14 * u), pixels)
        at = round(48 * u), picture.get_height() - round(96 * u) - max(0, pixels - round(17 * u))
        theme.write(picture, theme.fit(said, "serif", pixels, room), at, "serif", pixels, theme.palette.pale)

    def _head(self, picture: pygame.Surface, u: float) -> None:
        result = self.summary.result
        way = next((way for way in self.level.endings if way.name == result.ending), None)
        x, w = round(48 * u), picture.get_width()
        tone = theme.palette.violet if result.won else theme.palette.white
        title = theme.write(picture, way.title if way else "Left", (x, 18 * u), "italic", round(50 * u), tone)
        word = next(d.word for d in self.level.difficulties if d.name == self.level.difficulty)
        by = f" · {result.bot}" if result.bot else ""
        where = " · ".join(filter(None, (self.level.title, capital(place_name(self.level)))))
        right = f"{where} · {word} · seed {result.seed} · {clock(result.ticks)}{by}"
        large, plain = larger(MOST), round(14 * u)
        pixels = theme.fitting(right, "mono", round(14 * large * u), w - 2 * x - title.w, plain)
        theme.write(picture, right, (w - x, 40 * u - (pixels - plain)), "mono", pixels, theme.palette.dim, 1)
        lines = self._lines(u, large, w - 2 * x)
        while large > LEAST and lines[-1].y + lines[-1].pixels > (self.head - BOX) * u:
            large = max(LEAST, large - 0.05)
            lines = self._lines(u, large, w - 2 * x)
        for words, face, pixels, tone, y in lines:
            theme.write(picture, words, (x, y), face, pixels, tone)

    def _lines(self, u: float, large: float, room: int) -> list[Line]:
        """What the head says below its title: how it ended, what was possible, figures."""
        numbers = self.dream.in_numbers(self.summary)
        if self.summary.assists:
            numbers = f"{numbers} · assists: {said(self.summary.assists)}"
        tones = theme.palette
        sentences = SENTENCE.split(self.dream.why(self.summary))
        parts = (
            ([" ".join(sentences[:LED])], "serif", 23, 29, tones.white, 0),
            ([" ".join([*sentences[LED:], *self.possible()])], "serif", 17, 23, tones.pale, 4),
            ([numbers], "mono", 12, 17, tones.dim, 9),
        )
        lines, y = list[Line](), round(88 * u)
        for paragraphs, face, size, step, tone, below in parts:
            pixels = round(size * large * u)
            for part in (part for each in paragraphs for part in theme.wrap(each, face, pixels, room)):
                lines.append(Line(part, face, pixels, tone, y + below * u))
                y += round(step * large * u)
        return lines

    def possible(self) -> list[str]:
        """What has been computed so far."""
        turn, lines = self.what_if.turning_point, list[str]()
        if turn and turn.last < 0:
            lines.append("No known way of playing wins this seed.")
        elif turn:
            lines.append(f"Until {clock(turn.last)} it could still be won; from {clock(turn.lost)} on, no longer.")
        if self.what_if.rescue:
            level = self.level.at(self.summary.result.seed)
            lines.append(self.dream.choices.rescue(level, self.what_if.rescue.acts))
        if self.best is not None:
            lines.append(self.dream.best(self.summary, self.best))
        if self.what_if.busy:
            lines.append(self.what_if.told())
        return [*lines, *dict.fromkeys(self.what_if.faults.values())]
