"""Embracing: at which instants it holds, how long, and what ends it."""

import pytest

from game.sim.actions import timed
from game.sim.fixed import ONE, STEP, WHOLE
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.step import begin, observe, step
from tests.sim.build import act, now, one
from tests.sim.hall import EVEN, hall, press, seconds


def at_crest(off: float, calm: float = 1, learned: int = WHOLE) -> dict:
    """What is raised by a press so many seconds after the crest of a subsystem, and the world after it."""
    params = hall(2, fluctuation={**EVEN, "period": 20}, limits={"startle": 0})
    world = one(params)
    world.learned[0] = learned
    seconds(world, params, 3)  # past a first crest that is too near for an early press
    crest = int(world.crest_next[0, 0]) >> 8
    while now(world) < crest + round(off * 60) - 1:
        world.calm[:], world.selected[:] = round(calm * WHOLE), 0
        step(world, params, act(world))
    return {"raised": press(world, params, GuardianVerb.EMBRACE, 0, timed(0)), "world": world, "params": params}


def in_tune(off: float, calm: float = 1) -> float:
    """How much in tune a press so many seconds after a crest sets the curve."""
    return at_crest(off, calm)["world"].tune[0, 0] / WHOLE


def test_what_is_gained_falls_off_smoothly_from_the_crest() -> None:
    """All at the crest, half at the edge of the window, 1.6 s off with full composure; early and late are alike."""
    for off in (0.4, 0.8, 1.2, 1.5):
        expected = pytest.approx(1 - 0.5 * (off / 1.6) ** 2, abs=0.03)
        assert in_tune(off) == expected
        assert in_tune(-off) == expected
    assert in_tune(0) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(("off", "calm", "holds"), [
    (-1.5, 1, True), (-1.7, 1, False), (1.5, 1, True), (1.7, 1, False),
    (-0.7, 0, True), (-0.9, 0, False), (0.7, 0, True), (0.9, 0, False),
])  # fmt: skip
def test_a_press_outside_the_window_is_an_order(off, calm, holds) -> None:
    """Within 0.8 s without composure and 1.6 s with all of it, before and after, it embraces at once; none costs."""
    found = at_crest(off, calm)
    world = found["world"]
    assert (world.embraced[0, 0], world.ordered[0, 0]) == (int(holds), int(not holds))
    assert ("embraced" if holds else "ordered") in {k for k, v in found["raised"].items() if v.any()}
    assert world.learned[0, 0] == WHOLE
    assert world.stir[0, 0] + world.agitation[0, 0] == 0


def test_an_order_is_carried_out_at_the_next_crest_as_well_as_at_the_edge_of_the_window() -> None:
    """Half in tune, within a step of the crest; a hair too early waits a hair, too late a whole swing."""
    for off, least, most in ((-1.7, 1.6, 1.9), (3, 6, 30)):
        found = at_crest(off)
        world, params, began = found["world"], found["params"], now(found["world"])
        crest = int(world.crest_next[0, 0]) >> 8
        seconds(world, params, (crest - now(world) - STEP) / 60)
        assert world.embraced[0, 0] == 0
        seconds(world, params, 2 * STEP / 60)
        assert (world.embraced[0, 0], world.ordered[0, 0]) == (1, 0)
        assert world.tune[0, 0] / WHOLE == pytest.approx(0.5, abs=0.01)
        assert least <= (now(world) - began) / 60 <= most


def test_an_order_can_be_taken_back_or_be_overtaken_by_hand() -> None:
    """Another press before the window takes it back; one at the crest embraces, and the order is done."""
    found = at_crest(-4)
    world, params = found["world"], found["params"]
    raised = press(world, params, GuardianVerb.EMBRACE, 0, timed(0))
    assert raised["withdrawn"][0, 0] == 1
    assert world.ordered[0, 0] == 0
    press(world, params, GuardianVerb.EMBRACE, 0, timed(0))
    crest = int(world.crest_next[0, 0]) >> 8
    seconds(world, params, (crest - now(world) - 20) / 60)
    press(world, params, GuardianVerb.EMBRACE, 0, timed(0))
    assert (world.embraced[0, 0], world.ordered[0, 0]) == (1, 0)
    assert world.tune[0, 0] / WHOLE > 0.8


def test_an_order_is_over_once_its_curve_is_not_known() -> None:
    """A shift or a wasted correction takes the curve, and the order with it; so does a loss."""
    for array in ("shift_due", "wasted", "dark"):
        found = at_crest(-4)
        world, params = found["world"], found["params"]
        if array == "wasted":
            press(world, params, GuardianVerb.CORRECT, 0)
        else:
            seconds(world, params, 1 / 60)
            getattr(world, array)[0] = 1
        seconds(world, params, 2 * STEP / 60)
        assert world.ordered[0, 0] == 0, array


def test_a_press_never_makes_an_embrace_less_in_tune() -> None:
    """Touched again at the edge of its window it keeps what it has."""
    found = at_crest(0.1)
    world, params = found["world"], found["params"]
    seconds(world, params, 1.2)
    before = world.tune[0, 0]
    press(world, params, GuardianVerb.EMBRACE, 0, timed(0))
    assert world.tune[0, 0] >= before - WHOLE // 200


def test_what_the_panel_says_of_a_press_is_how_much_in_tune_it_leaves_the_embrace() -> None:
    """Nine tenths in tune and touched far beside the crest: before it and after it the panel says what is kept."""
    found = at_crest(0)
    world, params = found["world"], found["params"]
    seconds(world, params, 1.2)
    world.tune[0] = WHOLE * 9 // 10
    foretold = observe(world, params)["sub.press"][0, 0] / ONE
    raised = press(world, params, GuardianVerb.EMBRACE, 0, timed(0))
    assert raised["embraced"][0, 0] < 80
    assert foretold == pytest.approx(0.9, abs=0.005)
    assert observe(world, params)["sub.tune"][0, 0] / ONE == pytest.approx(0.9, abs=0.005)


def test_an_embrace_is_never_told_to_be_at_0_percent() -> None:
    """Also where a level has orders carried out a hundredth in tune, which is a hair less in whole numbers."""
    params = hall(1, fluctuation={**EVEN, "period": 20}, embrace={"ordered": 0.01})
    world = one(params)
    world.learned[:], world.ordered[:] = WHOLE, 1
    world.crest_next[0] = now(world) + 30 << 8
    raised = []
    for _ in range(60):
        found = step(world, params, act(world)).raised
        raised += found["embraced"][0].tolist() if "embraced" in found and found["embraced"].any() else []
    assert raised == [1]


def test_the_instant_counts_not_the_tick() -> None:
    """A press 1.7 s after a crest that was made 0.2 s before its tick was 1.5 s after it; no press is older than
    a quarter of a second."""
    for micros, holds in ((0, 0), (200_000, 1), (20_000, 0)):
        params = hall(1, fluctuation={**EVEN, "period": 20})
        world = one(params)
        world.learned[:] = WHOLE
        crest = int(world.crest_next[0, 0]) >> 8
        seconds(world, params, (crest + 101) / 60)
        press(world, params, GuardianVerb.EMBRACE, 0, timed(micros))
        assert world.embraced[0, 0] == holds
    assert at_crest(2.0)["world"].embraced[0, 0] == 0


def test_what_isn_t_known_can_t_be_embraced() -> None:
    """At the crest of a curve that isn't learned a press misses: it costs learning and stirs the system."""
    found = at_crest(0, learned=WHOLE // 2)
    world = found["world"]
    assert world.embraced.sum() == 0
    assert world.learned[0, 0] / WHOLE == pytest.approx(0.3)
    assert world.agitation[0, 0] + world.stir[0, 0] > 0.02 * WHOLE


def test_an_embrace_drifts_out_of_tune_and_lapses() -> None:
    """After 70 s that nobody touched it; touched again at a crest it's in tune anew."""
    params = hall(2, fluctuation=EVEN)
    world = begin(params, [1])
    world.embraced[:], world.tune[:] = 1, WHOLE
    seconds(world, params, 35)
    assert world.tune[:, 0] / WHOLE == pytest.approx(0.5, abs=0.01)
    world.learned[0] = WHOLE
    world.crest_next[0] = now(world) + 30 << 8
    seconds(world, params, 0.5)
    press(world, params, GuardianVerb.EMBRACE, 0, timed(0))
    assert world.tune[:, 0] / WHOLE == pytest.approx([1, 0.49], abs=0.01)
    seconds(world, params, 35)
    assert world.embraced[:, 0].tolist() == [1, 0]


def test_a_wasted_correction_ends_it_and_a_shift_puts_it_out_of_tune() -> None:
    """Correcting what is natural lets go of it; a shift leaves three tenths; a loss ends it too."""
    params = hall(4)
    world = one(params)
    world.embraced[:], world.tune[:] = 1, WHOLE
    raised = press(world, params, GuardianVerb.CORRECT, 0)
    assert raised["lapsed"][:, 0].tolist() == [1, 0, 0, 0]
    seconds(world, params, 1 / 60)
    world.shift_due[1], world.dark[2] = 1, 1
    seconds(world, params, STEP / 60)
    assert world.embraced[:, 0].tolist() == [0, 1, 0, 1]
    assert world.tune[1, 0] / WHOLE == pytest.approx(0.3, abs=0.01)


def test_the_guardian_renews_every_embrace() -> None:
    """The third answer, given calmly, sets every embrace in tune, and nothing else."""
    params = hall(2)
    world = one(params)
    world.embraced[0], world.tune[0] = 1, WHOLE // 5
    world.guardian_here[:], world.guardian_until[:] = 1, 10**6
    press(world, params, GuardianVerb.ANSWER, value=3)
    assert world.tune[:, 0] / WHOLE == pytest.approx([1, 0], abs=0.01)
    assert observe(world, params)["sub.embraced"][:, 0].tolist() == [1, 0]


def in_tune_at(world, params) -> float:
    """What a press in this tick sets the first subsystem to."""
    press(world, params, GuardianVerb.EMBRACE, 0, timed(0))
    return world.tune[0, 0] / WHOLE


def test_the_panel_tells_the_crests_of_known_curves_only() -> None:
    """Ticks until the next crest, -1 where the curve isn't known; what a press is worth there, 0 where it isn't."""
    params = hall(2, fluctuation=EVEN)
    world = one(params)
    world.learned[0] = WHOLE
    seconds(world, params, 1)
    panel = observe(world, params)
    assert panel["sub.crest"][:, 0].tolist() == [(int(world.crest_next[0, 0]) >> 8) - now(world), -1]
    assert panel["sub.press"][1, 0] == 0
    assert panel["sub.press"][0, 0] / ONE == pytest.approx(in_tune_at(world, params), abs=0.02)
    assert panel["sub.window"][0, 0] == 95
