"""What a level's conditions compare, and what of it was true when a run ended."""

import pytest

from game.level import Level, load, resolve
from game.level.comparisons import comparisons
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
