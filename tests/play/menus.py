"""Hands for tests of screens without a window: keys, clicks, rows of menus, ticks."""

from pathlib import Path

import pygame

from game.play.screens.debrief import DebriefScreen
from game.play.screens.play_run import PlayRunScreen
from game.play.screens.run_choice import Choice
from game.play.screens.widgets import Menu
from game.play.shell.app import App


def key(app: App, code: int, mod: int = 0) -> None:
    app.stack.send("handle", pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod))
    app.stack.send("handle", pygame.event.Event(pygame.KEYUP, key=code, mod=mod))


def click(app: App, pos: tuple[int, int], button: int = 1) -> None:
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        app.stack.send("handle", pygame.event.Event(kind, pos=pos, button=button))


def menu(app: App) -> Menu:
    return app.stack.top.menu  # type: ignore[union-attr, no-any-return]


def choose(app: App, label: str) -> None:
    """Click the row with that label."""
    rows = [row.label for row in menu(app).rows]
    click(app, menu(app).rect(rows.index(label)).center)


def enter(app: App, label: str) -> None:
    """Walk to the row with that label by keys, and press Enter."""
    rows = [row.label for row in menu(app).rows]
    while menu(app).row.label != label:
        key(app, pygame.K_RIGHT if menu(app).across else pygame.K_DOWN)
        assert rows
    key(app, pygame.K_RETURN)


def leaf(app: App, label: str) -> None:
    """Turn the pages of the settings by keys, to the one that has the row with that label."""
    for _ in range(9):
        if label in [row.label for row in menu(app).rows]:
            return
        key(app, pygame.K_TAB)
    raise AssertionError(f"no page has {label}")


def ticks(app: App, count: int) -> None:
    for _ in range(count):
        app.stack.send("tick")


def desk(app: App) -> PlayRunScreen:
    assert isinstance(app.stack.top, PlayRunScreen)
    return app.stack.top


def cut(app: App) -> PlayRunScreen:
    """Arm and hold the override until the dream has ended."""
    screen = desk(app)
    key(app, pygame.K_6)
    ticks(app, 5)
    app.stack.send("handle", pygame.event.Event(pygame.KEYDOWN, key=pygame.K_6, mod=0))
    while not screen.run.over:
        ticks(app, 1)
    return screen


def looked_back_on(app: App, level: Path) -> tuple[PlayRunScreen, DebriefScreen]:
    """A run of a level, cut short, and the debrief that it leads to."""
    app.director.play(Choice(str(level), seed=3))
    screen = cut(app)
    app.director.debrief(screen.run, screen.choice, screen.path)
    shown = app.stack.top
    assert isinstance(shown, DebriefScreen)
    return screen, shown
