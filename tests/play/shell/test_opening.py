"""The window opens before the rest of the game is there, as the start before left it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.play import sdl
from game.play.shell import opening
from game.play.shell.app import App
from game.play.shell.director import Director
from game.play.shell.opening import Note, note_window, open_early
from game.play.store.drawn import keep_drawing
from game.play.store.folders import cache_folder


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    for name in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER"):
        monkeypatch.setenv(name, "dummy")
    monkeypatch.setattr(opening.gc, "disable", lambda: None)
    monkeypatch.setattr(sdl, "usable_area", lambda _display: pygame.Rect(0, 0, 3840, 2160))
    yield
    opening._opened.clear()
    pygame.display.quit()


def _shown() -> tuple[int, int, int]:
    return tuple(pygame.display.get_surface().get_at((600, 400)))[:3]


def test_it_has_size_and_picture_of_the_start_before() -> None:
    picture = pygame.Surface((1000, 600))
    picture.fill((90, 20, 7))
    keep_drawing("abc", picture)
    note_window(Note(1000, 600), "abc")
    open_early()
    assert pygame.display.get_surface().get_size() == (1000, 600)
    assert _shown() == (90, 20, 7)


@pytest.mark.parametrize(
    "note", ["", "[1]", "{", '{"width": -5}', '{"width": 1e400}', '{"picture": "../x"}', '{"height": "9"}', "[" * 2000]
)
def test_a_broken_note_is_none(note: str) -> None:
    """Then there is a sky, and never an empty window."""
    cache_folder().mkdir(parents=True)
    (cache_folder() / "window.json").write_text(note)
    open_early()
    assert pygame.display.get_surface().get_size() == (1280, 720)
    assert _shown() != (0, 0, 0)


def test_the_app_takes_that_window_as_the_settings_want_it() -> None:
    """Whatever the note says; it leaves its own for the next start."""
    note_window(Note(1000, 600), "abc")
    open_early()
    window = opening._opened[0][0]
    made = App(Director)
    assert made.picture.window is window
    assert window.size == (1280, 720)
    made.director.title()
    made.turn()
    made.stack.reset()
    made.sound.close()
    pygame.display.quit()
    open_early()
    assert pygame.display.get_surface().get_size() == (1280, 720)
    assert opening._opened[-1][1].picture != "abc"
    assert max(_shown()) > 0


def test_what_opens_it_needs_none_of_what_takes_time_to_read() -> None:
    program = "import sys, game.play.shell.opening; print({'numpy', 'pydantic', 'game.level'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.split()[-1] == "set()"
