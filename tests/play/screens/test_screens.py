"""Screens without a window: every menu by keys and by mouse, at every size, and what each choice leads to."""

import os
import shutil
import time
from datetime import UTC, datetime, tzinfo
from itertools import pairwise
from pathlib import Path

import pygame
import pytest

from game.level import load, shipped
from game.play.debrief.what_if import Rescue, TurningPoint
from game.play.input.own_keys import keyed
from game.play.render.view import Hit
from game.play.screens.choices import ChoicesScreen
from game.play.screens.debrief import DEAF, MOVED, DebriefScreen
from game.play.screens.dream_setup import DreamSetupScreen, NightScreen
from game.play.screens.keys import KeysScreen
from game.play.screens.lesson_menu import LessonsScreen, OfferScreen
from game.play.screens.pause import PauseScreen
from game.play.screens.play_run import PlayRunScreen
from game.play.screens.recurring import RecurringScreen
from game.play.screens.run_choice import Choice, end_of_day, seed_of_day
from game.play.screens.screen import Screen
from game.play.screens.seed_line import SeedLine
from game.play.screens.settings import SettingsScreen
from game.play.screens.title import TitleScreen
from game.play.screens.waiting import BEAT, BEATS, NO_ORDERS, PAUSED, REFUSED
from game.play.screens.watch_run import WatchRunScreen
from game.play.screens.widgets import shadow, unit
from game.play.shell.app import App
from game.play.shell.stack import Stack
from game.play.store import recordings
from game.play.store.progress import Night
from game.play.store.unfinished_run import unfinished
from game.replay import read, recording_of
from game.session import End, Otherwise, RoundState, Session
from game.sim.actions import PRESS, Command, CommonVerb
from game.sim.laws.platform.verbs import PlatformVerb
from tests.play.menus import choose, click, cut, desk, enter, key, leaf, looked_back_on, menu, ticks
from tests.play.window_driver import TITLE
from tests.sentences import says

SHORT = Path(__file__).parents[2] / "levels" / "short.toml"
FAULTS = Path(__file__).parents[2] / "faults" / "replays"
LARGER = [(1000, 1000), (1280, 720), (2560, 1080)]
SIZES = [(960, 540), *(pytest.param(size, marks=pytest.mark.slow) for size in LARGER)]


def test_the_title_has_the_rows_that_hands_in_a_window_count(app: App) -> None:
    app.director.title()
    assert len(menu(app).rows) == TITLE


@pytest.mark.parametrize("go", [choose, enter])
def test_every_screen_is_reached_by_keys_and_by_mouse(app: App, go: object) -> None:
    app.director.title()
    ways = (
        ("Settings", SettingsScreen), ("Keys and mouse", KeysScreen), ("Dream I · The Platform", DreamSetupScreen),
        ("The whole night", NightScreen), ("Falling asleep", LessonsScreen), ("The recurring dream", RecurringScreen),
    )  # fmt: skip
    for label, screen in ways:
        go(app, label)  # type: ignore[operator]
        assert isinstance(app.stack.top, screen)
        key(app, pygame.K_ESCAPE)
        assert isinstance(app.stack.top, TitleScreen)
    go(app, "Wake up")  # type: ignore[operator]
    assert app.stack.top is None


@pytest.mark.parametrize("size", SIZES)
def test_every_screen_fits_every_size(app: App, size: tuple[int, int]) -> None:
    """Rows lie within the picture, and drawing at another size than the one it began with is no fault."""
    app.director.title()
    app.director.play(Choice(str(SHORT), seed=3))
    run = cut(app)
    surface = pygame.Surface(size)
    for show in (
        app.director.title,
        lambda: app.director.choose("1"),
        app.director.settings,
        app.director.keys,
        app.director.night,
        app.director.recurring,
        app.director.lessons_menu,
        lambda: app.director.begin(Choice("1", seed=3)),
        *(lambda dream=dream: app.director.wake(dream, True) for dream in (1, 2, 3)),  # type: ignore[misc]
        lambda: app.director.lesson(1, lambda how: None),
        lambda: app.director.round_over(run.run, Choice("recurring", seed=3, standing=RoundState(3)), None),
        lambda: app.director.pause(app.director.title),
        lambda: app.director.debrief(run.run, run.choice, run.path),
        lambda: app.director.replay(run.path or Path()),
    ):
        show()
        app.picture.canvas = surface
        app.stack.resize(size)
        app.stack.draw(surface, 0.5)
        top = app.stack.top
        if hasattr(top, "menu"):
            assert all(surface.get_rect().contains(top.menu.rect(i)) for i in top.menu.shown)


def test_a_seed_is_entered_with_the_mouse_alone(app: App) -> None:
    """Its word opens the digits; the first takes the place of the seed that was drawn, and a bad one can be erased."""
    app.note(lambda notes: notes.note_lesson(1, "learned"))
    app.director.title()
    app.director.choose("1")
    front, row = app.stack.top, [row.label for row in menu(app).rows].index("Seed")
    place = menu(app).rect(row)
    click(app, (place.x + place.w // 4, place.centery))
    line = app.stack.top
    assert isinstance(line, SeedLine)
    assert line.line == front.seed
    for label in ("4", "0", "7", "Erase", "2", "Keep"):
        at = dict(line.digits()).get(label)
        rows = {row.label: line.menu.rect(n) for n, row in enumerate(line.menu.rows)}
        click(app, (at or rows[label]).center)
    assert app.stack.top is front
    assert front.seed == "402"
    assert (place.x + place.w // 4, place.centery) in front.stops()


def test_digits_type_a_seed_and_enter_begins_with_it(app: App) -> None:
    app.note(lambda notes: notes.note_lesson(1, "learned"))
    app.director.title()
    app.director.choose("1")
    for code in (pygame.K_4, pygame.K_0, pygame.K_7, pygame.K_BACKSPACE, pygame.K_KP2):
        key(app, code)
    key(app, pygame.K_RETURN)
    assert desk(app).run.seed == 402
    assert desk(app).run.level.difficulty == "deep-sleep"


def test_a_difficulty_begins_and_is_remembered(app: App) -> None:
    app.note(lambda notes: notes.note_lesson(1, "learned"))
    app.director.title()
    app.director.choose("1")
    choose(app, "Night terror")
    assert desk(app).run.level.difficulty == "night-terror"
    assert app.settings.last_difficulty == "night-terror"
    app.director.choose("1")
    assert menu(app).row.label == "Night terror"


def test_a_pause_stops_the_world_and_ends_holds(app: App) -> None:
    app.director.play(Choice(str(SHORT), seed=3))
    screen = desk(app)
    app.stack.send("handle", pygame.event.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0))
    ticks(app, 10)
    assert screen.run.now.one("breathing") == 1
    key(app, pygame.K_p)
    assert app.stack.top is screen
    assert screen.run.paused
    age = screen.run.age
    ticks(app, 30)
    assert screen.run.age == age
    key(app, pygame.K_p)
    ticks(app, 2)
    assert screen.run.now.one("breathing") == 0
    assert screen.run.age == age + 2


def window(app: App, kind: int) -> None:
    app.stack.send("handle", pygame.event.Event(kind))


@pytest.mark.parametrize("kind", [pygame.WINDOWFOCUSLOST, pygame.WINDOWMINIMIZED])
@pytest.mark.parametrize("pauses", [True, False])
def test_losing_the_keyboard_ends_holds_and_pauses(app: App, kind: int, pauses: bool) -> None:
    """As it is set, and always where the window is out of sight; it goes on three beats after the player is back."""
    app.change(away_pauses=pauses)
    app.director.play(Choice(str(SHORT), seed=3))
    screen = desk(app)
    app.stack.send("handle", pygame.event.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0))
    ticks(app, 3)
    window(app, kind)
    ticks(app, 300)
    waits = pauses or kind == pygame.WINDOWMINIMIZED
    assert screen.run.age == (3 if waits else 303)
    assert (screen.waits is not None) == waits
    if waits:
        window(app, pygame.WINDOWFOCUSGAINED)
        ticks(app, BEAT * BEATS // 2)
        window(app, pygame.WINDOWFOCUSLOST)
        ticks(app, 300)
        window(app, pygame.WINDOWFOCUSGAINED)
        assert screen.waits
        assert screen.waits.beats_left == BEATS
        ticks(app, BEAT * BEATS - 1)
        assert screen.run.age == 3
        ticks(app, 3)
    assert app.stack.top is screen
    assert screen.run.age == (5 if waits else 303)
    assert screen.run.now.one("breathing") == 0


@pytest.mark.parametrize("code", [pygame.K_ESCAPE, pygame.K_p])
def test_who_is_back_can_let_it_wait(app: App, code: int) -> None:
    """It then waits for as long as the player likes, and the menu is one key further."""
    app.director.play(Choice(str(SHORT), seed=3))
    screen = desk(app)
    window(app, pygame.WINDOWFOCUSLOST)
    window(app, pygame.WINDOWFOCUSGAINED)
    key(app, code)
    ticks(app, 2 * BEAT * BEATS)
    assert (app.stack.top, screen.run.age) == (screen, 0)
    key(app, pygame.K_ESCAPE)
    assert isinstance(app.stack.top, PauseScreen)
    window(app, pygame.WINDOWFOCUSLOST)
    key(app, pygame.K_ESCAPE)
    ticks(app, 2)
    assert (app.stack.top, screen.run.age) == (screen, 0)
    key(app, pygame.K_p)
    ticks(app, 2)
    assert screen.run.age == 2


@pytest.mark.parametrize("code", [pygame.K_p, pygame.K_RETURN])
def test_the_menu_of_a_pause_resumes(app: App, code: int) -> None:
    app.director.play(Choice(str(SHORT), seed=3))
    screen = desk(app)
    key(app, pygame.K_ESCAPE)
    key(app, pygame.K_ESCAPE)
    assert isinstance(app.stack.top, PauseScreen)
    key(app, code)
    ticks(app, 2)
    assert (app.stack.top, screen.run.age) == (screen, 2)


@pytest.mark.parametrize("dream", [1, 2, 3])
def test_a_desk_that_waits_is_as_bright_and_looked_round_in(app: App, dream: int) -> None:
    """Nothing lies over it but the strip in the place of lines of help; what is chosen or hovered is shown at once, and
    is chosen when the dream goes on."""
    app.director.play(Choice(str(dream), seed=3))
    screen, surface = desk(app), pygame.Surface(app.size)
    ticks(app, 3)
    app.stack.draw(surface, 1.0)
    bright = surface.copy()
    key(app, pygame.K_p)
    assert screen.waits
    screen.desk.draw(bright, screen.run.now, screen.run.now, 1.0, screen.state())
    app.stack.draw(surface, 0.5)
    both = pygame.Surface(app.size)
    both.blit(surface, (0, 0))
    both.blit(bright, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    changed = pygame.mask.from_threshold(both, (0, 0, 0), (9, 9, 9, 255))
    changed.invert()
    shown = [screen.strip().inflate(2, 0), *(button.rect.inflate(2, 2) for button in screen.buttons())]
    assert all(any(part.contains(box) for part in shown) for box in changed.get_bounding_rects())
    far = next(i for i in range(len(screen.run.level.sectors)) if i != screen.run.now.one("selected"))
    click(app, screen.desk.rects_of(Hit("sector", far))[0].center)
    assert screen.panels()[1].one("selected") == far
    assert (screen.run.now.one("selected"), screen.waits.line) == (-1, keyed(PAUSED))
    key(app, pygame.K_p)
    ticks(app, 1)
    assert screen.run.now.one("selected") == far


def test_an_order_while_the_dream_waits_is_refused_with_a_reason(app: App) -> None:
    """Nothing of it waits for later, and what was held down isn't held."""
    app.director.play(Choice(str(SHORT), seed=3))
    screen = desk(app)
    key(app, pygame.K_p)
    assert screen.waits
    for code in (pygame.K_SPACE, pygame.K_RETURN):
        app.stack.send("handle", pygame.event.Event(pygame.KEYDOWN, key=code, mod=0))
        assert screen.waits.line == NO_ORDERS
        ticks(app, REFUSED)
        assert screen.waits.line == keyed(PAUSED)
    assert not screen.controls_state().held
    key(app, pygame.K_p)
    ticks(app, 3)
    assert screen.run.history.commands == []


def test_a_replay_goes_on_without_the_keyboard_but_not_out_of_sight(app: App) -> None:
    app.director.play(Choice(str(SHORT), seed=3))
    run = cut(app)
    app.director.title()
    assert run.path
    app.director.replay(run.path)
    window(app, pygame.WINDOWFOCUSLOST)
    ticks(app, 5)
    assert app.stack.top.run.age == 5  # type: ignore[union-attr]
    window(app, pygame.WINDOWMINIMIZED)
    ticks(app, 5)
    assert app.stack.top.run.age == 5  # type: ignore[union-attr]


def test_an_ending_leads_to_the_debrief_and_from_there_on(app: App) -> None:
    app.director.play(Choice(str(SHORT), seed=3))
    screen = cut(app)
    surface = pygame.Surface(app.size)
    app.stack.draw(surface, 1.0)
    for _ in range(20 * 60):
        ticks(app, 1)
        if app.stack.top is not screen:
            break
    assert isinstance(app.stack.top, DebriefScreen)
    assert [row.label for row in menu(app).rows] == [
        "Again",
        "Watch replay",
        "Names",
        "Watch the best",
        "What if",
        "Other seed",
        "Title",
    ]
    for _ in range(6):
        ticks(app, DEAF // 2)
        key(app, pygame.K_RETURN)
        assert isinstance(app.stack.top, DebriefScreen), "a key that was still meant for the dream chose something"
    assert menu(app).row.label == "Watch replay"  # what Enter does first leads back here
    ticks(app, DEAF)
    enter(app, "Again")
    assert desk(app).run.seed == 3
    for label, kind in (("Watch replay", WatchRunScreen), ("Other seed", PlayRunScreen), ("Title", TitleScreen)):
        app.director.debrief(screen.run, screen.choice, screen.path)
        ticks(app, DEAF)
        choose(app, label)
        assert isinstance(app.stack.top, kind)


def test_keys_that_are_hammered_at_the_end_skip_nothing_of_it(app: App) -> None:
    app.director.play(Choice(str(SHORT), seed=3))
    screen = cut(app)
    for _ in range(screen.hurry.first + 120):
        if screen.after % 20 == 0:
            key(app, pygame.K_RETURN)
            app.stack.draw(app.picture.canvas, 1.0)
        ticks(app, 1)
        assert app.stack.top is screen
    ticks(app, 60)
    key(app, pygame.K_RETURN)
    assert isinstance(app.stack.top, DebriefScreen)


def test_every_run_is_recorded_under_its_name_and_seed(app: App, tmp_path: Path) -> None:
    app.director.play(Choice(str(SHORT), seed=3))
    screen = desk(app)
    ticks(app, 70)
    app.director.title()
    (file,) = (tmp_path / "data").rglob("*.replay")
    assert file == screen.path
    assert file.name.startswith("short-20")
    assert file.name.endswith("-seed-3.replay")
    assert read(file).ticks == 70


def test_a_run_that_was_left_can_be_gone_on_with_until_it_ends(app: App) -> None:
    app.director.title()
    app.director.play(Choice(str(SHORT), seed=3))
    ticks(app, 400)
    app.director.title()
    assert menu(app).row.label == "Go on at 0:06"
    key(app, pygame.K_RETURN)
    assert desk(app).run.age == 400
    cut(app)
    app.director.title()
    assert menu(app).row.label == "The whole night"
    assert not unfinished().runs


def left(app: App, seed: int, age: int) -> Path:
    """A run that is left at that age; its recording."""
    app.director.play(Choice(str(SHORT), seed=seed))
    path = desk(app).path
    assert path
    ticks(app, age)
    app.director.title()
    return path


@pytest.mark.slow
def test_the_latest_run_that_is_worth_it_is_offered_and_those_before_it_beside_it(app: App) -> None:
    """A second's run hides no longer one, nor does one that ended, whatever the dates of the files are."""
    first, second, last = left(app, 1, 400), left(app, 2, 500), left(app, 3, 60)
    app.director.play(Choice(str(SHORT), seed=4))
    cut(app)
    os.utime(first)
    os.utime(second, (1, 1))
    app.director.title()
    assert [run.path for run in unfinished().runs] == [second, first]
    assert (menu(app).row.label, menu(app).row.value()) == ("Go on at 0:08", "1 of 2")  # type: ignore[misc]
    key(app, pygame.K_RIGHT)
    assert (menu(app).row.label, menu(app).row.value()) == ("Go on at 0:06", "2 of 2")  # type: ignore[misc]
    assert "seed 1" in menu(app).row.says
    key(app, pygame.K_RETURN)
    assert desk(app).path == first
    assert [run.path for run in unfinished().runs] == [second], "a run that is being played isn't offered elsewhere"
    assert read(last).ticks == 60


def test_a_recording_that_cannot_be_read_is_passed_over_and_that_is_said_once(app: App) -> None:
    """It hides none that can, whatever it is called; the title that comes again says nothing more."""
    good = left(app, 1, 400)
    app.notices.shown.clear()
    shutil.copy(FAULTS / "title-NUL-name.replay", good.with_name("z\x1b[2Jz.replay"))
    good.with_name("empty.replay").touch()
    app.director.title()
    assert [run.path for run in unfinished().runs] == [good]
    said = [line for _, line in app.notices.shown]
    assert len(said) == 1
    assert "left out as unreadable" in said[0]
    assert said[0].isprintable()
    app.director.title()
    assert len(app.notices.shown) == 1


def test_two_runs_of_one_second_have_a_recording_each(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime(2026, 11, 27, 1, 2, 3, tzinfo=tz)

    monkeypatch.setattr(recordings, "datetime", Stopped)
    one, other = left(app, 7, 70), left(app, 7, 80)
    assert (read(one).ticks, read(other).ticks) == (70, 80)
    assert other.name == f"{one.stem}-2.replay"
    assert read(one).began == "2026-11-27T01:02:03.000000+00:00"


def test_an_unwritable_folder_costs_the_recording_and_one_notice(
    app: App, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    app.director.play(Choice(str(SHORT), seed=3))
    ticks(app, 10)
    assert desk(app).run.age == 10
    assert desk(app).path is None
    assert capsys.readouterr().err.count("isn't recorded") == 1
    app.director.debrief(desk(app).run, desk(app).choice, None)
    assert "Watch replay" not in [row.label for row in menu(app).rows]


def test_what_is_refused_is_said_for_a_while(app: App) -> None:
    app.director.play(Choice("1", seed=3))
    key(app, pygame.K_RIGHT)
    key(app, pygame.K_1)
    ticks(app, 3)
    assert "still scans by itself" in desk(app).state().prompts[0]
    ticks(app, 200)
    assert not any("by itself" in line for line in desk(app).state().prompts)


def test_a_verb_in_hand_is_named_until_it_is_laid_down(app: App) -> None:
    app.director.play(Choice("1", seed=3))
    click(app, desk(app).desk.layout.tiles[1].center)
    assert desk(app).state().prompts[0].startswith("Steady: choose a sector")
    assert desk(app).state().armed == PlatformVerb.STEADY
    key(app, pygame.K_ESCAPE)
    assert isinstance(app.stack.top, PlayRunScreen)
    assert desk(app).state().armed == CommonVerb.NONE


def test_settings_are_kept_as_they_are_changed(app: App) -> None:
    app.director.title()
    app.director.settings()
    leaf(app, "Volume")
    for _ in range(3):
        key(app, pygame.K_LEFT)  # volume
    leaf(app, "Holds")
    rows = [row.label for row in menu(app).rows]
    rect = menu(app).rect(rows.index("Holds"))
    click(app, (rect.right - 30, rect.centery))
    assert (app.settings.volume, app.settings.toggle) == (50, True)
    assert '"volume": 50' in app.kept_settings.path.read_text()


def test_watching_stops_steps_jumps_and_changes_speed(app: App) -> None:
    app.director.play(Choice(str(SHORT), seed=3))
    ticks(app, 700)
    path = desk(app).path
    app.director.title()
    app.director.replay(path or Path())
    screen = app.stack.top
    assert isinstance(screen, WatchRunScreen)
    ticks(app, 10)
    assert screen.run.age == 10
    key(app, pygame.K_SPACE)
    ticks(app, 10)
    assert screen.run.age == 10
    key(app, pygame.K_PERIOD)
    assert screen.run.age == 11
    key(app, pygame.K_COMMA)
    assert screen.run.age == 10
    key(app, pygame.K_RIGHT)
    assert screen.run.age == 310
    key(app, pygame.K_END)
    assert screen.run.age == 700
    plot = screen.foot.timeline.plot
    click(app, (plot.centerx, plot.bottom - 2))
    assert abs(screen.run.age - 350) <= 2
    assert [screen.rate, (key(app, pygame.K_UP), screen.rate)[1]] == [(1, 1), (2, 1)]
    ticks(app, 2000)
    assert screen.still or screen.run.age == 700


def test_a_fault_of_a_file_leaves_the_title_with_a_notice(app: App, capsys: pytest.CaptureFixture[str]) -> None:
    app.director.replay(Path("nowhere.replay"))
    assert isinstance(app.stack.top, TitleScreen)
    assert "nowhere.replay" in capsys.readouterr().err


def test_screens_leave_topmost_first_and_only_once() -> None:
    said: list[str] = []

    class Noted(Screen):
        def __init__(self, name: str) -> None:
            self.name = name

        def enter(self) -> None:
            said.append(f"+{self.name}")

        def leave(self) -> None:
            said.append(f"-{self.name}")

    stack = Stack()
    stack.push(Noted("a"))
    stack.push(Noted("b"))
    stack.pop()
    stack.push(Noted("c"))
    stack.reset(Noted("d"))
    assert said == ["+a", "+b", "-b", "+a", "+c", "-c", "-a", "+d"]


def test_after_the_list_of_keys_any_key_returns_to_the_game(app: App) -> None:
    app.director.play(Choice(str(SHORT), seed=3))
    ticks(app, 5)
    run = desk(app).run
    key(app, pygame.K_F1)
    assert isinstance(app.stack.top, KeysScreen)
    assert run.paused, "the list stops the world"
    age = run.age
    key(app, pygame.K_x)
    assert desk(app).run is run
    ticks(app, 5)
    assert run.age > age


def test_a_pointer_that_rests_gives_way_to_keys_until_it_moves(app: App) -> None:
    app.director.play(Choice(str(SHORT), seed=3))
    screen = desk(app)
    screen.draw(pygame.Surface(app.size), 1.0)
    chart = screen.desk.scene.chart  # type: ignore[attr-defined]
    place = (round(chart.sectors[0][0]), round(chart.sectors[0][1]))
    move = pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(1, 0), buttons=(0, 0, 0))
    screen.handle(move)
    assert screen.controls_state().hovered.kind == "sector"
    key(app, pygame.K_TAB)
    assert screen.controls_state().hovered.kind == "none"
    screen.handle(move)
    assert screen.controls_state().hovered.kind == "sector"


def test_what_ails_the_recording_is_said_once(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    app.director.play(Choice(str(SHORT), seed=3))
    monkeypatch.setattr(type(desk(app).run), "notice", "The disk is full: nothing is recorded any more.")
    ticks(app, 5)
    assert [line for _, line in app.notices.shown] == ["The disk is full: nothing is recorded any more."]


def test_the_debrief_says_how_far_the_counting_is(app: App) -> None:
    _, shown = looked_back_on(app, SHORT)
    shown.what_if._take("known", "progress", 0.4)
    assert says(shown.possible()[0], "40 %")


def test_the_best_is_watched_once_its_run_is_known(app: App) -> None:
    screen, shown = looked_back_on(app, SHORT)
    ticks(app, DEAF)
    choose(app, "Watch the best")
    assert app.stack.top is shown
    assert says(app.notices.shown[-1][1], "best")
    shown.what_if.recording = recording_of(Session(screen.run.level, 3), limit=60)
    choose(app, "Watch the best")
    assert isinstance(app.stack.top, WatchRunScreen)
    assert [path.name for path in recordings.recordings().glob("*-best-*")] == ["short-best-deep-sleep-seed-3.replay"]
    key(app, pygame.K_ESCAPE)
    assert app.stack.top is shown


def test_a_run_that_was_lost_is_played_on_or_watched_from_the_last_moment_that_wins(app: App) -> None:
    """Before the best and all other choices it is said until when it could be won and how, and both lead there."""
    screen, shown = looked_back_on(app, SHORT)
    ticks(app, DEAF)
    focus = shown.menu.row.label
    acts = tuple(Command(tick, PlatformVerb.SHELTER, sector, PRESS) for tick, sector in ((70, 1), (90, 2), (99, 1)))
    shown.what_if.turning_point = TurningPoint(60, 66)
    shown.what_if.rescue = Rescue(acts, recording_of(Session(screen.run.level, 3), limit=120))
    shown.what_if.news += 1
    ticks(app, MOVED + 1)
    names = [screen.run.level.sectors[sector].name for sector in (1, 2)]
    assert says(" ".join(shown.possible()), "Until 0:01", "from 0:01 on", f"called {names[0]} and {names[1]} up")
    assert shown.menu.row.label == focus
    choose(app, "Watch it won")
    assert isinstance(app.stack.top, WatchRunScreen)
    assert app.stack.top.run.age == 60
    key(app, pygame.K_ESCAPE)
    choose(app, "Play from 0:01")
    assert desk(app).run.age == 60
    assert desk(app).choice.branch


def test_acts_that_mattered_are_shown_in_their_order_and_lead_to_their_moment(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, shown = looked_back_on(app, SHORT)
    monkeypatch.setattr(shown.what_if, "poll", lambda: False)  # as while it works
    monkeypatch.setattr("game.play.screens.choices.BEFORE", 20)
    ticks(app, DEAF)
    choose(app, "What if")
    choices = app.stack.top
    assert isinstance(choices, ChoicesScreen)
    shown.what_if._take("choices", "progress", 0.4)
    ticks(app, 1)
    assert says(choices.under, "40 %")
    acts = [Command(tick, PlatformVerb.SHELTER, 1, PRESS) for tick in (10, 40, 65)]
    ends = [End(score, False, 900, ()) for score in (500, 450, 620)]
    others = [
        Otherwise(act, None, True, ends[0], end) for act, end in zip(acts, [ends[1], ends[0], ends[2]], strict=True)
    ]
    shown.what_if.choices = others[:1]
    ticks(app, 1)
    assert says(choices.under, "40 %")
    assert [row.value() for row in choices.menu.rows if row.value] == ["-5.0 %"]
    assert choices.menu.focus == 0
    shown.what_if.choices = others
    ticks(app, 1)
    assert choices.menu.row.value() == "-5.0 %"  # it is still the one in focus
    choices.menu.focus = 0
    gains = [row.value() for row in choices.menu.rows if row.value]
    assert gains == ["+12.0 %", "-5.0 %"]
    assert says(choices.menu.rows[0].says, "0:01", "62.0 %", "50.0 %")
    key(app, pygame.K_RETURN)
    assert isinstance(app.stack.top, WatchRunScreen)
    assert app.stack.top.run.age == 45
    key(app, pygame.K_ESCAPE)
    assert app.stack.top is choices
    key(app, pygame.K_ESCAPE)
    assert app.stack.top is shown
    ticks(app, 1)
    assert shown.taken == shown.what_if.news


def test_the_title_stands_on_what_was_chosen_last(app: App) -> None:
    for label in ("Dream III · The Engine", "The recurring dream", "Falling asleep"):
        app.director.title()
        choose(app, label)
        app.director.title()
        assert menu(app).row.label == label


def test_ones_own_round_leads_on_and_not_by_one_press_back_to_the_first(app: App) -> None:
    for own, first in ((True, "Go on"), (False, "Again")):
        run = Session(RoundState(3, 4).level(), 3)
        app.director.debrief(run, Choice("recurring", seed=3, standing=RoundState(3, 4)), None, own)
        labels = [row.label for row in menu(app).rows]
        assert labels[0] == first
        assert ("Again" in labels) == (not own)


def test_after_a_dream_that_was_won_the_title_stands_on_the_next(app: App) -> None:
    names = {level.dream: level.name for level in map(load, shipped().values())}
    for dream, won, label in (
        (1, False, "Dream I · The Platform"),
        (1, True, "Dream II · The Guardian"),
        (2, True, "Dream III · The Engine"),
        (3, True, "Dream III · The Engine"),
    ):
        run = Session(load(shipped()[names[dream]]), 3)
        way = 1 + next(i for i, way in enumerate(run.level.endings) if way.won == won)
        run.world.ended[:], run.world.ending[:] = 1, way
        app.director.ended(run, Choice(names[dream], seed=3))
        app.director.title()
        assert menu(app).row.label == label
    app.director.ended(run, Choice(names[3], seed=3, night=True))
    app.director.title()
    assert menu(app).row.label in ("The whole night", "The night goes on")


def test_a_night_whose_door_was_not_passed_has_not_begun(app: App) -> None:
    """Escape, at any place before its first dream, leaves the words of the title as they were."""
    app.director.title()
    words = [row.label for row in menu(app).rows]
    enter(app, "The whole night")
    key(app, pygame.K_ESCAPE)
    assert [row.label for row in menu(app).rows] == words
    enter(app, "The whole night")
    enter(app, "Deep sleep")
    assert isinstance(app.stack.top, OfferScreen)
    key(app, pygame.K_ESCAPE)
    assert [row.label for row in menu(app).rows] == words
    assert menu(app).row.label == "The whole night"
    assert app.progress.night is None
    enter(app, "The whole night")
    enter(app, "Deep sleep")
    choose(app, "I know the panel")
    assert desk(app).choice.night
    assert app.progress.night == Night(dream=1, difficulty="deep-sleep", won=())


@pytest.mark.parametrize("size", SIZES)
def test_the_menu_of_the_title_stands_on_dark_ground_to_its_right_end(size: tuple[int, int]) -> None:
    u, dark = unit(size), shadow(size)
    assert min(dark.get_at((round(x * u), size[1] // 2)).a for x in range(0, 500, 10)) >= 210
    edge = [dark.get_at((x, size[1] // 2)).a for x in range(dark.get_width())]
    assert edge[-1] <= 2
    assert max(abs(a - b) for a, b in pairwise(edge)) <= 4, "soft"


def test_the_seed_of_the_day_is_the_same_for_everybody_and_the_menu_says_until_when(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the clock on the wall stands: a day is one of UTC, and its end is told by that clock."""
    instant = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
    seen = set()
    for zone, wall in (("UTC0", "0:00"), ("NZST-12", "12:00"), ("PST8", "16:00"), ("IST-5:30", "5:30")):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        seen.add(seed_of_day(instant.astimezone()))
        assert end_of_day(instant) == wall
    assert seen == {20261126}
    monkeypatch.undo()
    time.tzset()
    app.director.recurring()
    row = next(row for row in menu(app).rows if row.label == "Tonight's dream")
    assert f"until {end_of_day(datetime.now(UTC))}" in row.says
