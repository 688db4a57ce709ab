"""Bindings: which keys are for what. Whatever can be asked for with a key is a `Key`; here alone it gets its places.

A preset moves places of the keyboard as a whole, so that whatever dreams there are follow; what the player has chosen
for one key goes before that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import pygame

from game.play.input.key_labels import label, labels
from game.play.input.key_places import PAD, Place

Moves = Mapping[Place, Place | None]  # from the place of an ordinary keyboard to another one, or to none

MOST = 2  # places that a player can give to a key
NO_PAD: Moves = dict.fromkeys(PAD)
LEFT_HAND: Moves = {  # all under the left hand, with the mouse in the right
    **NO_PAD,
    pygame.KSCAN_UP: pygame.KSCAN_W,
    pygame.KSCAN_LEFT: pygame.KSCAN_A,
    pygame.KSCAN_DOWN: pygame.KSCAN_S,
    pygame.KSCAN_RIGHT: pygame.KSCAN_D,
    pygame.KSCAN_6: pygame.KSCAN_F,
    pygame.KSCAN_A: pygame.KSCAN_Q,
    pygame.KSCAN_B: pygame.KSCAN_E,
    pygame.KSCAN_L: pygame.KSCAN_R,
    pygame.KSCAN_P: pygame.KSCAN_Z,
    pygame.KSCAN_M: pygame.KSCAN_X,
    pygame.KSCAN_RETURN: pygame.KSCAN_C,
    pygame.KSCAN_COMMA: pygame.KSCAN_V,
    pygame.KSCAN_PERIOD: pygame.KSCAN_G,
    pygame.KSCAN_BACKSPACE: pygame.KSCAN_GRAVE,
    pygame.KSCAN_HOME: pygame.KSCAN_F2,
    pygame.KSCAN_END: pygame.KSCAN_F3,
    pygame.KSCAN_F11: pygame.KSCAN_F5,
    pygame.KSCAN_LEFTBRACKET: pygame.KSCAN_1,
    pygame.KSCAN_RIGHTBRACKET: pygame.KSCAN_2,
    pygame.KSCAN_H: pygame.KSCAN_Q,
    pygame.KSCAN_O: pygame.KSCAN_F,
    pygame.KSCAN_W: pygame.KSCAN_3,
    pygame.KSCAN_E: pygame.KSCAN_4,
    pygame.KSCAN_F2: pygame.KSCAN_F4,
    pygame.KSCAN_SLASH: pygame.KSCAN_E,
    pygame.KSCAN_U: pygame.KSCAN_T,
    pygame.KSCAN_S: pygame.KSCAN_F,
}
RIGHT_HAND: Moves = {  # all under the right hand, with the mouse in the left
    pygame.KSCAN_1: pygame.KSCAN_7,
    pygame.KSCAN_2: pygame.KSCAN_8,
    pygame.KSCAN_3: pygame.KSCAN_9,
    pygame.KSCAN_4: pygame.KSCAN_0,
    pygame.KSCAN_5: pygame.KSCAN_MINUS,
    pygame.KSCAN_6: pygame.KSCAN_EQUALS,
    pygame.KSCAN_TAB: pygame.KSCAN_RIGHTBRACKET,
    pygame.KSCAN_A: pygame.KSCAN_APOSTROPHE,
    pygame.KSCAN_B: pygame.KSCAN_N,
    pygame.KSCAN_T: pygame.KSCAN_Y,
    pygame.KSCAN_ESCAPE: pygame.KSCAN_BACKSPACE,
    pygame.KSCAN_BACKSPACE: pygame.KSCAN_DELETE,
    pygame.KSCAN_F1: pygame.KSCAN_F12,
    pygame.KSCAN_LEFTBRACKET: pygame.KSCAN_U,
    pygame.KSCAN_RIGHTBRACKET: pygame.KSCAN_I,
    pygame.KSCAN_F2: pygame.KSCAN_F10,
    pygame.KSCAN_U: pygame.KSCAN_J,
    pygame.KSCAN_R: pygame.KSCAN_K,
    pygame.KSCAN_S: pygame.KSCAN_H,
}
ONE_HAND: Moves = {  # the keypad alone, for one hand that needs no mouse
    **NO_PAD,
    pygame.KSCAN_UP: pygame.KSCAN_KP_8,
    pygame.KSCAN_LEFT: pygame.KSCAN_KP_4,
    pygame.KSCAN_DOWN: pygame.KSCAN_KP_2,
    pygame.KSCAN_RIGHT: pygame.KSCAN_KP_6,
    pygame.KSCAN_TAB: pygame.KSCAN_KP_5,
    pygame.KSCAN_1: pygame.KSCAN_KP_7,
    pygame.KSCAN_2: pygame.KSCAN_KP_9,
    pygame.KSCAN_3: pygame.KSCAN_KP_1,
    pygame.KSCAN_4: pygame.KSCAN_KP_3,
    pygame.KSCAN_5: pygame.KSCAN_KP_DIVIDE,
    pygame.KSCAN_6: pygame.KSCAN_KP_MULTIPLY,
    pygame.KSCAN_SPACE: pygame.KSCAN_KP_0,
    pygame.KSCAN_ESCAPE: pygame.KSCAN_KP_PERIOD,
    pygame.KSCAN_B: pygame.KSCAN_KP_PLUS,
    pygame.KSCAN_L: pygame.KSCAN_KP_MINUS,
    pygame.KSCAN_LEFTBRACKET: pygame.KSCAN_KP_7,
    pygame.KSCAN_RIGHTBRACKET: pygame.KSCAN_KP_9,
    pygame.KSCAN_COMMA: pygame.KSCAN_KP_DIVIDE,
    pygame.KSCAN_PERIOD: pygame.KSCAN_KP_MULTIPLY,
    pygame.KSCAN_H: pygame.KSCAN_KP_1,
    pygame.KSCAN_T: pygame.KSCAN_KP_3,
}
STANDARD = "standard"
PRESETS: Mapping[str, Moves] = {
    STANDARD: {},
    "left hand": LEFT_HAND,
    "right hand": RIGHT_HAND,
    "one hand": ONE_HAND,
}


@dataclass(frozen=True)
class Key:
    """What has keys of its own: its name in the settings, what it does in a word or two, and its places on an ordinary
    keyboard, the foremost first."""

    name: str
    does: str
    ordinary: tuple[Place, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it is now."""
        return _now.bindings.places(self)

    @property
    def label(self) -> str:
        """What stands on its foremost key; empty where it has none."""
        return next(map(label, self.places), "")

    @property
    def labels(self) -> str:
        """What stands on its keys. A keypad that only repeats them isn't named."""
        return shown(self.places)


def shown(places: Sequence[Place]) -> str:
    """What stands on keys, without those of a keypad that only repeat them."""
    return labels([place for place in places if place not in PAD] or places)


@dataclass(frozen=True)
class Bindings:
    """A preset, and what the player has chosen beside it: places by the names of keys."""

    preset: str = STANDARD
    own: Mapping[str, tuple[Place, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def places(self, key: Key) -> tuple[Place, ...]:
        """The places of a key, the foremost first."""
        if key.name in self.own:
            return self.own[key.name]
        moves = PRESETS.get(self.preset, {})
        return tuple(dict.fromkeys(to for place in key.ordinary if (to := moves.get(place, place)) is not None))

    def with_key(self, key: Key, slot: int, place: Place | None, among: Sequence[Key]) -> "Bindings":
        """With a place for a key, as its first (0) or second (1) one; None leaves that empty.

        Whatever among the others had it gets what the key had there: no two have one, and none is lost.
        """
        mine = list(self.places(key))[:MOST]
        had = mine[slot] if slot < len(mine) else None
        changed = {key.name: _with(mine, slot, place)}
        for other in self.holders(place, among) if place is not None else ():
            if other.name != key.name:
                changed[other.name] = tuple(
                    to for at in self.places(other) if (to := had if at == place else at) is not None
                )
        return Bindings(self.preset, {**self.own, **changed})

    def holders(self, place: Place | None, among: Sequence[Key]) -> list[Key]:
        """Which of some keys are at a place."""
        return [key for key in among if place in self.places(key)]


def _with(places: list[Place], slot: int, place: Place | None) -> tuple[Place, ...]:
    """Places, one of them another; no place stands there twice."""
    places = [*places, *[0] * (slot + 1 - len(places))]
    places[slot] = place or 0
    return tuple(dict.fromkeys(at for at in places if at))


class _Now:
    """The bindings of the one keyboard that there is."""

    bindings = Bindings()


_now = _Now()


def use(bindings: Bindings) -> None:
    """From now on keys are where these bindings have them."""
    _now.bindings = bindings


def in_use() -> Bindings:
    """The bindings of now."""
    return _now.bindings
