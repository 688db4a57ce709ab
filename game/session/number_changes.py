"""Numbers that are changed while a run goes on: what is changed when, and the level as it then is.

They change at ticks at which slow laws act, so at most once each 0.1 s; what is asked for in between waits, and the
last value of each number counts. At such a tick the numbers come first, then the command: the operator's look and hand
of that tick meet the new ones. Each stretch of equal numbers is an epoch; a batch of worlds holds one.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol, runtime_checkable

from game.level import Level, Value
from game.sim.fixed import STEP

FROM_START = -1  # the tick of what is changed before a world begins: also what is drawn and set up then
CHANGE_EVERY = STEP  # ticks between two changes


class NumberChange(NamedTuple):
    """Other numbers, by name, from a tick on: it is the first that is run with them."""

    tick: int
    numbers: Mapping[str, Value]


@runtime_checkable
class ChangesNumbers(Protocol):
    """A source of actions that also changes numbers, such as a recording."""

    def numbers(self, tick: int) -> Mapping[str, Value]:
        """The numbers that are other from this tick on; none where it leaves them."""


class NumberQueue:
    """Numbers that were asked for and wait for the next tick at which they may change."""

    def __init__(self) -> None:
        self.waiting: dict[str, Value] = {}

    def ask(self, level: Level, numbers: Mapping[str, Value]) -> None:
        """Ask for other numbers. Raises LevelFault, and asks for none, where a run of the level can't take them."""
        wanted = {**self.waiting, **numbers}
        level.with_numbers(wanted, running=True)
        self.waiting = wanted

    def next(self, tick: int, source: object) -> dict[str, Value]:
        """The numbers that change at this tick: what a source changes, then what was asked for."""
        if tick % CHANGE_EVERY:
            return {}
        found = {**source.numbers(tick)} if isinstance(source, ChangesNumbers) else {}
        found.update(self.waiting)
        self.waiting = {}
        return found


def by_tick(changes: Iterable[NumberChange]) -> dict[int, Mapping[str, Value]]:
    """The numbers of each tick at which some change."""
    return {change.tick: change.numbers for change in changes}


class Epochs:
    """The level of a run as its numbers change; to be asked for tick after tick."""

    def __init__(self, level: Level, changes: Iterable[NumberChange]) -> None:
        self.level = level
        self._ahead = deque(changes)

    def before(self, tick: int) -> Level:
        """The level as it was when the run had come to a tick, before what changes there. Raises LevelFault."""
        merged: dict[str, Value] = {}
        while self._ahead and self._ahead[0].tick < tick:
            merged.update(self._ahead.popleft().numbers)
        self.level = self.level.with_numbers(merged)
        return self.level
