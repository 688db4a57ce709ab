"""Why a run came to its end: what was true of its ending's condition, with the numbers of the level and of the run."""

from typing import NamedTuple

import numpy as np

from game.level import Level
from game.level.comparisons import Comparison
from game.sim.fixed import ONE
from game.sim.program import Op, evaluate
from game.sim.world import World

_COMPARE = {
    Op.LT: np.less, Op.LE: np.less_equal, Op.GT: np.greater, Op.GE: np.greater_equal,
    Op.EQ: np.equal, Op.NE: np.not_equal,
}  # fmt: skip


class Reason(NamedTuple):
    """A comparison that was true: `loss.faults`, compared with 3, was 4."""

    measure: str
    bound: float
    value: float


def reasons(level: Level, world: World) -> tuple[Reason, ...]:
    """Of a world of one that is over; none while it goes on."""
    ending = int(world.ending[0, 0])
    compared = level.compared(level.endings[ending - 1].name) if ending else ()
    found = ((comparison, _measured(comparison, level, world)) for comparison in compared)
    return tuple(Reason(c.measure, c.number / ONE, value / ONE) for c, value in found if _true(c, value, world))


def _measured(comparison: Comparison, level: Level, world: World) -> int:
    """Q16. No `held` stands within what is measured, so the world stays as it is."""
    return int(np.asarray(evaluate(comparison.code, level.params.timeline, world, level.params)).reshape(-1)[0])


def _true(comparison: Comparison, value: int, world: World) -> bool:
    if comparison.held is not None:
        counter, steps = comparison.held
        return bool(world.held[counter, 0] >= steps)
    return bool(_COMPARE[Op(comparison.op)](value, comparison.number))
