"""Events of one tick: flags and counters [size, B] that laws declare."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from game.sim.fixed import Ints
from game.sim.spec import Cause, Event


class Happened(NamedTuple):
    """An event of one world. subject: the index of the sector, link or other thing that it concerns."""

    name: str
    subject: int
    value: int


class Moved(NamedTuple):
    """By how much a cause moved numbers in a tick: amount [size, B] in the unit of what it moves, 0 where it didn't.

    since is the tick at which it set out, [size, B], None where it acts at once. source is the row of what it comes
    from, or [size] those of each, where that isn't the row of the cause itself.
    """

    cause: Cause
    amount: Ints
    since: Ints | None
    source: Ints | int | None


class Events:
    """The events of one tick: int32 arrays [size, B], kept only where a law raised something.

    causes are what moved the numbers that a law declares, by CAUSES; None unless they were asked for.
    """

    def __init__(
        self, specs: Mapping[str, tuple[Event, int]], batch: int, causes: Mapping[str, tuple[Cause, int]] | None = None
    ) -> None:
        self.specs = specs
        self.batch = batch
        self.raised: dict[str, Ints] = {}
        self.causes: list[Moved] | None = None if causes is None else []
        self._known = causes or {}

    @property
    def traced(self) -> bool:
        """Whether causes were asked for: what only they need is worked out only then."""
        return self.causes is not None

    def cause(self, name: str, amount: Ints, since: Ints | None = None, source: Ints | int | None = None) -> None:
        """Say by how much a cause moves numbers in this tick; nothing happens unless causes were asked for."""
        if self.causes is None:
            return
        cause, size = self._known[name]
        moved = np.zeros((size, self.batch), np.int32)
        moved[:] = amount
        if moved.any():
            self.causes.append(Moved(cause, moved, None if since is None else since.copy(), source))

    def add(self, name: str, values: Ints) -> None:
        """Raise an event: values broadcast to its [size, B]; a sum when it's raised twice."""
        _, size = self.specs[name]
        raised = np.empty((size, self.batch), np.int32)
        raised[:] = values
        self.raised[name] = self.raised[name] + raised if name in self.raised else raised

    def get(self, name: str) -> Ints:
        """The event's array, zeros when it wasn't raised."""
        if name in self.raised:
            return self.raised[name]
        return np.zeros((self.specs[name][1], self.batch), np.int32)

    def of(self, row: int, hidden: bool = False) -> list[Happened]:
        """The events of one world, in the order in which laws raised them."""
        return [
            Happened(name, int(i), int(values[i, row]))
            for name, values in self.raised.items()
            if hidden or not self.specs[name][0].hidden
            for i in np.flatnonzero(values[:, row])
        ]
