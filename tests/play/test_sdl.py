"""What SDL tells, and what is done without it."""

import ctypes
from collections.abc import Iterator

import pygame
import pytest

from game.play import sdl


@pytest.fixture(autouse=True)
def _window(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode((640, 360))
    yield
    pygame.display.quit()


def test_the_library_is_the_one_that_pygame_draws_with() -> None:
    """Else its displays and windows would be others, and there would be none."""
    assert sdl.whole_area(0) == pygame.Rect(0, 0, *pygame.display.get_desktop_sizes()[0])
    assert sdl.usable_area(0) is not None
    assert sdl.usable_area(99) is None


def test_a_window_is_where_it_was_put() -> None:
    sdl.move_window((31, 17))
    assert sdl.place_of_window() == (31, 17)
    assert sdl.display_of_window() == 0


def test_keys_have_the_names_of_the_layout() -> None:
    assert sdl.key_at(pygame.KSCAN_M) == pygame.K_m
    assert sdl.name_of_key(pygame.K_m) == "M"
    assert sdl.key_at(0) == 0


@pytest.mark.parametrize("library", [None, ctypes.CDLL(None)])
def test_without_the_library_or_a_call_nothing_is_known_and_nothing_breaks(
    library: ctypes.CDLL | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sdl, "_library", lambda: library)
    sdl.move_window((31, 17))
    assert (sdl.usable_area(0), sdl.whole_area(0), sdl.place_of_window(), sdl.key_at(pygame.KSCAN_M)) == (None,) * 4
    assert (sdl.frame_of_window(), sdl.display_of_window(), sdl.is_maximised()) == ((0, 0, 0, 0), 0, False)
    assert sdl.name_of_key(pygame.K_m) == ""


def test_before_the_display_is_started_no_key_is_known() -> None:
    pygame.display.quit()
    assert sdl.key_at(pygame.KSCAN_M) is None
    assert sdl.place_of_window() is None
