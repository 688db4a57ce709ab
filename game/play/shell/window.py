"""The window: where and how large it is opened, and which picture is laid out for it."""

from typing import Protocol
from warnings import catch_warnings, simplefilter

import pygame

from game.faults import Fault
from game.play import sdl
from game.play.screens.fit import Size
from game.play.store.folders import SMALLEST

TITLE = "Lucid Control"
FRAME = (40, 8, 8, 8)  # pixels above, left, below, right that are left for a frame as long as it isn't known


class Look(Protocol):
    """What a window is wanted like, as settings say it: its size where it isn't fullscreen, in pixels."""

    @property
    def width(self) -> int:
        """Of the window."""

    @property
    def height(self) -> int:
        """Of the window."""

    @property
    def fullscreen(self) -> bool:
        """Whether it is spread over its display."""

    @property
    def vsync(self) -> bool:
        """Whether frames wait for the display."""


class Window:
    """The window of the game. Raises Fault where none can be opened."""

    def __init__(self, settings: Look) -> None:
        self._fullscreen = self._maximised = False
        self._left: pygame.Rect | None = None  # where it was before it was spread over its display
        self._wanted = (settings.width, settings.height)
        self.surface = self._open(self._wanted)
        self.change(settings)
        entitle("")

    @property
    def size(self) -> Size:
        """In pixels."""
        return self.surface.get_size()

    def change(self, settings: Look) -> None:
        """Make it as the settings want it now: a window on its display, or all of that display. Raises Fault."""
        wanted = (settings.width, settings.height)
        if settings.fullscreen != self._fullscreen:
            self._switch(settings.fullscreen)
        if wanted != self._wanted and not self._fullscreen:
            self.surface = self._open(wanted)

    def resized(self) -> Size:
        """Take up a size that the desktop gave it; which size the settings now have."""
        self.surface = pygame.display.get_surface() or self.surface
        if not self._fullscreen and self.size != self._opened[1]:
            self._wanted = at_least(self.size)
        elif not self._fullscreen:
            self._wanted = self._opened[0]
        return self._wanted

    def _open(self, wanted: Size) -> pygame.Surface:
        """A window within what its display has free: where it is, or in the middle."""
        display, here = sdl.display_of_window(), sdl.place_of_window()
        room = _room(display)
        box = pygame.Rect(0, 0, min(wanted[0], room.w), min(wanted[1], room.h))
        box.center = room.center
        if here:
            box.topleft = here
            box.clamp_ip(room)
        surface = _placed(box, display)
        self._wanted, self._opened = wanted, (wanted, surface.get_size())  # what was asked for, and what it became
        return surface

    def _switch(self, fullscreen: bool) -> None:
        self._fullscreen = fullscreen
        if fullscreen:
            self._maximised = sdl.is_maximised()
        if not sdl.has_window_manager():
            self.surface = self._spread() if fullscreen else self._shrink()
        elif sdl.set_fullscreen(fullscreen):  # it keeps to its display, and comes back to its place: pygame's doesn't
            self.surface = pygame.display.get_surface() or self.surface
        else:
            self.surface = _set_mode((0, 0), pygame.FULLSCREEN) if fullscreen else self._open(self._wanted)
        if self._maximised and not fullscreen:
            sdl.maximise_window()

    def _spread(self) -> pygame.Surface:
        """Over all of its display, where nobody else does that."""
        display, here = sdl.display_of_window(), sdl.place_of_window() or (0, 0)
        self._left = pygame.Rect(here, self.size)
        whole = sdl.whole_area(display) or pygame.Rect((0, 0), pygame.display.get_desktop_sizes()[display])
        return _placed(whole, display)

    def _shrink(self) -> pygame.Surface:
        """Back to where it was before."""
        return _placed(self._left, sdl.display_of_window()) if self._left else self._open(self._wanted)


def _placed(box: pygame.Rect, display: int) -> pygame.Surface:
    surface = _set_mode(box.size, pygame.RESIZABLE, display)
    sdl.move_window(box.topleft)
    return surface


def _set_mode(size: Size, flags: int, display: int = 0) -> pygame.Surface:
    try:
        with catch_warnings():
            simplefilter("ignore", RuntimeWarning)  # the desktop may give it another size: the picture follows that
            return pygame.display.set_mode(size, flags, display=display)
    except pygame.error as error:
        raise Fault(f"No window can be opened here (the driver says: {error}); try another window size.") from None


def _room(display: int) -> pygame.Rect:
    """Where on a display the picture of a window may lie, so that panels and its own frame have their place."""
    area = sdl.usable_area(display) or pygame.Rect((0, 0), pygame.display.get_desktop_sizes()[display])
    frame = FRAME if sdl.has_window_manager() else (0, 0, 0, 0)
    above, left, below, right = (max(two) for two in zip(sdl.frame_of_window(), frame, strict=True))
    return pygame.Rect(area.x + left, area.y + above, max(1, area.w - left - right), max(1, area.h - above - below))


def entitle(screen: str) -> None:
    """Name the window by the screen that is up and the game; a screen of the game's own name isn't repeated."""
    title = f"{screen} · {TITLE}" if screen not in ("", TITLE) else TITLE
    if pygame.display.get_caption()[0] != title:  # each change goes to the display's server
        pygame.display.set_caption(title)


def at_least(size: Size) -> Size:
    """A size that settings may have: no smaller than the smallest that all instruments fit in."""
    return max(size[0], SMALLEST[0]), max(size[1], SMALLEST[1])
