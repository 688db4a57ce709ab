"""Where the system starts no process, what one would have worked out is said in a sentence, and the game goes on."""

import shutil
from pathlib import Path

import pygame
import pytest

from game.level import load
from game.play.input.own_keys import Ask
from game.play.screens.choices import UNKNOWN, ChoicesScreen
from game.play.screens.debrief import DEAF
from game.play.screens.export import ExportScreen
from game.play.screens.tuning_desk.foretold import RESTS, Foreteller
from game.play.screens.tuning_desk.turned import Turned
from game.play.screens.watch_run import WatchRunScreen
from game.play.shell.app import App
from game.session import Session
from tests.play.conftest import Silent
from tests.play.menus import choose, looked_back_on, ticks
from tests.play.screens.test_theatre import press
from tests.test_workers import refuse

LET_GO = Path(__file__).parents[2] / "goldens" / "guardian" / "let-go.replay"
SHORT = Path(__file__).parents[2] / "levels" / "short.toml"
SAID = "The system starts no more processes (Resource temporarily unavailable); close other programs and try again."


@pytest.fixture(autouse=True)
def system_that_starts_nothing(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Silent, "start", refuse)


@pytest.fixture
def theatre(app: App, tmp_path: Path) -> WatchRunScreen:
    shutil.copy(LET_GO, tmp_path / "a.replay")
    app.director.replay(tmp_path / "a.replay")
    assert isinstance(app.stack.top, WatchRunScreen)
    return app.stack.top


def test_of_what_was_possible(app: App) -> None:
    _, shown = looked_back_on(app, SHORT)
    ticks(app, DEAF)
    assert shown.possible() == [SAID]
    shown.draw(pygame.Surface(app.size), 1.0)
    choose(app, "What if")
    assert isinstance(app.stack.top, ChoicesScreen)
    ticks(app, 1)
    assert app.stack.top.under == UNKNOWN


def test_of_why(app: App, theatre: WatchRunScreen) -> None:
    press(app, Ask.WHY)
    ticks(app, 2)
    assert theatre.why._topics is not None
    assert theatre.why._topics.work.fault == SAID
    assert theatre.why._topics.heading == SAID
    theatre.draw(pygame.Surface(app.size), 1.0)


def test_of_an_export(app: App, theatre: WatchRunScreen) -> None:
    press(app, Ask.EXPORT)
    shown = app.stack.top
    assert isinstance(shown, ExportScreen)
    shown.begin(shown.choices[0])
    ticks(app, 2)
    assert shown.said == (SAID,)
    press(app, Ask.BACK)
    assert app.stack.top is theatre


def test_of_what_is_foretold(app: App) -> None:
    level = load(SHORT)
    run = Session(level, 3)
    teller = Foreteller(run)
    for _ in range(RESTS + 9):
        teller.tick(run, Turned(), "anomaly.growth")
    assert teller.fault == SAID
    assert all(not row.start.runs for row in teller.rows())
