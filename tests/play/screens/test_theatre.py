"""The theatre: all that happened stands on a timeline from the start, and keys and mouse each reach everything."""

import json
from pathlib import Path

import pygame
import pytest

from game.bots import persona
from game.faults import Fault
from game.level import load, resolve
from game.play.input.own_keys import Ask
from game.play.screens.keys import KeysScreen
from game.play.screens.line import LineScreen
from game.play.screens.marks import MarkLane
from game.play.screens.play_run import PlayRunScreen
from game.play.screens.watch_run import SPEEDS, WatchRunScreen
from game.play.shell.app import App
from game.play.store.bookmarks import Bookmarks, file_of
from game.replay import Recorder, read
from game.session import BotSource, Session
from game.sim.world import RULES
from tests.play.menus import click, ticks
from tests.replay.recordings import with_head


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Half a minute of Dream I by a persona, left there."""
    path, level = tmp_path_factory.mktemp("film") / "a.replay", load(resolve("1"))
    run = Session(level, 7, BotSource(persona("lucid", level.dream), level, 7), bot="lucid")
    run.sinks.append(Recorder(path, run))
    run.play(1800)
    return path


@pytest.fixture
def screen(app: App, film: Path, tmp_path: Path) -> WatchRunScreen:
    own = tmp_path / film.name
    own.write_bytes(film.read_bytes())
    app.director.replay(own)
    shown = app.stack.top
    assert isinstance(shown, WatchRunScreen)
    return shown


def press(app: App, ask: Ask, mod: int = 0) -> None:
    place = ask.places[0]
    app.stack.send("handle", pygame.event.Event(pygame.KEYDOWN, key=0, scancode=place, mod=mod))


def lane(screen: WatchRunScreen, word: str) -> tuple[int, MarkLane]:
    return next((i, each) for i, each in enumerate(screen.foot.timeline.lanes) if each.word == word)


def point(screen: WatchRunScreen, word: str, tick: int) -> tuple[int, int]:
    return round(screen.foot.timeline.x(tick)), screen.foot.timeline.lane_rect(lane(screen, word)[0]).centery


def test_all_that_happened_is_marked_before_anything_was_played(screen: WatchRunScreen) -> None:
    assert screen.at == 0
    marked = {each.word: each.marks for each in screen.foot.timeline.lanes}
    assert list(marked) == ["strikes", "losses", "you", "alarms", "captions", "bookmarks"]
    assert next(mark.words for mark in marked["captions"]).startswith("“All is quiet.")
    assert any(mark.words == "an anomaly strikes" and mark.tick == 480 for mark in marked["strikes"])
    assert [mark.words for mark in marked["losses"]] == ["the protocol steady fails", "the protocol isolate fails"]
    assert marked["you"]
    assert marked["alarms"]
    assert not marked["bookmarks"]


def test_a_mark_is_named_under_the_pointer_and_a_click_goes_there(app: App, screen: WatchRunScreen) -> None:
    at = point(screen, "strikes", 480)
    mark = screen.foot.timeline.mark_at(at)
    assert mark
    assert (mark.tick, mark.words) == (480, "an anomaly strikes")
    click(app, at)
    assert screen.at == 480
    empty = point(screen, "losses", 300)
    assert screen.foot.timeline.mark_at(empty) is None
    click(app, empty)
    assert abs(screen.at - 300) <= 2


def test_last_and_next_go_from_mark_to_mark_of_one_lane_or_of_all(app: App, screen: WatchRunScreen) -> None:
    press(app, Ask.STAND_STILL)
    spoken = [mark.tick for mark in lane(screen, "captions")[1].marks]
    index = lane(screen, "captions")[0]
    click(app, (screen.foot.timeline.left + 2, screen.foot.timeline.lane_rect(index).centery))
    assert screen.lane == index
    met = []
    for _ in spoken:
        press(app, Ask.NEXT_MARK)
        met.append(screen.at)
    assert met == spoken
    press(app, Ask.LAST_MARK)
    assert screen.at == spoken[-2]
    for _ in range(len(screen.foot.timeline.lanes) - index):
        press(app, Ask.NEXT)
    assert screen.lane == -1, "behind the last lane all are gone along again"
    press(app, Ask.START)
    press(app, Ask.NEXT_MARK)
    assert screen.at == min(mark.tick for each in screen.foot.timeline.lanes for mark in each.marks)


def test_a_bookmark_has_a_sentence_and_lies_beside_the_recording(app: App, screen: WatchRunScreen) -> None:
    path = screen.replay.path  # type: ignore[union-attr]
    before = path.read_bytes()
    screen._jump(700)
    press(app, Ask.BOOKMARK)
    line = app.stack.top
    assert isinstance(line, LineScreen)
    assert line.typing
    assert line.line, "what happened last is proposed"
    while line.line:
        app.stack.send("handle", pygame.event.Event(pygame.KEYDOWN, key=pygame.K_BACKSPACE, mod=0))
    app.stack.send("handle", pygame.event.Event(pygame.TEXTINPUT, text="Hier beginnt es: h m\x1b l"))
    app.stack.send("handle", pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0))
    assert app.stack.top is screen
    marks = lane(screen, "bookmarks")[1].marks
    assert [(mark.tick, mark.words) for mark in marks] == [(700, "Hier beginnt es: h m l")]
    assert path.read_bytes() == before
    assert json.loads(file_of(path).read_text())["bookmarks"][0]["tick"] == 700
    app.director.replay(path)
    again = app.stack.top
    assert isinstance(again, WatchRunScreen)
    assert lane(again, "bookmarks")[1].marks == marks
    again._jump(700)
    press(app, Ask.BOOKMARK)
    line = app.stack.top
    assert isinstance(line, LineScreen)
    click(app, line.menu.rect([row.label for row in line.menu.rows].index("Remove")).center)
    assert not lane(again, "bookmarks")[1].marks


def test_looking_at_a_recording_leaves_nothing_beside_it(screen: WatchRunScreen) -> None:
    folder = screen.replay.path.parent  # type: ignore[union-attr]
    assert [path.name for path in folder.iterdir() if path.name.startswith((".lock", "a."))] == ["a.replay"]


def test_bookmarks_that_are_none_are_set_aside_in_one_sentence(tmp_path: Path) -> None:
    for content in (b"[]", b'{"bookmarks": [{"tick": "1", "says": "x"}]}', b'{"bookmarks": [{"tick": 1}]}', b"\xff"):
        (tmp_path / "b.bookmarks.json").write_bytes(content)
        said: list[str | None] = []
        kept = Bookmarks(tmp_path / "b.replay", said.append)
        assert kept.all == ()
        assert said[0]
        assert "are faulty" in said[0]
        kept.set(5, "kept all the same")
        assert [each.says for each in Bookmarks(tmp_path / "b.replay", said.append).all] == ["kept all the same"]


def test_it_goes_round_between_two_places(app: App, screen: WatchRunScreen) -> None:
    screen._jump(100)
    press(app, Ask.LOOP)
    screen._jump(130)
    press(app, Ask.LOOP)
    met = {(ticks(app, 1), screen.at)[1] for _ in range(90)}
    assert met == set(range(100, 131))
    press(app, Ask.LOOP)
    ticks(app, 90)
    assert screen.at > 150


def test_without_lanes_the_desk_has_the_whole_window_and_the_mouse_brings_them_back(
    app: App, screen: WatchRunScreen
) -> None:
    assert screen.desk.size == (app.size[0], screen.foot.rect.top)  # type: ignore[attr-defined]
    press(app, Ask.VIEW)
    assert screen.desk.size == app.size  # type: ignore[attr-defined]
    assert screen.buttons() == [], "nothing lies on the picture"
    app.stack.send("handle", pygame.event.Event(pygame.MOUSEMOTION, pos=(50, 50), rel=(1, 1), buttons=(0, 0, 0)))
    click(app, screen.buttons()[0].rect.center)
    assert screen.desk.bare
    assert screen.desk.size == app.size  # type: ignore[attr-defined]
    click(app, screen.buttons()[0].rect.center)
    assert not screen.desk.bare
    assert screen.desk.size == (app.size[0], screen.foot.rect.top)  # type: ignore[attr-defined]


def test_it_goes_from_an_eighth_of_life_to_64_times(app: App, screen: WatchRunScreen) -> None:
    assert (SPEEDS[0], SPEEDS[-1]) == ((1, 8), (64, 1))
    for _ in SPEEDS:
        press(app, Ask.UP)
    assert screen.rate == (64, 1)
    ticks(app, 1000)
    assert (screen.at, screen.run.age) == (1000, 960), "fast, it goes from second to second"
    for _ in SPEEDS:
        press(app, Ask.DOWN)
    ticks(app, 1)
    assert screen.rate == (1, 8)
    assert (screen.at, screen.run.age) == (1001, 1001), "and slowly it is where it stood"


def test_its_keys_are_all_on_one_page_and_every_hand_is_a_button(app: App, screen: WatchRunScreen) -> None:
    names = {button.name for button in screen.buttons()}
    assert {"start", "last mark", "step back", "stand", "step", "next mark", "end", "slower", "faster", "bookmark",
            "loop", "view", "keys", "leave"} <= names  # fmt: skip
    press(app, Ask.KEYS)
    page = app.stack.top
    assert isinstance(page, KeysScreen)
    assert page.names[0] == "The theatre"
    shown = " ".join(keys for keys, _, _ in page.pages[0].rows)
    asked = (Ask.LAST_MARK, Ask.NEXT_MARK, Ask.BOOKMARK, Ask.LOOP, Ask.VIEW, Ask.START, Ask.END, Ask.STEP)
    assert all(ask.label in shown for ask in asked)


def test_it_is_taken_over_at_the_tick_that_is_shown(app: App, screen: WatchRunScreen) -> None:
    """What comes of it is a recording of its own, and the one that was left stays as it was."""
    path = screen.replay.path  # type: ignore[union-attr]
    before = path.read_bytes()
    screen._jump(437)
    click(app, next(button for button in screen.buttons() if button.name == "take over").rect.center)
    own = app.stack.top
    assert isinstance(own, PlayRunScreen)
    assert own.run.age == 437
    ticks(app, 70)
    app.director.title()
    assert own.path != path
    assert path.read_bytes() == before
    left = read(own.path or Path()).parent
    assert left
    assert left.tick == 437


def test_of_older_rules_whole_seconds_are_shown_and_that_is_said(app: App, film: Path, tmp_path: Path) -> None:
    def older(head: dict) -> None:  # type: ignore[type-arg]
        head["rules"] = RULES - 1

    app.director.replay(with_head(film, tmp_path / "old.replay", older))
    screen = app.stack.top
    assert isinstance(screen, WatchRunScreen)
    assert "whole seconds" in screen.foot.note
    press(app, Ask.STEP)
    press(app, Ask.STEP)
    assert (screen.at, screen.run.age, screen.still) == (120, 120, True)
    press(app, Ask.STEP_BACK)
    assert screen.at == 60
    assert lane(screen, "alarms")[1].marks


def test_of_one_that_broke_off_the_end_is_what_is_known(app: App, film: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.replay"
    path.write_bytes(film.read_bytes()[:-3000])
    app.director.replay(path)
    screen = app.stack.top
    assert isinstance(screen, WatchRunScreen)
    assert screen.foot.note.startswith("breaks off at 0:")
    press(app, Ask.END)
    assert screen.at == screen.foot.end < 1800
    ticks(app, 3)
    assert screen.still


def test_what_cannot_be_shown_is_said_and_it_stands_still(
    app: App, screen: WatchRunScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 64 times life, and where why is asked: the theatre stays."""

    def unfit(tick: int) -> Session:
        raise Fault("no possible state")

    assert screen.film
    monkeypatch.setattr(screen.film, "seek", unfit)
    screen.speed = len(SPEEDS) - 1
    ticks(app, 60)
    assert (screen.still, app.notices.shown[-1][1]) == (True, "no possible state")
    app.notices.shown.clear()
    press(app, Ask.WHY)
    assert (app.stack.top, app.notices.shown[-1][1]) == (screen, "no possible state")
