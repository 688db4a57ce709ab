"""Protocols through which screens use the program: the host, and the director that chooses the next screen."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from game.level import Level, Value, Watched
from game.play.dreams.dream import DreamControls
from game.play.screens.backdrops.title import TitleScene
from game.play.screens.run_choice import Choice, Origin
from game.play.screens.screen import Screen
from game.play.screens.timeline import Loop
from game.play.screens.tuning_desk.carried import Carried
from game.play.screens.waiting import Wait
from game.play.sound import Sound, Soundscape
from game.play.store.progress import Progress
from game.play.store.settings import Settings
from game.replay import Replay
from game.session import Result, Session

LEAVE = "Leave the dream"  # the last row of the menu of a pause, where nothing else is left
NOTHING_ELSE: Mapping[str, Callable[[], None]] = MappingProxyType({})


class Host(Protocol):
    """The program, as a screen sees it."""

    @property
    def director(self) -> "Director":
        """Who changes the screens."""

    @property
    def settings(self) -> Settings:
        """What the player has set."""

    @property
    def progress(self) -> Progress:
        """What the player has reached."""

    @property
    def sound(self) -> Sound:
        """Plays single sounds by their names."""

    @property
    def soundscape(self) -> Soundscape:
        """Plays what a run sounds like."""

    @property
    def backdrop(self) -> TitleScene:
        """The city asleep, behind every screen that isn't the desk."""

    @property
    def size(self) -> tuple[int, int]:
        """The size that screens are laid out for, in pixels."""

    def instant(self, age: int) -> int:
        """The instant of now in a run that has lived so many ticks, in microseconds since the dream began."""

    def assist(self, name: str) -> Value:
        """The value of an assist: in the run that is on the stack, else as runs begin with it."""

    def change(self, **values: object) -> None:
        """Change settings by their names, apply them, and save them."""

    def say(self, line: str | None) -> None:
        """Report a problem: on screen for a while, and once on stderr."""

    def quit(self) -> None:
        """Quit the program."""


class Rewinds(Protocol):
    """A desk whose run can be gone back in."""

    run: Session
    choice: Choice
    watched: Watched | None
    path: Path | None  # of its recording
    origin: Origin | None  # which it left by going back
    waits: Wait | None
    controls: DreamControls


class Director(Protocol):
    """Which screen comes after which. A fault of a file leaves the screen as it is, with a notice."""

    title_row: str  # the name of the title's row that was chosen last, or is meant next

    def title(self) -> None:
        """Show the title alone."""

    def back(self) -> None:
        """Close the topmost screen; the one below is active again."""

    def passed_over(self, unreadable: Sequence[Path]) -> None:
        """Tell, once a start, of recordings that can't be read."""

    def settings(self) -> None:
        """Show the settings as an overlay."""

    def calibrate(self) -> None:
        """Show the measurement of the player's delay, over the settings."""

    def bind(self) -> None:
        """Show which key does what, to be changed, over the settings."""

    def keys(self, level: Level | None = None) -> None:
        """The keys of a level's dream, over whatever is there; or of every dream, first of the one chosen last."""

    def theatre_keys(self, level: Level, pair: bool = False) -> None:
        """The keys of the theatre, and on a second page those of the dream that is shown; pair: of two side by side."""

    def tuning_keys(self, level: Level) -> None:
        """The keys of the tuning desk, and on a second page those of the dream beside it."""

    def overlay(self, screen: Screen) -> None:
        """Show a screen over the one that is there."""

    def trying(self, change: Callable[[], None]) -> None:
        """Run an action; a fault of a file is shown as a notice, and the screen stays."""

    def pause(
        self,
        again: Callable[[], None],
        level: Level | None = None,
        leave: tuple[str, Callable[[], None]] | None = None,
        go_on: Callable[[], None] = lambda: None,
        also: Mapping[str, Callable[[], None]] = NOTHING_ELSE,
    ) -> None:
        """The menu of a pause, over the desk of a level that waits. leave: what its last row says and does instead of
        ending the dream; go_on: resumes; also: what else can be done, by what its row says."""

    def library(self, dropped: Path | None = None) -> None:
        """Show the library, over the screen that is there. dropped: a file or folder that is to be taken in."""

    # A dream

    @property
    def night_dreams(self) -> Sequence[int]:
        """The dreams of the night, by their numbers, in their order."""

    def choose(self, level: str) -> None:
        """Show the choice of difficulty and seed for a dream."""

    def begin(self, choice: Choice) -> None:
        """A dream from the menus: the first time its lesson is offered at its door."""

    def play(self, choice: Choice) -> None:
        """The desk: a new run, the player's or a persona's."""

    def play_changed(self, level: Level, seed: int, choice: Choice, watched: Watched) -> None:
        """The desk: a new run on a level whose file has just changed."""

    def tune(self, choice: Choice, run: Session, watched: Watched | None, carried: Carried) -> None:
        """The tuning desk: a run from its start in the place of the one that is there."""

    def go_on(self, path: Path) -> None:
        """Resume a run that was left or interrupted."""

    def take_over(self, replay: Replay, tick: int) -> None:
        """The desk: a recording is left at a tick, and the player goes on from there."""

    def rewind(self, desk: "Rewinds") -> None:
        """The desk, ten seconds earlier: the recording of its run ends, and one that leaves it there begins."""

    def replay(self, path: Path, tick: int = 0, over: bool = False, why: bool = False) -> None:
        """A recording on screen, from a tick on; over: laid over the screen that is there, to which it leads back;
        why: with the root of its loss."""

    def compare(self, one: Path, other: Path) -> None:
        """Two recordings of one level and seed side by side, over the screen that is there."""

    def export(self, replay: Replay, tick: int, loop: Loop | None) -> None:
        """A picture of a tick of a recording, or a clip of it, over the theatre."""

    def debrief(self, run: Session, choice: Choice, path: Path | None, own: bool = False) -> None:
        """Show the debrief of a run; own: one of the player's that has just ended."""

    def ended(self, run: Session, choice: Choice) -> None:
        """Record the outcome of the player's run as soon as it is over, so that a later failure can't lose it."""

    def note_again(self, level: Level, result: Result, assists: Sequence[str]) -> None:
        """Note a run of a shipped level once more, now that the best of its seed is known; assists: those used."""

    # Lessons

    def lessons_menu(self) -> None:
        """Show the list of lessons."""

    def lesson(self, dream: int, over: Callable[[str], None]) -> None:
        """Start a dream's lesson; over is called with `learned` or `skipped`."""

    def lesson_over(self, dream: int, outcome: str, then: Callable[[], None]) -> None:
        """Record the outcome of a lesson, then continue."""

    # The night and the recurring dream

    def night(self) -> None:
        """Show the choice of difficulty for a whole night, or continue the one that was begun."""

    def night_begin(self, difficulty: str) -> None:
        """A new night."""

    def night_on(self) -> None:
        """The dream of the night that comes next, or its morning."""

    def recurring(self) -> None:
        """Show the choice of seed for the recurring dream, or continue the one that was begun."""

    def play_recurring(self, seed: int) -> None:
        """Play the recurring dream of a seed, from its first round."""

    def round_over(self, run: Session, choice: Choice, path: Path | None) -> None:
        """Between two rounds, or at the end of them."""
