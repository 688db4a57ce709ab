"""What SDL knows and pygame doesn't tell: asked of the very library that pygame draws with.

Each question has an answer that means "not known", for a pygame whose library can't be reached: one that was built
otherwise, or an SDL without the call. Whoever asks does something plain then.
"""

import ctypes
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pygame

WINDOWS = 64  # SDL counts windows from 1 since the display was started: pygame's is among the first of so many
DPI = 96  # pixels to an inch where nothing is scaled, as desktops count them
MAXIMISED, WHOLE_DISPLAY = 0x80, 0x1001  # of the flags of a window


class _Rect(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in "xywh"]


@cache
def _library() -> ctypes.CDLL | None:
    """SDL itself. A module of pygame's finds it among what it was linked with; on Windows it lies beside it."""
    base = Path(str(pygame.base.__file__))
    try:
        return ctypes.CDLL(str(base.with_name("SDL2.dll") if sys.platform == "win32" else base))
    except OSError:
        return None


def _call(name: str, kinds: Sequence[Any], *values: Any, gives: Any = ctypes.c_int) -> Any:
    """What a function of SDL returns, its arguments being of these kinds; None where it can't be had."""
    try:
        function = getattr(_library(), name)
    except AttributeError:
        return None
    function.argtypes, function.restype = list(kinds), gives
    return function(*values)


def open_url(url: str) -> bool:
    """Have the desktop open an address, of a folder for instance; False where it can't be asked, or couldn't."""
    return bool(_call("SDL_OpenURL", [ctypes.c_char_p], url.encode()) == 0)


# Displays


def usable_area(display: int) -> pygame.Rect | None:
    """The part of a display, by its number, that windows may have: without panels and docks. None: not known."""
    return _bounds("SDL_GetDisplayUsableBounds", display)


def whole_area(display: int) -> pygame.Rect | None:
    """Where a display lies on the desktop, in pixels. None: not known."""
    return _bounds("SDL_GetDisplayBounds", display)


def _bounds(name: str, display: int) -> pygame.Rect | None:
    found = _Rect()
    failed = _call(name, [ctypes.c_int, ctypes.POINTER(_Rect)], display, ctypes.byref(found))
    return None if failed is None or failed else pygame.Rect(found.x, found.y, found.w, found.h)


def has_window_manager() -> bool:
    """Whether somebody frames and places windows, which X leaves to a program of its own; True where it isn't known.

    SDL asks that program alone for the whole screen, and takes for granted that it gets it.
    """
    if pygame.display.get_driver() != "x11":
        return True
    with _x11() as (x, display):
        if not display:
            return True
        claim = x.XInternAtom(display, f"WM_S{x.XDefaultScreen(display)}".encode(), False)
        return bool(x.XGetSelectionOwner(display, ctypes.c_ulong(claim)))


def density_of(display: int) -> float | None:
    """How many times as dense as a plain one the desktop counts a display, by its number. None: not known.

    Where the desktop scales windows itself, as it does everywhere but on X11 and Windows, that is once.
    """
    driver = pygame.display.get_driver()
    if driver == "x11":
        with _x11() as (x, server):
            said = x.XGetDefault(server, b"Xft", b"dpi") if server else None
        return float(said) / DPI if said and said.replace(b".", b"", 1).isdigit() else None
    if driver != "windows":
        return 1.0
    found = ctypes.c_float()
    failed = _call(
        "SDL_GetDisplayDPI", [ctypes.c_int, *[ctypes.c_void_p] * 3], display, ctypes.byref(found), None, None
    )
    return None if failed is None or failed else found.value / DPI


@contextmanager
def _x11() -> Iterator[tuple[Any, Any]]:
    """X's library and its display, while it is asked; None for both where they can't be had."""
    try:
        x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype, x.XInternAtom.restype = ctypes.c_void_p, ctypes.c_ulong
        x.XGetSelectionOwner.restype, x.XGetDefault.restype = ctypes.c_ulong, ctypes.c_char_p
    except (OSError, AttributeError):
        yield None, None
        return
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    try:
        yield x, display
    finally:
        if display:
            x.XCloseDisplay(display)


# The window of pygame.display


def display_of_window() -> int:
    """The number of the display that holds most of the window; 0 where it isn't known."""
    found = _of_window("SDL_GetWindowDisplayIndex", [])
    return max(0, found or 0)


def place_of_window() -> tuple[int, int] | None:
    """Where on the desktop the window's picture begins, in pixels. None: not known."""
    return _two("SDL_GetWindowPosition")


def move_window(place: tuple[int, int]) -> None:
    """Put the window somewhere, by the corner of its picture; nothing happens where that can't be asked for."""
    _of_window("SDL_SetWindowPosition", [ctypes.c_int] * 2, *place, gives=None)


def frame_of_window() -> tuple[int, int, int, int]:
    """How far the window's frame reaches out above, to the left, below and to the right; 0 where it isn't known."""
    sides = [ctypes.c_int() for _ in range(4)]
    _of_window("SDL_GetWindowBordersSize", [ctypes.POINTER(ctypes.c_int)] * 4, *map(ctypes.byref, sides))
    above, left, below, right = (side.value for side in sides)
    return above, left, below, right


def is_maximised() -> bool:
    """Whether the window fills its display because somebody asked the desktop for that."""
    return bool((_of_window("SDL_GetWindowFlags", [], gives=ctypes.c_uint32) or 0) & MAXIMISED)


def maximise_window() -> None:
    """Ask the desktop to let the window fill its display."""
    _of_window("SDL_MaximizeWindow", [], gives=None)


def set_fullscreen(on: bool) -> bool:
    """Let the window take all of the display it is on, or give it back its place and size; whether that was done."""
    return bool(_of_window("SDL_SetWindowFullscreen", [ctypes.c_uint32], WHOLE_DISPLAY if on else 0) == 0)


def _two(name: str) -> tuple[int, int] | None:
    """Two numbers that SDL tells of the window."""
    first, second = ctypes.c_int(), ctypes.c_int()
    if not _window():
        return None
    _of_window(name, [ctypes.POINTER(ctypes.c_int)] * 2, ctypes.byref(first), ctypes.byref(second), gives=None)
    return first.value, second.value


def _of_window(name: str, kinds: Sequence[Any], *values: Any, gives: Any = ctypes.c_int) -> Any:
    window = _window()
    return _call(name, [ctypes.c_void_p, *kinds], window, *values, gives=gives) if window else None


def _window() -> int | None:
    """The address of pygame's window, the only one there is. None: there is none, or it can't be found."""
    if not pygame.display.get_init() or not pygame.display.get_surface():
        return None
    numbers = range(1, WINDOWS + 1)
    found = (_call("SDL_GetWindowFromID", [ctypes.c_uint32], number, gives=ctypes.c_void_p) for number in numbers)
    return next((window for window in found if window), None)


# The keyboard


def key_at(place: int) -> int | None:
    """The keycode that the layout of just now has at a place of the keyboard (a scancode). None: not known.

    0 is a place where there is nothing. The display must have been started.
    """
    return _call("SDL_GetKeyFromScancode", [ctypes.c_int], place) if pygame.display.get_init() else None


def name_of_key(key: int) -> str:
    """What a keycode is called, as its layout writes it: `Ж`; empty where it isn't known."""
    named = _call("SDL_GetKeyName", [ctypes.c_int], key, gives=ctypes.c_char_p)
    return named.decode("utf-8", "replace") if named else ""


def takes_text() -> bool | None:
    """Whether presses are made into text, by an input method if there is one. None: not known."""
    found = _call("SDL_IsTextInputActive", [])
    return None if found is None else bool(found)
