"""What would have been without a cause: forks of a recording in which it doesn't act, with all that was commanded."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from game.replay.trace import Suspect, Trace
from game.sim.actions import Actions
from game.sim.events import Moved
from game.sim.fixed import TICKS_PER_SECOND, Ints
from game.sim.params import Params
from game.sim.spec import Caused
from game.sim.world import World

LOOKS = 30 * TICKS_PER_SECOND  # how far beyond the effect a fork is looked along


class Proof(NamedTuple):
    """Without a cause an effect is so many ticks later; or it never came, as far as was looked: so far beyond it.

    Of an effect that had come before, what comes from halfway since then on counts as this time; one that came sooner
    and lasts at the tick in question is no later.
    """

    never: bool
    later: int

    @property
    def anyway(self) -> bool:
        """Whether it would have happened anyway, and no later."""
        return not self.never and self.later <= 0


class Fork(NamedTuple):
    """A recording without a cause, to be looked along for an effect."""

    effect: Caused
    without: Suspect


def prove(trace: Trace, forks: Sequence[Fork]) -> list[Proof]:
    """How each effect is without its cause: all are played side by side, each from the last mark before it acted."""
    world = trace.recorded.at(np.array([fork.without.caused.first for fork in forks], int))
    effects = np.array([fork.effect.first for fork in forks], int)
    which, ends, came = np.arange(len(forks)), np.zeros(len(forks), int), np.zeros(len(forks), bool)
    here, leave_out = list(forks), LeftOut([fork.without for fork in forks])
    times = Times(trace, forks, world.tick[0])
    while len(which):
        tick, hit = world.tick[0].copy(), times.lasting(world, which)
        for columns, events in trace.recorded.step(world, leave_out):
            hit[columns] |= _comes(events.causes or (), [here[i].effect for i in columns.tolist()])
        hit &= tick >= times.since[which]
        ends[which], came[which] = np.where(hit, tick, world.tick[0]), hit
        goes_on = np.flatnonzero(~hit & (world.ended[0] == 0) & (world.tick[0] < effects[which] + LOOKS))
        if len(goes_on) < len(which):
            world, which = world.take(goes_on), which[goes_on]
            here = [forks[i] for i in which.tolist()]
            leave_out = LeftOut([fork.without for fork in here])
    return [Proof(not hit, later) for hit, later in zip(came.tolist(), (ends - effects).tolist(), strict=True)]


class Times:
    """Which time is meant of effects that come several times.

    since: [forks] the tick from which on each counts. It came about as a number of its array went `way` to `bound`.
    """

    def __init__(self, trace: Trace, forks: Sequence[Fork], begins: Ints) -> None:
        effects = [fork.effect for fork in forks]
        self.since = np.array([_since(trace, *each) for each in zip(effects, begins.tolist(), strict=True)], int)
        self._asked = [trace.asked(effect) for effect in effects]
        self._ticks = np.array([effect.first for effect in effects], int)
        was, self.bound = (self._numbers(trace.recorded.before(self._ticks + k), range(len(forks))) for k in (0, 1))
        self.way = np.sign(self.bound - was)

    def _numbers(self, world: World, forks: Iterable[int]) -> Ints:
        """[B] that of each world which the effect of its fork came of."""
        asked = [self._asked[fork] for fork in forks]
        return np.array([getattr(world, each.array)[each.row, i] for i, each in enumerate(asked)], np.int64)

    def lasting(self, world: World, forks: Ints) -> Ints:
        """[B] where the effect of a fork has come sooner than it counts, and lasts at the tick at which it came."""
        found = np.zeros(len(forks), bool)
        now = np.flatnonzero((world.tick[0] == self._ticks[forks]) & (self.since[forks] > 0))
        if len(now):
            these = forks[now]
            beyond = self._numbers(world.take(now), these.tolist()) - self.bound[these]
            found[now] = beyond * self.way[these] >= np.where(self.way[these], 0, 1)
        return found


def _since(trace: Trace, effect: Caused, begin: int) -> int:
    """Halfway from the time before, in a fork that begins at some tick, to this one; 0 where it hadn't come before."""
    acted = trace.acted[effect.name]
    before = acted.tick[(acted.row == effect.row) & (acted.tick >= begin) & (acted.tick < effect.first)]
    return (int(before[-1]) + effect.first) // 2 if len(before) else 0


class LeftOut:
    """Takes out of each world of a batch its own cause, wherever that acted."""

    def __init__(self, causes: Sequence[Suspect]) -> None:
        self.causes = causes
        self._of: Ints | None = None  # the batch whose worlds are known by themselves, by column
        self._alone: dict[int, World] = {}

    def __call__(self, world: World, columns: Ints, params: Params, actions: Actions) -> None:
        """Before a part of the worlds is stepped, `columns` of the batch."""
        for column, (which, tick) in enumerate(zip(columns.tolist(), world.tick[0].tolist(), strict=True)):
            caused, acts = self.causes[which].caused, self.causes[which].acts
            if tick in acts:
                alone = self._world(world, column)
                acting = Actions(*(each[column : column + 1] for each in actions))
                law = params.law_of_cause[caused.name]
                law.without(alone, params, acting, caused._replace(first=tick, last=tick, amount=acts[tick]))

    def _world(self, world: World, column: int) -> World:
        """A world of the batch by itself, not a copy."""
        if world.buffer is not self._of:
            self._of, self._alone = world.buffer, {}
        if column not in self._alone:
            self._alone[column] = World(world.layout, world.buffer[:, column : column + 1])
        return self._alone[column]


def _comes(causes: Iterable[Moved], effects: Sequence[Caused]) -> Ints:
    """[B] where the effect of each world comes about in a tick."""
    found = np.zeros(len(effects), bool)
    for moved in causes:
        if not moved.cause.into:
            asked = [effect.row if effect.name == moved.cause.name else -1 for effect in effects]
            found |= (np.array(asked) >= 0) & (moved.amount[asked, np.arange(len(effects))] != 0)
    return found
