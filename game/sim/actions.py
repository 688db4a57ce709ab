"""What an operator can do: (verb, target, value), at most one a tick and world."""

from enum import IntEnum
from typing import NamedTuple, TypeVar

import numpy as np

from game.sim.fixed import Ints


class Verb(IntEnum):
    """Every verb of every dream. Numbers are written into replays: never reuse one."""

    NONE = 0
    SELECT = 1  # target: a sector, or -1 for none
    ACKNOWLEDGE = 2  # all alarms that are shown
    BREATHE = 3  # value: PRESS or RELEASE
    SCAN = 4  # target: a sector; shows it and its neighbours
    STEADY = 5  # target: a sector
    ISOLATE = 6  # target: a sector (all its links) or sectors + a link; done again, it opens them
    DECRYPT = 7  # value: PRESS or RELEASE
    SHELTER = 8  # target: a sector; done again, it stops
    ARM = 9  # value: PRESS arms the override, RELEASE disarms it
    OVERRIDE = 10  # value: PRESS or RELEASE; holds count only while armed
    CORRECT = 11  # target: a subsystem
    WATCH = 12  # target: a subsystem, or -1 to look away
    EMBRACE = 13  # target: a subsystem; timed
    ANSWER = 14  # value: 1, 2 or 3, one of the guardian's answers
    NUDGE = 15  # target: an insect; timed
    WORK = 16  # target: an arm; timed, PRESS or RELEASE
    STRETCH = 17  # value: PRESS or RELEASE
    WEAVE = 18  # value: 0 asks for threads, 1 to 3 picks one
    BRIDGE = 19  # target: an insect, value: another; done again, it takes the string back


SCAN, STEADY, ISOLATE, BALANCE, SHELTER, PROTOCOLS = range(6)  # the automatic protocols, and how many
PRESS, RELEASE = 1, 0
HOLDS = frozenset({Verb.BREATHE, Verb.DECRYPT, Verb.OVERRIDE, Verb.WORK, Verb.STRETCH})
TIMED = frozenset({Verb.EMBRACE, Verb.NUDGE, Verb.WORK})  # judged by their instant, see `timed`


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


class Command(NamedTuple):
    """One action of one world, as players, bots and replays give it.

    The value of a hold is PRESS or RELEASE; that of a timed verb also says when within its tick, see `timed`.
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
        """A tick in which nobody does anything."""
        return cls(np.zeros(batch, np.int32), np.full(batch, -1, np.int32), np.zeros(batch, np.int32))

    def put(self, columns: slice, actions: "Actions") -> None:
        """Write in what is done in some worlds that stand side by side in the batch."""
        for whole, part in zip(self, actions, strict=True):
            whole[columns] = part
