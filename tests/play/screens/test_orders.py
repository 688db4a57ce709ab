"""Orders that stand in line: what becomes of them in a run that is recorded, paused, gone back in and left."""

from pathlib import Path

import pygame
import pytest

from game.play.dreams import lessons, level_of
from game.play.screens.play_run import NOT_KEPT, PlayRunScreen
from game.play.screens.run_choice import Choice
from game.play.shell.app import App
from game.play.store.recordings import BACK
from game.replay import read, verify
from game.sim.laws.platform.verbs import PlatformVerb
from tests.play.menus import choose, key, ticks

CALLED = 6  # sectors: twice as many as can come at a time


def desk(app: App) -> PlayRunScreen:
    """What is on screen, as a desk."""
    assert isinstance(app.stack.top, PlayRunScreen)
    return app.stack.top


def called(app: App, first: int = 0, count: int = CALLED) -> None:
    """Some sectors are chosen and called to the shelter, one after the other."""
    for sector in range(first, first + count):
        desk(app).controls.select(sector, desk(app).run.now)
        key(app, pygame.K_5)


@pytest.fixture
def begun(app: App, tmp_path: Path) -> App:
    """A quiet city whose shelter is the operator's from the start, some seconds old; its people are quick."""
    app.change(rewind=True)
    quick = tmp_path / "quick.toml"
    quick.write_text(level_of(lessons()[1]).text.replace("pace = 0.003", "pace = 0.02"))
    app.director.play(Choice(str(quick), seed=1))
    ticks(app, 60)
    return app


def test_a_recording_holds_one_ordinary_command_for_each_order_and_is_exact(begun: App) -> None:
    called(begun)
    assert desk(begun).controls.pending == CALLED
    most = 0
    for _ in range(100):
        ticks(begun, 30)
        most = max(most, desk(begun).run.now.one("shelter.streams"))
    assert (most, desk(begun).controls.pending) == (3, 0)
    path = desk(begun).path
    desk(begun).run.leave()
    found = [command.target for command in read(path).commands.values() if command.verb == PlatformVerb.SHELTER]
    assert found == list(range(CALLED))
    assert verify(path).code == 0


def test_while_it_waits_no_order_is_taken_unless_that_is_wanted(begun: App) -> None:
    desk(begun).pause()
    called(begun)
    assert desk(begun).controls.pending == 0
    begun.change(orders=True)
    desk(begun).go_on()
    ticks(begun, 6)
    desk(begun).pause()
    called(begun)
    assert desk(begun).controls.pending == CALLED


def test_whoever_goes_back_finds_the_line_as_it_was_then(begun: App) -> None:
    called(begun, 0, 5)
    ticks(begun, BACK)
    called(begun, 5, 4)
    key(begun, pygame.K_BACKSPACE)
    assert [order[1] for order in desk(begun).controls_state().orders] == [0, 1, 2, 3, 4]


def test_whoever_leaves_is_told_that_the_line_is_not_kept(begun: App) -> None:
    called(begun)
    desk(begun).pause()
    key(begun, pygame.K_ESCAPE)
    choose(begun, "Leave the dream")
    assert NOT_KEPT in [line for _, line in begun.notices.shown]
