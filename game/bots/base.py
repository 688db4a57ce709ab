"""What all personas share: sampling of the panel, reaction time, a limit of actions a minute, and slips.

A persona decides for a whole batch at once. All that it remembers is a value, handed in and back, whose
rows can be taken like those of a world.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, NamedTuple, Protocol

import numpy as np

from game.sim.actions import (
    ASKS,
    FOLLOWS,
    HOLD,
    MICROSECONDS,
    PRESS,
    RELEASE,
    TIMED,
    Actions,
    Verb,
    micros,
    pressed,
    timed,
)
from game.sim.fixed import TICKS_PER_SECOND, Ints, normal
from game.sim.panel import Panel
from game.sim.params import Topology
from game.sim.rng import CommonStream, choose, draw, unit

NOTHING = -1
HANDS_APART = 102_947  # between the seeds of two pairs of hands
FORETOLD = {"forecast.tick": "forecast.sector", "sub.turn": ""}  # moments that a panel tells ahead, and their places


class KnownLevel(Protocol):
    """What a persona needs to know of a level: its map, and what can be done."""

    @property
    def map(self) -> Topology:
        """Sectors and links."""

    @property
    def verbs(self) -> Mapping[int, Verb]:
        """Verbs by number."""


@dataclass(frozen=True)
class Limits:
    """Human limits: reaction time in seconds, actions a minute, slips as a share of actions.

    timing: standard deviation, in seconds, of the instant of an act that is aimed at one. look_ahead: what is told for
    later than in so many seconds isn't taken in yet. patience: seconds before the same is done to the same once more.
    """

    reaction: float
    per_minute: float
    slips: float
    timing: float = 0.0
    look_ahead: float = inf
    patience: float = 0.0


class Memory(NamedTuple):
    """The state of a persona between decisions; the last axis of each array is the batch."""

    seed: Ints  # [B]
    at: Ints  # [B] tick at which the action in mind is done, -1 for none
    free: Ints  # [B] tick from which there may be a next one
    verb: Ints  # [B] the action in mind
    target: Ints
    value: Ints
    since: Ints  # [B] tick at which it came to mind
    topology: Topology
    kinds: Ints  # [highest number + 1] of verbs, by number

    def take(self, rows: Sequence[int] | Ints) -> "Memory":
        """The memory of the given worlds, in that order."""
        seed, at, free, verb, target, value, since = (array[rows] for array in self[:-2])
        return Memory(seed, at, free, verb, target, value, since, self.topology, self.kinds)

    def of_hands(self, which: Ints | int) -> "Memory":
        """The memory of other hands, which slip and miss at other times on the same seed; hands 0 are those that every
        run of the seed has. which: [B] or one for all."""
        own = (self.seed.astype(np.int64) + HANDS_APART * np.asarray(which, np.int64)) & 0x7FFFFFFF
        return self._replace(seed=own.astype(np.int32))

    def put(self, rows: Ints, other: "Memory") -> "Memory":
        """The memory with that of some worlds from another."""
        arrays = [array.copy() for array in self[:-2]]
        for array, part in zip(arrays, other[:-2], strict=True):
            array[rows] = part
        seed, at, free, verb, target, value, since = arrays
        return Memory(seed, at, free, verb, target, value, since, self.topology, self.kinds)

    def join(self, other: "Memory") -> "Memory":
        """That of these worlds, then of another's of the same level."""
        seed, at, free, verb, target, value, since = map(np.append, self[:-2], other[:-2])
        return Memory(seed, at, free, verb, target, value, since, self.topology, self.kinds)


class Thought(NamedTuple):
    """The action that a habit proposes in each world: `wants` masks the rest.

    A timed act is aimed at an instant: its value is `timed(microseconds from now, press)`.
    """

    wants: Ints  # [B] 0 or 1
    verb: Ints | int
    target: Ints | int = NOTHING
    value: Ints | int = PRESS


# a proposal of verb NONE suppresses every later habit
Habit = Callable[[Panel, Topology], Thought]


class Bot(Protocol):
    """Whoever decides: a persona, or what anybody wrote. All its memory is passed in and returned."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def every(self) -> int:
        """Ticks between two decisions."""

    def begin(self, level: KnownLevel, seeds: Ints) -> Any:
        """The memory of a batch at its start; `take(rows)` copies rows of it, `join(other)` puts two side by side."""

    def decide(self, panel: Panel, memory: Any) -> tuple[Actions, Any]:
        """The actions of this tick and the memory after it."""


@dataclass(frozen=True)
class Persona:
    """A name, human limits, and habits in the order in which they come to mind."""

    name: str
    limits: Limits
    habits: tuple[Habit, ...]
    every: int = 12  # ticks between decisions

    def begin(self, level: KnownLevel, seeds: Ints | Sequence[int]) -> Memory:
        """The memory of a batch at its start."""
        keys = np.asarray(seeds, np.int64) & 0x7FFFFFFF
        blank = np.zeros(len(keys), np.int32)
        kinds = np.zeros(max(level.verbs) + 1, np.int32)
        for number, verb in level.verbs.items():
            kinds[number] = verb.kind
        return Memory(keys.astype(np.int32), blank - 1, blank, blank, blank - 1, blank, blank, level.map, kinds)

    def decide(self, panel: Panel, memory: Memory) -> tuple[Actions, Memory]:
        """The actions of this tick, [B] each, and the memory after it."""
        actions, memory = self.act(panel.tick, memory)
        thinks = self.looks(panel.tick, memory) & (panel["ended"][0] == 0)
        return actions, self.think(panel, memory, thinks) if thinks.any() else memory

    def act(self, tick: Ints, memory: Memory) -> tuple[Actions, Memory]:
        """The first half of a decision, for which no look is needed: what was in mind and is due is done.

        tick is [B]. What follows is `think`, in the worlds that `looks` names.
        """
        due = (memory.at >= 0) & (tick >= memory.at)
        aimed = memory.kinds[memory.verb] & TIMED > 0
        late = memory.value + np.where(aimed & due, timed(_end(tick) - _end(memory.at), 0), 0)
        actions = Actions(np.where(due, memory.verb, 0), memory.target, late.astype(np.int32))
        return actions, memory._replace(at=np.where(due, -1, memory.at))

    def looks(self, tick: Ints, memory: Memory) -> Ints:
        """[B] where it has nothing in mind and may think of something, unless the dream has ended."""
        free: Ints = (memory.at < 0) & (tick >= memory.free)
        return free

    def think(self, panel: Panel, memory: Memory, thinks: Ints) -> Memory:
        """The second half: what comes to mind where it thinks, and the memory after it."""
        verb, target, value = self._think(panel, memory)
        acts = thinks & (verb > 0)
        when, value = self._when(panel, memory, verb, value)
        at = np.where(acts, when, memory.at)
        pause = round(60 * TICKS_PER_SECOND / self.limits.per_minute)
        # no new acts: the end of a hold, the override after arming it, asking for the threads to pick from
        kind = memory.kinds[verb]
        light = (kind & FOLLOWS > 0) | ((kind & ASKS > 0) & (value == 0))
        light |= (pressed(value) == RELEASE) & (kind & HOLD > 0)
        return memory._replace(
            at=at,
            free=np.where(acts, np.where(light, at, panel.tick + pause), memory.free),
            verb=np.where(acts, verb, memory.verb),
            target=np.where(acts, target, memory.target),
            value=np.where(acts, value, memory.value),
            since=np.where(acts, panel.tick, memory.since),
        )

    def _think(self, panel: Panel, memory: Memory) -> tuple[Ints, Ints, Ints]:
        verb = np.zeros(panel.batch, np.int32)
        target, value = verb - 1, verb
        undecided = np.ones(panel.batch, bool)
        seen = panel if self.limits.look_ahead == inf else without_later(panel, self.limits.look_ahead)
        for habit in self.habits:
            thought = habit(seen, memory.topology)
            takes = undecided & (thought.wants == 1)
            if self.limits.patience:
                takes &= ~self._again(panel, memory, thought)
            if takes.any():
                undecided &= ~takes
                verb = np.where(takes, thought.verb, verb)
                target = np.where(takes, thought.target, target)
                value = np.where(takes, thought.value, value)
                if not undecided.any():
                    break
        return self._slip(panel, memory, verb, target, value)

    def _again(self, panel: Panel, memory: Memory, thought: Thought) -> Ints:
        """[B] whether it would do the same to the same once more, too soon; letting go is never too soon."""
        same = (memory.verb == thought.verb) & (memory.target == thought.target) & (thought.verb > 0)
        soon = panel.tick < memory.since + round(self.limits.patience * TICKS_PER_SECOND)
        return same & soon & (pressed(memory.value) == pressed(np.asarray(thought.value)))

    def _when(self, panel: Panel, memory: Memory, verb: Ints, value: Ints) -> tuple[Ints, Ints]:
        """The tick of an act, and its value: a timed one's says how long before the end of that tick it falls."""
        aimed = memory.kinds[verb] & TIMED > 0
        error = normal(draw(memory.seed, panel.tick, CommonStream.PERSONA, 7)).astype(np.int64)
        error = error * round(self.limits.timing * MICROSECONDS) >> 16
        now = _end(panel.tick - 1)
        instant = np.maximum(now + micros(value) + error, now)
        at = instant * TICKS_PER_SECOND // MICROSECONDS
        rest = timed(_end(at) - instant, 0) | pressed(value)
        soon = panel.tick + round(self.limits.reaction * TICKS_PER_SECOND)
        return np.where(aimed, at, soon).astype(np.int32), np.where(aimed, rest, value).astype(np.int32)

    def _slip(self, panel: Panel, memory: Memory, verb: Ints, target: Ints, value: Ints) -> tuple[Ints, Ints, Ints]:
        """Slips: a share of the actions goes to another sector, or to none."""
        luck = unit(draw(memory.seed, panel.tick, CommonStream.PERSONA))
        slips = (luck < round(self.limits.slips * 65536)) & (target >= 0)
        other = choose(draw(memory.seed, panel.tick, CommonStream.PERSONA, 1), memory.topology.sectors)
        return verb, np.where(slips, other, target), value


def without_later(panel: Panel, seconds: float) -> Panel:
    """The panel without what it tells of later than in so many seconds: strikes of the forecast, turns of curves."""
    last, values = panel.tick + round(seconds * TICKS_PER_SECOND), dict(panel.values)
    for moment, place in FORETOLD.items():
        if moment in values:
            later = values[moment] > last
            for name in (moment, place) if place else (moment,):
                values[name] = np.where(later, NOTHING, values[name])
    return Panel(panel.tick, values)


def _end(tick: Ints | int) -> Ints:
    """Microseconds from the start of the dream to the end of a tick."""
    return (np.asarray(tick, np.int64) + 1) * MICROSECONDS // TICKS_PER_SECOND
