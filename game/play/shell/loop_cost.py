"""What the window takes of a core: with the title, a run, a pause, and while another window has the keyboard."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pygame

from game.level import load, resolve
from game.play.input.own_keys import Ask
from game.play.screens.play_run import PlayRunScreen
from game.play.screens.run_choice import Choice
from game.play.shell.app import App
from game.play.shell.director import Director
from game.session import Session

LEVEL, SEED = "1", 7
LASTS = 6.0  # seconds for which each is looked at
SETTLING = 2.0  # seconds before that, in which sounds fade and pictures are made


def loop_costs(seconds: float = LASTS, settling: float = SETTLING) -> dict[str, float]:
    """The share of a core (1 is all of one, flip and sound included) that the loop takes, by what is shown.

    Without a display or a sound device: nothing of the player's is read or written.
    """
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    found = {}
    with TemporaryDirectory() as folder:
        app = App(Director, Path(folder) / "settings.json")
        for name, show in SHOWN.items():
            show(app)
            _turn(app, settling)
            found[name] = round(_turn(app, seconds), 4)
        app.stack.reset()
        app.sound.close()
        pygame.display.quit()
    return found


def _turn(app: App, seconds: float) -> float:
    """Turn the loop for so long; the share of a core that took."""
    begun, spent = time.perf_counter(), time.process_time()
    while (passed := time.perf_counter() - begun) < seconds:
        app.turn()
    return (time.process_time() - spent) / passed


def _title(app: App) -> None:
    app.director.title()


def _elsewhere(app: App) -> None:
    pygame.event.post(pygame.event.Event(pygame.WINDOWFOCUSLOST))


def _back(app: App) -> None:
    pygame.event.post(pygame.event.Event(pygame.WINDOWFOCUSGAINED))


def _play(app: App) -> None:
    _back(app)
    run = Session(load(resolve(LEVEL)), SEED)
    app.stack.reset(PlayRunScreen(app, Choice(LEVEL, seed=SEED), None, run, None))


def _pause(app: App) -> None:
    _play(app)
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=0, scancode=Ask.PAUSE.places[0], mod=0))


def _play_elsewhere(app: App) -> None:
    _play(app)
    _elsewhere(app)


SHOWN: dict[str, Callable[[App], None]] = {
    "title": _title,
    "title, elsewhere": _elsewhere,
    "play": _play,
    "pause": _pause,
    "play, elsewhere": _play_elsewhere,
}
