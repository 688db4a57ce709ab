"""The picture lies whole in any window, a click hits what is seen, and while it is dragged nothing is laid out."""

import pygame
import pytest

from game.play import sdl
from game.play.screens.fit import Fit, laid_out_for
from game.play.screens.screen import Screen
from game.play.shell import picture
from game.play.shell.app import App
from game.play.shell.window import FRAME, Window
from game.play.store.folders import SMALLEST
from game.play.store.settings import Settings

WINDOWS = ((200, 150), (500, 700), (1000, 300), (959, 540), (960, 540), (1024, 600), (100, 2000), (3000, 40), (16, 9))


@pytest.mark.parametrize("window", WINDOWS)
def test_a_picture_is_as_wide_as_high_as_it_is_seen(window: tuple[int, int]) -> None:
    picture = laid_out_for(window)
    area = Fit(picture, window).area
    assert pygame.Rect(0, 0, *window).contains(area)
    assert picture[0] >= SMALLEST[0]
    assert picture[1] >= SMALLEST[1]
    assert area.w == window[0] or area.h == window[1]
    assert abs(area.w * picture[1] / picture[0] - area.h) <= 1
    assert picture[0] * picture[1] <= 16 * SMALLEST[0] * SMALLEST[1] or picture == window


@pytest.mark.parametrize("window", WINDOWS)
def test_a_click_hits_what_is_seen(window: tuple[int, int]) -> None:
    """A dot of the picture is shown at the place that leads back to it."""
    fit = Fit(laid_out_for(window), window)
    picture, seen = pygame.Surface(fit.picture), pygame.Surface(window)
    middle = (fit.picture[0] // 3, fit.picture[1] // 4)
    half = max(fit.picture[0] // fit.area.w, fit.picture[1] // fit.area.h) * 2
    picture.fill((255, 255, 255), pygame.Rect(0, 0, 2 * half, 2 * half).move(middle[0] - half, middle[1] - half))
    fit.show(picture, seen)
    lit = pygame.mask.from_threshold(seen, (255, 255, 255), (120, 120, 120))
    at = lit.centroid()
    assert lit.count()
    assert all(abs(a - b) <= 2 * half for a, b in zip(fit.on_picture(at), middle, strict=True))


def test_beside_the_picture_nothing_is_hit() -> None:
    fit = Fit((960, 2160), (100, 2000))
    assert fit.on_picture((50, 10))[1] < 0
    assert fit.on_picture((50, 1990))[1] >= 2160


class Counting(Screen):
    """A screen that notes for what it was laid out."""

    def __init__(self) -> None:
        self.sizes: list[tuple[int, int]] = []

    def resize(self, size: tuple[int, int]) -> None:
        self.sizes.append(size)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        surface.fill((90, 90, 90))


def test_while_a_window_is_dragged_the_old_picture_is_scaled(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is laid out once, when nothing has come for a moment; what it was dragged to is kept."""
    clock = [100.0]
    monkeypatch.setattr(picture.time, "monotonic", lambda: clock[0])
    screen = Counting()
    app.stack.push(screen)
    for size in ((1300, 740), (1400, 700), (1200, 800)):
        pygame.display.set_mode(size, pygame.RESIZABLE)
        app._resized()
        clock[0] += 0.1
        app.turn()
        assert (screen.sizes, app.size) == ([], (1280, 720))
    assert app.picture.window.surface.get_at((600, 400)).r > 80
    clock[0] += 0.2
    app.turn()
    assert screen.sizes == [app.size] == [(1200, 800)]
    assert app.picture.canvas is app.picture.window.surface
    assert (app.settings.width, app.settings.height) == (1200, 800)


def test_a_window_opens_within_what_its_display_has_free(monkeypatch: pytest.MonkeyPatch) -> None:
    """A panel of 30 below and another of 50 at the left; what was asked for is kept for a larger display."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    free = pygame.Rect(50, 0, 974, 570)
    monkeypatch.setattr(sdl, "usable_area", lambda _display: free)
    window = Window(Settings())
    above, left, below, right = FRAME
    room = pygame.Rect(50 + left, above, 974 - left - right, 570 - above - below)
    assert pygame.Rect(sdl.place_of_window() or (0, 0), window.size) == room
    assert window.resized() == (1280, 720)
    window.change(Settings(fullscreen=True))
    assert window.resized() == (1280, 720)
    window.change(Settings())
    assert pygame.Rect(sdl.place_of_window() or (0, 0), window.size) == room
    pygame.display.quit()
