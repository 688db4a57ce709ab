"""Interval arithmetic over conditions: whether one may overflow, and whether it is sure to be true."""

from collections.abc import Callable, Sequence

from game.level.level_faults import ConditionError
from game.sim.program import Op, Program

_ROOM = 1 << 62
Interval = tuple[int, int]


def bounds(code: Program, spans: Sequence[Interval], at: int = 0) -> Interval:
    """The least and the greatest that a program can give, when metric i lies within spans[i] (Q16).

    Truth is 0 or 1: (1, 1) is always true. Raises Unclear where 64 bits could overflow.
    """
    stack: list[Interval] = []
    for op, argument in code:
        if op == Op.CONST:
            stack.append((argument, argument))
        elif op == Op.METRIC:
            stack.append(spans[argument])
        elif op == Op.NEG:
            low, high = stack.pop()
            stack.append((-high, -low))
        elif op == Op.NOT:
            low, high = stack.pop()
            stack.append((1 - high, 1 - low))
        elif op == Op.HELD:
            stack.append((0, stack.pop()[1]))
        else:
            right, left = stack.pop(), stack.pop()
            stack.append(_INTERVALS[op](left, right))
        if not -_ROOM < stack[-1][0] <= stack[-1][1] < _ROOM:
            raise ConditionError("a product that may grow too large", at, "products of smaller numbers")
    return stack.pop()


def _times(a: Interval, b: Interval) -> Interval:
    corners = [x * y for x in a for y in b]
    if not -_ROOM < min(corners) <= max(corners) < _ROOM:
        return (-_ROOM, _ROOM)
    return (min(corners) >> 16, max(corners) >> 16)


def _less(a: Interval, b: Interval) -> Interval:
    return (int(a[1] < b[0]), int(a[0] < b[1]))


def _most(a: Interval, b: Interval) -> Interval:
    return (int(a[1] <= b[0]), int(a[0] <= b[1]))


def _same(a: Interval, b: Interval) -> Interval:
    return (int(a == b and a[0] == a[1]), int(a[0] <= b[1] and b[0] <= a[1]))


_INTERVALS: dict[int, Callable[[Interval, Interval], Interval]] = {
    Op.ADD: lambda a, b: (a[0] + b[0], a[1] + b[1]),
    Op.SUB: lambda a, b: (a[0] - b[1], a[1] - b[0]),
    Op.MUL: _times,
    Op.LT: _less,
    Op.LE: _most,
    Op.GT: lambda a, b: _less(b, a),
    Op.GE: lambda a, b: _most(b, a),
    Op.EQ: _same,
    Op.NE: lambda a, b: (1 - _same(a, b)[1], 1 - _same(a, b)[0]),
    Op.AND: lambda a, b: (a[0] & b[0], a[1] & b[1]),
    Op.OR: lambda a, b: (a[0] | b[0], a[1] | b[1]),
}
