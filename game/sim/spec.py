"""What a law declares: the arrays it owns, its parameters, the metrics conditions may name, its events, what it shows.

From these alone come allocation, copying, digest, level schema, documentation and tuning ranges.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

from game.sim.actions import Verb
from game.sim.fixed import Ints

LEAST, MOST = -(1 << 31), (1 << 31) - 1  # of any number of the state
Span = tuple[int, int | str]
FLAG: Span = (0, 1)
MOMENT: Span = (0, 1 << 24)  # ticks, or ticks plus 1: three days
WHEN: Span = (-1, 1 << 24)  # the same where -1 stands for never, and lengths of time
COUNT: Span = (0, 1 << 16)
WIDE: Span = (-(1 << 28), 1 << 28)  # of what has no bound of its own: 4096 in Q16, 16 in Q24


@dataclass(frozen=True)
class Array:
    """An int32 array `[size, B]` of the state.

    size is a plain number or names an axis: world (1), sector, link, edge (a link in one direction), beat
    (of the timeline), held (a counter of a condition), arm (of the engine), lag or trace (so many numbers for each
    sector: all sectors of slot 0, then all of slot 1 ...). was is the name that older recordings know it by.

    span is the least and the most that its numbers can be, where a picture or a law can't bear others: a recording that
    says so isn't believed. The most may name what it counts: then it is the last of those (`Params.size`, `counted`).
    An array of a few different things has a span for each.
    """

    name: str
    size: str | int
    doc: str
    initial: int = 0
    was: str = ""
    span: Span | tuple[Span, ...] = (LEAST, MOST)


@dataclass(frozen=True)
class Param:
    """A number that a level may give to a law.

    form says how the author's number becomes a whole one: `fraction` (Q16), `share` (Q24), `seconds`
    (ticks), `steps` (seconds, kept as steps of 1/10 s), `rate` (per second, kept as Q24 per step),
    `milliseconds` (microseconds), `count`, or `switch`. per is the axis it may differ along (world: one
    number). A parameter with `drawn` may also be given as `{ between = [a, b] }` or
    `{ median = m, spread = s }`: each world then draws its own. from_start: it is read only where a world begins; so is
    all that may be drawn. A number that isn't can be changed while a world goes on.
    """

    name: str
    form: str
    default: float | bool
    low: float
    high: float
    doc: str
    per: str = "world"
    drawn: bool = False
    from_start: bool = False

    @property
    def at_once(self) -> bool:
        """Whether a change of it acts from the tick on at which it is made."""
        return not (self.drawn or self.from_start)


def retired_of(law: Any) -> tuple[str, ...]:
    """What a law declares as RETIRED: parameters that it had. Older levels may still say them, and they do nothing."""
    retired: tuple[str, ...] = getattr(law, "RETIRED", ())
    return retired


@dataclass(frozen=True)
class Metric:
    """A number (Q16, shape [B]) that a level's conditions may name as `law.metric`; was: its name in older levels."""

    name: str
    doc: str
    read: Callable[[Any, Any], Ints]
    was: str = ""


@dataclass(frozen=True)
class Event:
    """A counter or flag `[size, B]` that a law raises within a tick; `hidden` ones aren't shown to operators."""

    name: str
    size: str | int
    doc: str
    hidden: bool = False


@dataclass(frozen=True)
class Cause:
    """What moves an array of the state away from where it rests, raised by the law that moves it.

    size is its axis, with an amount for each row. into is the array that it moves, of the one that it comes from; both
    at the row of the cause, or by edge: into the edge's target, of its source or its link. What comes of nothing is a
    root: there a chain ends. Without `into` it is an effect, which an operator may ask about. A stream is raised again
    and again and counts as one cause; of all others each counts by itself. One that acts always, on every run, is named
    only where nothing else did it.

    What moved an array counts from when it last rested: was as it is at first, or as a law has it in `rests(world,
    params)`.

    A law with causes says how a world goes on without one, in `without(world, params, actions, cause)`: called before
    each tick in which that moved something, on a world by itself, the actions of that tick, and what it did in it.
    """

    name: str
    size: str | int
    doc: str
    into: str = ""
    of: str = ""
    stream: bool = False
    always: bool = False


class Caused(NamedTuple):
    """A cause as it acted on one row: from the tick `first` to the tick `last`, by so much in all.

    row is that of the cause, source the row of what it came from and set_out the tick at which it left there.
    """

    name: str
    row: int
    first: int
    last: int
    amount: int
    source: int
    set_out: int


Rests = Mapping[str, Ints]  # by array, true where it rests: it is no longer what it was moved to


def causes_of(law: Any) -> tuple[Cause, ...]:
    """What a law declares as CAUSES; most have none."""
    causes: tuple[Cause, ...] = getattr(law, "CAUSES", ())
    return causes


@dataclass(frozen=True)
class Key:
    """A key that a beat of the timeline may have.

    form says what an author writes: `sector` (a sector's name, or one of words), `ring`, `count` (a whole number from
    1 on), `word` (one of words), `number`, `line` (a text) or `lines` (a list of texts). low and high bound a ring, a
    count, a number, and the length of a list. A key that tells no effect by itself may do without being written where
    it has a default. Several effects may take the same key; where it is exclusive, a beat has only one of them. Of a
    word that may be several, a list may be written: each world draws one of them.
    """

    name: str
    form: str
    doc: str
    low: float = 0
    high: float = 0
    default: float | None = None
    words: tuple[str, ...] = ()
    exclusive: bool = False
    several: bool = False


@dataclass(frozen=True)
class Change:
    """What an effect does: apply(world, params, due, target, value).

    due [B] is 1 in the worlds in which it happens. kind is its name in a compiled timeline. value names the key whose
    number it is handed, in a form that parameters have; without one it is 0.
    """

    kind: str
    apply: Callable[[Any, Any, Ints, int, int], None]
    value: str = ""
    form: str = "count"


@dataclass(frozen=True)
class Effect:
    """What a beat of the timeline may do. Its first key tells it, the others go with it.

    The target of its changes is what that key names: a sector (-1 for the first word, -2 for the second), each sector
    of a ring, a word's place among the words (for a list of them ~ the sum of 2**place), a count less 1, a text's place
    among those of its kind. A number names nothing: then it's target.
    """

    keys: tuple[Key, ...]
    changes: tuple[Change, ...]
    target: int = -1


def effects_of(law: Any) -> tuple[Effect, ...]:
    """What a law declares as EFFECTS; most have none."""
    effects: tuple[Effect, ...] = getattr(law, "EFFECTS", ())
    return effects


UNITS = {
    "Q16": "a fraction, or a number with one: 1.0 is 65536",
    "Q24": "the same with more places: 1.0 is 2**24",
    "Q16 a second": "how fast such a number changes",
    "Q24 a second": "how fast such a number changes",
    "Q16 hertz": "how often a second",
    "angle": "a turn is 65536",
    "ticks": "a length of time, in 1/60 s",
    "tick": "a moment, in ticks since the dream began",
    "tick + 1": "a moment, 0 for never",
    "microseconds": "a length of time",
    "flag": "1 where it is so, 0 where it isn't",
    "count": "how many",
    "index": "which sector, link, edge or arm, from 0 on",
    "index + 1": "which, 0 for none",
    "verb": "the number of a verb",
    "code": "one of the numbers that the sentence tells",
}


@dataclass(frozen=True)
class Shown:
    """An entry of the panel, int32 `[size, B]`: something that an operator may know.

    size is a number or an axis, as an array has it; unit is one of UNITS. What isn't known is 0, or what the sentence
    says.
    """

    name: str
    size: str | int
    unit: str
    doc: str


Shows = Mapping[str, Ints | int]  # entry by entry; a plain number is the same in every world


@dataclass(frozen=True)
class Drawn:
    """A parameter that each world draws for itself: evenly between a and b, or lognormal (median a, spread b)."""

    kind: str
    a: Any
    b: Any


@dataclass(frozen=True)
class Group:
    """What laws of one dream share, or those of every dream: ports, verbs, streams of randomness.

    A law names the groups that it uses, and a level carries those of its laws. name is that of the dream's folders,
    number the one that level files give it; 0 belongs to every dream.
    """

    name: str
    ports: tuple[Array, ...]
    verbs: type[Verb]
    streams: type[IntEnum]
    number: int = 0
