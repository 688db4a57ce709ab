"""The forecast at the tuning desk: when it is asked what, and what is shown of its answers."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.level import load, resolve
from game.play.screens.run_choice import Choice
from game.play.screens.tuning_desk import foretold
from game.play.screens.tuning_desk.foretold import AGAIN, RESTS, Foreteller
from game.play.screens.tuning_desk.screen import TunedRunScreen
from game.play.screens.tuning_desk.turned import Turned
from game.play.shell.app import App
from game.session import Session
from game.tune.forecast import Arrow, Question, Rate
from game.tune.sensitivity import Ranked
from tests.play.menus import click, ticks
from tests.play.screens.tuning_desk.hands import SHORT

KNOWN = Rate(192, 96, 0.43, 0.57)


class Noted:
    """In place of the forecast: notes what it is asked."""

    questions: list[Question]

    def __init__(self) -> None:
        self.questions, self.fault, self.settled, self.ended = [], "", True, False
        self.news = False

    def ask(self, question: Question) -> None:
        self.questions.append(question)

    def poll(self) -> bool:
        return self.news

    def from_start(self, persona: str) -> Rate:
        return KNOWN if persona == "operator" else Rate()

    def from_now(self, persona: str) -> Rate:
        return Rate()

    def arrow(self) -> Arrow:
        return Arrow(self.questions[-1].personas[0], Ranked("anomaly.growth", 0.031, None, None))

    def end(self) -> None:
        self.ended = True


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Noted]:
    """The forecast that was begun last."""
    found: list[Noted] = []

    def make() -> Noted:
        found.append(Noted())
        return found[-1]

    monkeypatch.setattr(foretold, "Forecast", make)
    return lambda: found[-1]


def test_it_is_asked_once_numbers_rest_and_not_while_they_are_turned(made: Callable[[], Noted]) -> None:
    run, turned = Session(load(resolve("1")), 3), Turned()
    teller = Foreteller(run)
    for step in range(2 * RESTS):
        turned.turn(run, "anomaly.growth", 0.03 + step / 1000)
        teller.tick(run, turned, "anomaly.growth")
    assert made().questions == []
    for _ in range(RESTS + 1):
        teller.tick(run, turned, "anomaly.growth")
    (asked,) = made().questions
    assert asked.personas[0] == "operator"
    assert asked.number == "anomaly.growth"
    assert asked.level.changed == {"anomaly.growth": 0.03 + (2 * RESTS - 1) / 1000}


def test_what_acts_only_from_the_start_counts_in_the_rates_from_the_start_alone(made: Callable[[], Noted]) -> None:
    run, turned = Session(load(resolve("1")), 3), Turned()
    teller = Foreteller(run)
    turned.turn(run, "length", "8:00")
    for _ in range(RESTS + 1):
        teller.tick(run, turned, "")
    (asked,) = made().questions
    assert asked.level.changed == {"length": "8:00"}
    assert asked.moment
    assert asked.moment.level.changed == {}


def test_a_running_dream_is_asked_about_again_once_the_last_moment_is_known(made: Callable[[], Noted]) -> None:
    run, turned = Session(load(resolve("1")), 3), Turned()
    teller = Foreteller(run)
    for _ in range(AGAIN + RESTS + 2):
        run.tick()
        teller.tick(run, turned, "")
    assert len(made().questions) == 2
    made().settled = False
    for _ in range(AGAIN + RESTS + 2):
        run.tick()
        teller.tick(run, turned, "")
    assert len(made().questions) == 2


def test_whoever_is_looked_at_comes_first_and_has_the_arrow(app: App, made: Callable[[], Noted]) -> None:
    app.director.play(Choice("1", seed=3, tuning=True))
    screen = app.stack.top
    assert isinstance(screen, TunedRunScreen)
    ticks(app, RESTS + 2)
    teller = screen.tuning.foreteller
    assert [row.persona for row in teller.rows() if row.arrow] == ["operator"]
    app.stack.draw(pygame.Surface(app.size), 1.0)
    assert screen._column
    click(app, screen._column.forecast.rects()["lucid"].center)
    ticks(app, RESTS + 2)
    assert made().questions[-1].personas[0] == "lucid"
    screen.tuning.do("who")
    assert teller.looked_at == "idle"
    row = next(row for row in teller.rows() if row.persona == "operator")
    assert teller.about(row)[0] == "fresh seeds: wins 50 % of 192 runs, 43 to 57 %"
    assert teller.about(row)[1] == "this run, 0:00: not known yet"


def test_news_are_drawn_while_the_dream_waits_and_the_processes_end_with_the_desk(
    app: App, made: Callable[[], Noted]
) -> None:
    app.director.play(Choice("1", seed=3, tuning=True))
    screen = app.stack.top
    assert isinstance(screen, TunedRunScreen)
    ticks(app, 2)
    screen.stale = False
    made().news = True
    ticks(app, 1)
    assert screen.stale
    screen.close_tuning()
    assert made().ended
    screen.open_tuning()
    ticks(app, 2)
    app.director.title()
    assert made().ended


def test_a_level_file_that_changes_ends_the_processes_too(
    app: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The dream begins again beside the desk, which has a forecast of its own."""
    begun: list[Noted] = []

    def make() -> Noted:
        begun.append(Noted())
        return begun[-1]

    monkeypatch.setattr(foretold, "Forecast", make)
    file = tmp_path / "mine.toml"
    file.write_text(SHORT.read_text(encoding="utf-8"), encoding="utf-8")
    app.director.play(Choice(str(file), seed=3))
    before = app.stack.top
    assert isinstance(before, TunedRunScreen)
    before.open_tuning()
    ticks(app, 2)
    file.write_text("# other\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    while app.stack.top is before:
        ticks(app, 1)
    ticks(app, 1)
    assert isinstance(app.stack.top, TunedRunScreen)
    assert app.stack.top.open
    assert [each.ended for each in begun] == [True, False]
