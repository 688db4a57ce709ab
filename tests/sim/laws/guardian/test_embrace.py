"""Embracing: at which instants it holds, how long, and what ends it."""

import pytest

from game.sim.actions import timed
from game.sim.fixed import STEP, WHOLE
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.step import begin, observe, step
from tests.sim.build import act, now, one
from tests.sim.hall import EVEN, hall, press, seconds


def at_crest(off: float, calm: float = 1, learned: int = WHOLE) -> dict:
    """What is raised by a press so many seconds after the crest of a subsystem, and the world after it."""
    params = hall(2, fluctuation={**EVEN, "period": 20}, limits={"startle": 0})
    world = one(params)
    world.learned[0] = learned
    crest = int(world.crest_next[0, 0]) >> 8
    while now(world) < crest + round(off * 60) - 1:
        world.calm[:], world.selected[:] = round(calm * WHOLE), 0
        step(world, params, act(world))
    return {"raised": press(world, params, GuardianVerb.EMBRACE, 0, timed(0)), "world": world, "params": params}


@pytest.mark.parametrize(("off", "calm", "holds"), [
    (-1.1, 1, True), (-1.3, 1, False), (0, 1, True), (1.1, 1, True), (1.3, 1, False),
    (-0.5, 0, True), (-0.7, 0, False), (0.5, 0, True), (0.7, 0, False),
])  # fmt: skip
def test_a_press_holds_within_the_window_of_a_crest(off, calm, holds) -> None:
    """Within 0.6 s without composure and 1.2 s with all of it, before and after; otherwise it missed."""
    found = at_crest(off, calm)
    assert found["world"].embraced[:, 0].tolist() == [int(holds), 0]
    assert ("embraced" if holds else "missed") in {k for k, v in found["raised"].items() if v.any()}


def test_the_instant_counts_not_the_tick() -> None:
    """A press 1.3 s after a crest that was made 0.2 s before its tick was 1.1 s after it; no press is older than
    a quarter of a second."""
    for micros, holds in ((0, 0), (200_000, 1), (20_000, 0)):
        params = hall(1, fluctuation={**EVEN, "period": 20})
        world = one(params)
        world.learned[:] = WHOLE
        crest = int(world.crest_next[0, 0]) >> 8
        seconds(world, params, (crest + 77) / 60)
        press(world, params, GuardianVerb.EMBRACE, 0, timed(micros))
        assert world.embraced[0, 0] == holds
    assert at_crest(1.6)["world"].embraced[0, 0] == 0


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


def test_the_panel_tells_the_crests_of_known_curves_only() -> None:
    """Ticks until the next crest and since the last one, -1 where the curve isn't known."""
    params = hall(2, fluctuation=EVEN)
    world = one(params)
    world.learned[0] = WHOLE
    seconds(world, params, 1)
    panel = observe(world, params)
    assert panel["sub.crest"][:, 0].tolist() == [(int(world.crest_next[0, 0]) >> 8) - now(world), -1]
    assert panel["sub.crested"][1, 0] == -1
    assert panel["sub.window"][0, 0] == 72
