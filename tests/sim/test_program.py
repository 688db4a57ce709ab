"""Conditions as programs: each operation, and what the level's language compiles to."""

from types import SimpleNamespace

import numpy as np
import pytest

from game.level.condition import Names, compile_condition
from game.sim.fixed import ONE
from game.sim.program import Beat, Op, Timeline, evaluate
from game.sim.spec import Metric

A = np.array([-3.0, -0.5, 0.0, 0.25, 2.0, 7.5])
B = np.array([2.0, -0.5, 0.0, 4.0, 1.5, -7.5])
METRICS = {
    "law.a": Metric("a", "a", lambda world, params: np.round(A * ONE).astype(np.int32)),
    "law.b": Metric("b", "b", lambda world, params: np.round(B * ONE).astype(np.int32)),
    "law.now": Metric("now", "what the test says", lambda world, params: world.now),
    "story.time": Metric("time", "never asked", lambda world, params: np.zeros(1, np.int32)),
}
NUMBERS = {"enough": 0.21}


def value_of(text: str) -> np.ndarray:
    """A condition of the level's language, compiled and evaluated over the worlds of A and B."""
    names = Names(METRICS, NUMBERS)
    program = compile_condition(text, names)
    story = Timeline(tuple(METRICS[name] for name in names.used))
    world = SimpleNamespace(held=np.zeros((max(names.helds, 1), len(A)), np.int32))
    return np.broadcast_to(evaluate(program, story, world, None), A.shape)


def run_ops(*ops: tuple[int, object]) -> np.ndarray:
    """A program over the two metrics, straight."""
    return evaluate(ops, Timeline((METRICS["law.a"], METRICS["law.b"])), SimpleNamespace(held=None), None)


X, Y = (Op.METRIC, 0), (Op.METRIC, 1)


@pytest.mark.parametrize(("op", "meant"), [
    (Op.ADD, lambda a, b: a + b), (Op.SUB, lambda a, b: a - b), (Op.MUL, lambda a, b: a * b),
    (Op.LT, np.less), (Op.LE, np.less_equal), (Op.GT, np.greater), (Op.GE, np.greater_equal),
    (Op.EQ, np.equal), (Op.NE, np.not_equal),
])  # fmt: skip
def test_operations_on_numbers(op, meant) -> None:
    """Arithmetic and comparisons do what their names say, with left and right in order, for negative numbers
    too."""
    got = run_ops(X, Y, (op, None))
    unit = ONE if op in (Op.ADD, Op.SUB, Op.MUL) else 1
    assert (got == np.round(meant(A, B) * unit)).all()


def test_operations_on_truths() -> None:
    """AND, OR and NOT over the four cases."""
    left, right = (X, (Op.CONST, 0), (Op.GT, None)), (Y, (Op.CONST, 0), (Op.GT, None))
    assert (run_ops(*left, *right, (Op.AND, None)) == ((A > 0) & (B > 0))).all()
    assert (run_ops(*left, *right, (Op.OR, None)) == ((A > 0) | (B > 0))).all()
    assert (run_ops(*left, (Op.NOT, None)) == ~(A > 0)).all()


def test_minus_and_constants() -> None:
    """NEG turns the sign; CONST is the number written."""
    assert (run_ops(X, (Op.NEG, None)) == -A * ONE).all()
    assert run_ops((Op.CONST, 123)) == 123


def test_every_operation_is_known() -> None:
    """There is no operation that these tests don't name: a new one wants its own."""
    assert {op.name for op in Op} == {
        "CONST",
        "METRIC",
        "ADD",
        "SUB",
        "MUL",
        "NEG",
        "LT",
        "LE",
        "GT",
        "GE",
        "EQ",
        "NE",
        "AND",
        "OR",
        "NOT",
        "HELD",
    }


def test_products_do_not_overflow() -> None:
    """The product of the largest numbers that a level may write is exact in 64 bits."""
    assert run_ops((Op.CONST, 30_000 * ONE), (Op.CONST, 30_000 * ONE), (Op.MUL, None)) == 900_000_000 * ONE


@pytest.mark.parametrize(("text", "meant"), [
    ("law.a + law.b * 2 > 1", A + B * 2 > 1),
    ("(law.a + law.b) * 2 > 1", (A + B) * 2 > 1),
    ("law.a - law.b - 1 > 0", A - B - 1 > 0),
    ("law.a - (law.b - 1) > 0", A - (B - 1) > 0),
    ("-law.a * 2 < law.b", -A * 2 < B),
    ("- -law.a < law.b", A < B),
    ("law.a > 0 or law.b > 0 and law.a < 1", (A > 0) | ((B > 0) & (A < 1))),
    ("(law.a > 0 or law.b > 0) and law.a < 1", ((A > 0) | (B > 0)) & (A < 1)),
    ("not law.a > 0 and law.b > 0", ~(A > 0) & (B > 0)),
    ("not (law.a > 0 and law.b > 0)", ~((A > 0) & (B > 0))),
    ("not not law.a > 0", A > 0),
    ("-1 < law.a <= 2", (A > -1) & (A <= 2)),
    ("law.b < law.a < 3 or law.a == -0.5", ((B < A) & (A < 3)) | (A == -0.5)),
    ("law.a != law.b", A != B),
    ("law.a >= enough", A >= 0.21),
    ("law.a", A != 0),
    ("not law.a", A == 0),
    ("law.a * law.b + law.a * law.a >= 0.5", A * B + A * A >= 0.5),
])  # fmt: skip
def test_precedence_as_compiled(text, meant) -> None:
    """* binds before + and -, these before comparisons, not before and, and before or; same level from the
    left."""
    assert (value_of(text) == meant).all()


def test_held_counts_steps_in_a_row() -> None:
    """`held(x, 0.5)` is true from the fifth step in a row in which x is; one step without starts it over;
    each world for itself."""
    names = Names(METRICS, NUMBERS)
    program = compile_condition("held(law.now > 0, 0.5)", names)
    story = Timeline(tuple(METRICS[name] for name in names.used))
    world = SimpleNamespace(held=np.zeros((1, 2), np.int32))
    steps = ["11", "11", "11", "11", "11", "10", "11", "01", "01", "01", "01"]
    expected = ["00", "00", "00", "00", "11", "10", "10", "00", "00", "00", "01"]
    for now, then in zip(steps, expected, strict=True):
        world.now = np.array([int(c) for c in now], np.int32)
        got = evaluate(program, story, world, None)
        assert "".join(str(int(g)) for g in got) == then


def test_each_held_has_its_own_counter() -> None:
    """Two of them in one condition don't count for each other, and a beat knows its counters."""
    names = Names(METRICS, NUMBERS)
    program = compile_condition("held(law.a > 0, 1) or held(law.b > 0, 2) and held(law.a > 1, 3)", names)
    assert [argument for op, argument in program if op == Op.HELD] == [(0, 10), (1, 20), (2, 30)]
    assert Beat(program, 0, ()).counters == (0, 1, 2)
    assert Beat((), 0, ()).counters == ()
