"""From an author's numbers to the whole numbers that laws read."""

from math import sqrt

import numpy as np
import pytest

from game.sim.fixed import ONE, WHOLE
from game.sim.spec import Drawn
from tests.level.small import faults, small
from tests.sentences import says

TABLE = "[laws.tide]\n"
BUOY = 'name = "Buoy"\n'


def tide(numbers: str = "", *pairs: tuple[str, str], difficulty: str = "deep-sleep", more: str = ""):
    return small((TABLE, TABLE + numbers), *pairs, difficulty=difficulty, more=more).params.tide


def test_every_form_becomes_the_whole_number_that_it_says() -> None:
    p = tide("pull = 1.5\npart = 0.5\nwait = 2.5\nslow = 2.5\nrise = 0.1\nwaves = 7\nnight = true\nstart = 4")
    got = (p.pull, p.part, p.wait, p.slow, p.rise, p.waves, p.night, p.start)
    assert got == (3 * ONE // 2, WHOLE // 2, 150, 25, round(WHOLE / 100), 7, 1, 240)
    assert {type(number) for number in got} == {int}


def test_what_a_level_does_not_say_is_as_the_law_declares() -> None:
    p = tide()
    assert (p.pull, p.part, p.wait, p.waves, p.night) == (ONE // 2, WHOLE // 4, 120, 3, 0)


def test_whole_numbers_do_for_fractions_but_fractions_do_not_for_counts() -> None:
    assert tide("pull = 2").pull == 2 * ONE
    assert [f.where for f in faults((TABLE, TABLE + "waves = 2.5"))] == ["laws.tide.waves"]


@pytest.mark.parametrize(
    "text", ["true", '"0.5"', "[0.5]", "nan", "inf", "-inf", "1e999", "4.0001", "-0.1", "1979-05-27"]
)
def test_what_is_no_number_within_the_range_is_refused(text: str) -> None:
    (finding,) = faults((TABLE, f"{TABLE}pull = {text}"))
    assert (finding.where, finding.allowed) == ("laws.tide.pull", "a number from 0 to 4")


def test_numbers_of_sectors_are_a_column_and_those_that_one_says_itself_win() -> None:
    p = tide("depth = 2\n", (BUOY, BUOY + "tide.depth = 3\n"))
    assert p.depth.dtype == np.int32
    assert p.depth.tolist() == [[2 * ONE], [3 * ONE], [2 * ONE]]


def test_numbers_of_links_are_a_column_too() -> None:
    p = tide("", ("seconds = 4.5\n", "seconds = 4.5\ntide = { drag = 1 }\n"))
    assert p.drag.tolist() == [[round(0.1 * ONE)], [ONE]]


def test_numbers_along_another_axis_are_one_for_all_or_a_list() -> None:
    assert tide("steps = 1").steps.tolist() == [[ONE]] * 4
    assert tide("steps = [1, 0, 0, 0.5]").steps.tolist() == [[ONE], [0], [0], [ONE // 2]]


def test_a_list_of_the_wrong_length_says_how_many_it_needs() -> None:
    (finding,) = faults((TABLE, TABLE + "steps = [1, 0]"))
    assert says(finding.allowed, "4", "edge")


def test_a_number_may_be_drawn_evenly() -> None:
    assert tide("start = { between = [1, 2] }").start == Drawn("between", 60, 120)


def test_a_number_may_be_drawn_lognormal() -> None:
    assert tide("start = { median = 3, spread = 0.5 }").start == Drawn("lognormal", 180, ONE // 2)


def test_drawn_columns_hold_fixed_numbers_as_draws_without_spread() -> None:
    depth = tide("depth = { median = 2, spread = 0.5 }\n", (BUOY, BUOY + "tide.depth = 3\n")).depth
    assert (depth.kind, depth.a.tolist()) == ("lognormal", [[2 * ONE], [3 * ONE], [2 * ONE]])
    assert depth.b.tolist() == [[ONE // 2], [0], [ONE // 2]]
    depth = tide("", (BUOY, BUOY + "tide.depth = { between = [1, 2] }\n")).depth
    assert (depth.kind, depth.a.tolist(), depth.b.tolist()) == (
        "between",
        [[ONE]] * 3,
        [[ONE], [2 * ONE], [ONE]],
    )


def test_the_sectors_of_a_city_cannot_mix_two_ways_of_drawing() -> None:
    text = "depth = { median = 2, spread = 0.5 }\n"
    (finding,) = faults((TABLE, TABLE + text), (BUOY, BUOY + "tide.depth = { between = [1, 2] }\n"))
    assert finding.allowed == "one way of drawing for all"


@pytest.mark.parametrize(("text", "where"), [
    ("{ between = [2, 1] }", "laws.tide.start"),
    ("{ between = [1] }", "laws.tide.start.between"),
    ("{ between = [1, 99] }", "laws.tide.start.between 2"),
    ("{ median = 3 }", "laws.tide.start"),
    ("{ median = 3, spread = 2 }", "laws.tide.start.spread"),
    ("{ median = 3, sprad = 1 }", "laws.tide.start"),
    ("{}", "laws.tide.start"),
])  # fmt: skip
def test_a_draw_that_is_not_possible_is_named(text: str, where: str) -> None:
    assert where in {finding.where for finding in faults((TABLE, f"{TABLE}start = {text}"))}


def test_only_numbers_that_laws_allow_to_be_drawn_can_be() -> None:
    (finding,) = faults((TABLE, TABLE + "pull = { between = [1, 2] }"))
    assert finding.where == "laws.tide.pull"


def test_a_difficulty_says_numbers_for_the_level_as_a_whole() -> None:
    more = "\n[difficulty.night-terror]\ntide.pull = 3\ntide.depth = 5\n"
    assert tide("pull = 1", more=more, difficulty="deep-sleep").pull == ONE
    hard = tide("pull = 1", (BUOY, BUOY + "tide.depth = 3\n"), more=more, difficulty="night-terror")
    assert hard.pull == 3 * ONE
    assert hard.depth.tolist() == [[5 * ONE], [3 * ONE], [5 * ONE]]


def test_places_follow_from_ring_and_bearing_or_are_given() -> None:
    anchor, buoy, cove = small().sectors
    assert (anchor.x, anchor.y, anchor.gate) == pytest.approx((0, 0.5, True))
    assert (buoy.x, buoy.y, cove.x, cove.y) == pytest.approx((1, 0, 0, -1))
    moved = small(("bearing = 90", "at = [0.5, 0.5]")).sectors[1]
    assert (moved.x, moved.y, moved.bearing) == pytest.approx((sqrt(0.25), 0.5, 45))
