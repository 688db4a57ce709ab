"""What the command line opens: the window, with a first screen in it."""

from dataclasses import replace
from pathlib import Path

from game.level import load, resolve
from game.level.rounds import RECURRING
from game.play.screens.run_choice import Choice, seed_of_today
from game.play.shell.app import App
from game.play.shell.director import Director
from game.replay import read


def open_title() -> int:
    """The title screen; the exit code."""
    app = App(Director)
    app.director.title()
    return app.run()


def open_play(choice: Choice) -> int:
    """A run at once; a faulty level is told before any window opens."""
    if choice.level == RECURRING:
        choice = replace(choice, seed=seed_of_today() if choice.seed is None else choice.seed)
    else:
        load(resolve(choice.level), choice.difficulty)
    app = App(Director)
    app.director.play(choice)
    return app.run()


def open_replay(path: str) -> int:
    """A recording at once."""
    read(path).load()
    app = App(Director)
    app.director.replay(Path(path))
    return app.run()
