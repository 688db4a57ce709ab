"""Events of one tick: flags and counters [size, B] that laws declare."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from game.sim.fixed import Ints
from game.sim.spec import Event


class Happened(NamedTuple):
    """An event of one world. subject: the index of the sector, link or other thing that it concerns."""

    name: str
    subject: int
    value: int


class Events:
    """The events of one tick: int32 arrays [size, B], kept only where a law raised something."""

    def __init__(self, specs: Mapping[str, tuple[Event, int]], batch: int) -> None:
        self.specs = specs
        self.batch = batch
        self.raised: dict[str, Ints] = {}

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
