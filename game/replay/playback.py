"""Random access to a replay: its run at any tick, computed from the last recorded state before it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

import numpy as np

from game.level.clock import clock
from game.replay.framing import Damage, ReplayFault
from game.replay.head import renamed
from game.replay.read import Replay
from game.replay.seconds import Seconds
from game.session import Epochs, History, LoggedEvent, Session
from game.sim.fixed import Ints
from game.sim.panel import Panel
from game.sim.step import begin, observe
from game.sim.world import World

MOST_OTHERS = 4  # times as many numbers as this game's state has, that of another version may have
TOGETHER = 256  # seconds that are looked at in one batch


class Playback:
    """A replay opened for showing: the one way from a file's states to what is drawn. Raises as `Replay.load` does.

    Whatever isn't a state of its level is a ReplayFault. A replay of other rules stands still between its recorded
    seconds: don't tick those sessions. What it holds is shown as far as this game knows it, within what it can be.
    """

    def __init__(self, replay: Replay) -> None:
        self.replay, self.level = replay, replay.load().at(replay.seed)
        self._seconds = Seconds(replay.checkpoints, replay.size)
        self._ticks = [checkpoint.tick for checkpoint in replay.checkpoints]
        self._fresh = begin(self.level.params, np.array([replay.seed]))
        if replay.size > MOST_OTHERS * len(self._fresh.buffer):
            raise ReplayFault(f"{replay.path}: its states are larger than any of its level; use another copy")

    def seek(self, tick: int) -> Session:
        """The run at a tick (held within what is known), with its history so far; the replay plays it on.

        Its `take_over` hands it to the player. Raises ReplayFault where what was recorded is no state of
        the level.
        """
        tick = max(0, min(tick, self.replay.ticks))
        with self._sound(tick):
            run = self._at(tick)
        run.history = self.history if run.over else self.history.until(run.age)
        return run

    def marks(self) -> World:
        """Every recorded state, a world each. Raises ReplayFault where one isn't a state of the level."""
        with self._sound(self.replay.ticks):
            return self._world(self._ticks, self._seconds.states(0, len(self._ticks)))

    @cached_property
    def history(self) -> History:
        """What the debrief shows of the whole run, from its recorded seconds, without running it."""
        replay = self.replay
        with self._sound(replay.ticks):
            return History.from_panels(self._panels(), replay.commands.values(), self.events, replay.changes)

    def _panels(self) -> Iterator[Panel]:
        """The panel of each recorded second, and of the last tick. Seconds of equal numbers are looked at together."""
        start, epochs = 0, Epochs(self.level, self.replay.changes)
        levels = [epochs.before(tick) for tick in self._ticks]
        while start < len(levels):
            stop = min(start + TOGETHER, len(levels))
            stop = next((i for i in range(start, stop) if levels[i].changed != levels[start].changed), stop)
            worlds = self._world(self._ticks[start:stop], self._seconds.states(start, stop))
            seen = observe(worlds, levels[start].params)
            yield from (seen.part(slice(i, i + 1)) for i in range(stop - start))
            start = stop
        if self.replay.exact and self._ticks[-1] < self.replay.ticks:
            yield self._at(self.replay.ticks).now

    @cached_property
    def events(self) -> list[LoggedEvent]:
        """The events that its level can raise: other rules may have had others, about other things."""
        known = self.level.params.events
        return [event for event in self.replay.events if event.name in known and event.subject < known[event.name][1]]

    @contextmanager
    def _sound(self, tick: int) -> Iterator[None]:
        """What fails within does so since something that was recorded up to a tick can't be."""
        try:
            yield
        except (Damage, ArithmeticError, LookupError, ValueError) as fault:
            what = f"what it holds at {clock(tick)} isn't a possible state of its level"
            raise ReplayFault(f"{self.replay.path}: {what}; `verify` says where it differs") from fault

    def _at(self, tick: int) -> Session:
        replay, world = self.replay, self._second(tick)
        level = Epochs(self.level, replay.changes).before(int(world.tick[0, 0]))
        run = Session(level, replay.seed, replay, bot=replay.bot, world=world)
        while replay.exact and run.age < tick and run.tick():
            pass
        return run

    def _second(self, tick: int) -> World:
        """The last recorded state before a tick. Raises Damage where it isn't what its digest was taken of."""
        at = bisect_right(self._ticks, tick) - 1
        world = self._world(self._ticks[at : at + 1], self._seconds.states(at, at + 1))
        if self.replay.exact and world.digest() != self.replay.checkpoints[at].digest:
            raise Damage
        return world

    def _world(self, ticks: Sequence[int], states: Ints) -> World:
        """Worlds of recorded states, int32 [numbers, B], and their ticks."""
        world = World(self._fresh.layout, self._fresh.buffer.repeat(len(ticks), 1))
        mine = {(array.name, size) for array, size in world.layout}
        start = 0
        # by name: other rules may have other arrays
        for name, size in renamed(self.replay.layout, self.level.params.arrays):
            if (name, size) in mine:
                getattr(world, name)[:] = states[start : start + size]
            start += size
        world.tick[:] = ticks  # also where what is recorded says another
        held = np.clip(world.buffer, *self.level.params.spans)
        if self.replay.exact and (held != world.buffer).any():
            raise Damage
        world.buffer[:] = held
        return world
