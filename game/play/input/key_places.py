"""Keys are known by their place on the keyboard, a scancode, so that another layout moves none of them."""

import pygame

Place = int

NOT_A_LETTER = 1 << 30  # in a keycode: the rest is the scancode of a key that types nothing
TYPING = {
    pygame.K_RETURN: pygame.KSCAN_RETURN,
    pygame.K_ESCAPE: pygame.KSCAN_ESCAPE,
    pygame.K_BACKSPACE: pygame.KSCAN_BACKSPACE,
    pygame.K_TAB: pygame.KSCAN_TAB,
    pygame.K_SPACE: pygame.KSCAN_SPACE,
    pygame.K_DELETE: pygame.KSCAN_DELETE,
    pygame.K_0: pygame.KSCAN_0,
    pygame.K_PERIOD: pygame.KSCAN_PERIOD,
    pygame.K_COMMA: pygame.KSCAN_COMMA,
}
SAME = {pygame.KSCAN_KP_ENTER: pygame.KSCAN_RETURN}  # keys that are another one, wherever they stand
DIGITS = tuple(pygame.KSCAN_1 + n for n in range(9))  # 1 to 9
PAD = tuple(pygame.KSCAN_KP_1 + n for n in range(9))
ARROWS = {
    pygame.KSCAN_LEFT: "left",
    pygame.KSCAN_RIGHT: "right",
    pygame.KSCAN_UP: "up",
    pygame.KSCAN_DOWN: "down",
}
SILENT = tuple(getattr(pygame, f"KSCAN_{side}{name}") for side in "LR" for name in ("SHIFT", "CTRL", "ALT"))
LAST = 511  # places are 1 to this


def place_of(event: pygame.event.Event) -> Place:
    """The place of the key of a KEYDOWN or KEYUP. An event made without one has that of its key on a US keyboard."""
    place = int(event.dict.get("scancode") or _us_place(event.key))
    return SAME.get(place, place)


def _us_place(key: int) -> Place:
    """Where a keycode stands on a US keyboard; 0 for what isn't known there."""
    if key & NOT_A_LETTER:
        return key & ~NOT_A_LETTER
    if pygame.K_a <= key <= pygame.K_z:
        return pygame.KSCAN_A + key - pygame.K_a
    if pygame.K_1 <= key <= pygame.K_9:
        return pygame.KSCAN_1 + key - pygame.K_1
    return TYPING.get(key, pygame.KSCAN_UNKNOWN)


def digit_at(place: Place) -> str:
    """The digit of a key of the upper row or of the keypad, whatever else its layout types there; empty for others."""
    return _DIGIT_AT.get(place, "")


_DIGIT_AT = {getattr(pygame, f"KSCAN_{pad}{digit}"): str(digit) for pad in ("", "KP_") for digit in range(10)}
