"""Conditions as whole-number programs: what a level's `when` becomes.

A program is a tuple of (op, argument) in postfix order over a stack of arrays [B]. Numbers are Q16 in
64 bits; truth is 0 or 1. `HELD` counts the steps for which its operand has been true without a break.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from game.sim.spec import Metric


class Op(IntEnum):
    """The operations of a program."""

    CONST = 0  # argument: Q16
    METRIC = 1  # argument: index into Timeline.metrics
    ADD = 2
    SUB = 3
    MUL = 4
    NEG = 5
    LT = 6
    LE = 7
    GT = 8
    GE = 9
    EQ = 10
    NE = 11
    AND = 12
    OR = 13
    NOT = 14
    HELD = 15  # argument: (counter, steps)


Program = tuple[tuple[int, Any], ...]


class Happening(NamedTuple):
    """What a beat does: a kind of change, and what it is done to and by how much."""

    kind: str
    target: int
    value: int


@dataclass(frozen=True)
class Beat:
    """An entry of the timeline: when its program is first true, its effects happen, once."""

    when: Program
    at: int  # ticks; -1: only `when` counts
    effects: tuple[Happening, ...]

    @cached_property
    def counters(self) -> tuple[int, ...]:
        """The `held` counters of its condition."""
        return tuple(argument[0] for op, argument in self.when if op == Op.HELD)


@dataclass(frozen=True)
class Ending:
    """A way for the dream to end."""

    name: str
    when: Program
    won: bool
    rank: int


@dataclass(frozen=True)
class Timeline:
    """A level's timeline and endings, compiled."""

    metrics: tuple[Metric, ...] = ()  # what METRIC's argument points into
    beats: tuple[Beat, ...] = ()
    endings: tuple[Ending, ...] = ()
    helds: int = 0
    length: int = 0  # ticks: at this one some ending is true

    def texts(self, kind: str) -> int:
        """How many texts a kind of change may name by its target."""
        return 1 + max((target for beat in self.beats for does, target, _ in beat.effects if does == kind), default=-1)


_BINARY: dict[int, Callable[[Any, Any], Any]] = {
    Op.ADD: np.add, Op.SUB: np.subtract,
    Op.LT: np.less, Op.LE: np.less_equal, Op.GT: np.greater, Op.GE: np.greater_equal,
    Op.EQ: np.equal, Op.NE: np.not_equal, Op.AND: np.logical_and, Op.OR: np.logical_or,
}  # fmt: skip


def evaluate(program: Program, timeline: Timeline, world: Any, params: Any) -> Any:
    """The value of a program, [B] or a plain number; the world's `held` counters are stepped in place."""
    stack: list[Any] = []
    for op, argument in program:
        if op == Op.CONST:
            stack.append(argument)
        elif op == Op.METRIC:
            stack.append(timeline.metrics[argument].read(world, params).astype(np.int64))
        elif op == Op.NEG:
            stack.append(-stack.pop())
        elif op == Op.NOT:
            stack.append(np.logical_not(stack.pop()))
        elif op == Op.HELD:
            counter, steps = argument
            world.held[counter] = (world.held[counter] + 1) * stack.pop()
            stack.append(world.held[counter] >= steps)
        else:
            right, left = stack.pop(), stack.pop()
            stack.append((left * right) >> 16 if op == Op.MUL else _BINARY[op](left, right))
    return stack.pop()
