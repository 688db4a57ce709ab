"""Entry points for the command line: each opens the window with a first screen."""

from dataclasses import replace
from pathlib import Path

from game.level import load, resolve
from game.level.rounds import RECURRING
from game.play.screens.run_choice import Choice, seed_of_day
from game.play.shell.app import App
from game.play.shell.director import Director
from game.play.store.recordings import record_branch
from game.replay import read


def open_title() -> int:
    """Open the window with the title; returns the exit code."""
    app = App(Director)
    app.director.title()
    return app.run()


def open_play(choice: Choice) -> int:
    """Open the window with a run; a faulty level is reported before it opens."""
    if choice.level == RECURRING:
        choice = replace(choice, seed=seed_of_day() if choice.seed is None else choice.seed)
    else:
        load(resolve(choice.level), choice.difficulty)
    app = App(Director)
    app.director.play(choice)
    return app.run()


def open_branch(path: str, tick: int) -> int:
    """Open the window with a run that leaves a recording at a tick."""
    branch = record_branch(read(path), tick)
    app = App(Director)
    app.director.go_on(branch)
    return app.run()


def open_replay(path: str) -> int:
    """Open the window with a recording."""
    read(path).load()
    app = App(Director)
    app.director.replay(Path(path))
    return app.run()
