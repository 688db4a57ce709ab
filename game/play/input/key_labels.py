"""What stands on the keys: by the layout that the player has set, where a key types something, else in plain words."""

from collections.abc import Sequence

import pygame

from game.play import sdl
from game.play.input.key_places import ARROWS, NOT_A_LETTER, PAD, Place, place_of

NAMES = {
    pygame.KSCAN_RETURN: "Enter",
    pygame.KSCAN_ESCAPE: "Esc",
    pygame.KSCAN_BACKSPACE: "Backspace",
    pygame.KSCAN_TAB: "Tab",
    pygame.KSCAN_SPACE: "space",
    pygame.KSCAN_CAPSLOCK: "Caps",
    pygame.KSCAN_LSHIFT: "Shift",
    pygame.KSCAN_RSHIFT: "right Shift",
    pygame.KSCAN_LCTRL: "Ctrl",
    pygame.KSCAN_RCTRL: "right Ctrl",
    pygame.KSCAN_LALT: "Alt",
    pygame.KSCAN_RALT: "right Alt",
    pygame.KSCAN_LGUI: "Super",
    pygame.KSCAN_RGUI: "right Super",
    pygame.KSCAN_MENU: "Menu",
    pygame.KSCAN_INSERT: "Insert",
    pygame.KSCAN_DELETE: "Delete",
    pygame.KSCAN_HOME: "Home",
    pygame.KSCAN_END: "End",
    pygame.KSCAN_PAGEUP: "Page up",
    pygame.KSCAN_PAGEDOWN: "Page down",
    pygame.KSCAN_PRINTSCREEN: "Print",
    pygame.KSCAN_SCROLLLOCK: "Scroll",
    pygame.KSCAN_PAUSE: "Pause",
    pygame.KSCAN_NUMLOCKCLEAR: "Lock",
    pygame.KSCAN_KP_0: "Num 0",
    pygame.KSCAN_KP_PERIOD: "Num .",
    pygame.KSCAN_KP_PLUS: "Num +",
    pygame.KSCAN_KP_MINUS: "Num -",
    pygame.KSCAN_KP_MULTIPLY: "Num *",
    pygame.KSCAN_KP_DIVIDE: "Num /",
    **ARROWS,
    **{place: f"Num {n}" for n, place in enumerate(PAD, 1)},
    **{pygame.KSCAN_F1 + n: f"F{n + 1}" for n in range(12)},
}
TYPES = {  # what a US keyboard types at the other places
    **{pygame.KSCAN_A + n: chr(ord("A") + n) for n in range(26)},
    **{pygame.KSCAN_1 + n: str((n + 1) % 10) for n in range(10)},
    pygame.KSCAN_MINUS: "-",
    pygame.KSCAN_EQUALS: "=",
    pygame.KSCAN_LEFTBRACKET: "[",
    pygame.KSCAN_RIGHTBRACKET: "]",
    pygame.KSCAN_BACKSLASH: "\\",
    pygame.KSCAN_NONUSHASH: "#",
    pygame.KSCAN_NONUSBACKSLASH: "<",
    pygame.KSCAN_SEMICOLON: ";",
    pygame.KSCAN_APOSTROPHE: "'",
    pygame.KSCAN_GRAVE: "`",
    pygame.KSCAN_COMMA: ",",
    pygame.KSCAN_PERIOD: ".",
    pygame.KSCAN_SLASH: "/",
}
LEGIBLE = 0x530  # Latin, Greek and Cyrillic lie below: the typefaces have no letters of other scripts


class _Layout:
    """Labels of the layout of just now, so far as they were asked for or learned from presses."""

    def __init__(self) -> None:
        self.found: dict[Place, str] = {}
        self.learned: dict[Place, str] = {}

    def label(self, place: Place) -> str:
        """A key that types something, as its layout labels it."""
        if place not in self.found:
            key = sdl.key_at(place)
            asked = _written(sdl.name_of_key(key)) if key and not key & NOT_A_LETTER else ""
            self.found[place] = asked or self.learned.get(place) or TYPES.get(place) or f"key {place}"
        return self.found[place]


_layout = _Layout()


def label(place: Place) -> str:
    """What stands on the key at a place."""
    return NAMES.get(place) or _layout.label(place)


def labels(places: Sequence[Place]) -> str:
    """Several keys as a list of words: `arrows, Tab`."""
    others = [label(place) for place in places if place not in ARROWS]
    return ", ".join(["arrows", *others] if set(ARROWS) <= set(places) else [label(place) for place in places])


def layout_changed() -> None:
    """Another layout is in use: its labels are asked for anew."""
    _layout.found.clear()


def learn(event: pygame.event.Event) -> bool:
    """Learn a label from a press, for an SDL that can't be asked; whether it is another than was known."""
    place, key = place_of(event), event.key
    if place in NAMES or sdl.key_at(place) is not None or not 32 < key < LEGIBLE:
        return False
    said = _written(chr(key))
    fresh = bool(said) and said != label(place)
    if fresh:
        _layout.learned[place] = _layout.found[place] = said
    return fresh


def _written(name: str) -> str:
    """A name of a key as it is shown: one legible letter, as a capital where there is one; empty for anything else."""
    if len(name) != 1 or not name.isprintable() or ord(name) >= LEGIBLE:
        return ""
    capital = name.upper()
    return capital if len(capital) == 1 and ord(capital) < LEGIBLE else name
