"""A picture follows the numbers of its moment, also those that are facts of the level."""

from pathlib import Path

import pygame
import pytest

from game.level import load, resolve
from game.play.screens.watch_run import WatchRunScreen
from game.play.shell.app import App
from game.replay import Recorder, read
from game.session import Session


def test_a_recording_shows_what_is_asked_for_then(app: App, tmp_path: Path) -> None:
    """Before and after the share that a win asks for was changed, the desk has the one of its moment."""
    path = tmp_path / "run.replay"
    run = Session(load(resolve("platform")), 3)
    run.sinks.append(Recorder(path, run))
    while run.age < 120:
        if run.age == 60:
            run.change({"enough": 0.5})
        assert run.tick()
    run.leave()
    screen = WatchRunScreen.of_file(app, read(path))
    surface = pygame.Surface(app.size)
    for tick, share in ((30, 0.3), (90, 0.5), (45, 0.3)):
        screen._jump(tick)
        screen.draw(surface, 1.0)
        assert screen.desk.level.required_share == pytest.approx(share, abs=1e-4)
