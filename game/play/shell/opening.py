"""The window opens with a picture before the rest of the game is read: the city asleep, as the start before left it.

Without a note of that, or with a broken one, it is a plain window with a sky.
"""

import gc
import json
from contextlib import suppress
from typing import NamedTuple

import pygame

from game.foreign import read_bytes
from game.play.render import display
from game.play.screens.fit import Fit, Size, laid_out_for
from game.play.shell.window import Look, Window, entitle
from game.play.store.drawn import kept_drawing
from game.play.store.folders import LARGEST, SMALLEST, cache_folder
from game.whole_file import write

NOTE = "window.json"
OPENING = "Opening"  # what the window is called as long as nothing in it answers
MOST = 4096  # bytes of it
SKY = ((4, 4, 17), (7, 8, 31), (11, 16, 48), (9, 19, 50), (7, 16, 40), (4, 8, 24))  # from top to bottom


class Note(NamedTuple):
    """How the window was, and the name of the picture that it opens with."""

    width: int = 1280
    height: int = 720
    fullscreen: bool = False
    vsync: bool = False
    picture: str = ""


_opened: list[tuple[Window, Note]] = []  # before the app was there, which takes it


def open_early() -> None:
    """Open the window, and show what there is to be seen at once. Raises Fault where there is no display."""
    gc.disable()  # until the loop turns: what is being read is no garbage
    note = _noted()
    display.start(vsync=note.vsync)
    window = Window(note)
    entitle(OPENING)
    size = laid_out_for(window.size)
    picture = kept_drawing(note.picture) if note.picture else None
    _show(picture if picture and picture.get_size() == size else _sky(size), window)
    _opened.append((window, note))


def window_for(wanted: Look) -> Window:
    """The window that is open already, as it is wanted now, else a new one. Raises Fault."""
    if not _opened:
        return Window(wanted)
    window, note = _opened.pop()
    if note.vsync != wanted.vsync:  # that is settled when a window is made
        pygame.display.quit()
        display.start(vsync=wanted.vsync)
        return Window(wanted)
    window.change(wanted)
    return window


def note_window(look: Look, picture: str) -> None:
    """Note for the next start how the window is, and the name of the picture that it opens with."""
    note = Note(look.width, look.height, look.fullscreen, look.vsync, picture)
    if note != _noted():
        with suppress(OSError):
            cache_folder().mkdir(parents=True, exist_ok=True)
            write(cache_folder() / NOTE, json.dumps(note._asdict()).encode())


def _noted() -> Note:
    """What the start before has noted, as far as that can be."""
    try:
        found = json.loads(read_bytes(cache_folder() / NOTE, MOST))
        note = Note(**found)
    except (OSError, ValueError, TypeError, RecursionError):
        return Note()
    kinds = tuple(map(type, note)) == tuple(map(type, Note()))
    fits = kinds and SMALLEST[0] <= note.width <= LARGEST[0] and SMALLEST[1] <= note.height <= LARGEST[1]
    return note if fits and note.picture.isalnum() else Note()


def _sky(size: Size) -> pygame.Surface:
    """Night above and below, and between them the light of a city far away."""
    rows = pygame.Surface((1, len(SKY)))
    for y, tone in enumerate(SKY):
        rows.set_at((0, y), tone)
    return pygame.transform.smoothscale(rows, size)


def _show(picture: pygame.Surface, window: Window) -> None:
    if picture.get_size() == window.size:
        window.surface.blit(picture, (0, 0))
    else:
        Fit(picture.get_size(), window.size).show(picture, window.surface)
    pygame.display.flip()
