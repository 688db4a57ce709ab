"""A clip or a picture from the theatre: chosen, cancelled, or written to a file of which is said where it is."""

import shutil
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from time import monotonic, sleep

import pygame
import pytest

from game.play.input.own_keys import Ask
from game.play.screens.export import CLIP, ExportScreen, Wanted, wanted
from game.play.screens.timeline import Loop
from game.play.screens.watch_run import WatchRunScreen
from game.play.shell.app import App
from game.play.store.recordings import exports
from game.replay import Replay, read
from tests.play.menus import click, ticks
from tests.play.screens.test_theatre import press

PATIENCE = 60  # seconds
LET_GO = Path(__file__).parents[2] / "goldens" / "guardian" / "let-go.replay"


@pytest.fixture
def screen(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WatchRunScreen:
    """A recording in the theatre, where processes work."""
    monkeypatch.setattr(SpawnContext, "Process", SpawnProcess)
    shutil.copy(LET_GO, tmp_path / "a.replay")
    app.director.replay(tmp_path / "a.replay")
    shown = app.stack.top
    assert isinstance(shown, WatchRunScreen)
    return shown


def opened(app: App) -> ExportScreen:
    press(app, Ask.EXPORT)
    shown = app.stack.top
    assert isinstance(shown, ExportScreen)
    return shown


def test_the_clip_goes_from_a_to_b_or_ten_seconds_on() -> None:
    replay = read(LET_GO)
    end = replay.ticks
    assert {(each.start, each.stop) for each in wanted(replay, 300, None)[1:]} == {(300, 300 + CLIP)}
    assert {(each.start, each.stop) for each in wanted(replay, 300, Loop(60, 120))[1:]} == {(60, 120)}
    assert {(each.start, each.stop) for each in wanted(replay, end, None)[1:]} == {(end - CLIP, None)}
    assert wanted(replay, end, None)[0].start == end - 1
    assert wanted(replay, end, Loop(60, None))[1].start == end - CLIP


class Slowly:
    """An export that goes on as it is told."""

    progress, over, fault = 0.0, False, ""

    def poll(self) -> bool:
        return True

    def cancel(self) -> None:
        self.over, self.fault = True, self.fault or "Cancelled; nothing of it is left."


@pytest.mark.parametrize("fault", ["", "a.webm: the disk is full."])
def test_how_far_it_is_and_how_it_ended_is_said(app: App, fault: str) -> None:
    work, asked = Slowly(), list[Wanted]()
    replay = read(LET_GO)

    def make(_replay: Replay, target: str, what: Wanted) -> Slowly:
        asked.append(what)
        return work

    shown = ExportScreen(app, replay, wanted(replay, 60, None), make)
    app.director.overlay(shown)
    click(app, shown.menu.rect(1).center)
    assert asked == [Wanted(".webm", 60, 60 + CLIP)]
    ticks(app, 60)
    work.progress = 0.25
    assert shown.said == ("25% · 0:03 left",)
    work.over, work.fault = True, fault
    ticks(app, 1)
    labels = [row.label for row in shown.menu.rows]
    assert labels == ["Open folder", "Back to the theatre"][bool(fault) :]
    assert shown.said == ((fault,) if fault else ("let-go-0-01-to-0-11.webm went to", str(exports())))


@pytest.mark.slow
def test_a_picture_is_written_and_where_is_said(app: App, screen: WatchRunScreen) -> None:
    """The recording stays as it was, and a second one doesn't take the place of the first."""
    shown = opened(app)
    for _ in range(2):
        shown.begin(shown.choices[0])
        began = monotonic()
        while not shown.told and monotonic() < began + PATIENCE:
            ticks(app, 1)
            sleep(0.02)
        assert str(exports()) in shown.said
    names = sorted(path.name for path in exports().iterdir())
    assert names == ["a-0-00-2.png", "a-0-00.png"]
    assert pygame.image.load(exports() / names[0]).get_size() == (1920, 1080)
    press(app, Ask.BACK)
    assert app.stack.top is screen


@pytest.mark.slow
@pytest.mark.parametrize("leaves", [False, True])
def test_who_cancels_or_leaves_finds_nothing_of_it(app: App, screen: WatchRunScreen, leaves: bool) -> None:
    shown = opened(app)
    shown.begin(next(choice for choice in shown.choices if choice.suffix == ".gif"))
    assert [row.label for row in shown.menu.rows] == ["Cancel"]
    began = monotonic()
    while not shown.work.progress and monotonic() < began + PATIENCE:  # type: ignore[union-attr]
        ticks(app, 1)
        sleep(0.02)
    assert shown.said[0].endswith("left")
    if leaves:
        app.director.title()
    else:
        click(app, shown.menu.rect(0).center)
        assert shown.said == ("Cancelled; nothing of it is left.",)
    assert list(exports().iterdir()) == []
