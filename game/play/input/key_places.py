"""Bindings: keys are known by their place on the keyboard, so that another layout moves none of them.

A place is a scancode. What stands on the key at a place is looked up by `label`, and nowhere else.
"""

from collections.abc import Sequence

import pygame

Place = int

NOT_A_LETTER = 1 << 30  # in a keycode: the rest is the scancode of a key that types nothing
TYPING = {
    pygame.K_RETURN: pygame.KSCAN_RETURN,
    pygame.K_ESCAPE: pygame.KSCAN_ESCAPE,
    pygame.K_BACKSPACE: pygame.KSCAN_BACKSPACE,
    pygame.K_TAB: pygame.KSCAN_TAB,
    pygame.K_SPACE: pygame.KSCAN_SPACE,
    pygame.K_0: pygame.KSCAN_0,
    pygame.K_PERIOD: pygame.KSCAN_PERIOD,
    pygame.K_COMMA: pygame.KSCAN_COMMA,
}
LABELS = {
    pygame.KSCAN_RETURN: "Enter",
    pygame.KSCAN_KP_ENTER: "keypad Enter",
    pygame.KSCAN_ESCAPE: "Esc",
    pygame.KSCAN_BACKSPACE: "Backspace",
    pygame.KSCAN_TAB: "Tab",
    pygame.KSCAN_SPACE: "space",
    pygame.KSCAN_0: "0",
    pygame.KSCAN_LEFT: "left",
    pygame.KSCAN_RIGHT: "right",
    pygame.KSCAN_UP: "up",
    pygame.KSCAN_DOWN: "down",
}
DIGITS = tuple(pygame.KSCAN_1 + n for n in range(9))  # 1 to 9
PAD = tuple(pygame.KSCAN_KP_1 + n for n in range(9))
ARROWS = {
    pygame.KSCAN_LEFT: "left",
    pygame.KSCAN_RIGHT: "right",
    pygame.KSCAN_UP: "up",
    pygame.KSCAN_DOWN: "down",
}
ENTER = (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER)
TAB = pygame.KSCAN_TAB
ONE_OF_THREE = tuple(zip(DIGITS[:3], PAD[:3], strict=True))  # the places of each of three things to choose from


def place_of(event: pygame.event.Event) -> Place:
    """The place of the key of a KEYDOWN or KEYUP. An event made without one has that of its key on a US keyboard."""
    return int(event.dict.get("scancode") or _us_place(event.key))


def _us_place(key: int) -> Place:
    """Where a keycode stands on a US keyboard; 0 for what isn't known there."""
    if key & NOT_A_LETTER:
        return key & ~NOT_A_LETTER
    if pygame.K_a <= key <= pygame.K_z:
        return pygame.KSCAN_A + key - pygame.K_a
    if pygame.K_1 <= key <= pygame.K_9:
        return pygame.KSCAN_1 + key - pygame.K_1
    return TYPING.get(key, pygame.KSCAN_UNKNOWN)


def label(place: Place) -> str:
    """What stands on the key at a place of a US keyboard.

    The layout that the player has set isn't known here: on others, such as AZERTY, something else may stand on it.
    """
    if place in DIGITS:
        return str(DIGITS.index(place) + 1)
    if place in PAD:
        return f"keypad {PAD.index(place) + 1}"
    if pygame.KSCAN_A <= place <= pygame.KSCAN_Z:
        return chr(ord("A") + place - pygame.KSCAN_A)
    if pygame.KSCAN_F1 <= place <= pygame.KSCAN_F12:
        return f"F{place - pygame.KSCAN_F1 + 1}"
    return LABELS[place]


def labels(places: Sequence[Place]) -> str:
    """Several keys as a list of words: `arrows, Tab`."""
    others = [label(place) for place in places if place not in ARROWS]
    return ", ".join(["arrows", *others] if set(ARROWS) <= set(places) else [label(place) for place in places])


def either(choices: Sequence[Sequence[Place]]) -> str:
    """The keys that choose among two things or more, each by its foremost place: `1, 2 or 3`."""
    *others, last = (label(places[0]) for places in choices)
    return f"{', '.join(others)} or {last}"
