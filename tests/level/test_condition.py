"""The language of `when`."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from game.level.condition import LARGEST, Names, compile_condition
from game.level.intervals import bounds
from game.level.level_faults import ConditionError
from game.sim.fixed import ONE
from game.sim.program import Op, Timeline, evaluate
from game.sim.spec import Metric


def metric(name: str) -> Metric:
    return Metric(name, name, lambda world, params: world.values[name])


METRICS = {"sea.height": metric("height"), "sea.foam": metric("foam"), "story.time": metric("time")}


def names(**numbers: float) -> Names:
    return Names(METRICS, {"length": 300, **numbers}, idle=frozenset({"moon.light"}))


def run(text: str, held: Any = None, **values: float) -> bool:
    """Whether a condition is true for these values of metrics."""
    known = names(enough=0.25)
    code = compile_condition(text, known)
    story = Timeline(metrics=tuple(METRICS[name] for name in known.used), helds=known.helds)
    numbers = {name: np.array([round(value * ONE)], np.int32) for name, value in values.items()}
    world = SimpleNamespace(values=numbers, held=np.zeros((known.helds, 1), np.int32) if held is None else held)
    return bool(np.all(evaluate(code, story, world, SimpleNamespace(story=story))))


@pytest.mark.parametrize(("text", "true"), [
    ("sea.height > 0.4", True),
    ("sea.height == 0.5", True),
    ("sea.height != 0.5", False),
    ("0.4 < sea.height <= 0.5", True),
    ("0.5 < sea.height <= 0.6", False),
    ("sea.height + 2 * sea.foam >= 1", True),
    ("(sea.height + 2) * sea.foam == 0.625", True),
    ("sea.height - sea.foam - 0.25 == 0", True),
    ("-sea.height < -0.4", True),
    ("- -sea.height > 0", True),
    ("sea.height * -2 == -1", True),
    ("not sea.height > 0.6", True),
    ("not not sea.height > 0.6", False),
    ("sea.height > 1 or sea.foam < 1 and sea.foam > 0.9", False),
    ("(sea.height > 1 or sea.foam < 1) and sea.foam > 0.2", True),
    ("sea.height >= enough", True),
    ("time >= length", False),
    ("time > 119.5", True),
    ("sea.foam", True),
    ("not sea.foam", False),
    ("sea.foam and sea.height > .4", True),
])  # fmt: skip
def test_a_condition_means_what_it_says(text: str, true: bool) -> None:
    assert run(text, height=0.5, foam=0.25, time=120) is true


def test_held_is_true_after_its_seconds_and_starts_anew_after_a_break() -> None:
    held = np.zeros((1, 1), np.int32)
    heights = [1.0] * 4 + [0.0] + [1.0] * 6
    seen = [run("held(sea.height > 0.5, 0.5)", held, height=height) for height in heights]
    assert seen == [False] * 9 + [True] * 2


def test_every_held_has_a_counter_of_its_own() -> None:
    known = names()
    codes = [
        compile_condition("held(sea.height > 0, 2) or held(sea.foam > 0, 3)", known),
        compile_condition("held(sea.height > 0, 4)", known),
    ]
    assert [argument for code in codes for op, argument in code if op == Op.HELD] == [
        (0, 20),
        (1, 30),
        (2, 40),
    ]
    assert known.helds == 3


def test_a_metric_is_looked_up_once_for_all_conditions() -> None:
    known = names()
    compile_condition("sea.foam > 0 and sea.height > 0 and sea.foam < 1", known)
    compile_condition("time > 1 and sea.height > 0", known)
    assert known.used == ["sea.foam", "sea.height", "story.time"]


@pytest.mark.parametrize(("text", "at", "allowed"), [
    ("", 1, "a name"),
    ("sea.height >", 13, "a name"),
    ("sea.height > 1 and", 19, "a name"),
    ("sea.height > 1 sea.foam", 16, "the end"),
    ("(sea.height > 1", 16, '")"'),
    ("sea.height = 1", 12, "comparisons"),
    ("sea.height > 1 && sea.foam > 1", 16, "and, or"),
    ("sea.height + 1", 1, "true or false"),
    ("1", 1, "true or false"),
    ("(sea.height > 1) + 1 > 2", 2, "a number"),
    ("held(sea.height > 1)", 20, '","'),
    ("held(sea.height > 1, sea.foam)", 22, "don't change"),
    ("held(sea.height > 1, 0)", 22, "0.1 to 3600"),
    ("held sea.height > 1", 6, '"("'),
    (f"sea.height > {LARGEST + 1}", 14, f"up to {LARGEST}"),
    ("sea.height > 1e3", 15, "the end"),
    ("__import__('os')", 12, "names, numbers"),
    ("sea.height.real > 1", 1, "sea.height"),
    ("sea.height > True", 14, "enough"),
    ("lambda: 1", 7, "names, numbers"),
    ("eval(1)", 1, "enough"),
    ("sea.height if 1 else 2", 12, "the end"),
    ("sea.height > 1; 1", 15, "names, numbers"),
    ("sea.height * sea.height * sea.height * sea.height > 1", 1, "smaller"),
])  # fmt: skip
def test_what_is_not_of_the_language_is_named_with_its_place(text: str, at: int, allowed: str) -> None:
    known = names(enough=1)
    with pytest.raises(ConditionError) as unclear:
        bounds(compile_condition(text, known), [(-(1 << 31), (1 << 31) - 1)] * len(known.used))
    assert unclear.value.found.endswith(f"at character {at}")
    assert allowed in unclear.value.allowed


@pytest.mark.parametrize(("wrong", "right"), [
    ("sea.heigth", "sea.height"), ("sea.Foam", "sea.foam"), ("enuogh", "enough"), ("tme", "time"),
    ("lenght", "length"),
])  # fmt: skip
def test_a_typo_is_answered_with_the_nearest_name(wrong: str, right: str) -> None:
    with pytest.raises(ConditionError) as unclear:
        compile_condition(f"{wrong} > 1", names(enough=1))
    assert unclear.value.guess == right


def test_the_metric_of_a_law_that_is_not_used_says_how_to_use_it() -> None:
    with pytest.raises(ConditionError) as unclear:
        compile_condition("moon.light > 1", names())
    assert "[laws.moon]" in unclear.value.allowed


@pytest.mark.parametrize("deep", ["(" * 200, "-" * 200, "not " * 100, "held(" * 100])
def test_deep_nesting_is_refused_before_the_stack_is_full(deep: str) -> None:
    with pytest.raises(ConditionError) as unclear:
        compile_condition(deep + "sea.height > 1", names())
    assert "levels" in unclear.value.allowed


NUMBERS = st.recursive(
    st.sampled_from(["sea.height", "sea.foam", "1", "0.5", "3"]),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
    max_leaves=4,
)
TRUTHS = st.recursive(
    st.tuples(NUMBERS, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), NUMBERS).map(" ".join),
    lambda inner: st.tuples(inner, st.sampled_from(["and", "or", "and not", "or not"]), inner).map(" ".join),
    max_leaves=5,
)


@given(TRUTHS, st.integers(-8, 8), st.integers(-8, 8))
@settings(max_examples=200, deadline=None)
def test_conditions_agree_with_python_where_quarters_are_exact(text: str, height: int, foam: int) -> None:
    values = {"height": height / 4, "foam": foam / 4}
    meant = eval(text, {"sea": SimpleNamespace(**values)})  # the text was made here
    assert run(text, **values) == meant


@given(st.text(alphabet="sea.hgt()<>=+-*,01 notdrl", max_size=40))
@settings(max_examples=500, deadline=None)
def test_any_text_is_either_compiled_or_unclear(text: str) -> None:
    try:
        code = compile_condition(text, names())
    except ConditionError:
        return
    assert all(isinstance(op, Op) for op, _ in code)
