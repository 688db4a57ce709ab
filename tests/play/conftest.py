"""The game without a window, for tests of its screens."""

from collections.abc import Iterator
from multiprocessing.context import SpawnContext
from pathlib import Path

import pygame
import pytest

from game.play import sdl
from game.play.screens import run_screen
from game.play.shell.app import App
from game.play.shell.director import Director


class Silent:
    """In place of the process that works out what was possible: it has nothing to say."""

    def __init__(self, **task: object) -> None:
        """Take what is to be worked out."""

    def start(self) -> None:
        """Begin nothing."""

    def terminate(self) -> None:
        """End nothing."""

    def join(self, seconds: float) -> None:
        """It is over at once."""


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    for name, value in {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.delenv("LUCID_LAST_FRAME", raising=False)
    monkeypatch.setattr(run_screen, "freeze_garbage", lambda: None)  # it spares a player frames, and costs a test time
    monkeypatch.setattr(SpawnContext, "Process", Silent)  # test_what_if and the windows have the real one
    monkeypatch.setattr(sdl, "usable_area", lambda _display: pygame.Rect(0, 0, 3840, 2160))  # windows are as asked for
    (tmp_path / "config" / "lucid-control").mkdir(parents=True)
    (tmp_path / "config" / "lucid-control" / "settings.json").write_text('{"muted": true}')  # sounds take time to read
    made = App(Director)
    yield made
    made.stack.reset()
    made.sound.close()
    pygame.display.quit()
