"""Moments of a run, taken over there and played to their ends side by side."""

from collections.abc import Callable, Sequence

import numpy as np

from game.session.batch import LIMIT, BatchRun, Bot
from game.session.result import Result
from game.session.run import Session


def play_on(
    moments: Sequence[Session], bot: Bot, *, limit: int = LIMIT, look: Callable[[int], None] = lambda tick: None
) -> list[Result]:
    """What the bot makes of each moment; they are forks of one run, by rising age, and stay as they are.

    Result i is the one that moments[i] has when it is played on alone. look is told every tick.
    """
    if not moments:
        return []
    level, seeds = moments[0].level, np.full(len(moments), moments[0].seed)
    return BatchRun(level, seeds, bot, [moment.world for moment in moments]).run(limit, look)
