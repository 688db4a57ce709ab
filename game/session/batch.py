"""Many runs at once: the same simulation over chunks of worlds, each played by a persona to its end."""

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from math import lcm
from typing import Any, Protocol, runtime_checkable

import numpy as np

from game.bots import Bot
from game.level import Level
from game.session.result import Result, results
from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP, TICKS_PER_SECOND, Ints
from game.sim.panel import Panel
from game.sim.step import begin, glance, observe, step
from game.sim.world import World

CHUNK = 256  # worlds whose temporaries stay in cache
LIMIT = 20 * 60 * TICKS_PER_SECOND  # ticks after which a run counts as unfinished
MANY = 0.5  # share of a batch's worlds from which on they are looked at where they are: taking them out costs time
THIN_EVERY = 5 * TICKS_PER_SECOND  # how often ended worlds are looked for
THIN_BELOW = 0.95  # a batch with fewer than this share of its worlds alive is made smaller: ended ones cost time


@runtime_checkable
class Thinker(Bot, Protocol):
    """A bot that says before it looks in which worlds it has to: the others needn't be looked at.

    `act`, then `think` where `looks` says so and the dream hasn't ended, come to what `decide` does. Its memory's
    `put(rows, other)` sets some rows of it.
    """

    def act(self, tick: Ints, memory: Any) -> tuple[Actions, Any]:
        """What was in mind and is due at these ticks, and the memory after it."""

    def looks(self, tick: Ints, memory: Any) -> Ints:
        """[B] where it may think of something."""

    def think(self, panel: Panel, memory: Any, thinks: Ints) -> Any:
        """The memory after it has thought where it does."""


class Witness(Protocol):
    """Who looks on while a chunk is played, and changes nothing. The batch's world i is its column i."""

    def looked(self, panel: Panel) -> None:
        """Called with each panel that the bot decides from."""

    def ticked(self, before: Ints, actions: Actions, events: Events, world: World) -> None:
        """Called after each tick, with causes among its events; before [B] is 1 in worlds that went into it."""

    def closed(self, column: int, seed: int) -> None:
        """Called when a world is taken out, before `take`."""

    def take(self, columns: Ints) -> None:
        """From now on the batch has these columns alone."""


def run_batch(
    level: Level, seeds: Sequence[int] | Ints, bot: Bot, *, chunk: int = CHUNK, limit: int = LIMIT
) -> list[Result]:
    """Play every seed to its end, or for `limit` ticks. Results come in the order of the seeds.

    Result i is the one a `Session` of seed i has, whatever the chunk.
    """
    keys = np.asarray(seeds, np.int64)
    parts = (keys[i : i + chunk] for i in range(0, len(keys), chunk))
    return [result for part in parts for result in BatchRun(level, part, bot).run(limit)]


def take_turns(bot: Bot, panel: Panel, memory: Any) -> tuple[Actions, Any]:
    """The bot's actions and its memory after them; it decides only in worlds whose turn it is by their own ticks."""
    over, turn = panel["ended"][0] > 0, panel.tick % bot.every == 0
    if (turn | over).all():
        return bot.decide(panel, memory)
    rows = np.flatnonzero(turn & ~over)
    decided, after = bot.decide(panel.take(rows), memory.take(rows))
    actions, place = Actions.none(panel.batch), np.arange(panel.batch)
    actions.put(rows, decided)
    place[rows] = panel.batch + np.arange(len(rows))
    return actions, memory.join(after).take(place)


class BatchRun:
    """A chunk under way: a bot plays many seeds from their start, or worlds of them from where they stand.

    rows[i] says which of the seeds the batch's world i is.
    """

    def __init__(
        self, level: Level, seeds: Ints, bot: Bot, world: World | None = None, witness: Witness | None = None
    ) -> None:
        self.level, self.seeds, self.bot, self.witness = level, seeds, bot, witness
        self._thinker = bot if isinstance(bot, Thinker) else None
        self.rows = np.arange(len(seeds))
        self.world = world or begin(level.params, seeds)
        self.memory = bot.begin(level, seeds)
        self.done: dict[int, Result] = {}
        self.last: dict[int, World] = {}  # where each of those came to

    @staticmethod
    def join(runs: Sequence["BatchRun"]) -> "BatchRun":
        """Chunks of a level and a bot as one, which goes on from where each stands. Raises as World.join does."""
        seeds, world = np.concatenate([run.seeds for run in runs]), World.join([run.world for run in runs])
        whole = BatchRun(runs[0].level, seeds, runs[0].bot, world)
        whole.memory = reduce(lambda memory, run: memory.join(run.memory), runs[1:], runs[0].memory)
        starts = np.cumsum([0, *(len(run.seeds) for run in runs[:-1])]).tolist()
        whole.rows = np.concatenate([start + run.rows for start, run in zip(starts, runs, strict=True)])
        for start, run in zip(starts, runs, strict=True):
            whole.done.update((start + row, result) for row, result in run.done.items())
            whole.last.update((start + row, world) for row, world in run.last.items())
        return whole

    def run(self, limit: int, on_tick: Callable[[int], None] = lambda played: None) -> list[Result]:
        """Play all to their ends, or until they are `limit` ticks old; on_tick hears how many ticks were played."""
        for _ in self.ends(limit, on_tick):
            pass
        return [self.done[row] for row in range(len(self.seeds))]

    def ends(self, limit: int, on_tick: Callable[[int], None] = lambda played: None) -> Iterator[int]:
        """The same: which of the seeds have ended, as they do. Their results are in `done`, their worlds in `last`."""
        played = 0
        yield from list(self.done)
        yield from self._thin(limit)
        while len(self.rows):
            self._tick()
            played += 1
            on_tick(played)
            if played % THIN_EVERY == 0 or (self.world.tick >= limit).any():
                yield from self._thin(limit)

    def finish_step(self, limit: int) -> None:
        """Of worlds at one tick: play on to one where slow laws act and the bot decides, or to their end or limit."""
        self._thin(limit)
        while len(self.rows) and self.world.tick.max() % lcm(STEP, self.bot.every):  # ended ones have stayed behind
            self._tick()
            self._thin(limit)

    def _tick(self) -> None:
        turn = (self.world.tick[0] % self.bot.every == 0) & (self.world.ended[0] == 0)
        actions = self._decide(turn) if turn.any() else Actions.none(self.world.batch)
        if not self.witness:
            step(self.world, self.level.params, actions)
            return
        before = self.world.ended[0] == 0
        self.witness.ticked(before, actions, step(self.world, self.level.params, actions, traced=True), self.world)

    def _decide(self, turn: Ints) -> Actions:
        """What the bot does where it's its turn."""
        world, params, bot = self.world, self.level.params, self._thinker
        if self.witness:
            self.witness.looked(glance(world, params))
        if bot is None or not (turn | (world.ended[0] > 0)).all():
            actions, self.memory = take_turns(self.bot, observe(world, params), self.memory)
            return actions
        actions, self.memory = bot.act(world.tick[0], self.memory)
        thinks = bot.looks(world.tick[0], self.memory) & turn
        rows = np.flatnonzero(thinks)
        if len(rows) > MANY * world.batch:
            self.memory = bot.think(glance(world, params), self.memory, thinks)
        elif len(rows):
            panel, minds = glance(world.take(rows), params), self.memory.take(rows)
            self.memory = self.memory.put(rows, bot.think(panel, minds, np.ones(len(rows), bool)))
        return actions

    def _thin(self, limit: int) -> list[int]:
        """Take out worlds at the limit, and those that have ended where they are many: which of the seeds they are."""
        late = self.world.tick[0] >= limit
        live = (self.world.ended[0] == 0) & ~late
        if late.any() or live.sum() < THIN_BELOW * len(live):
            over: list[int] = self.rows[~live].tolist()
            self._drop(np.flatnonzero(~live))
            keep = np.flatnonzero(live)
            self.world, self.memory = self.world.take(keep), self.memory.take(keep)
            self.rows = self.rows[keep]
            if self.witness:
                self.witness.take(keep)
            return over
        return []

    def _drop(self, over: Ints) -> None:
        found = results(self.level, self.seeds[self.rows], self.bot.name, self.world, over)
        self.done.update(zip(self.rows[over].tolist(), found, strict=True))
        self.last.update((int(self.rows[column]), self.world.take([column])) for column in over.tolist())
        if self.witness:
            for column in over.tolist():
                self.witness.closed(column, int(self.seeds[self.rows[column]]))
