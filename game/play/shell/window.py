"""The window: opened where there is a display, refused with a sentence where there is none."""

import os

import pygame

from game.faults import Fault
from game.play.store.settings import SMALLEST, Settings

TITLE = "Lucid Control"
NOWHERE = ("offscreen", "dummy")  # drivers that draw on nothing
NO_DISPLAY = (
    "There is no display to open a window on: start it from a desktop session; "
    "`lucid run` and `lucid shot` work without one."
)


def start(headless: bool = False) -> None:
    """Bring the display up; headless asks for none, as for pictures and measurements.

    Without a display the library would silently draw on nothing. That is refused unless it was asked for, here or by
    SDL_VIDEODRIVER. Raises Fault.
    """
    if headless:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
    asked = os.environ.get("SDL_VIDEODRIVER", "")
    try:
        pygame.display.init()
    except pygame.error as error:
        raise Fault(f"{NO_DISPLAY} (The driver says: {error}.)" if asked else NO_DISPLAY) from None
    driver = pygame.display.get_driver()
    if driver in NOWHERE and asked != driver:
        pygame.display.quit()
        raise Fault(NO_DISPLAY)
    pygame.font.init()


def open_window(settings: Settings) -> pygame.Surface:
    """A window as the settings want it, or the whole screen. Raises Fault."""
    size, flags = (settings.width, settings.height), pygame.RESIZABLE
    if settings.fullscreen:
        size, flags = (0, 0), pygame.FULLSCREEN
    try:
        surface = pygame.display.set_mode(size, flags)
    except pygame.error as error:
        raise Fault(f"No window can be opened here (the driver says: {error}); try another window size.") from None
    pygame.display.set_caption(TITLE)
    return surface


def at_least(size: tuple[int, int]) -> tuple[int, int]:
    """The size to lay out for: no smaller than the smallest that all instruments fit in."""
    return max(size[0], SMALLEST[0]), max(size[1], SMALLEST[1])
