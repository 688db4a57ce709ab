"""Random access to a replay: its run at any tick, computed from the last recorded state before it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

import numpy as np

from game.level.clock import clock
from game.replay.framing import Damage, ReplayFault
from game.replay.head import renamed
from game.replay.read import Replay
from game.session import Epochs, History, LoggedEvent, Session
from game.sim.fixed import Ints
from game.sim.step import begin, observe
from game.sim.world import World

MOST_OTHERS = 4  # times as many numbers as this game's state has, that of another version may have


class Playback:
    """A replay opened for showing: the one way from a file's states to what is drawn. Raises as `Replay.load` does.

    Whatever isn't a state of its level is a ReplayFault. A replay of other rules stands still between its recorded
    seconds: don't tick those sessions. What it holds is shown as far as this game knows it, within what it can be.
    """

    def __init__(self, replay: Replay) -> None:
        self.replay, self.level = replay, replay.load().at(replay.seed)
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

    @cached_property
    def history(self) -> History:
        """What the debrief shows of the whole run, from its recorded seconds, without running it."""
        replay = self.replay
        epochs = Epochs(self.level, replay.changes)
        with self._sound(replay.ticks):
            panels = (observe(world, epochs.before(int(world.tick[0, 0])).params) for world in self._worlds())
            return History.from_panels(panels, replay.commands.values(), self._events(), replay.changes)

    def _worlds(self) -> Iterator[World]:
        """Each recorded second, and the last tick."""
        tick = 0
        for tick, state in self.replay.states():
            yield self._world(tick, state)
        if self.replay.exact and tick < self.replay.ticks:
            yield self._at(self.replay.ticks).world

    def _events(self) -> list[LoggedEvent]:
        """The events that its level can raise: other rules may have had others, about other things."""
        known = self.level.params.events
        return [event for event in self.replay.events if event.name in known and event.subject < known[event.name][1]]

    @contextmanager
    def _sound(self, tick: int) -> Iterator[None]:
        """What fails within does so since something that was recorded up to a tick can't be."""
        try:
            yield
        except (Damage, ArithmeticError, LookupError, ValueError) as fault:
            what = f"what it holds at {clock(tick)} is no state of its level"
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
        for checkpoint, (at, state) in zip(self.replay.checkpoints, self.replay.states(), strict=True):
            if at > tick:
                break
            last, found = checkpoint, (at, state)
        world = self._world(*found)
        if self.replay.exact and world.digest() != last.digest:
            raise Damage
        return world

    def _world(self, tick: int, state: Ints) -> World:
        world = World(self._fresh.layout, self._fresh.buffer.copy())
        mine = {(array.name, size) for array, size in world.layout}
        start = 0
        # by name: other rules may have other arrays
        for name, size in renamed(self.replay.layout, self.level.params.arrays):
            if (name, size) in mine:
                getattr(world, name)[:, 0] = state[start : start + size]
            start += size
        world.tick[:] = tick  # also where what is recorded says another
        held = np.clip(world.buffer, *self.level.params.spans)
        if self.replay.exact and (held != world.buffer).any():
            raise Damage
        world.buffer[:] = held
        return world
