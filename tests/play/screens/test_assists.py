"""Assists on screen: the page of the settings, a run that is met by them, and what is noted of it."""

import re
from pathlib import Path

import pygame
import pytest

from game.level import load
from game.play.input.own_keys import keyed
from game.play.input.verb_row import as_presses
from game.play.render.eyes import eyes_closed
from game.play.render.view import View
from game.play.screens.debrief import DEAF
from game.play.screens.keys import KeysScreen
from game.play.screens.pause import PauseScreen
from game.play.screens.progress_cards import dream_card
from game.play.screens.run_choice import Choice, is_shipped
from game.play.screens.settings.assists import page
from game.play.screens.waiting import PAUSED
from game.play.shell.app import App
from game.play.store.progress import Progress
from game.replay import Recorder, read, verify
from game.session import ASSISTS, Result, Session, noted, used
from game.session.assists import BY_NAME, numbers_of
from game.sim.actions import CommonVerb
from tests.play.contract import faults
from tests.play.menus import choose, desk, key, leaf, menu, ticks
from tests.play.typeset import listening, seen

SHORT = Path(__file__).parents[2] / "levels" / "short.toml"


def row(app: App, label: str) -> str:
    """What a row of the menu says of its value."""
    found = next(each for each in menu(app).rows if each.label == label)
    assert found.value
    return found.value()


def to_assists(app: App) -> None:
    """From a dream that is played to the page of its assists, by keys."""
    key(app, pygame.K_ESCAPE)
    key(app, pygame.K_ESCAPE)
    assert isinstance(app.stack.top, PauseScreen)
    choose(app, "Settings")
    leaf(app, "Practice")


def test_the_page_has_a_row_and_a_sentence_for_each_assist(app: App) -> None:
    rows = page(app).rows  # type: ignore[arg-type]
    assert sorted(each.name for each in rows) == sorted(each.name for each in ASSISTS)
    assert all(each.says.endswith(".") and each.value for each in rows)
    values = []
    for each in rows:
        assert each.turn
        each.turn(1)
        values.append(getattr(app.settings, each.name))
    assert values == [90, True, True, True, 1.5, True, True, True]


def test_a_run_begins_with_the_assists_of_the_settings_and_its_recording_says_so(app: App) -> None:
    app.change(speed=80, practice=True)
    app.director.play(Choice("1", seed=3))
    screen = desk(app)
    assert (screen.rate, screen.run.assist("practice")) == ((80, 100), True)
    assert is_shipped(screen.run.level)
    ticks(app, 40)
    app.director.title()
    assert screen.path
    assert used(read(screen.path).changes) == {"speed": 80, "practice": True}
    assert verify(screen.path).code == 0


def test_an_assist_is_switched_within_a_run_and_from_then_on(app: App) -> None:
    """From the menu of the pause; the next run begins with it too."""
    app.director.play(Choice("1", seed=3))
    screen = desk(app)
    ticks(app, 9)
    to_assists(app)
    assert row(app, "Practice") == "off"
    choose(app, "Practice")
    assert row(app, "Practice") == "on"
    key(app, pygame.K_ESCAPE)
    key(app, pygame.K_p)
    ticks(app, 9)
    assert [(c.tick, dict(c.numbers)) for c in screen.run.history.changes] == [(12, {"ending.practice": True})]
    app.director.play(Choice("2", seed=3))
    assert desk(app).run.assist("practice") is True


def test_a_run_that_is_gone_on_with_keeps_its_own(app: App) -> None:
    """Whatever the settings say by then; so does beginning it again, and the page says what it has."""
    app.change(speed=60)
    app.director.play(Choice("1", seed=3))
    path = desk(app).path
    ticks(app, 400)
    app.director.title()
    app.change(speed=100)
    assert path
    app.director.go_on(path)
    assert desk(app).rate == (60, 100)
    to_assists(app)
    assert row(app, "Speed") == "60 %"
    key(app, pygame.K_ESCAPE)
    choose(app, "Begin again")
    assert (desk(app).rate, desk(app).run.age, app.settings.speed) == ((60, 100), 0, 100)


def test_at_half_speed_a_press_is_judged_in_the_dreams_time(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the time since the last tick, and of the player's delay, half counts."""
    now = [1_000_000_000]
    monkeypatch.setattr("time.perf_counter_ns", lambda: now[0])
    monkeypatch.setattr(app, "ticks_per_frame", 0)
    app.change(delay=20)
    instants = []
    for speed in (100, 50):
        app.change(speed=speed)
        app.director.play(Choice("3", seed=3))
        app.advance(0)
        now[0] += 8_000_000
        instants.append(app.instant(desk(app).run.age))
    assert instants == [-12_000, -6_000]


def test_orders_while_the_dream_waits_are_done_when_it_goes_on(app: App) -> None:
    """Where the assist is on, also when it was switched on in that very pause."""
    app.director.play(Choice(str(SHORT), seed=3))
    screen = desk(app)
    ticks(app, 6)
    to_assists(app)
    choose(app, "Orders")
    key(app, pygame.K_ESCAPE)
    key(app, pygame.K_ESCAPE)
    assert app.stack.top is screen
    key(app, pygame.K_RETURN)
    assert screen.waits
    assert screen.waits.line == keyed(PAUSED)
    key(app, pygame.K_p)
    ticks(app, 1)
    assert [(c.tick, c.verb) for c in screen.run.history.commands] == [(6, CommonVerb.ACKNOWLEDGE)]


def test_while_eyes_are_closed_the_picture_goes_on_and_the_dream_rests(app: App) -> None:
    app.change(rest=True)
    app.director.play(Choice("1", seed=3))
    screen = desk(app)
    app.stack.send("handle", pygame.event.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0))
    ticks(app, 120)
    assert (screen.run.age, screen.state().rested) == (6, 114)
    assert eyes_closed(View(screen.run.level, *screen.panels(), 1.0, screen.state())) == 1.0
    key(app, pygame.K_1)
    app.stack.send("handle", pygame.event.Event(pygame.KEYUP, key=pygame.K_SPACE, mod=0))
    ticks(app, 1)
    assert (screen.run.age, screen.state().rested, screen.run.now.one("breathing")) == (7, 0, 0)
    assert [c.verb for c in screen.run.history.commands] == [CommonVerb.BREATHE] * 2


@pytest.mark.parametrize("dream", [1, 2, 3])
def test_where_holds_are_presses_the_help_says_so(app: App, dream: int) -> None:
    """No line of the list of keys asks for a hold any more."""
    app.change(toggle=True)
    app.director.play(Choice(str(dream), seed=3))
    key(app, pygame.K_F1)
    screen = app.stack.top
    assert isinstance(screen, KeysScreen)
    said = [words for line in screen.pages[0].rows for words in line[:2]]
    assert not [words for words in said if "hold" in words]
    assert [words for words in said if ", again " in words]


@pytest.mark.parametrize("dream", [2, *(pytest.param(dream, marks=pytest.mark.slow) for dream in (1, 3))])
def test_where_holds_are_presses_nothing_on_the_desk_asks_for_a_hold(app: App, dream: int) -> None:
    """Tiles, log and ring; without the assist some of them do."""
    asked = []
    for toggle in (True, False):
        app.change(toggle=toggle)
        app.director.play(Choice(str(dream), seed=3))
        ticks(app, 30)
        with listening():
            surface = pygame.Surface(app.size)
            app.stack.resize(app.size)
            app.stack.draw(surface, 1.0)
            said = [word.said for word in seen(surface)]
        asked.append([words for words in said if re.search(r"\b(hold|let go)\b", words, re.IGNORECASE)])
    assert asked[0] == []
    assert asked[1]


@pytest.mark.parametrize("size", [(960, 540), (1280, 720)])
def test_the_bar_of_a_replay_names_the_assists_that_it_holds(app: App, size: tuple[int, int], tmp_path: Path) -> None:
    """All of them; nothing leaves its box."""
    level = load(SHORT)
    numbers = numbers_of(level, {**dict.fromkeys(BY_NAME, True), "speed": 80, "windows": 3.0})
    run = Session(level.with_numbers(numbers), 5)
    run.sinks.append(Recorder(tmp_path / "a.replay", run))
    for _ in range(60):
        run.tick()
    run.leave()
    app.director.replay(tmp_path / "a.replay")
    with listening():
        surface = pygame.Surface(size)
        app.stack.resize(size)
        app.stack.draw(surface, 1.0)
        assert noted(used(run.history.changes)) in [word.said for word in seen(surface)]
        assert faults(surface, seen(surface), 4.5, 9) == []


@pytest.mark.parametrize(("words", "instead"), [
    ("hold space", "space, again space"),
    ("6, then hold 6", "6, then 6, again 6"),
    ("click", "click"),
    ("Your hands shake. Hold space, or the ring.", "Your hands shake. Press space, or the ring."),
    ("Strings that sing hold.", "Strings that sing hold."),
    ("Press 6, or its tile, again and hold it for 1.5 s.", "Press 6, or its tile, again and wait 1.5 s."),
    ("Your eyes are closed: let go of breathe first.", "Your eyes are closed: press breathe again first."),
])  # fmt: skip
def test_words_of_holds_become_words_of_presses(words: str, instead: str) -> None:
    assert as_presses(words) == instead


def result(app: App, score: int, ending: str = "renewal") -> Result:
    """An end of Dream I."""
    level = desk(app).run.level
    won = next(way.won for way in level.endings if way.name == ending)
    return Result(level.name, 3, level.difficulty, "", 600, 10.0, ending, won, score, None, "")


def test_what_was_reached_says_with_which_assists(app: App) -> None:
    """Of equal results the one with fewer counts; practice that isn't won leaves no note; none adds no word."""
    app.director.play(Choice("1", seed=3))
    level, notes = desk(app).run.level, Progress()
    notes.note_run(level, result(app, 400, "overrun"), assists=("practice",))
    assert not notes.dreams
    notes.note_run(level, result(app, 400), assists=("speed", "toggle"))
    assert "with speed, holds" in [line.words for line in dream_card(level, notes).lines]
    assert "1 of them only with assists" in dream_card(level, notes).foot
    notes.note_run(level, result(app, 400))
    assert notes.model_dump_json(by_alias=True, exclude_defaults=True).count("assists") == 0
    notes.note_run(level, result(app, 500), assists=("sight",))
    best = notes.best(level.name)
    assert best
    assert (best[1].score, best[1].assists) == (500, ("sight",))
    assert Progress.model_validate_json(notes.model_dump_json(by_alias=True)) == notes


def test_the_debrief_says_which_assists_were_used(app: App) -> None:
    app.change(speed=50)
    app.director.play(Choice("1", seed=3))
    screen = desk(app)
    ticks(app, 70)
    app.director.debrief(screen.run, screen.choice, screen.path)
    top = app.stack.top
    assert top.summary.assists == {"speed": 50}  # type: ignore[union-attr]
    ticks(app, DEAF)
    choose(app, "Again")
    assert desk(app).run.assist("speed") == 50
