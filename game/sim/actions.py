"""What an operator can do: (verb, target, value), at most one a tick and world."""

from enum import IntEnum
from typing import NamedTuple, Self, TypeVar

import numpy as np

from game.sim.fixed import Ints

# Kinds of verbs, as bits.
HOLD = 1  # goes on from a press to a release
ENDS = 2  # isn't held, but a release ends what a press began
TIMED = 4  # judged by its instant, see `timed`
FOLLOWS = 8  # the second half of another act, such as the override after arming it
ASKS = 16  # with value 0 it only asks what there is to choose from


class Verb(IntEnum):
    """A verb: its number, what kind it is, and a sentence about its target and value.

    The common ones stand here, those of a dream beside its laws. Numbers are written into replays: never reuse one.
    """

    kind: int
    doc: str

    def __new__(cls, number: int, kind: int = 0, doc: str = "") -> Self:
        """Of a number, of its kinds together, and of the sentence."""
        self = int.__new__(cls, number)
        self._value_, self.kind, self.doc = number, kind, doc
        return self

    @property
    def held(self) -> bool:
        """Whether it goes on from a press to a release."""
        return bool(self.kind & HOLD)

    @property
    def timed(self) -> bool:
        """Whether it is judged by its instant."""
        return bool(self.kind & TIMED)

    @property
    def released(self) -> bool:
        """Whether a release ends it."""
        return bool(self.kind & (HOLD | ENDS))


class CommonVerb(Verb):
    """What every dream's operator can do."""

    NONE = 0, 0, "nothing is done"
    SELECT = 1, 0, "target: a sector, or -1 for none"
    ACKNOWLEDGE = 2, 0, "all alarms that are shown"
    BREATHE = 3, HOLD, "value: 1 closes the eyes, 0 opens them"


PRESS, RELEASE = 1, 0


MICROSECONDS = 1_000_000  # to a second
Whole = TypeVar("Whole", int, Ints)


def timed(micros: Whole, press: int = PRESS) -> Whole:
    """The value of a timed press or release that was made `micros` microseconds before the end of its tick."""
    return micros << 1 | press


def pressed(value: Whole) -> Whole:
    """1 where a value is a press, 0 where it is a release."""
    return value & 1


def micros(value: Whole) -> Whole:
    """Microseconds before the end of its tick at which a timed press or release was made."""
    return value >> 1


def rest(steps: int) -> int:
    """The value of a release of breathing before which the world stood still for so many steps."""
    return steps << 1 | RELEASE


def rested(value: Whole) -> Whole:
    """Steps for which the world stood still before a release of breathing."""
    return value >> 1


class Command(NamedTuple):
    """One action of one world, as players, bots and replays give it.

    The value of a hold is PRESS or RELEASE; that of a timed verb also says when within its tick, see `timed`, that of a
    release of breathing for how long the world rested, see `rest`.
    """

    tick: int
    verb: int
    target: int = -1
    value: int = 0


class Actions(NamedTuple):
    """The actions of one tick for a whole batch: int32 arrays of shape [B]; verb 0 is no action."""

    verb: Ints
    target: Ints
    value: Ints

    @classmethod
    def none(cls, batch: int) -> "Actions":
        """No action in any world."""
        return cls(np.zeros(batch, np.int32), np.full(batch, -1, np.int32), np.zeros(batch, np.int32))

    def put(self, columns: slice | Ints, actions: "Actions") -> None:
        """Set the actions of some worlds of the batch."""
        for whole, part in zip(self, actions, strict=True):
            whole[columns] = part


def single_action(command: Command | None) -> Actions:
    """A command as the actions of a batch of one."""
    if command is None:
        return Actions.none(1)
    return Actions(*(np.array([number], np.int32) for number in command[1:]))
