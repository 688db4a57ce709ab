"""The run beside the tuning desk: what it counts for, where it is saved, and what becomes of it as it begins again."""

from pathlib import Path

import pygame
import pytest

from game.level import load
from game.play.input.own_keys import Ask
from game.play.screens.run_choice import Choice
from game.play.shell.app import App
from game.session import OTHERS, RoundState, helped
from tests.play.menus import choose, key, menu, ticks
from tests.play.screens.tuning_desk.hands import SHORT, find, opened, press, tuned, value


def test_it_is_saved_in_its_own_file_again_when_the_dream_has_begun_anew_or_gone_back(app: App, tmp_path: Path) -> None:
    """A run that goes on from a recording has its level from there; the file is known all the same."""
    pytest.importorskip("tomlkit")
    file = tmp_path / "mine.toml"
    file.write_text(SHORT.read_text(encoding="utf-8"), encoding="utf-8")
    app.change(rewind=True)
    app.director.play(Choice(str(file), seed=3))
    ticks(app, 2)
    key(app, pygame.K_BACKSPACE)
    key(app, pygame.K_F2)
    assert tuned(app).open
    ticks(app, 130)
    find(app, "anomaly.growth")
    for then in (Ask.START, Ask.STEP_BACK, Ask.START, Ask.STEP):
        key(app, pygame.K_RIGHT)
        key(app, pygame.K_s)
        assert tuned(app).tuning.message == f"Saved: {file}"
        assert load(file).numbers["anomaly.growth"].value == value(tuned(app), "anomaly.growth")
        press(app, Ask.STEP)
        press(app, then)
        find(app, "anomaly.growth")


def test_a_round_that_was_gone_back_in_counts_for_nothing_and_can_be_begun_again(app: App) -> None:
    """The recurring dream that is under way stands where it stood."""
    standing = RoundState(3, 2, 80, 500)
    app.progress.note_standing(standing)
    app.director.play(Choice("recurring", seed=3, standing=standing, tuning=True))
    tuned(app).step(6)
    key(app, pygame.K_COMMA)
    screen = tuned(app)
    assert (screen.run.age, screen.choice.branch) == (0, True)
    screen.run.world.ending[:] = screen.run.world.ended[:] = 1
    app.director.ended(screen.run, screen.choice)
    assert app.progress.standing == standing
    screen.close_tuning()
    screen.finish()
    assert menu(app).rows[0].label == "Again"
    screen.again()
    assert (tuned(app).choice.standing, tuned(app).choice.branch) == (standing, False)
    assert app.progress.standing == standing


def test_another_recurring_dream_at_the_tuning_desk_leaves_the_one_under_way(app: App) -> None:
    """Neither its beginning nor its end with other numbers is noted."""
    standing = RoundState(3, 2, 80, 500)
    app.progress.note_standing(standing)
    app.director.play(Choice("recurring", seed=5, tuning=True))
    screen = tuned(app)
    assert app.progress.standing == standing
    screen.tuning.step(screen.run.level.numbers["composure.calm"], 1)
    screen.step(12)
    assert OTHERS in helped(screen.run.history.changes)
    app.director.ended(screen.run, screen.choice)
    assert app.progress.standing == standing


def test_the_desk_stays_open_where_the_dream_begins_again_and_its_menu_goes_back(app: App) -> None:
    app.change(rewind=True)
    app.director.play(Choice("1", seed=3))
    ticks(app, 9)
    key(app, pygame.K_F2)
    tuned(app).pause()
    tuned(app).show_menu()
    choose(app, "Ten seconds back")
    assert (tuned(app).run.age, tuned(app).open) == (0, True)
    tuned(app).show_menu()
    choose(app, "Begin again")
    assert (tuned(app).open, tuned(app).choice.branch) == (True, False)


def test_a_slider_let_go_of_where_nobody_saw_it_is_held_no_longer(app: App) -> None:
    screen = opened(app)
    desk = screen.tuning
    row = next(i for i in desk.list.shown if desk.list.name(i) == "enough")
    track = desk.list.parts(row)["track"]
    app.stack.send("handle", pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=track.midleft, button=1))
    held = value(screen, "enough")
    key(app, pygame.K_F2)
    app.stack.send("handle", pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(9, 9), button=1))
    key(app, pygame.K_F2)
    move = pygame.event.Event(pygame.MOUSEMOTION, pos=track.center, rel=(1, 0), buttons=(0, 0, 0))
    app.stack.send("handle", move)
    assert (value(screen, "enough"), desk.held) == (held, None)


def test_an_assist_that_is_turned_as_a_number_is_one(app: App) -> None:
    screen = opened(app)
    find(app, "assists.toggle")
    key(app, pygame.K_RIGHT)
    ticks(app, 9)
    assert screen.controls.toggle
    key(app, pygame.K_LEFT)
    ticks(app, 9)
    assert not screen.controls.toggle
