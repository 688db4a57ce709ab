"""The keys of the window and of the screens, in one table: what each does, and its places on the keyboard.

Keys of verbs stand with each dream's verbs.
"""

from collections.abc import Mapping
from enum import Enum, auto

import pygame

from game.play.input.key_places import ENTER, TAB, Place, label, place_of


class Ask(Enum):
    """An action of the window or of a screen that has a key."""

    FULLSCREEN = auto()
    MUTE = auto()
    KEYS = auto()  # the list of keys
    BACK = auto()
    PAUSE = auto()
    CHOOSE = auto()  # the row in focus, or the next line
    ENTER = auto()
    ERASE = auto()  # the last digit; in a lesson all of it
    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    NEXT = auto()  # row or page; with shift the one before
    # of a replay
    STAND_STILL = auto()
    START = auto()
    END = auto()
    STEP = auto()
    STEP_BACK = auto()
    TRUTH = auto()


PLACES: Mapping[Ask, tuple[Place, ...]] = {
    Ask.FULLSCREEN: (pygame.KSCAN_F11,),
    Ask.MUTE: (pygame.KSCAN_M,),
    Ask.KEYS: (pygame.KSCAN_F1,),
    Ask.BACK: (pygame.KSCAN_ESCAPE,),
    Ask.PAUSE: (pygame.KSCAN_P,),
    Ask.CHOOSE: (*ENTER, pygame.KSCAN_SPACE),
    Ask.ENTER: ENTER,
    Ask.ERASE: (pygame.KSCAN_BACKSPACE,),
    Ask.LEFT: (pygame.KSCAN_LEFT,),
    Ask.RIGHT: (pygame.KSCAN_RIGHT,),
    Ask.UP: (pygame.KSCAN_UP,),
    Ask.DOWN: (pygame.KSCAN_DOWN,),
    Ask.NEXT: (TAB,),
    Ask.STAND_STILL: (pygame.KSCAN_SPACE, pygame.KSCAN_P),
    Ask.START: (pygame.KSCAN_HOME,),
    Ask.END: (pygame.KSCAN_END,),
    Ask.STEP: (pygame.KSCAN_PERIOD,),
    Ask.STEP_BACK: (pygame.KSCAN_COMMA,),
    Ask.TRUTH: (pygame.KSCAN_T,),
}


def key_of(ask: Ask) -> str:
    """The label of the first key for an action."""
    return label(PLACES[ask][0])


GOES_BACK = f"{key_of(Ask.BACK)} goes back"


def asks(event: pygame.event.Event, *what: Ask) -> bool:
    """Whether an event is the press of a key for one of these actions."""
    return event.type == pygame.KEYDOWN and any(place_of(event) in PLACES[each] for each in what)
