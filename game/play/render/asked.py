"""What a dream asks for when its time is up, as the panel has it now: how much there is, and what is lacking.

What is asked is the level's: the comparisons of its best win (`Level.asked`). A dream says where its panel shows what
they measure.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from game.play.render.view import DeskLevel
from game.play.render.words import percent
from game.sim.fixed import ONE
from game.sim.panel import Panel
from game.sim.program import Op


class Asked(NamedTuple):
    """Something that is asked for. lacks: in a few words what is still missing, empty where nothing is."""

    words: str
    lacks: str
    there: str = "met"  # what is said of it once nothing is missing

    @property
    def met(self) -> bool:
        """Whether it is there now."""
        return not self.lacks


Measure = Callable[[Panel, int], Sequence[Asked]]  # of what a comparison measures: the panel, the number asked (Q16)
Measures = Mapping[str, Measure]


def share_of(name: str, entry: str, whole: int, there: str = "met") -> Measure:
    """A share that the panel shows under `entry`, of `whole`: `30 % saved`, `24 % short`."""

    def measure(panel: Panel, bound: int) -> Sequence[Asked]:
        needed, have = round(bound / ONE * whole), panel.one(entry)
        lacks = f"{percent(needed - have, whole)} short" if have < needed else ""
        return (Asked(f"{percent(bound, ONE)} {name}", lacks, there),)

    return measure


def asked_of(level: DeskLevel, panel: Panel, measures: Measures) -> list[Asked]:
    """All that is asked for of what the dream has words for, in the level's order."""
    least = [one for one in level.asked if one.op in (Op.GE, Op.GT) and one.measure in measures]
    return [asked for one in least for asked in measures[one.measure](panel, one.number)]
