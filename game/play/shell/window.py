"""The window: its size and how it is opened."""

import pygame

from game.faults import Fault
from game.play.store.settings import SMALLEST, Settings

TITLE = "Lucid Control"


def open_window(settings: Settings) -> pygame.Surface:
    """A window as the settings want it, or the whole screen. Raises Fault."""
    size, flags = (settings.width, settings.height), pygame.RESIZABLE
    if settings.fullscreen:
        size, flags = (0, 0), pygame.FULLSCREEN
    try:
        surface = pygame.display.set_mode(size, flags)
    except pygame.error as error:
        raise Fault(f"No window can be opened here (the driver says: {error}); try another window size.") from None
    entitle("")
    return surface


def entitle(screen: str) -> None:
    """Name the window by the screen that is up and the game; a screen of the game's own name isn't repeated."""
    title = f"{screen} · {TITLE}" if screen not in ("", TITLE) else TITLE
    if pygame.display.get_caption()[0] != title:  # each change goes to the display's server
        pygame.display.set_caption(title)


def at_least(size: tuple[int, int]) -> tuple[int, int]:
    """The size to lay out for: no smaller than the smallest that all instruments fit in."""
    return max(size[0], SMALLEST[0]), max(size[1], SMALLEST[1])
