"""The tuning desk: numbers are turned while a dream goes on, by keys and by mouse, undone, saved, and tried again."""

import tomllib
from pathlib import Path

import pygame
import pytest

from game.level import load, resolve
from game.play.input.own_keys import Ask
from game.play.screens.keys import KeysScreen
from game.play.screens.line import LineScreen
from game.play.screens.pause import PauseScreen
from game.play.screens.run_choice import Choice
from game.play.shell.app import App
from game.play.store.progress import Progress
from game.replay import read, verify
from game.session import OTHERS, NumberChange, helped, noted, said
from tests.play.menus import choose, click, key, ticks
from tests.play.screens.tuning_desk.hands import SHORT, find, opened, press, tuned, value, write


def test_a_number_is_found_by_typing_and_turned_in_the_running_world(app: App) -> None:
    screen = opened(app)
    find(app, "anomaly gro")
    assert [screen.tuning.list.name(row) for row in range(2)] == ["anomaly", "anomaly.growth"]
    key(app, pygame.K_RIGHT)
    assert value(screen, "anomaly.growth") == 0.0294
    ticks(app, 12)
    assert screen.run.level.changed == {"anomaly.growth": 0.0294}
    assert screen.run.history.changes == [NumberChange(6, {"anomaly.growth": 0.0294})]
    key(app, pygame.K_LEFT, pygame.KMOD_SHIFT)
    assert value(screen, "anomaly.growth") != 0.028
    key(app, pygame.K_BACKSPACE)
    assert value(screen, "anomaly.growth") == 0.028


def test_a_search_that_no_name_holds_finds_sentences_and_esc_ends_it(app: App) -> None:
    screen = opened(app)
    everything = len(screen.tuning.list.rows)
    find(app, "links ahead the warning")
    assert [screen.tuning.list.name(row) for row in (0, 1)] == ["isolation", "isolation.horizon"]
    press(app, Ask.SEARCH)
    write(app, "zzz")
    assert (screen.tuning.list.rows, screen.tuning.list.number) == ([], None)
    key(app, pygame.K_RETURN)
    for ask in (Ask.RIGHT, Ask.DOWN, Ask.NEXT_MARK, Ask.ENTER, Ask.ERASE):
        press(app, ask)
    click(app, screen.tuning.list.bar().center)
    app.stack.draw(pygame.Surface(app.size), 1.0)
    key(app, pygame.K_ESCAPE)
    assert (len(screen.tuning.list.rows), screen.open) == (everything, True)
    key(app, pygame.K_ESCAPE)
    assert not screen.open


def test_the_slash_that_begins_a_search_is_no_letter_of_it(app: App) -> None:
    screen = opened(app)
    press(app, Ask.SEARCH)
    for letter in "/a/":
        app.stack.send("handle", pygame.event.Event(pygame.TEXTINPUT, text=letter))
    write(app, "muted m/")
    assert screen.tuning.search == "amuted m/"
    assert app.stack.typing


def test_turns_are_undone_and_done_again(app: App) -> None:
    screen = opened(app)
    find(app, "anomaly.growth")
    key(app, pygame.K_RIGHT)
    key(app, pygame.K_RIGHT)
    turned = value(screen, "anomaly.growth")
    find(app, "length")
    key(app, pygame.K_RIGHT)
    assert screen.tuning.turned.waiting
    for _ in range(3):
        key(app, pygame.K_u)
    assert (value(screen, "anomaly.growth"), screen.tuning.turned.waiting) == (0.028, {})
    assert screen.tuning.list.number
    assert screen.tuning.list.number.name == "anomaly.growth"  # shown, although a search had hidden it
    key(app, pygame.K_u)
    assert screen.tuning.message == "There is nothing to undo."
    key(app, pygame.K_r)
    key(app, pygame.K_r)
    assert value(screen, "anomaly.growth") == turned


def test_a_slider_that_is_drawn_is_one_turn(app: App) -> None:
    screen = opened(app)
    desk = screen.tuning
    row = next(i for i in desk.list.shown if desk.list.name(i) == "enough")
    track = desk.list.parts(row)["track"]
    send = app.stack.send
    send("handle", pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=track.center, button=1))
    for x in range(track.centerx, track.right - 10):
        move = pygame.event.Event(pygame.MOUSEMOTION, pos=(x, track.y - 40), rel=(1, 0), buttons=(1, 0, 0))
        send("handle", move)
    send("handle", pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(0, 0), button=1))
    assert value(screen, "enough") not in (0.3, 30000)
    assert desk.turned.steps == (1, 0)
    click(app, desk.list.parts(row)["less"].center)
    assert desk.turned.steps == (2, 0)
    click(app, desk.list.parts(row)["value"].center)
    assert isinstance(app.stack.top, LineScreen)


def test_what_cannot_be_is_said_and_changes_nothing(app: App) -> None:
    screen = opened(app)
    find(app, "ripple.period")
    for _ in range(6):
        key(app, pygame.K_LEFT, pygame.KMOD_SHIFT)
    assert "longest link" in screen.tuning.message
    assert screen.tuning.turned.steps[0] <= 1
    key(app, pygame.K_RETURN)
    for _ in range(4):
        key(app, pygame.K_BACKSPACE)
    write(app, "nonsense")
    key(app, pygame.K_RETURN)
    assert "ripple.period" in screen.tuning.message


def test_a_value_is_typed_as_level_files_have_it(app: App) -> None:
    screen = opened(app, "2")
    find(app, "fluctuation.period")
    key(app, pygame.K_RETURN)
    assert isinstance(app.stack.top, LineScreen)
    assert app.stack.top.line == "{ between = [15, 22] }"
    app.stack.top.line = "{ between = [10, 12] }"
    key(app, pygame.K_RETURN)
    assert value(screen, "fluctuation.period") == {"between": [10, 12]}


def test_the_dream_waits_steps_and_goes_on(app: App) -> None:
    screen = opened(app)
    ticks(app, 5)
    key(app, pygame.K_p)
    ticks(app, 5)
    assert (screen.run.age, screen.waiting) == (5, True)
    key(app, pygame.K_PERIOD)
    assert (screen.run.age, screen.waiting) == (11, True)
    key(app, pygame.K_p)
    ticks(app, 5)
    assert screen.run.age == 16


def test_ten_seconds_back_it_goes_on_with_the_numbers_of_now_and_stays_exact(app: App) -> None:
    screen = opened(app)
    ticks(app, 700)
    find(app, "anomaly.growth")
    key(app, pygame.K_RIGHT)
    ticks(app, 20)
    first, age = screen.path, screen.run.age
    key(app, pygame.K_COMMA)
    assert screen.run.age == age - 600
    assert screen.run.level.changed == {}
    ticks(app, 12)
    assert screen.run.level.changed == {"anomaly.growth": 0.0294}
    second = screen.path
    ticks(app, 100)
    key(app, pygame.K_COMMA)
    assert screen.run.age == 0
    ticks(app, 30)
    assert first
    assert second
    assert screen.path
    assert (first.exists(), second.exists()) == (True, False)  # what was tried on the way back isn't kept
    app.director.title()
    assert [verify(path).code for path in (first, screen.path)] == [0, 0]
    assert helped(read(screen.path).changes) == {OTHERS: 1}


@pytest.mark.slow
def test_there_is_a_way_back_from_the_ending(app: App) -> None:
    screen = opened(app, str(SHORT))
    while not screen.run.over:
        ticks(app, 1)
    app.stack.draw(pygame.Surface(app.size), 1.0)
    ticks(app, 700)
    assert app.stack.top is screen  # it stays as long as the desk is open
    key(app, pygame.K_COMMA)
    assert not screen.run.over
    ticks(app, 30)
    app.director.title()
    assert verify(screen.path).code == 0  # type: ignore[arg-type]


def test_what_acts_only_from_the_start_waits_until_the_dream_begins_anew(app: App) -> None:
    screen = opened(app)
    ticks(app, 30)
    find(app, "length")
    key(app, pygame.K_RIGHT)
    ticks(app, 12)
    assert screen.run.level.length_ticks == 7 * 3600
    length = screen.run.level.numbers["length"]
    assert "waits until the dream begins again: Home" in screen.tuning.about(length)[-1]
    key(app, pygame.K_HOME)
    fresh = tuned(app)
    assert fresh is not screen
    assert fresh.open
    ticks(app, 9)
    assert (fresh.run.age, fresh.run.level.length_ticks) == (9, 441 * 60)
    assert not fresh.tuning.turned.waiting
    key(app, pygame.K_u)
    assert fresh.tuning.turned.waiting == {"length": "7:00"}


def test_at_the_very_beginning_it_begins_anew_by_itself(app: App) -> None:
    app.director.play(Choice("1", seed=3, tuning=True))
    assert (tuned(app).waiting, tuned(app).open) == (True, True)
    find(app, "length")
    key(app, pygame.K_RIGHT)
    key(app, pygame.K_p)
    ticks(app, 3)
    assert (tuned(app).run.age, tuned(app).run.level.length_ticks) == (3, 441 * 60)


def test_saving_writes_the_levels_own_file_comments_and_all(app: App, tmp_path: Path) -> None:
    pytest.importorskip("tomlkit")
    file = tmp_path / "mine.toml"
    file.write_text("# mine\n" + SHORT.read_text(encoding="utf-8"), encoding="utf-8")
    screen = opened(app, str(file))
    key(app, pygame.K_s)
    assert screen.tuning.message == "Nothing has changed since: there is nothing to save."
    find(app, "anomaly.growth")
    key(app, pygame.K_RIGHT)
    key(app, pygame.K_s)
    assert screen.tuning.message == f"Saved: {file}"
    turned = value(screen, "anomaly.growth")
    assert load(file).numbers["anomaly.growth"].value == turned
    assert file.read_text(encoding="utf-8").startswith("# mine\n")
    ticks(app, 60)
    assert app.stack.top is screen  # what it wrote itself is no reason to begin anew
    file.write_text("# yours\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    key(app, pygame.K_RIGHT)
    key(app, pygame.K_s)
    assert "has changed meanwhile" in screen.tuning.message
    assert load(file).numbers["anomaly.growth"].value == turned


def test_a_level_of_the_game_is_saved_as_a_copy(app: App) -> None:
    pytest.importorskip("tomlkit")
    before = resolve("1").read_bytes()
    screen = opened(app)
    find(app, "anomaly.growth")
    key(app, pygame.K_RIGHT)
    key(app, pygame.K_s)
    assert isinstance(app.stack.top, LineScreen)
    proposed = Path(app.stack.top.line)
    assert proposed.name == "platform-tuned.toml"
    key(app, pygame.K_RETURN)
    assert screen.tuning.message == f"Saved: {proposed}"
    assert resolve("1").read_bytes() == before
    assert tomllib.loads(proposed.read_text(encoding="utf-8"))["laws"]["anomaly"]["growth"] == 0.0294
    assert load(proposed).numbers["anomaly.growth"].value == 0.0294
    key(app, pygame.K_RIGHT)
    key(app, pygame.K_s)
    assert screen.tuning.message == f"Saved: {proposed}"  # the copy is the level's file from now on


@pytest.mark.parametrize("name", ["", "/no/such/folder/x.toml", "there.toml", "/", ".", "~no-such-person/x", 300 * "x"])
def test_a_copy_that_cannot_be_written_is_said_and_nothing_is_lost(app: App, tmp_path: Path, name: str) -> None:
    pytest.importorskip("tomlkit")
    (tmp_path / "there.toml").write_text("x = 1")
    screen = opened(app)
    find(app, "anomaly.growth")
    key(app, pygame.K_RIGHT)
    key(app, pygame.K_s)
    assert isinstance(app.stack.top, LineScreen)
    app.stack.top.line = str(tmp_path / name) if name == "there.toml" else name
    key(app, pygame.K_RETURN)
    assert app.stack.top is screen
    assert not screen.tuning.message.startswith("Saved")
    assert (tmp_path / "there.toml").read_text() == "x = 1"
    assert value(screen, "anomaly.growth") == 0.0294


def test_a_run_with_other_numbers_counts_for_nothing_and_says_so(app: App) -> None:
    """Also where the number was turned back before the end."""
    screen = opened(app)
    find(app, "climb.speed")
    key(app, pygame.K_RIGHT)
    ticks(app, 12)
    key(app, pygame.K_BACKSPACE)
    ticks(app, 12)
    assert screen.run.level.changed == {}
    key(app, pygame.K_RIGHT, pygame.KMOD_SHIFT)
    key(app, pygame.K_BACKSPACE)
    names = helped(screen.run.history.changes)
    assert (names, noted(names), said(names)) == ({OTHERS: 1}, "with other numbers", "1 other number")
    screen.run.world.ending[:] = screen.run.world.ended[:] = 1
    assert screen.run.result().ending == screen.run.level.endings[0].name
    app.director.ended(screen.run, screen.choice)
    assert app.progress == Progress()


def test_keys_are_the_dreams_after_tab_or_a_click_and_the_desks_again_after_f2(app: App) -> None:
    screen = opened(app)
    for give in (lambda: key(app, pygame.K_TAB), lambda: click(app, (400, 300))):
        give()
        assert not screen.tuning.keys_here
        focus = screen.tuning.list.focus
        key(app, pygame.K_DOWN)
        assert screen.tuning.list.focus == focus
        key(app, pygame.K_F2)
        assert screen.tuning.keys_here
        assert screen.open
    key(app, pygame.K_F2)
    assert not screen.open


def test_a_click_on_the_dream_hits_what_is_seen_there(app: App) -> None:
    """The picture is smaller than the window, and may be scaled."""
    screen = opened(app)
    assert screen.size != app.size
    app.stack.draw(pygame.Surface(app.size), 1.0)
    tile = screen.buttons()[0].rect.center
    click(app, screen._fit.in_window(tile))
    assert screen.waiting
    stops = screen.stops()
    assert all(pygame.Rect((0, 0), app.size).collidepoint(at) for at in stops[:20])


def test_the_desk_is_reached_by_mouse_alone_and_its_keys_are_listed(app: App) -> None:
    app.director.play(Choice("1", seed=3))
    screen = tuned(app)
    for name in ("pause", "menu"):
        click(app, next(each.rect.center for each in screen.buttons() if each.name == name))
    assert isinstance(app.stack.top, PauseScreen)
    choose(app, "Tuning desk")
    assert (app.stack.top, screen.open, screen.waiting) == (screen, True, True)
    assert screen._column
    for hand in screen._column.buttons:
        if hand.name == "keys":
            click(app, hand.rect.center)
    assert isinstance(app.stack.top, KeysScreen)
    key(app, pygame.K_ESCAPE)
    click(app, screen._column.buttons[-1].rect.center)
    assert not screen.open


def test_the_wheel_goes_through_sliders_that_are_not_seen(app: App) -> None:
    screen = opened(app)
    app.stack.draw(pygame.Surface(app.size), 1.0)
    last = screen.tuning.list.stops()[-1]
    assert last in screen.stops()
    assert last[1] > app.size[1]
    turned = pygame.event.Event(pygame.MOUSEMOTION, pos=last, rel=(1, 1), buttons=(0, 0, 0), turned=True)
    app.stack.send("handle", turned)
    assert screen.tuning.list.focus == len(screen.tuning.list.rows) - 1
    assert screen.tuning.list.focus in screen.tuning.list.shown


def test_the_bar_at_the_side_leads_through_the_list(app: App) -> None:
    screen = opened(app)
    bar = screen.tuning.list.bar()
    click(app, (bar.centerx, bar.bottom - 2))
    assert screen.tuning.list.focus > len(screen.tuning.list.rows) - len(screen.tuning.list.shown)
    press(app, Ask.LAST_MARK)
    press(app, Ask.NEXT_MARK)
    assert screen.tuning.list.number


def test_what_came_of_a_hand_is_said_before_what_the_hand_does(app: App) -> None:
    screen = opened(app)
    app.stack.draw(pygame.Surface(app.size), 1.0)
    column = screen._column
    assert column
    places = {button.name: button.rect.center for button in column.buttons}
    assert column._pointed(places["save"]) == "save"
    for _ in range(2):
        click(app, places["save"])
        assert screen.tuning.message
        assert column._pointed(places["save"]) == "", "the message, for as long as the pointer rests"
        assert column._pointed(places["undo"]) == "undo"
        assert column._pointed(places["save"]) == "save"
    key(app, pygame.K_s)
    assert column._pointed(places["undo"]) == "", "wherever the pointer is"


def test_what_is_typed_replaces_a_plain_value_and_goes_on_with_a_longer_one(app: App) -> None:
    screen = opened(app)
    find(app, "anomaly.growth")
    key(app, pygame.K_RETURN)
    write(app, "0.05")
    key(app, pygame.K_RETURN)
    assert value(screen, "anomaly.growth") == 0.05
    key(app, pygame.K_RETURN)
    key(app, pygame.K_RIGHT)
    write(app, "2")
    key(app, pygame.K_RETURN)
    assert value(screen, "anomaly.growth") == 0.052
    app.director.play(Choice("2", seed=3, tuning=True))
    find(app, "fluctuation.period")
    key(app, pygame.K_RETURN)
    assert isinstance(app.stack.top, LineScreen)
    write(app, "x")
    assert app.stack.top.line == "{ between = [15, 22] }x"


def test_lines_of_help_tell_of_the_numbers_of_now(app: App) -> None:
    screen = opened(app)
    find(app, "enough")
    for typed in ("0.32", "0.25"):
        key(app, pygame.K_RETURN)
        write(app, typed)
        key(app, pygame.K_RETURN)
        ticks(app, 130)
        said = " ".join(screen.spectator.prompter.lines)
        assert f"Bring {round(100 * float(typed))} % of the city" in said
