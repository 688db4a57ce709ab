"""Mutants of recordings on screen: watched, jumped about in, debriefed, gone on from, and found by the title.

python -m tests.play.shown_mutants --count 2000 --seed 1
"""

import os
import random
import sys
import tempfile
import time
from multiprocessing.context import SpawnContext
from pathlib import Path

import pygame

from game.play.screens.watch_run import WatchRunScreen
from game.play.shell.app import App
from game.play.store.recordings import recordings
from tests import mutant_runs
from tests.play.menus import key, ticks
from tests.replay.mutants import MUTATIONS, apart, bases, copied, joined, mutant, rules, signed, states

SIZE = (960, 540)
KEYS = (pygame.K_END, pygame.K_t, pygame.K_HOME, pygame.K_t, pygame.K_PERIOD, pygame.K_RIGHT, pygame.K_COMMA)
SOON = 20.0  # seconds of a core for all that: a picture that takes longer than a few has found something


def begin(app: App) -> pygame.Surface:
    """A canvas that is drawn on."""
    app.picture.canvas = pygame.Surface(SIZE)
    return app.picture.canvas


def show(app: App, path: Path) -> None:
    """Everything that a window does with a recording; faults are told in a line, and the screen stays."""
    start, surface = time.process_time(), app.picture.canvas

    def draw() -> None:
        app.stack.draw(surface, 0.5)
        if app.stack.top:
            app.stack.top.hear()

    app.director.title()
    draw()
    app.director.replay(path)
    draw()
    if isinstance(app.stack.top, WatchRunScreen):
        for code in KEYS:
            key(app, code)
            ticks(app, 4)
            draw()
    if isinstance(app.stack.top, WatchRunScreen):
        screen = app.stack.top
        app.director.debrief(screen.run, screen.choice, path)
        draw()
    app.director.go_on(path)
    ticks(app, 3)
    draw()
    app.director.title()
    assert all(line.isprintable() for _, line in app.notices.shown), app.notices.shown
    app.notices.shown.clear()
    app.notices.written.clear()
    assert time.process_time() - start < SOON, "it took too long"


def hostile(chance: random.Random) -> bytes:
    """Mostly states that can't be, of these rules and of others."""
    if chance.random() < 0.4:
        return mutant(chance)
    parts = copied(apart(chance.randrange(len(bases()))))
    chance.choice((rules, rules, states, *MUTATIONS[:1]))(parts, chance)
    try:
        return signed(joined(parts))
    except (TypeError, ValueError, OverflowError):
        return hostile(chance)


def place(number: int) -> Path:
    """Where the game would have recorded it."""
    recordings().mkdir(parents=True, exist_ok=True)
    return recordings() / f"mutant-{number % 4}.replay"


def main() -> int:
    """Show as many as were asked for."""
    asked = mutant_runs.parser(__doc__, 200).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy", XDG_DATA_HOME=f"{folder}/data")
        from game.play.shell.director import Director
        from tests.play.conftest import Silent

        SpawnContext.Process = Silent  # type: ignore[assignment,misc]
        app = App(Director, Path(folder) / "settings.json")
        begin(app)

        def shown(chance: random.Random, number: int) -> str:
            path = place(number)
            path.write_bytes(hostile(chance))
            show(app, path)
            return "shown"

        code = mutant_runs.run(asked, shown, 100)
        app.stack.reset()
    return code


if __name__ == "__main__":
    sys.exit(main())
