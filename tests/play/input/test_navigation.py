"""Where keys lead."""

import numpy as np

from game.play.dreams.platform.triage import fullest, links_of, urgency, worst_first
from game.play.input.navigation import TargetCycle, toward
from game.sim.fixed import FAR, ONE, WHOLE
from game.sim.panel import Panel

PLACES = [(0.0, 0.0), (1.0, 0.1), (-1.0, 0.0), (0.1, 1.0), (0.0, -1.0), (2.0, 0.0)]


def panel(tick: int = 0, **values: list[int]) -> Panel:
    blank = {
        name: [0] * 6 for name in ("dark", "anomaly.severity", "anomaly.known", "strain", "load", "scanned", "home")
    } | {
        "legible": [1] * 6,
        "capacity": [ONE] * 6,
        "selected": [-1],
        "armed": [0],
        "log.sector": [-1] * 10,
    }
    given = blank | {name.replace("__", "."): value for name, value in values.items()}
    values = {name: np.array(value, np.int32).reshape(-1, 1) for name, value in given.items()}
    return Panel(np.array([tick], np.int32), values)


def test_each_arrow_leads_to_the_neighbour_on_that_side() -> None:
    assert [toward(PLACES, (0, 0), way) for way in ("right", "left", "up", "down")] == [1, 2, 3, 4]


def test_straight_ahead_comes_before_what_is_nearer_but_aside() -> None:
    places = [(0.0, 0.0), (1.0, 0.0), (0.3, 0.7)]
    assert toward(places, places[0], "right") == 1


def test_of_two_alike_an_arrow_takes_the_linked_one() -> None:
    places = [(0.0, 0.0), (1.0, 0.2), (1.0, -0.25)]
    assert toward(places, places[0], "right") == 1
    assert toward(places, places[0], "right", linked=[2]) == 2


def test_where_the_cone_is_empty_whatever_lies_on_that_side_is_taken() -> None:
    assert toward([(0.0, 0.0), (0.1, 2.0)], (0.0, 0.0), "right") == 1


def test_the_fullest_sector_that_can_be_led_comes_first() -> None:
    homes = [WHOLE // 50, WHOLE // 10, WHOLE // 20, WHOLE // 5, WHOLE // 8, 3]
    look = panel(home=homes, shelter__on=[0, 1, 0, 0, 0, 0], road=[9, 9, 9, FAR, 9, 9], dark=[0, 0, 0, 0, 0, 0])
    assert fullest(look) == [4, 2, 0]  # 1 is on its way, 3 has no road, of 5 only few are left
    assert TargetCycle(fullest).step_on(look) == 4


def test_where_nobody_can_be_led_the_fullest_still_shows_who_waits() -> None:
    look = panel(home=[WHOLE // 9, WHOLE // 5] + [0] * 4, shelter__on=[0] * 6, road=[FAR] * 6)
    assert fullest(look) == [1, 0]


def test_where_nothing_lies_an_arrow_leads_nowhere() -> None:
    assert toward(PLACES, (2.0, 0.0), "right") == -1


def test_every_sector_can_be_reached_by_arrows_alone() -> None:
    rng = np.random.default_rng(1)
    places = [tuple(p) for p in rng.uniform(-1, 1, (24, 2))]
    seen, edge = {0}, [0]
    while edge:
        here = edge.pop()
        for way in ("left", "right", "up", "down"):
            there = toward(places, places[here], way)
            if there >= 0 and there not in seen:
                seen.add(there)
                edge.append(there)
    assert seen == set(range(24))


def test_trouble_counts_only_what_the_operator_can_know() -> None:
    hidden = panel(anomaly__severity=[ONE] * 6, strain=[ONE // 2] * 6, dark=[1] + [0] * 5, legible=[1, 0, 1, 1, 1, 1])
    assert urgency(hidden, 0) == 0
    assert urgency(hidden, 1) == 0
    assert urgency(hidden, 2) == ONE + ONE // 8  # as it was last seen


def test_the_worst_comes_first_and_a_round_visits_each_once() -> None:
    look = panel(strain=[0, ONE // 4, ONE // 2, 0, ONE // 3, 0])
    assert worst_first(look) == [2, 4, 1]
    going = TargetCycle(worst_first)
    assert [going.step_on(look) for _ in range(4)] == [2, 4, 1, 2]


def test_shift_tab_goes_back_to_the_one_before() -> None:
    look = panel(strain=[0, ONE // 4, ONE // 2, 0, ONE // 3, 0])
    going = TargetCycle(worst_first)
    assert [going.step_on(look), going.step_on(look), going.step_on(look, back=True)] == [2, 4, 2]


def test_after_a_rest_the_round_begins_with_the_worst_again() -> None:
    going = TargetCycle(worst_first)
    assert going.step_on(panel(0, strain=[0, 0, ONE, 0, ONE // 2, 0])) == 2
    assert going.step_on(panel(TargetCycle.REST, strain=[0, 0, ONE, 0, ONE // 2, 0])) == 2


def test_without_trouble_tab_goes_through_all_that_are_lit() -> None:
    assert worst_first(panel(dark=[0, 1, 0, 0, 0, 1])) == [0, 2, 3, 4]


def test_links_of_a_sector_name_their_other_end() -> None:
    class Link:
        def __init__(self, a: int, b: int, there: bool = True) -> None:
            self.a, self.b, self.there = a, b, there

    assert links_of([Link(0, 1), Link(2, 3), Link(3, 0), Link(0, 2, there=False)], 0) == [(0, 1), (2, 3)]
