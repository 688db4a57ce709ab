"""Type keeps its size in the eye, however dense the display is; what is set by hand comes first."""

from pathlib import Path

import pygame
import pytest

from game.play import sdl
from game.play.render import theme
from game.play.render.layout import unit_of
from game.play.shell.app import App
from game.play.shell.director import Director
from game.play.shell.interface_scale import density, first_window, type_percent
from game.play.store.settings import Settings

PLAIN = Settings()


@pytest.mark.parametrize("dense", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("window", [(1280, 720), (1600, 900), (1920, 1080), (2560, 1440), (3840, 2160)])
def test_type_is_never_smaller_in_the_eye_than_in_a_plain_window(dense: float, window: tuple[int, int]) -> None:
    """In pixels of a plain display: what is seen of type is its size over the density."""
    percent = type_percent(PLAIN, window, dense)
    assert unit_of(window) * percent / 100 / dense >= 0.99
    assert percent == 100 or unit_of(window) * percent / 100 / dense <= 1.01


def test_what_the_player_wants_larger_is_larger_on_every_display() -> None:
    large = Settings(text_scale=150)
    assert type_percent(large, (1280, 720), 1.0) == 150
    assert type_percent(large, (2560, 1440), 2.0) == 150
    assert type_percent(large, (1280, 720), 2.0) == 200  # no screen has room for more


def test_density_is_set_by_hand_or_told_by_the_desktop_or_seen_by_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sdl, "whole_area", lambda _display: pygame.Rect(0, 0, 3840, 2160))
    monkeypatch.setattr(sdl, "density_of", lambda _display: 1.5)
    assert density(PLAIN, 0) == 1.5
    assert density(Settings(interface_scale=125), 0) == 1.25
    monkeypatch.setattr(sdl, "density_of", lambda _display: None)
    assert density(PLAIN, 0) == 2.0
    monkeypatch.setattr(sdl, "whole_area", lambda _display: None)
    assert density(PLAIN, 0) == 1.0


def test_the_first_window_is_as_large_in_the_eye_and_a_chosen_one_as_it_was_chosen() -> None:
    first = first_window(PLAIN, 2.0)
    assert (first.width, first.height) == (2560, 1440)
    chosen = Settings(width=1280, height=720)
    assert first_window(chosen, 2.0) == chosen


def test_the_game_on_a_dense_display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first window and type in it; the setting is taken at once."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setattr(sdl, "density_of", lambda _display: 2.0)
    file = tmp_path / "settings.json"
    file.write_text('{"width": 1280, "height": 720, "muted": true}')
    app = App(Director, file)
    try:
        dense = app.size
        assert theme.type_scale() == pytest.approx(2 / max(1, unit_of(dense)))
        app.change(interface_scale=100)
        assert theme.type_scale() == 1.0
    finally:
        app.stack.reset()
        app.sound.close()
        theme.scale_type(100)
