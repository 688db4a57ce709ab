"""Random access to a replay: its run at any tick, computed from the last recorded state before it."""

from functools import cached_property

import numpy as np

from game.level.clock import clock
from game.replay.framing import Damage, ReplayFault
from game.replay.read import Replay, renamed
from game.session import Epochs, History, Session
from game.sim.fixed import Ints
from game.sim.step import begin, observe
from game.sim.world import World


class Playback:
    """A replay opened for showing. Raises as `Replay.load` does.

    A replay of other rules stands still between its recorded seconds: don't tick those sessions.
    """

    def __init__(self, replay: Replay) -> None:
        self.replay, self.level = replay, replay.load().at(replay.seed)
        self._fresh = begin(self.level.params, np.array([replay.seed]))

    def seek(self, tick: int) -> Session:
        """The run at a tick (held within what is known), with its history so far; the replay plays it on.

        Its `take_over` hands it to the player. Raises ReplayFault where what was recorded is no state of
        the level.
        """
        tick = max(0, min(tick, self.replay.ticks))
        try:
            run = self._at(tick)
        except (Damage, IndexError, ValueError) as fault:
            what = f"what it holds at {clock(tick)} is no state of its level"
            raise ReplayFault(f"{self.replay.path}: {what}; `verify` says where it differs") from fault
        run.history = self.history if run.over else self.history.until(run.age)
        return run

    @cached_property
    def history(self) -> History:
        """What the debrief shows of the whole run, from its recorded seconds, without running it."""
        worlds = [self._world(at, state) for at, state in self.replay.states()]
        if self.replay.exact and worlds[-1].tick[0, 0] < self.replay.ticks:
            worlds.append(self._at(self.replay.ticks).world)
        epochs = Epochs(self.level, self.replay.changes)
        panels = (observe(world, epochs.before(int(world.tick[0, 0])).params) for world in worlds)
        replay = self.replay
        return History.from_panels(panels, replay.commands.values(), replay.events, replay.changes)

    def _at(self, tick: int) -> Session:
        replay, world = self.replay, self._second(tick)
        level = Epochs(self.level, replay.changes).before(int(world.tick[0, 0]))
        run = Session(level, replay.seed, replay, bot=replay.bot, world=world)
        while replay.exact and run.age < tick and run.tick():
            pass
        return run

    def _second(self, tick: int) -> World:
        """The last recorded state before a tick. Raises Damage where it isn't what its digest was taken of."""
        *_, (checkpoint, (at, state)) = (
            pair for pair in zip(self.replay.checkpoints, self.replay.states(), strict=True) if pair[0].tick <= tick
        )
        world = self._world(at, state)
        if self.replay.exact and world.digest() != checkpoint.digest:
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
        return world
