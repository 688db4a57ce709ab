"""Forks of a run, played on by a persona to their ends, side by side."""

from collections.abc import Callable, Sequence

import numpy as np

from game.session.batch import LIMIT, BatchRun, Bot
from game.session.result import Result
from game.session.run import Session


def play_forks(
    forks: Sequence[Session], bot: Bot, *, limit: int = LIMIT, on_tick: Callable[[int], None] = lambda tick: None
) -> list[Result]:
    """What the bot makes of each fork of one run. They come by rising age, and stay as they are.

    Result i is the one that forks[i] has when it is played alone. on_tick is called with every tick.
    """
    if not forks:
        return []
    level, seeds = forks[0].level, np.full(len(forks), forks[0].seed)
    return BatchRun(level, seeds, bot, [fork.world for fork in forks]).run(limit, on_tick)
