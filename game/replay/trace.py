"""What moved what in a recording: brought up by stepping it again with causes asked for, each second from its mark.

An effect is asked about as (array, row, tick). What moved that array since it last rested is weighed, by how much and
how long; the weightiest is the cause, and what that came from is the next question, until a root is met.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from game.level import Level
from game.replay.read import Replay
from game.replay.recorded import Recorded
from game.sim.events import Moved
from game.sim.fixed import STEP, Ints
from game.sim.spec import Cause, Caused
from game.sim.world import World

TOGETHER = 512  # seconds that are stepped in one batch


@dataclass
class Acted:
    """All that causes of one kind did, an entry for each tick and row, in order of ticks."""

    cause: Cause
    tick: Ints
    row: Ints
    amount: Ints
    source: Ints
    set_out: Ints


class Place(NamedTuple):
    """Where a cause acted: a sector and a link, -1 for none."""

    sector: int
    link: int

    def name(self, level: Level) -> str:
        """The sector's name, or those of the link's ends; empty for nowhere."""
        if self.sector >= 0:
            return level.sectors[self.sector].name
        ends = (level.links[self.link].a, level.links[self.link].b) if self.link >= 0 else ()
        return "-".join(level.sectors[end].name for end in ends)


class Question(NamedTuple):
    """What moved an array at a row by the tick `end`; of what had moved it by `begin`, all counts from then on."""

    array: str
    row: int
    begin: int
    end: int


class Suspect(NamedTuple):
    """A cause that may have done it: what it did in each tick, its share (thousandths) of all that moved the same, and
    what is to be asked next; None for a root."""

    caused: Caused
    acts: dict[int, int]
    share: int
    behind: Question | None


class Trace:
    """The causes of a recorded run, and when each array that they move rested. Raises ReplayFault as `Recorded` does.

    rests: by array, true for each step and row at whose beginning it was as it is at first.
    """

    def __init__(self, replay: Replay) -> None:
        self.recorded = Recorded(replay)
        self.level = self.recorded.level
        self.params, self.topology = self.level.params, self.level.params.topology
        moved = {cause.into for cause, _ in self.params.causes.values() if cause.into}
        self._moved = [array for array in self.params.arrays if array.name in moved]
        self._axes = {array.name: array.size for array in self.params.arrays}
        steps = replay.ticks // STEP + 1
        self.rests = {array.name: np.ones((steps, self.params.size(array.size)), bool) for array in self._moved}
        found: dict[str, list[Ints]] = defaultdict(list)
        for first in range(0, len(self.recorded.begins), TOGETHER):
            self._collect(np.arange(len(self.recorded.begins))[first : first + TOGETHER], found)
        self.acted = {name: _in_order(cause, found[name]) for name, (cause, _) in self.params.causes.items()}

    def _collect(self, seconds: Ints, found: dict[str, list[Ints]]) -> None:
        """Step seconds to their ends, and note what their causes did."""
        world, ends = self.recorded.marks.take(seconds), self.recorded.ends[seconds]
        while len(going := np.flatnonzero((world.tick[0] < ends) & (world.ended[0] == 0))):
            if len(going) < world.batch:
                world, ends = world.take(going), ends[going]
            if world.tick_in_step == 0:
                for name, rests in self._resting(world).items():
                    self.rests[name][world.tick[0] // STEP] = rests.T
            tick = world.tick[0].copy()
            for columns, events in self.recorded.step(world):
                for moved in events.causes or ():
                    found[moved.cause.name].append(self._entries(moved, tick[columns]))

    def _resting(self, world: World) -> dict[str, Ints]:
        """By array, [size, B] true where it rests."""
        found = {array.name: getattr(world, array.name) == array.initial for array in self._moved}
        for law in self.params.laws:
            if hasattr(law, "rests"):
                found.update(law.rests(world, self.params))
        return found

    def _entries(self, moved: Moved, tick: Ints) -> Ints:
        """[5, entries] tick, row, amount, source, tick at which it set out; tick [B] is that of each world."""
        row, column = moved.amount.nonzero()
        ticks = tick[column]
        source = (
            self._source(moved.cause, row)
            if moved.source is None
            else np.broadcast_to(moved.source, len(moved.amount))[row]
        )
        set_out = ticks if moved.since is None else moved.since[row, column]
        return np.stack([ticks, row, moved.amount[row, column], source, set_out]).astype(np.int64)

    def _into(self, acted: Acted) -> Ints:
        """The rows of the array that each entry moved."""
        return self._row_of(acted.cause, acted.cause.into, acted.row, self.topology.target)

    def _source(self, cause: Cause, row: Ints) -> Ints:
        return self._row_of(cause, cause.of, row, self.topology.source)

    def _row_of(self, cause: Cause, array: str, row: Ints, ends: Ints) -> Ints:
        """Rows of an array that belong to those of a cause; ends: the sectors at that end of edges."""
        if cause.size != "edge" or not array:
            return row if self._axes.get(array) != "world" else np.zeros_like(row)
        return row % self.topology.links if self._axes[array] == "link" else ends[row]

    def place(self, caused: Caused) -> Place:
        """Where a cause acted; those along an edge at its end."""
        size, row, t = self.params.causes[caused.name][0].size, caused.row, self.topology
        if size == "edge":
            return Place(int(t.target[row]), row % t.links)
        return Place(row if size == "sector" else -1, row if size == "link" else -1)

    def effects(self) -> list[Caused]:
        """All that can be asked about, in order of time."""
        kinds = [acted for acted in self.acted.values() if not acted.cause.into]
        found = [_caused(acted, np.array([i])) for acted in kinds for i in range(len(acted.tick))]
        return sorted(found, key=lambda effect: (effect.first, effect.name, effect.row))

    def asked(self, effect: Caused) -> Question:
        """The question why an effect came about."""
        cause, _ = self.params.causes[effect.name]
        return Question(cause.of, effect.row, effect.first, effect.first)

    def suspects(self, asked: Question) -> list[Suspect]:
        """What moved an array at a row since it last rested, the weightiest first.

        It weighs by how much it moved and for how long within what is asked about.
        """
        array, row, begin, end = asked
        rests = self.rests[array][: end // STEP + 1, row]
        since = int(np.flatnonzero(rests)[-1]) * STEP if rests.any() else 0
        found = []
        for acted in self.acted.values():
            if acted.cause.into == array:
                these = np.flatnonzero((self._into(acted) == row) & (acted.tick >= since) & (acted.tick <= end))
                weights = acted.amount[these] * (end + STEP - np.maximum(acted.tick[these], begin))
                found += [(acted, these[part], weights[part]) for part in _apart(acted, these)]
        found.sort(key=lambda each: (-each[2].sum(), -each[1][-1]))
        whole = max(1, sum(int(weights.sum()) for *_, weights in found))
        return [self._suspect(*each, whole) for each in found]

    def _suspect(self, acted: Acted, these: Ints, weights: Ints, whole: int) -> Suspect:
        caused, weight = _caused(acted, these), int(weights.sum())
        half = these[np.searchsorted(np.cumsum(weights), weight // 2 + 1)]
        acts = dict(zip(acted.tick[these].tolist(), acted.amount[these].tolist(), strict=True))
        return Suspect(
            caused, acts, weight * 1000 // whole, self._behind(acted.cause, caused, int(acted.set_out[half]))
        )

    def _behind(self, cause: Cause, caused: Caused, half: int) -> Question | None:
        """What is asked next: what moved the array that a cause came from, by when it had done half of its work.

        Of what some effect filled, it is what brought that about.
        """
        if not cause.of:
            return None
        effects = [acted for acted in self.acted.values() if not acted.cause.into and acted.cause.of == cause.of]
        came = [tick for acted in effects for tick in acted.tick[(acted.row == caused.source) & (acted.tick <= half)]]
        begin, end = (caused.set_out, half) if not came else (int(max(came)),) * 2
        return Question(cause.of, caused.source, begin, end)


def _apart(acted: Acted, these: Ints) -> list[Ints]:
    """The places of entries that count as one cause each: those of a stream by row, all others alone."""
    if not acted.cause.stream:
        return [np.array([i]) for i in range(len(these))]
    rows = acted.row[these]
    return [np.flatnonzero(rows == row) for row in np.unique(rows)]


def _caused(acted: Acted, these: Ints) -> Caused:
    first, last = these[0], these[-1]
    numbers = (acted.row[first], acted.tick[first], acted.tick[last], acted.amount[these].sum())
    row, begun, ended, amount = map(int, numbers)
    return Caused(acted.cause.name, row, begun, ended, amount, int(acted.source[first]), int(acted.set_out[first]))


def _in_order(cause: Cause, parts: list[Ints]) -> Acted:
    entries = np.concatenate([np.zeros((5, 0), np.int64), *parts], 1)
    tick, row, amount, source, set_out = entries[:, np.lexsort((entries[1], entries[0]))]
    return Acted(cause, tick, row, amount, source, set_out)
