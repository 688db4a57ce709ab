"""Several personas as one, that decide together for a batch in which each of them has its share of the worlds."""

from collections.abc import Sequence
from itertools import zip_longest

import numpy as np

from game.bots.base import Habit, Persona, Thought
from game.sim.fixed import Ints
from game.sim.panel import Panel
from game.sim.params import Topology


def together(personas: Sequence[Persona]) -> Persona:
    """Persona p of n decides the p-th n-th of a batch's worlds, as it would alone; shared habits are asked once.

    Raises ValueError for personas of other limits, or that decide at other ticks: they aren't of one portfolio.
    """
    first = personas[0]
    if any((type(each), each.limits, each.every) != (Persona, first.limits, first.every) for each in personas):
        raise ValueError(f"{first.name} and others aren't of one portfolio")
    rows = zip_longest(*(each.habits for each in personas), fillvalue=_never)
    return Persona("portfolio", first.limits, tuple(_apart(row) for row in rows), first.every)


def _never(panel: Panel, t: Topology) -> Thought:
    """The habit of a persona that has fewer than others."""
    return Thought(np.zeros(panel.batch, np.int32), 0)


def _apart(habits: Sequence[Habit]) -> Habit:
    """Each habit for its own share of the batch."""
    if all(habit is habits[0] for habit in habits):
        return habits[0]

    def habit(panel: Panel, t: Topology) -> Thought:
        share = panel.batch // len(habits)
        each = [one(panel.part(slice(i * share, (i + 1) * share)), t) for i, one in enumerate(habits)]
        wants, verb, target, value = (
            np.concatenate([_whole(thought[i], share) for thought in each]) for i in range(len(Thought._fields))
        )
        return Thought(wants, verb, target, value)

    return habit


def _whole(number: Ints | int, share: int) -> Ints:
    return np.full(share, number, np.int32)
