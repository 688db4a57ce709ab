"""The director: which screen comes after which. Screens ask it and know nothing of each other."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from game.faults import Fault
from game.level import DEFAULT_DIFFICULTY, Level, Watched, load, resolve
from game.play.settings import data_folder
from game.replay import Recorder, Replay, read, resume
from game.session import OPEN, Session

if TYPE_CHECKING:
    from game.play.app import App

WORTH = 5 * 60  # ticks from which an unfinished run is worth going on with


@dataclass(frozen=True)
class Choice:
    """What to play: level is a number, a name or a path; without a seed one is drawn; a bot plays by itself."""

    level: str
    difficulty: str = DEFAULT_DIFFICULTY
    seed: int | None = None
    bot: str = ""

    @property
    def sown(self) -> "Choice":
        """The same with a seed."""
        return self if self.seed is not None else replace(self, seed=new_seed())


def new_seed() -> int:
    """A seed that is short to say."""
    return random.randrange(1, 100_000)


def recordings() -> Path:
    """Where the game records what is played."""
    return data_folder() / "replays"


def recording_path(level: Level, seed: int) -> Path:
    """A file for a run that starts now: dream, date and seed."""
    now = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    return recordings() / f"{level.name}-{now}-seed-{seed}.replay"


def unfinished() -> Replay | None:
    """The latest recording, when it is of a player's run that isn't over and can be gone on from."""
    try:
        files = sorted(recordings().glob("*.replay"), key=lambda file: file.stat().st_mtime)
        replay = read(files[-1]) if files else None
    except (OSError, Fault):
        return None
    if not replay or replay.bot or not replay.exact or replay.ticks < WORTH:
        return None
    return replay if replay.result is None or replay.result.get("ending") == OPEN else None


class Director:
    """Changes the screens of an app."""

    def __init__(self, app: "App") -> None:
        self.app = app

    def title(self) -> None:
        """The title, and nothing else."""
        from game.play.screens.title import TitleScreen

        self.app.stack.reset(TitleScreen(self.app))

    def choose(self, level: str) -> None:
        """Difficulty and seed of a dream."""
        from game.play.screens.choose import ChooseScreen

        self._trying(lambda: self.app.stack.push(ChooseScreen(self.app, level)))

    def settings(self) -> None:
        """The settings, over whatever is there."""
        from game.play.screens.options import OptionsScreen

        self.app.stack.push(OptionsScreen(self.app))

    def keys(self, level: Level | None = None) -> None:
        """The list of keys of a level's dream, or of the first, over whatever is there."""
        from game.play.screens.keys import KeysScreen

        self.app.stack.push(KeysScreen(self.app, level or load(resolve("1"))))

    def pause(self, again: Callable[[], None]) -> None:
        """The pause, over the desk."""
        from game.play.screens.pause import PauseScreen

        self.app.stack.push(PauseScreen(self.app, again))

    def play(self, choice: Choice) -> None:
        """The desk: a new run, the player's or a persona's."""
        self._trying(lambda: self._play(choice.sown))

    def _play(self, choice: Choice) -> None:
        watched = watch_level(choice)
        if not watched.level:
            raise watched.fault or Fault(f"{choice.level}: it can't be loaded.")
        if choice.bot:
            from game.play.screens.watch import WatchScreen

            self.app.stack.reset(WatchScreen.of_bot(self.app, choice, watched.level))
        else:
            from game.play.screens.desk import DeskScreen

            run = Session(watched.level, choice.seed or 0)
            self.app.stack.reset(DeskScreen(self.app, choice, watched, run, self.record(run)))

    def record(self, run: Session) -> Path | None:
        """Begin to record a run; None, and a notice, when that isn't possible."""
        path = recording_path(run.level, run.seed)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            run.sinks.append(Recorder(path, run))
        except OSError as error:
            self.app.say(f"This run isn't recorded: {path.parent}: {error.strerror}.")
            return None
        except Fault as fault:
            self.app.say(f"This run isn't recorded: {fault}.")
            return None
        return path

    def go_on(self, path: Path) -> None:
        """The desk: a run that was left or torn off."""
        self._trying(lambda: self._go_on(path))

    def _go_on(self, path: Path) -> None:
        from game.play.screens.desk import DeskScreen

        run = resume(path)
        choice = Choice(run.level.name, run.level.difficulty, run.seed)
        self.app.stack.reset(DeskScreen(self.app, choice, None, run, path))

    def debrief(self, run: Session, choice: Choice, path: Path | None) -> None:
        """What happened."""
        from game.play.screens.debrief import DebriefScreen

        self.app.stack.reset(DebriefScreen(self.app, run, choice, path))

    def replay(self, path: Path, tick: int = 0) -> None:
        """A recording on screen, from a tick on."""
        from game.play.screens.watch import WatchScreen

        self._trying(lambda: self.app.stack.reset(WatchScreen.of_file(self.app, read(path), tick)))

    def _trying(self, change: Callable[[], None]) -> None:
        """A fault of a file leaves the screen as it is, with a notice."""
        try:
            change()
        except Fault as fault:
            self.app.say(str(fault))
            if not self.app.stack.top:
                self.title()


def watch_level(choice: Choice) -> Watched:
    """The level of a choice, loaded, and watched for changes. Raises Fault when there is none."""
    watched = Watched(resolve(choice.level), choice.difficulty)
    watched.poll()
    return watched


# What the command line opens


def open_title() -> int:
    """The title screen; the exit code."""
    from game.play.app import App

    app = App()
    app.director.title()
    return app.run()


def open_play(choice: Choice) -> int:
    """A run at once; a faulty level is told before any window opens."""
    from game.play.app import App

    load(resolve(choice.level), choice.difficulty)
    app = App()
    app.director.play(choice)
    return app.run()


def open_replay(path: str) -> int:
    """A recording at once."""
    from game.play.app import App

    read(path).load()
    app = App()
    app.director.replay(Path(path))
    return app.run()
