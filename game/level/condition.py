"""The language of `when`: a small expression over metrics, compiled into a whole-number program for `sim`.

    climb.height >= 1 and people.sheltered < enough
    held(0.2 < cascade.strain <= 0.5, 12) or time >= length

Names are metrics (`law.metric`), the level's `[let]` numbers, `time` and `length` (seconds). Nothing is ever
evaluated as Python.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from game.level.intervals import bounds
from game.level.level_faults import ConditionError, nearest, one_of, show
from game.sim.fixed import ONE, STEPS_PER_SECOND
from game.sim.program import Op, Program
from game.sim.spec import Metric

LARGEST = 30_000  # what a number may be, either way: its Q16 fits 31 bits
DEEPEST = 24  # parentheses, signs and `not` within each other
LONGEST_HELD = 3600  # seconds
WORDS = ("and", "or", "not", "held", "time", "length")
TIME = "story.time"

_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)|(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)"
    r"|(?P<sign><=|>=|==|!=|[-+*<>(),])"
)
_SPACE = re.compile(r"[ \t\r\n]*")
_COMPARE = {"<": Op.LT, "<=": Op.LE, ">": Op.GT, ">=": Op.GE, "==": Op.EQ, "!=": Op.NE}


@dataclass
class Names:
    """What conditions of a level may name, and what they used so far: metrics, counters of `held`."""

    metrics: Mapping[str, Metric]
    numbers: Mapping[str, float]
    idle: frozenset[str] = frozenset()  # metrics of laws that this level doesn't use
    older: frozenset[str] = frozenset()  # names that metrics had; they are understood, and not offered
    used: list[str] = field(default_factory=list)
    helds: int = 0

    def metric(self, name: str) -> tuple[int, int]:
        """The operation that reads a metric."""
        if name not in self.used:
            self.used.append(name)
        return (Op.METRIC, self.used.index(name))

    @property
    def offered(self) -> list[str]:
        """The names of metrics that a level should use."""
        return [name for name in self.metrics if name not in self.older]

    def choice(self, wrong: str) -> str:
        """The names that may stand for a wrong one: of its law if it has one, else of every kind."""
        law = wrong.split(".")[0]
        near = [name for name in self.offered if name.startswith(f"{law}.")]
        laws = dict.fromkeys(name.split(".")[0] for name in self.metrics)
        return one_of(near or [*self.numbers, "time", f"law.metric, of {', '.join(laws)}"], 40)


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


class _Value(NamedTuple):
    code: Program
    truth: bool
    at: int


def compile_condition(text: str, names: Names) -> Program:
    """A condition as a program that leaves 0 or 1. Raises Unclear."""
    parser = _Parser(text, names)
    value = parser.truth(parser.either())
    if parser.next.kind != "end":
        raise ConditionError(
            show(parser.next.text), parser.next.at, "and, or, a comparison, or the end of the condition"
        )
    return value.code


def names_in(text: str) -> frozenset[str]:
    """The names that stand in a condition."""
    return frozenset(match["name"] for match in _TOKEN.finditer(text) if match["name"])


def _tokens(text: str) -> list[_Token]:
    tokens, at = [], _skip(text, 0)
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            raise ConditionError(
                show(text[at]), at, "names, numbers, + - *, comparisons, and, or, not, held() and parentheses"
            )
        tokens.append(_Token(str(match.lastgroup), match[0], at))
        at = _skip(text, match.end())
    return [*tokens, _Token("end", "the end", len(text))]


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


class _Parser:
    """Recursive descent, one method for each level of binding, loosest first."""

    def __init__(self, text: str, names: Names) -> None:
        self.tokens, self.place, self.depth, self.names = _tokens(text), 0, 0, names

    @property
    def next(self) -> _Token:
        return self.tokens[self.place]

    def eat(self, *texts: str) -> _Token | None:
        token = self.next
        if token.kind != "end" and token.text in texts:
            self.place += 1
            return token
        return None

    def need(self, text: str) -> None:
        if not self.eat(text):
            raise ConditionError(show(self.next.text), self.next.at, show(text))

    def either(self) -> _Value:
        return self.join("or", Op.OR, self.both)

    def both(self) -> _Value:
        return self.join("and", Op.AND, self.negation)

    def join(self, word: str, op: Op, part: Callable[[], _Value]) -> _Value:
        left = part()
        while self.eat(word):
            code = self.truth(left).code + self.truth(part()).code + ((op, None),)
            left = _Value(code, True, left.at)
        return left

    def negation(self) -> _Value:
        if token := self.eat("not"):
            inner = self.deeper(token, self.negation)
            return _Value((*self.truth(inner).code, (Op.NOT, None)), True, token.at)
        return self.comparison()

    def comparison(self) -> _Value:
        first = left = self.sum()
        code: Program = ()
        while token := self.eat(*_COMPARE):
            right = self.number(self.sum())
            chain = ((Op.AND, None),) if code else ()
            code += self.number(left).code + right.code + ((_COMPARE[token.text], None),) + chain
            left = right
        return _Value(code, True, first.at) if code else first

    def sum(self) -> _Value:
        left = self.product()
        while token := self.eat("+", "-"):
            op = Op.ADD if token.text == "+" else Op.SUB
            code = self.number(left).code + self.number(self.product()).code + ((op, None),)
            left = _Value(code, False, left.at)
        return left

    def product(self) -> _Value:
        left = self.sign()
        while self.eat("*"):
            code = self.number(left).code + self.number(self.sign()).code + ((Op.MUL, None),)
            left = _Value(code, False, left.at)
        return left

    def sign(self) -> _Value:
        if token := self.eat("-"):
            inner = self.number(self.deeper(token, self.sign))
            return _Value((*inner.code, (Op.NEG, None)), False, token.at)
        return self.atom()

    def atom(self) -> _Value:
        token = self.next
        if self.eat("("):
            inner = self.deeper(token, self.either)
            self.need(")")
            return inner
        if self.eat("held"):
            return self.held(token)
        if token.kind not in ("number", "name") or token.text in WORDS[:4]:
            raise ConditionError(show(token.text), token.at, "a name, a number, held() or a parenthesis")
        self.place += 1
        code = self.constant(token) if token.kind == "number" else self.name(token)
        return _Value((code,), False, token.at)

    def deeper(self, token: _Token, part: Callable[[], _Value]) -> _Value:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ConditionError("an expression deep within others", token.at, f"at most {DEEPEST} levels")
        value = part()
        self.depth -= 1
        return value

    def held(self, token: _Token) -> _Value:
        self.need("(")
        inner = self.truth(self.deeper(token, self.either))
        self.need(",")
        at = self.next.at
        steps = round(_constant(self.number(self.sum()), at) * STEPS_PER_SECOND / ONE)
        self.need(")")
        if not 1 <= steps <= LONGEST_HELD * STEPS_PER_SECOND:
            raise ConditionError(f"{steps / STEPS_PER_SECOND:g} s", at, f"held for 0.1 to {LONGEST_HELD} seconds")
        self.names.helds += 1
        return _Value((*inner.code, (Op.HELD, (self.names.helds - 1, steps))), True, token.at)

    def constant(self, token: _Token) -> tuple[int, int]:
        number = float(token.text)
        if number > LARGEST:
            raise ConditionError(show(token.text), token.at, f"a number up to {LARGEST}")
        return (Op.CONST, round(number * ONE))

    def name(self, token: _Token) -> tuple[int, int]:
        names, name = self.names, TIME if token.text == "time" else token.text
        if name in names.numbers:
            return (Op.CONST, round(names.numbers[name] * ONE))
        if name in names.metrics:
            return names.metric(name)
        if name in names.idle:
            allowed = f"metrics of the laws that this level uses; add [laws.{name.split('.')[0]}] to use that one"
            raise ConditionError(show(token.text), token.at, allowed)
        guess = nearest(token.text, [*names.numbers, "time", "held", *names.offered])
        raise ConditionError(show(token.text), token.at, names.choice(name), guess)

    def truth(self, value: _Value) -> _Value:
        if not value.truth and len(value.code) == 1 and value.code[0][0] == Op.METRIC:
            return _Value((*value.code, (Op.CONST, 0), (Op.NE, None)), True, value.at)  # a metric alone: is it anything
        if not value.truth:
            raise ConditionError("a number", value.at, "something that is true or false here, like a comparison")
        return value

    def number(self, value: _Value) -> _Value:
        if value.truth:
            raise ConditionError("something true or false", value.at, "a number here")
        return value


def _constant(value: _Value, at: int) -> int:
    """The Q16 value of a program without metrics."""
    low, high = bounds(value.code, [(-1, 1)] * 1000, at)
    if low != high or any(op == Op.METRIC for op, _ in value.code):
        raise ConditionError("a metric", at, "seconds that don't change: a number or a name of [let]")
    return low
