"""What else only keys would do: the mouse pauses, shows the menu, and has the hands of a replay."""

import pytest

from game.play.dreams import dreams
from game.play.screens.pause import PauseScreen
from game.play.screens.run_choice import Choice
from game.play.screens.watch_run import SPEEDS, WatchRunScreen
from game.play.shell.app import App
from tests.play.menus import click, desk, ticks

NAMES = [dream.base.name for dream in dreams()]


def push(app: App, name: str) -> None:
    button = next(each for each in app.stack.top.buttons() if each.name == name)  # type: ignore[union-attr]
    click(app, button.rect.center)


@pytest.mark.parametrize("name", NAMES)
def test_a_desk_is_paused_and_left_by_the_mouse(app: App, name: str) -> None:
    app.director.play(Choice(name, seed=1))
    screen = desk(app)
    push(app, "pause")
    assert screen.run.paused
    push(app, "go on")
    assert not screen.run.paused
    push(app, "pause")
    push(app, "menu")
    assert isinstance(app.stack.top, PauseScreen)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [(960, 540), (1280, 720)])
def test_the_buttons_of_a_desk_lie_on_nothing_that_is_clicked(app: App, name: str, size: tuple[int, int]) -> None:
    app.change(width=size[0], height=size[1])
    app.director.play(Choice(name, seed=1))
    screen = desk(app)
    screen.draw(app.picture.canvas, 1.0)
    screen.pause()
    for button in screen.buttons():
        points = (button.rect.topleft, button.rect.center, button.rect.bottomright)
        assert {screen.hit(point).kind for point in points} == {"none"}


def test_the_theatre_has_a_button_for_each_of_its_hands(app: App) -> None:
    app.director.play(Choice("guardian", seed=1, bot="idle"))
    screen = app.stack.top
    assert isinstance(screen, WatchRunScreen)
    push(app, "stand")
    at = screen.run.age
    push(app, "step")
    assert (screen.still, screen.run.age) == (True, at + 1)
    push(app, "slower")
    assert SPEEDS[screen.speed] == (1, 2)
    push(app, "faster")
    assert SPEEDS[screen.speed] == (1, 1)
    push(app, "stand")
    ticks(app, 3)
    assert screen.run.age == at + 4
    push(app, "leave")
    assert not isinstance(app.stack.top, WatchRunScreen)


def test_a_recording_can_also_be_gone_back_in(app: App) -> None:
    app.director.play(Choice("guardian", seed=1))
    ticks(app, 90)
    path = desk(app).path
    assert path
    app.director.title()
    app.director.replay(path, 60)
    screen = app.stack.top
    assert isinstance(screen, WatchRunScreen)
    push(app, "step back")
    assert screen.at == 59
    push(app, "start")
    assert screen.at == 0
