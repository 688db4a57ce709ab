"""What a level's conditions compare, and what of it was true when a run ended."""

import pytest

from game.level import Level, load, resolve
from game.level.comparisons import MOST, alternatives, comparisons
from game.level.condition import Names, compile_condition
from game.sim.fixed import ONE
from game.sim.program import Op
from game.sim.spec import Metric

METRICS = {name: Metric(name, "", lambda world, params: world) for name in ("a.x", "a.y")}


def compared(text: str) -> list[tuple[str, int, float]]:
    names = Names(METRICS, {"enough": 0.5})
    return [(one.measure, one.op, one.number / ONE) for one in comparisons(compile_condition(text, names), names.used)]


@pytest.mark.parametrize(("text", "found"), [
    ("a.x >= 4", [("a.x", Op.GE, 4.0)]),
    ("4 <= a.x", [("a.x", Op.GE, 4.0)]),
    ("a.x - a.y > 3 * 0.5 or a.y < enough", [("a.x - a.y", Op.GT, 1.5), ("a.y", Op.LT, 0.5)]),
    ("1 < a.x <= 2", [("a.x", Op.GT, 1.0), ("a.x", Op.LE, 2.0)]),
    ("a.x", [("a.x", Op.NE, 0.0)]),
    ("held(a.x >= -1, 5) and a.y == 1", [("a.x", Op.GE, -1.0), ("a.y", Op.EQ, 1.0)]),
    ("not a.x > 1 or a.x > a.y", []),
])  # fmt: skip
def test_each_comparison_with_a_fixed_number_is_found_in_the_words_of_the_level(
    text: str, found: list[tuple[str, int, float]]
) -> None:
    assert compared(text) == found


def test_a_level_says_where_its_endings_bounds_lie() -> None:
    hall: Level = load(resolve("2"))
    assert hall.bounds("loss.lost", "loss.faults") == (4.0,)
    assert hall.bounds("agitation.level") == (1.0,)
    assert hall.bounds("cascade.dark") == ()
    assert [one.held is not None for one in hall.compared("overcorrection")] == [False, True]
    assert hall.compared("no such ending") == ()


@pytest.mark.parametrize(("text", "ways"), [
    ("a.x >= 1 or (a.y >= 2 and a.x >= 0.5)", [["a.x"], ["a.y", "a.x"]]),
    ("(a.x > 1 or a.y > 1) and held(a.y < 4, 2)", [["a.x", "a.y"], ["a.y", "a.y"]]),
    ("not a.x > 1 and a.y > 2", [["a.y"]]),
])  # fmt: skip
def test_the_ways_in_which_a_condition_can_be_true_are_told_apart(text: str, ways: list[list[str]]) -> None:
    names = Names(METRICS, {})
    found = alternatives(compile_condition(text, names), names.used)
    assert [[one.measure for one in way] for way in found] == ways


def test_a_condition_with_many_ways_costs_no_more_than_some_of_them() -> None:
    names, either = Names(METRICS, {}), "(a.x > 1 or a.y > 2)"
    assert len(alternatives(compile_condition(" and ".join([either] * 20), names), names.used)) == MOST


def test_a_level_asks_at_its_end_for_what_its_best_win_wants_then() -> None:
    assert [(one.measure, one.number) for one in load(resolve("2")).asked] == [("journey.fulfilled", ONE)]
    assert [(one.measure, one.number) for one in load(resolve("3")).asked] == [("harmony.song", ONE)]


def test_a_level_says_for_how_long_something_has_to_last_to_end_it() -> None:
    hall = load(resolve("2"))
    assert (hall.held_for("agitation.level"), hall.held_for("loss.faults"), hall.held_for("cascade.lit")) == (30, 0, 0)
    assert load(resolve("1")).held_for("cascade.lit") == 12
