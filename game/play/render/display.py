"""Starts the display; without one, raises a fault that says so."""

import os

import pygame

from game.faults import Fault

NOWHERE = ("offscreen", "dummy")  # drivers that draw on nothing
NO_DISPLAY = (
    "There is no display to open a window on: start it from a desktop session; "
    "`lucid run` and `lucid shot` work without one."
)


def start(headless: bool = False, vsync: bool = False) -> None:
    """Bring the display up; headless asks for none, as for pictures and measurements.

    vsync: frames wait for the display, where SDL's driver shows them through a texture.

    Without a display the library would silently draw on nothing. That is refused unless it was asked for, here or by
    SDL_VIDEODRIVER. Raises Fault.
    """
    if headless:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
    if vsync:
        os.environ["SDL_RENDER_VSYNC"] = "1"
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
