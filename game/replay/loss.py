"""What a run was lost by: of the roots of what went wrong, the one without which it goes on longest, or is won."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from game.replay.trace import Suspect, Trace
from game.replay.why import Answer, Link, explain
from game.replay.without import LOOKS, LeftOut
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.spec import Caused

SLIGHT = 5 * TICKS_PER_SECOND  # a loss that comes only so much later without a cause didn't hang on it
EITHER = 3  # effects that are asked about of the first ones, and as many of the last


class Outcome(NamedTuple):
    """How a run ends without a cause: won, or lost so many ticks later; open where it hadn't ended by then."""

    won: bool
    open: bool
    later: int


class Loss(NamedTuple):
    """The root of a lost run: what it led to, with the chain, and how the run ends without it."""

    answer: Answer
    outcome: Outcome

    @property
    def root(self) -> Link:
        """Where the chain ends."""
        return self.answer.links[-1]


def root_of_loss(trace: Trace) -> Loss | None:
    """The root of a recording that ends in a loss; None where without any one cause it would have been lost `SLIGHT`
    later at most."""
    answers = {answer.links[-1].caused: answer for answer in explain(trace, _weighty(trace.effects())) if answer.links}
    ends = outcomes(trace, [answer.links[-1].suspect for answer in answers.values()])
    found = [Loss(answer, end) for answer, end in zip(answers.values(), ends, strict=True)]
    worst = max(found, key=lambda loss: loss.outcome, default=None)
    return worst if worst and worst.outcome > Outcome(False, False, SLIGHT) else None


def _weighty(effects: Sequence[Caused]) -> list[Caused]:
    """The first and the last of what was lost for good; of all else that went wrong where nothing was."""
    lost = [effect for effect in effects if effect.name == "went_dark"] or list(effects)
    return lost if len(lost) <= 2 * EITHER else [*lost[:EITHER], *lost[-EITHER:]]


def outcomes(trace: Trace, causes: Sequence[Suspect]) -> list[Outcome]:
    """How the run ends without each of some causes; all are played side by side, a while beyond its end at most."""
    if not causes:
        return []
    world, until = trace.recorded.at(np.array([each.caused.first for each in causes])), trace.recorded.ticks + LOOKS
    which, ending, tick = np.arange(len(causes)), np.zeros(len(causes), int), np.zeros(len(causes), int)
    leave_out = LeftOut(causes)
    while len(which):
        for _ in trace.recorded.step(world, leave_out):
            pass
        ending[which], tick[which] = world.ending[0], world.tick[0]
        goes_on = np.flatnonzero((world.ended[0] == 0) & (world.tick[0] < until))
        if len(goes_on) < len(which):
            world, which = world.take(goes_on), which[goes_on]
            leave_out = LeftOut([causes[i] for i in which.tolist()])
    ways = [False, *(way.won for way in trace.level.endings)]
    later = (tick - trace.recorded.ticks).tolist()
    return [Outcome(ways[way], not way, ticks) for way, ticks in zip(ending.tolist(), later, strict=True)]
