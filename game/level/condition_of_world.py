"""Conditions that are asked of a world from outside, in the language of `when`."""

import numpy as np

from game.faults import Fault
from game.foreign import printable
from game.level.condition import Names, compile_condition
from game.level.level import Level
from game.level.level_faults import ConditionError
from game.sim.fixed import TICKS_PER_SECOND, Ints
from game.sim.program import Timeline, evaluate
from game.sim.world import World

LONGEST = 200  # characters of it that a sentence shows


class Condition:
    """A condition over a level's metrics, its numbers of `[let]`, `time` and `length`; asked of a single moment.

    Raises Fault where the level can't be asked that: `held` needs more than a moment.
    """

    def __init__(self, text: str, level: Level) -> None:
        metrics = {f"{law.NAME}.{metric.name}": metric for law in level.params.laws for metric in law.METRICS}
        names = Names(metrics, {**_let(level), "length": level.length_ticks / TICKS_PER_SECOND})
        try:
            self._code = compile_condition(text, names)
        except ConditionError as error:
            guess = f"; did you mean {error.guess}" if error.guess else ""
            raise Fault(f"{_shown(text)}: {error.found}, where {error.allowed} is allowed{guess}.") from None
        if names.helds:
            raise Fault(f"{_shown(text)}: held() needs more than one moment; ask for what is so at the end.")
        self._timeline, self._level = Timeline(tuple(metrics[name] for name in names.used)), level

    def holds(self, world: World) -> Ints:
        """[B] 1 in the worlds in which it is true; they stay as they are."""
        found = evaluate(self._code, self._timeline, world, self._level.params)
        return np.broadcast_to(np.asarray(found, np.int64).reshape(-1), (world.batch,)).astype(np.int32)


def _let(level: Level) -> dict[str, float]:
    """The numbers that a level's conditions may name, as they are now."""
    let = (number for number in level.numbers.values() if number.loc[0] == "let")
    return {number.name: float(level.changed.get(number.name, number.value)) for number in let}


def _shown(text: str) -> str:
    return printable(text, LONGEST) or "an empty condition"
