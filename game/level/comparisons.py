"""The comparisons of a condition, one by one, each with what it measures in the words of the level."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from game.sim.fixed import ONE
from game.sim.program import Op, Program

MOST = 16  # ways to be true that are told apart
_SIGNS = {Op.ADD: "+", Op.SUB: "-", Op.MUL: "*"}
_TURNED = {Op.LT: Op.GT, Op.LE: Op.GE, Op.GT: Op.LT, Op.GE: Op.LE, Op.EQ: Op.EQ, Op.NE: Op.NE}


class Comparison(NamedTuple):
    """`loss.faults >= 3`: what is measured, how it stands to which number (Q16), and the program that measures it.

    held: the counter and the steps for which it has to be true, None where it is enough that it is true once.
    """

    measure: str
    op: int
    number: int
    code: Program
    held: tuple[int, int] | None = None


_Truth = list[list[Comparison]]  # ways in which something is true
_Join = Callable[[Op, _Truth, _Truth], _Truth]


class _Term(NamedTuple):
    """A number on the stack: its words, its program, and whether it is the same at all times."""

    words: str
    code: Program
    fixed: bool


def comparisons(program: Program, names: Sequence[str]) -> tuple[Comparison, ...]:
    """The comparisons of a condition with a fixed number, in their order; names[i] is what METRIC i is called."""
    (found,) = _read(program, names, lambda op, left, right: [left[0] + right[0]]) or [[]]
    return tuple(found)


def alternatives(program: Program, names: Sequence[str]) -> tuple[tuple[Comparison, ...], ...]:
    """The ways in which a condition can be true: of each, the comparisons that have to be; the first MOST of them."""
    return tuple(tuple(dict.fromkeys(way)) for way in _read(program, names, _joined))


def _read(program: Program, names: Sequence[str], join: _Join) -> _Truth:
    """What a condition compares; `join` makes one truth of two."""
    stack: list[_Term | _Truth] = []
    for op, argument in program:
        if op == Op.CONST:
            stack.append(_Term(f"{argument / ONE:g}", ((op, argument),), True))
        elif op == Op.METRIC:
            stack.append(_Term(names[argument], ((op, argument),), False))
        elif op in (Op.NOT, Op.HELD):
            inner = stack.pop()
            assert isinstance(inner, list)
            held = [[one._replace(held=argument) for one in way] for way in inner]
            stack.append(held if op == Op.HELD else [[]])
        elif op == Op.NEG:
            term = stack.pop()
            assert isinstance(term, _Term)
            stack.append(_Term(f"-{term.words}", (*term.code, (op, None)), term.fixed))
        else:
            right, left = stack.pop(), stack.pop()
            if isinstance(left, list) and isinstance(right, list):
                stack.append(join(Op(op), left, right))
            else:
                stack.append(_both(left, right, op))
    (found,) = stack or [[[]]]
    assert isinstance(found, list)
    return found


def _joined(op: Op, left: _Truth, right: _Truth) -> _Truth:
    """Ways in which both are true, or either is."""
    return ([a + b for a in left for b in right] if op == Op.AND else left + right)[:MOST]


def _both(left: "_Term | _Truth", right: "_Term | _Truth", op: int) -> "_Term | _Truth":
    """Two numbers as one, or compared."""
    assert isinstance(left, _Term)
    assert isinstance(right, _Term)
    if op in _SIGNS:
        words = f"{left.words} {_SIGNS[Op(op)]} {right.words}"
        return _Term(words, (*left.code, *right.code, (op, None)), left.fixed and right.fixed)
    return [list(_compared(left, right, op))]


def _compared(left: _Term, right: _Term, op: int) -> Iterator[Comparison]:
    if right.fixed and not left.fixed:
        yield Comparison(left.words, op, _value(right.code), left.code)
    elif left.fixed and not right.fixed:
        yield Comparison(right.words, _TURNED[Op(op)], _value(left.code), right.code)


def _value(code: Program) -> int:
    """The Q16 number that a program without metrics comes to."""
    stack: list[int] = []
    for op, argument in code:
        if op == Op.CONST:
            stack.append(int(argument))
        elif op == Op.NEG:
            stack.append(-stack.pop())
        else:
            right, left = stack.pop(), stack.pop()
            stack.append({Op.ADD: left + right, Op.SUB: left - right, Op.MUL: (left * right) >> 16}[Op(op)])
    return stack.pop()
