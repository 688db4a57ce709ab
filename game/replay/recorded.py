"""Moments of a recording, stepped side by side wherever in it they stand, with causes asked for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np

from game.replay.framing import ReplayFault
from game.replay.playback import Playback
from game.replay.read import Replay
from game.replay.timetable import Timetable
from game.replay.verify import runnable
from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import Ints
from game.sim.params import Params
from game.sim.step import step
from game.sim.world import World

Before = Callable[[World, Ints, Params, Actions], None]


def _as_it_was(world: World, columns: Ints, params: Params, actions: Actions) -> None:
    """Nothing is done otherwise."""


@contextmanager
def sound(replay: Replay) -> Iterator[None]:
    """What fails within does so since something that was recorded can't be: raises ReplayFault for it."""
    try:
        with np.errstate(all="ignore"):  # of states that can't be
            yield
    except (ArithmeticError, LookupError, ValueError) as fault:
        remedy = "`verify` says where it differs"
        raise ReplayFault(f"{replay.path}: what it holds can't have happened in its level; {remedy}") from fault


class Recorded:
    """A recording that this game can run: a world for each mark, and how any of them goes on.

    begins, ends: the ticks of its seconds; ticks: of all. Raises ReplayFault where it can't be run, or holds what is no
    state.
    """

    def __init__(self, replay: Replay) -> None:
        playback = Playback(replay)
        self.level, self.marks = playback.level, playback.marks()
        self.begins = self.marks.tick[0].astype(int)
        self.ends = np.append(self.begins[1:], replay.ticks)
        self._replay, self.ticks, self._times = replay, replay.ticks, Timetable(replay, runnable(replay))

    def at(self, ticks: Ints) -> World:
        """A new batch of worlds: each the last recorded one up to a tick, [B]."""
        return self.marks.take(np.searchsorted(self.begins, ticks, "right") - 1)

    def before(self, ticks: Ints) -> World:
        """A new batch of worlds: each as it was before a tick, [B]; none is older than the recording."""
        worlds = self.at(ticks)
        while len(behind := np.flatnonzero((worlds.tick[0] < ticks) & (worlds.ended[0] == 0))):
            part = worlds.take(behind)
            for _ in self.step(part):
                pass
            worlds.buffer[:, behind] = part.buffer
        return worlds

    def step(self, world: World, before: Before = _as_it_was) -> Iterator[tuple[Ints, Events]]:
        """A tick of worlds that share theirs modulo STEP, with what was commanded at each; beyond the end nobody acts.

        Yields columns and their events, those of each epoch by themselves. before(part, columns, params, actions) may
        change a part of the worlds, or its actions, before they are stepped.
        """
        tick = world.tick[0].copy()
        epochs = self._times.epoch(tick)
        for epoch in np.unique(epochs):
            columns = np.flatnonzero(epochs == epoch)
            part = world if len(columns) == world.batch else world.take(columns)
            params, actions = self._times.level(int(epoch)).params, self._actions(tick[columns])
            before(part, columns, params, actions)
            yield columns, self._stepped(part, params, actions)
            if part is not world:
                world.buffer[:, columns] = part.buffer

    def _stepped(self, world: World, params: Params, actions: Actions) -> Events:
        with sound(self._replay):
            return step(world, params, actions, traced=True)

    def _actions(self, tick: Ints) -> Actions:
        known = tick < self.ticks
        verb, target, value = self._times.actions(tick * known)
        return Actions(verb * known, target, value)
