"""Forks of runs, played on by a persona to their ends, side by side."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count, groupby

import numpy as np

from game.bots import Bot
from game.session.batch import LIMIT, BatchRun
from game.session.result import Result
from game.session.run import Session
from game.sim.world import World


def play_forks(
    forks: Sequence[Session], bot: Bot, *, limit: int = LIMIT, on_tick: Callable[[int], None] = lambda played: None
) -> list[Result]:
    """The results when the bot plays each fork to its end. Forks are of runs of one level, and aren't changed.

    Result i is the one that forks[i] has when it is played alone. on_tick is called with how many ticks have been
    played so far. A batch holds one epoch: forks with other numbers are played after those before them.
    """
    found = {i: result for i, result, _ in play_to_last(forks, bot, limit=limit, on_tick=on_tick)}
    return [found[i] for i in range(len(forks))]


def play_to_last(
    forks: Sequence[Session], bot: Bot, *, limit: int = LIMIT, on_tick: Callable[[int], None] = lambda played: None
) -> Iterator[tuple[int, Result, World]]:
    """The same as they end: which of the forks it is, its result, and the world in which it ends."""
    played, first = count(1), 0
    for _, equal in groupby(forks, lambda fork: fork.level.changed):
        epoch = list(equal)
        for i, result, world in _play_epoch(epoch, bot, limit, lambda _: on_tick(next(played))):
            yield first + i, result, world
        first += len(epoch)


def _play_epoch(
    forks: Sequence[Session], bot: Bot, limit: int, on_tick: Callable[[int], None]
) -> Iterator[tuple[int, Result, World]]:
    runs = [BatchRun(fork.level, np.array([fork.seed]), bot, fork.world.take([0])) for fork in forks]
    for run in runs:
        run.finish_step(limit)  # a batch is at one tick modulo STEP, and its bot rather decides in all at once
    whole = BatchRun.join(runs)
    for i in whole.ends(limit, on_tick):
        yield i, whole.done[i], whole.last[i]
