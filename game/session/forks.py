"""Forks of runs, played on by a persona to their ends, side by side."""

from collections.abc import Callable, Sequence
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
    return [result for result, _ in play_to_last(forks, bot, limit=limit, on_tick=on_tick)]


def play_to_last(
    forks: Sequence[Session], bot: Bot, *, limit: int = LIMIT, on_tick: Callable[[int], None] = lambda played: None
) -> list[tuple[Result, World]]:
    """The same, and the world in which each ends."""
    played = count(1)
    epochs = groupby(forks, lambda fork: fork.level.changed)
    each = [_play_epoch(list(equal), bot, limit, lambda _: on_tick(next(played))) for _, equal in epochs]
    return [end for ends in each for end in ends]


def _play_epoch(
    forks: Sequence[Session], bot: Bot, limit: int, on_tick: Callable[[int], None]
) -> list[tuple[Result, World]]:
    runs = [BatchRun(fork.level, np.array([fork.seed]), bot, fork.world.take([0])) for fork in forks]
    for run in runs:
        run.finish_step(limit)  # a batch is at one tick modulo STEP, and its bot rather decides in all at once
    whole = BatchRun.join(runs)
    results = whole.run(limit, on_tick)
    return [(result, whole.last[i]) for i, result in enumerate(results)]
