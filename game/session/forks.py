"""Forks of a run, played on by a persona to their ends, side by side."""

from collections.abc import Callable, Sequence
from itertools import groupby

import numpy as np

from game.session.batch import LIMIT, BatchRun, Bot
from game.session.result import Result
from game.session.run import Session


def play_forks(
    forks: Sequence[Session], bot: Bot, *, limit: int = LIMIT, on_tick: Callable[[int], None] = lambda tick: None
) -> list[Result]:
    """The results when the bot plays each fork of one run to its end. Forks are sorted by age, and aren't changed.

    Result i is the one that forks[i] has when it is played alone. on_tick is called with every tick. A batch holds one
    epoch: forks with other numbers are played after those before them.
    """
    epochs = groupby(forks, lambda fork: fork.level.changed)
    return [result for _, equal in epochs for result in _play_epoch(list(equal), bot, limit, on_tick)]


def _play_epoch(forks: Sequence[Session], bot: Bot, limit: int, on_tick: Callable[[int], None]) -> list[Result]:
    level, seeds = forks[0].level, np.full(len(forks), forks[0].seed)
    return BatchRun(level, seeds, bot, [fork.world for fork in forks]).run(limit, on_tick)
