"""Many runs at once: the same simulation over chunks of worlds, each played by a persona to its end."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np

from game.level import Level
from game.session.result import Result, results
from game.sim.actions import Actions
from game.sim.fixed import TICKS_PER_SECOND, Ints
from game.sim.panel import Panel
from game.sim.step import begin, observe, step
from game.sim.world import World

CHUNK = 256  # worlds whose temporaries stay in cache
LIMIT = 20 * 60 * TICKS_PER_SECOND  # ticks after which a run counts as unfinished
THIN_EVERY = 5 * TICKS_PER_SECOND  # how often ended worlds are looked for
THIN_BELOW = 0.95  # a batch with fewer than this share of its worlds alive is made smaller: ended ones cost time


class Bot(Protocol):
    """A persona: decides actions from a panel. All its memory is passed in and returned."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def every(self) -> int:
        """Ticks between two decisions."""

    def begin(self, level: Level, seeds: Ints) -> Any:
        """The memory of a batch at its start; `take(rows)` copies rows of it, `join(other)` puts two side by side."""

    def decide(self, panel: Panel, memory: Any) -> tuple[Actions, Any]:
        """The actions of this tick and the memory after it."""


def run_batch(
    level: Level, seeds: Sequence[int] | Ints, bot: Bot, *, chunk: int = CHUNK, limit: int = LIMIT
) -> list[Result]:
    """Play every seed to its end, or for `limit` ticks. Results come in the order of the seeds.

    Result i is the one a `Session` of seed i has, whatever the chunk.
    """
    keys = np.asarray(seeds, np.int64)
    parts = (keys[i : i + chunk] for i in range(0, len(keys), chunk))
    return [result for part in parts for result in BatchRun(level, part, bot).run(limit)]


class BatchRun:
    """A chunk under way: many seeds from their start, or forks (worlds of one, by rising tick) from their own ticks.

    rows[i] says which run the batch's world i is. Later forks join the batch at their tick.
    """

    def __init__(self, level: Level, seeds: Ints, bot: Bot, forks: Sequence[World] = ()) -> None:
        self.level, self.seeds, self.bot = level, seeds, bot
        self.waiting = list(forks)
        self.rows = np.arange(0 if forks else len(seeds))
        self.world: World = forks[0].take(self.rows) if forks else begin(level.params, seeds)
        self.memory = bot.begin(level, seeds[self.rows])
        self.done: dict[int, Result] = {}

    def run(self, limit: int, on_tick: Callable[[int], None] = lambda tick: None) -> list[Result]:
        """Play all to their ends, or for `limit` ticks; on_tick is called with every tick."""
        while (len(self.rows) or self.waiting) and self.world.tick < limit:
            self._join()
            self._tick()
            on_tick(self.world.tick)
            if self.world.tick % THIN_EVERY == 0 or self.world.tick >= limit:
                self._thin()
        self._drop(np.arange(len(self.rows)))
        return [self.done[row] for row in range(len(self.seeds))]

    def _join(self) -> None:
        if self.waiting and (self.waiting[0].tick == self.world.tick or not len(self.rows)):
            fork, row = self.waiting.pop(0), len(self.seeds) - len(self.waiting) - 1
            self.world = self.world.join(fork) if len(self.rows) else fork.take([0])
            self.memory = self.memory.join(self.bot.begin(self.level, self.seeds[[row]]))
            self.rows = np.append(self.rows, row)

    def _tick(self) -> None:
        if self.world.tick % self.bot.every:
            actions = Actions.none(self.world.batch)
        else:
            actions, self.memory = self.bot.decide(observe(self.world, self.level.params), self.memory)
        step(self.world, self.level.params, actions)

    def _thin(self) -> None:
        live = self.world.ended[0] == 0
        if live.sum() < THIN_BELOW * len(live):
            self._drop(np.flatnonzero(~live))
            keep = np.flatnonzero(live)
            self.world, self.memory = self.world.take(keep), self.memory.take(keep)
            self.rows = self.rows[keep]

    def _drop(self, over: Ints) -> None:
        found = results(self.level, self.seeds[self.rows], self.bot.name, self.world, over)
        self.done.update(zip(self.rows[over].tolist(), found, strict=True))
