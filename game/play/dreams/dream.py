"""The record of a dream for the screens: its picture, controls, words and sounds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import pygame

from game.level import Level
from game.level.dreams import Dream as LevelDream
from game.play.debrief.axis_spec import Lane, Marked, Reading
from game.play.debrief.cause_words import CauseWords
from game.play.debrief.choice_words import ChoiceWords
from game.play.debrief.marks import Mark
from game.play.debrief.run_summary import RunSummary
from game.play.dreams.endings import PLAIN as PLAIN_ENDINGS, Endings
from game.play.dreams.waking import PLAIN, Waking
from game.play.guidance.lesson import Lesson
from game.play.guidance.prompts import Prompter
from game.play.input.common_verbs import LAY_DOWN, REWIND, WINDOW
from game.play.input.verb_row import HelpLine, VerbTable, help_lines
from game.play.render.view import DeskState, Hit
from game.play.sound import Heard
from game.play.sound.bank import DreamSounds
from game.session import Session
from game.sim.actions import Verb
from game.sim.events import Happened
from game.sim.fixed import ONE
from game.sim.panel import Panel


class DreamDesk(Protocol):
    """A dream's whole picture at one size of window: a pure function of panels, the moment between them and ui."""

    level: Any  # its level as it is now: numbers may change while a run goes on
    bare: bool  # whether the scene stands there alone, in all of the window, as of the next `resize`

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out anew."""

    def draw(self, surface: pygame.Surface, before: Panel, now: Panel, alpha: float, ui: DeskState) -> None:
        """The frame `alpha` (0..1) of the way from one panel to the next."""

    def hit(self, pos: tuple[int, int]) -> Hit:
        """What lies under a place of the window, as it was drawn last."""

    def rects_of(self, hit: Hit) -> list[pygame.Rect]:
        """The boxes in which a click hits something, as it was drawn last; index -1 asks for all of its kind."""

    def box(self, name: str) -> pygame.Rect | None:
        """The place of one of its instruments by name, or of `prompts`, the lines of help, or of the `strip` of
        a run that waits, where that is another; None where it has none."""


class DreamControls(Protocol):
    """The player's side of the desk: keys and mouse in, commands out."""

    toggle: bool  # holds are pressed once to begin and once to end
    named: int  # the sector that a line of help names, -1 for none
    permits: Callable[[Verb], bool]  # whether an order may be given now; where not, it says why

    @property
    def pending(self) -> int:
        """How many orders were given that can't be done yet."""

    def key(self, place: int, back: bool, panel: Panel) -> bool:
        """A key was pressed (back: with shift); returns whether it has a meaning here."""

    def key_up(self, place: int) -> None:
        """A key was released."""

    def click(self, hit: Hit, button: int, panel: Panel) -> None:
        """A mouse button was pressed over something."""

    def button_up(self, button: int) -> None:
        """A mouse button was released, wherever the pointer is."""

    def release_all(self) -> None:
        """End every hold."""

    def attend(self, panel: Panel) -> None:
        """A look at the panel: what was ordered before and is possible now is commanded."""

    def inherit(self, other: Any, tick: int) -> None:
        """Go on with what was ordered in other controls, as it was at a tick."""

    def selection(self, panel: Panel) -> int:
        """The selected sector: the one just requested, else the panel's; -1 for none."""

    def beside(self, panel: Panel) -> Sequence[Hit]:
        """What can be clicked beside the selected sector, too small and too many to be gone through otherwise."""

    def lay_down(self, panel: Panel) -> bool:
        """Cancel one step of what was begun; False when there was nothing."""

    def state(self, panel: Panel, hovered: Hit) -> DeskState:
        """The state of the controls, for the picture."""

    def in_hand(self, panel: Panel) -> tuple[str, ...]:
        """A line about what was begun, if anything was."""


def _no_reason(panel: Panel, verb: Verb) -> str:
    """For a dream that gives no reasons for refusals."""
    return ""


def _silent(panel: Panel, events: Iterable[Happened]) -> Heard:
    """For a dream without sounds of its own."""
    return Heard(
        composure=panel.one("composure") / ONE,
        breathing=bool(panel.one("breathing")),
        over=panel.one("ended") > 0,
        bed={},
    )


@dataclass(frozen=True)
class Dream:
    """A dream as the screens know it. Lesson, waking, sounds and words are optional."""

    base: LevelDream  # its record on the floors below: number, name, title, numeral
    desk: Callable[[Level, tuple[int, int]], DreamDesk]
    controls: Callable[[Level, Callable[[int, int, int], object], bool], DreamControls]
    verbs: VerbTable
    help: Sequence[HelpLine] = ()  # what F1 shows; nothing given: the verbs
    words: Sequence[tuple[str, str]] = ()  # what F1 says below the keys: words of the panel, and their meaning
    prompter: Callable[[Level], Prompter] | None = None  # lines of help during a run
    refusal: Callable[[Panel, Verb], str] = _no_reason  # why a command was refused; empty: no reason is shown
    refusals: Sequence[str] = ("refused",)  # events whose value is the verb that was not possible
    lesson: Lesson | None = None
    heard: Callable[[Panel, Iterable[Happened]], Heard] = _silent  # what is heard but for the ending
    endings: Endings = PLAIN_ENDINGS
    sounds: DreamSounds = DreamSounds()  # noqa: RUF009 - it is frozen
    scored: str = "scored"  # what its score is a share of
    why: Callable[[RunSummary], str] = lambda summary: ""  # how the run came to its end, in a few sentences
    causes: CauseWords = CauseWords()  # what its causes are called  # noqa: RUF009 - it is frozen
    choices: ChoiceWords = ChoiceWords()  # what acts are called, and others in their place  # noqa: RUF009 - it is frozen
    in_numbers: Callable[[RunSummary], str] = lambda summary: ""  # the run in numbers
    best: Callable[[RunSummary, int], str] = lambda summary, most: ""
    marks: Sequence[Mark] = ()  # what a run that was won may be remembered for
    moments: Callable[[RunSummary], list[tuple[int, str]]] = lambda summary: []  # instants that are marked on the axis
    lanes: Sequence[Lane] = ()
    readings: Sequence[Reading] = ()
    marked: Marked = Marked()  # noqa: RUF009 - it is frozen
    waking: Waking = PLAIN
    ending_words_at: int = 150  # ticks after the end until the ending's words appear
    veil: int = 210  # how dark the picture grows behind them, 0 to 255
    truth: bool = False  # whether a run that is only watched can show what was true

    @property
    def number(self) -> int:
        """Its number in level files and on the command line."""
        return self.base.number

    @property
    def title(self) -> str:
        """Its title, as it stands in menus."""
        return self.base.title

    @property
    def numeral(self) -> str:
        """Its number, as it stands in menus."""
        return self.base.numeral

    @property
    def keys(self) -> Sequence[HelpLine]:
        """The list of keys."""
        own, select, rest = self.verbs.own, self.verbs.common[:1], self.verbs.common[1:]
        return self.help or help_lines((*select, *own, *rest, LAY_DOWN, REWIND, WINDOW))

    def keys_at(self, level: Level) -> list[HelpLine]:
        """The list of keys, with the numbers of a level."""
        panel = Session(level, 0).now
        return [HelpLine(*(self.verbs.said(said, panel) for said in line)) for line in self.keys]

    def words_at(self, level: Level) -> list[tuple[str, str]]:
        """The words of the panel and their meaning, with the numbers of a level."""
        panel = Session(level, 0).now
        return [(word, self.verbs.said(meaning, panel)) for word, meaning in self.words]

    def earned(self, summary: RunSummary) -> list[Mark]:
        """The marks of a run: none where it wasn't won, or assists were used."""
        plain = summary.result.won and not summary.assists and not summary.result.bot
        return [mark for mark in self.marks if plain and mark.earned(summary)]

    def hear(self, level: Level, panel: Panel, events: Iterable[Happened]) -> Heard:
        """One frame's sounds: the panel as it is, the events since the last frame, the ending if it is one of them."""
        events = list(events)
        ways = [level.endings[value - 1] for name, _, value in events if name == "ended"]
        heard = self.heard(panel, events)
        return replace(heard, events=[*heard.events, *(self.endings.of(way).sound for way in ways)])

    def prompts(self, level: Level) -> Prompter:
        """Lines of help for a run of a level."""
        return self.prompter(level) if self.prompter else Prompter((), self.verbs)
