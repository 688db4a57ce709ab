"""Hands for tests of the tuning desk."""

from pathlib import Path

import pygame

from game.play.input.own_keys import Ask
from game.play.screens.run_choice import Choice
from game.play.screens.tuning_desk.screen import TunedRunScreen
from game.play.shell.app import App
from tests.play.menus import key, ticks

SHORT = Path(__file__).parents[3] / "levels" / "short.toml"


def tuned(app: App) -> TunedRunScreen:
    """What is on screen."""
    assert isinstance(app.stack.top, TunedRunScreen)
    return app.stack.top


def opened(app: App, level: str = "1") -> TunedRunScreen:
    """A dream that goes on beside its tuning desk."""
    app.director.play(Choice(level, seed=3, tuning=True))
    screen = tuned(app)
    screen.hold(False)
    return screen


def press(app: App, ask: Ask) -> None:
    """Press a key by its place."""
    for kind in (pygame.KEYDOWN, pygame.KEYUP):
        app.stack.send("handle", pygame.event.Event(kind, key=0, scancode=ask.places[0], mod=0))


def write(app: App, words: str) -> None:
    """Type words."""
    ticks(app, 1)
    for letter in words:
        app.stack.send("handle", pygame.event.Event(pygame.TEXTINPUT, text=letter))


def find(app: App, words: str) -> None:
    """Search a number by keys."""
    press(app, Ask.SEARCH)
    write(app, words)
    key(app, pygame.K_RETURN)


def value(screen: TunedRunScreen, name: str) -> object:
    """A number's value as it was asked for last."""
    return screen.tuning.value(screen.run.level.numbers[name])
