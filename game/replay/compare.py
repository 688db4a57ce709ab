"""Runs a recording again and compares it with what the file says, tick by tick."""

from collections.abc import Iterable
from itertools import zip_longest
from typing import NamedTuple

import numpy as np

from game.replay.read import Replay
from game.replay.records import checksum
from game.session import LoggedEvent, Session
from game.sim.fixed import Ints


class Difference(NamedTuple):
    """The first tick at which run and recording differ, and the fields that do by the next mark."""

    tick: int
    seen: int
    fields: list[str]


def compare_states(replay: Replay, run: Session, until: int) -> Difference | None:
    """Play a run on, from its beginning or from a mark, to a tick: where it first differs. Raises Damage.

    The state at the beginning is compared too; one at a mark is taken as it is.
    """
    first, begun = None, run.age
    pairs = zip(replay.checkpoints, replay.states(), strict=True)
    marks = (pair for pair in pairs if pair[0].tick > begun or not begun)
    mark = next(marks, None)
    for tick in range(begun, until + 1):
        if tick > begun:
            run.tick()
            if first is None and (run.age != tick or checksum(run.world.snapshot()) != replay.checks[tick - 1]):
                first = tick
        if mark and mark[0].tick == tick:
            fields = _fields(run, mark[1][1])
            if first is not None or fields or mark[0].digest != run.world.digest():
                return Difference(tick if first is None else first, tick, fields)
            mark = next(marks, None)
    return None if first is None else Difference(first, until, [])


def compare_events(kept: Iterable[LoggedEvent], found: Iterable[LoggedEvent]) -> Difference | None:
    """Where events differ: they are made of states and of nothing else, but are written down too."""
    for pair in zip_longest(kept, found):
        if pair[0] != pair[1]:
            tick, name = min((tick, name) for tick, name, *_ in filter(None, pair))
            return Difference(tick + 1, tick + 1, [f"the event {name}"])
    return None


def _fields(run: Session, kept: Ints) -> list[str]:
    return [run.world.field_at(int(i)) for i in np.flatnonzero(kept != run.world.buffer[:, 0])]
