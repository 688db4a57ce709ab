"""Steps seconds of a recording side by side: worlds of a batch, each from a recorded state to the next mark.

A batch holds one epoch: where numbers change within a second, its world goes over into another batch at that tick.
Worlds that ask to look ahead leave the batch, look together however far they stand apart, and go on in another one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from game.replay.records import checksum
from game.replay.timetable import Timetable
from game.session import LoggedEvent
from game.sim.events import Events
from game.sim.fixed import STEP, Ints
from game.sim.params import Params
from game.sim.step import act, asking, look_ahead
from game.sim.world import World


class Moments(NamedTuple):
    """Worlds, the second that each is of, and the tick at which it stands; `[B]`."""

    world: World
    second: Ints
    tick: Ints

    def where(self, these: Ints) -> "Moments":
        """Those for which it is true, `[B]`."""
        rows = np.flatnonzero(these)
        return Moments(self.world.take(rows), self.second[rows], self.tick[rows])

    @staticmethod
    def join(parts: Sequence["Moments"]) -> "Moments":
        """All of them, wherever in their step they stand."""
        worlds, seconds, ticks = zip(*parts, strict=True)
        world = World(worlds[0].layout, np.hstack([world.buffer for world in worlds]))
        return Moments(world, np.concatenate(seconds), np.concatenate(ticks))


class Raised(NamedTuple):
    """An event in one tick of a batch: where it was raised. place: among those of its tick."""

    name: str
    place: int
    tick: Ints
    subject: Ints
    value: Ints


@dataclass
class Outcome:
    """What came of some seconds: those that aren't as recorded, all events, and the recording's last world if it was
    among them."""

    suspects: set[int] = field(default_factory=set)
    raised: list[Raised] = field(default_factory=list)
    last: World | None = None

    def events(self) -> list[LoggedEvent]:
        """What operators could notice, in the order in which it happened."""
        if not self.raised:
            return []
        which = np.repeat(np.arange(len(self.raised)), [len(each.tick) for each in self.raised])
        place = np.array([each.place for each in self.raised])[which]
        tick, subject, value = (np.concatenate([each[i] for each in self.raised]) for i in (2, 3, 4))
        order = np.lexsort((subject, place, tick))
        columns = (column[order].tolist() for column in (tick, which, subject, value))
        return [LoggedEvent(tick, self.raised[i].name, *rest) for tick, i, *rest in zip(*columns, strict=True)]


class Stepping:
    """Some seconds under way."""

    def __init__(self, times: Timetable) -> None:
        self.times, self.outcome = times, Outcome()

    def run(self, moments: Moments) -> Outcome:
        """Step each to the end of its second. Raises what laws raise where a state is none of its level."""
        while len(moments.second):
            epochs = self.times.epoch(moments.tick)
            parts = [self._epoch(int(each), moments.where(epochs == each)) for each in np.unique(epochs)]
            moments = Moments.join(parts)
        return self.outcome

    def _epoch(self, epoch: int, moments: Moments) -> Moments:
        """Step them to the end of their epoch or second; those that have to go on from there, or from a look ahead."""
        params = self.times.level(epoch).params
        phase, tick = moments.tick % STEP, 0
        now = none = moments.where(phase < 0)
        left, asked = [none], [none]
        while tick < STEP or len(now.second):
            if tick < STEP:
                now = Moments.join([now, moments.where(phase == tick)])
            if len(now.second):
                asks = self._tick(now, params)
                if asks.any():
                    asked.append(now.where(asks))
                    now = now.where(~asks)
                now, over = self._settle(now, epoch)
                left.append(over)
            tick += 1
        looked = Moments.join(asked)
        look_ahead(looked.world, params)
        return Moments.join([*left, *self._settle(looked, epoch)])

    def _tick(self, now: Moments, params: Params) -> Ints:
        """One tick of all; who asks to look ahead, `[B]`."""
        events = act(now.world, params, self.times.actions(now.tick))
        self._note(events, now)
        now.tick[:] += 1
        return asking(now.world, params)

    def _note(self, events: Events, now: Moments) -> None:
        for place, (name, values) in enumerate(events.raised.items()):
            subject, row = values.nonzero()
            if len(row) and not events.specs[name][0].hidden:
                raised = Raised(name, place, now.tick[row], subject, values[subject, row])
                self.outcome.raised.append(raised)

    def _settle(self, now: Moments, epoch: int) -> tuple[Moments, Moments]:
        """After a tick: compare; those that go on within the epoch, and those that do beyond it."""
        ends = now.tick == self.times.ends[now.second]
        self._check(now, np.flatnonzero(ends | self.times.watched[now.second]))
        self._compare(now, np.flatnonzero(ends))
        stays = now.tick < self.times.until(epoch, now.second)
        return (now if stays.all() else now.where(stays)), now.where(~stays & ~ends)

    def _check(self, now: Moments, rows: Ints) -> None:
        """Compare the checks of this tick."""
        snapshots = np.ascontiguousarray(now.world.buffer.T[rows], "<i4")
        sums = np.array([checksum(snapshot.data) for snapshot in snapshots], int)
        tick = now.tick[rows]
        unlike = (sums != self.times.checks[tick - 1]) | (now.world.tick[0, rows] != tick)
        self.outcome.suspects.update(now.second[rows[unlike]].tolist())

    def _compare(self, now: Moments, rows: Ints) -> None:
        """Compare states with the marks at which they are; the last of the recording is kept."""
        marks = self.times.marks
        marked = rows[now.second[rows] + 1 < marks.batch]
        unlike = (now.world.buffer[:, marked] != marks.buffer[:, now.second[marked] + 1]).any(0)
        self.outcome.suspects.update(now.second[marked[unlike]].tolist())
        last = rows[now.tick[rows] == len(self.times.checks)]
        if len(last):
            self.outcome.last = now.world.take(last)
