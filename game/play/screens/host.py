"""What screens may ask of the program round them: a host, and its director, who knows which screen comes next."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from game.level import Level, Watched
from game.play.screens.backdrops.title import TitleScene
from game.play.screens.run_choice import Choice
from game.play.sound import Sound, Soundscape
from game.play.store.progress import Progress
from game.play.store.settings import Settings
from game.session import Result, Session


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

    def change(self, **values: object) -> None:
        """Set settings by their names, see to their effect, and keep them."""

    def say(self, line: str | None) -> None:
        """Tell of something amiss: on screen for a while, and once on stderr."""

    def quit(self) -> None:
        """End the program in good order."""


class Director(Protocol):
    """Which screen comes after which. A fault of a file leaves the screen as it is, with a notice."""

    title_row: str  # the name of the title's row that was chosen last, or is meant next

    def title(self) -> None:
        """The title, and nothing else."""

    def back(self) -> None:
        """Take the topmost screen away; the one below comes up again."""

    def settings(self) -> None:
        """The settings, over whatever is there."""

    def calibrate(self) -> None:
        """How late presses come, over the settings."""

    def keys(self, level: Level | None = None) -> None:
        """The keys of a level's dream, over whatever is there; or of every dream, first of the one chosen last."""

    def pause(
        self, again: Callable[[], None], level: Level | None = None, leave: tuple[str, Callable[[], None]] | None = None
    ) -> None:
        """The pause, over the desk of a level; leave: what its last row says and does instead of ending the dream."""

    # A dream

    @property
    def night_dreams(self) -> Sequence[int]:
        """The dreams of the night, by their numbers, in their order."""

    def choose(self, level: str) -> None:
        """Difficulty and seed of a dream."""

    def begin(self, choice: Choice) -> None:
        """A dream from the menus: the first time its lesson is offered at its door."""

    def play(self, choice: Choice) -> None:
        """The desk: a new run, the player's or a persona's."""

    def play_changed(self, level: Level, seed: int, choice: Choice, watched: Watched) -> None:
        """The desk: a new run on a level whose file has just changed."""

    def go_on(self, path: Path) -> None:
        """The desk: a run that was left or torn off."""

    def replay(self, path: Path, tick: int = 0, over: bool = False) -> None:
        """A recording on screen, from a tick on; over: laid over the screen that is there, to which it leads back."""

    def debrief(self, run: Session, choice: Choice, path: Path | None, own: bool = False) -> None:
        """What happened; own: in a run of the player's that has just ended."""

    def ended(self, run: Session, choice: Choice) -> None:
        """A run of the player's own is over: note it at once, so that nothing that comes can take it away."""

    def note(self, level: Level, result: Result, again: bool = False) -> None:
        """Note a run of a shipped level; again: the same run, now that the best of its seed is known."""

    # Lessons

    def lessons_menu(self) -> None:
        """Every lesson that there is."""

    def lesson(self, dream: int, over: Callable[[str], None]) -> None:
        """A dream's lesson on the desk; over is told learned or skipped."""

    def lesson_over(self, dream: int, outcome: str, then: Callable[[], None]) -> None:
        """Note how a lesson went, and go on."""

    # The night and the recurring dream

    def night(self) -> None:
        """The whole night: how deep, or on with it."""

    def night_begin(self, difficulty: str) -> None:
        """A new night."""

    def night_on(self) -> None:
        """The dream of the night that comes next, or its morning."""

    def recurring(self) -> None:
        """Which seed, or on with it."""

    def play_recurring(self, seed: int) -> None:
        """The recurring dream of a seed, from its first round."""

    def round_over(self, run: Session, choice: Choice, path: Path | None) -> None:
        """Between two rounds, or at the end of them."""
