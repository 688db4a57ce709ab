"""The keys of the window and of the screens, in one table: what each does, and its places on an ordinary keyboard.

Keys of verbs stand with each dream's verbs.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum

import pygame

from game.play.input.bindings import Bindings, Key, shown
from game.play.input.key_places import DIGITS, PAD, Place, place_of


class Ask(Enum):
    """An action of the window or of a screen that has a key."""

    FULLSCREEN = Key("fullscreen", "fullscreen", (pygame.KSCAN_F11,))
    MUTE = Key("mute", "sound off and on", (pygame.KSCAN_M,))
    KEYS = Key("keys", "the list of keys", (pygame.KSCAN_F1,))
    BACK = Key("back", "cancel, back", (pygame.KSCAN_ESCAPE,))
    PAUSE = Key("pause", "pause", (pygame.KSCAN_P,))
    CHOOSE = Key("choose", "choose in a menu", (pygame.KSCAN_RETURN, pygame.KSCAN_SPACE))
    ENTER = Key("enter", "go on, lay a string", (pygame.KSCAN_RETURN,))
    ERASE = Key("erase", "erase, skip a lesson", (pygame.KSCAN_BACKSPACE,))
    REWIND = Key("rewind", "ten seconds back, an assist", (pygame.KSCAN_BACKSPACE,))
    LEFT = Key("left", "left", (pygame.KSCAN_LEFT,))
    RIGHT = Key("right", "right", (pygame.KSCAN_RIGHT,))
    UP = Key("up", "up", (pygame.KSCAN_UP,))
    DOWN = Key("down", "down", (pygame.KSCAN_DOWN,))
    NEXT = Key("next", "next; with Shift back", (pygame.KSCAN_TAB,))
    # which of three that a verb has opened
    FIRST = Key("first", "the first of three", (DIGITS[0], PAD[0]))
    SECOND = Key("second", "the second of three", (DIGITS[1], PAD[1]))
    THIRD = Key("third", "the third of three", (DIGITS[2], PAD[2]))
    # of a replay
    STAND_STILL = Key("stand-still", "pause, play", (pygame.KSCAN_SPACE, pygame.KSCAN_P))
    START = Key("start", "to the start", (pygame.KSCAN_HOME,))
    END = Key("end", "to the end", (pygame.KSCAN_END,))
    STEP = Key("step", "a step forward", (pygame.KSCAN_PERIOD,))
    STEP_BACK = Key("step-back", "a step back", (pygame.KSCAN_COMMA,))
    LAST_MARK = Key("last-mark", "back to the mark before", (pygame.KSCAN_LEFTBRACKET,))
    NEXT_MARK = Key("next-mark", "on to the next mark", (pygame.KSCAN_RIGHTBRACKET,))
    BOOKMARK = Key("bookmark", "set a bookmark", (pygame.KSCAN_B,))
    LOOP = Key("loop", "loop from A to B", (pygame.KSCAN_L,))
    VIEW = Key("view", "lanes, desk, picture alone", (pygame.KSCAN_H,))
    WHY = Key("why", "why it went wrong", (pygame.KSCAN_W,))
    EXPORT = Key("export", "a clip or a picture", (pygame.KSCAN_E,))
    TAKE_OVER = Key("take-over", "play on from here", (pygame.KSCAN_O,))
    TRUTH = Key("truth", "show what was true", (pygame.KSCAN_T,))
    # of the tuning desk
    TUNE = Key("tune", "the tuning desk", (pygame.KSCAN_F2,))
    SEARCH = Key("search", "search by name", (pygame.KSCAN_SLASH,))
    UNDO = Key("undo", "undo a change", (pygame.KSCAN_U,))
    REDO = Key("redo", "redo it", (pygame.KSCAN_R,))
    SAVE = Key("save", "save the numbers", (pygame.KSCAN_S,))
    WHO = Key("who", "look at another persona", (pygame.KSCAN_W,))

    @property
    def places(self) -> tuple[Place, ...]:
        """Where its keys are."""
        return self.value.places

    @property
    def label(self) -> str:
        """What stands on its foremost key."""
        return self.value.label


DIRECTIONS = {Ask.UP: "up", Ask.LEFT: "left", Ask.DOWN: "down", Ask.RIGHT: "right"}
MOVES = (*DIRECTIONS, Ask.NEXT)  # what goes through the places of a map, or the rows of a menu
NEEDED = (Ask.UP, Ask.DOWN, Ask.CHOOSE, Ask.BACK)  # without a key for these nobody without a mouse finds back
ONE_OF_THREE = (Ask.FIRST, Ask.SECOND, Ask.THIRD)
WORDS = {ask.value.name: ask for ask in Ask}
WORD = re.compile(r"{([\w -]+)}")


def asks(event: pygame.event.Event, *what: Ask) -> bool:
    """Whether an event is the press of a key for one of these actions."""
    return event.type == pygame.KEYDOWN and any(place_of(event) in each.places for each in what)


def bound(preset: str, own: Mapping[str, Sequence[Place]]) -> Bindings:
    """The bindings that settings ask for; what is needed is never without a key, whatever they say."""
    needed = {ask.value.name for ask in NEEDED}
    return Bindings(preset, {name: tuple(places) for name, places in own.items() if places or name not in needed})


def either(choices: Sequence[Ask]) -> str:
    """The keys that choose among two things or more: `1, 2 or 3`."""
    *others, last = (ask.label for ask in choices)
    return f"{', '.join(others)} or {last}"


def arrows() -> str:
    """The keys of the four directions, in short: `arrows`, `W A S D`, `Num 8 4 2 6`."""
    said = shown([place for ask in DIRECTIONS for place in ask.places[:1]]).split(", ")
    kinds = {label.rpartition(" ")[0] for label in said}
    if len(kinds) > 1 or len(said) < len(DIRECTIONS):
        return ", ".join(said)
    return " ".join([*filter(None, kinds), *(label.rpartition(" ")[2] for label in said)])


def label_of(word: str) -> str | None:
    """What stands on the key of an action of that name, or on those of all `arrows`; None where there is no such."""
    if word in ("arrows", "Arrows"):
        return arrows()[:1].upper() + arrows()[1:] if word == "Arrows" else arrows()
    return WORDS[word].label if word in WORDS else None


def keyed(text: str, label_for: Callable[[str], str | None] = label_of) -> str:
    """A text in which the name of an action in braces, as {back}, stands for its key. What else stands there stays."""
    if "{" not in text:
        return text
    return WORD.sub(lambda found: found[0] if (said := label_for(found[1])) is None else said, text)


GOES_BACK = "{back} goes back"
