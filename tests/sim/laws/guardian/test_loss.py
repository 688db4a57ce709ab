"""Loss by strain."""

import pytest

from game.sim.fixed import ONE, WHOLE
from game.sim.step import begin, observe
from tests.sim.build import ticking
from tests.sim.hall import hall, seconds

LAWS = "composure fault loss"


@pytest.mark.parametrize(("deviation", "time"), [(2.2, None), (2.21, 6), (4.4, 3), (-4.4, 3)])
def test_what_strays_too_far_is_lost_sooner_the_farther_it_is(deviation, time) -> None:
    """Above 2.2 it takes 6 s, at twice that half as long, to either side; below, nothing happens."""
    params = hall(2, LAWS)
    world = begin(params, [1])
    world.shown[0] = round(deviation * WHOLE)
    fell = [tick // 60 for tick, raised in enumerate(ticking(world, params, 20)) if "went_dark" in raised]
    assert fell == ([] if time is None else [pytest.approx(time, abs=1)])
    assert world.dark[:, 0].tolist() == [int(time is not None), 0]


def test_strain_passes_in_twenty_seconds() -> None:
    """Half of it in ten, and it's shown where it's legible."""
    params = hall(2, LAWS)
    world = begin(params, [1])
    world.fatigue[:] = WHOLE - 1
    seconds(world, params, 10)
    assert observe(world, params)["sub.strain"][:, 0] / ONE == pytest.approx(0.5, abs=0.01)
    world.legible[0] = 0
    world.calm[:] = 0
    seconds(world, params, 0.1)
    assert observe(world, params)["sub.strain"].sum() == 0


def test_a_loss_is_counted_by_its_cause_and_is_dreaded() -> None:
    """To a fault where there was one; composure goes with each."""
    params = hall(3, LAWS)
    world = begin(params, [1])
    world.fatigue[:2], world.shown[:2] = WHOLE, 3 * WHOLE
    world.fault_push[0] = world.fault_from[0] = 1
    seconds(world, params, 0.1)
    lost, faults = (next(m for m in params.laws[-1].METRICS if m.name == name) for name in ("lost", "faults"))
    assert (lost.read(world, params)[0], faults.read(world, params)[0]) == (2 * ONE, ONE)
    seconds(world, params, 0.1)
    assert world.calm[0, 0] / WHOLE == pytest.approx(0.8, abs=0.001)
    assert observe(world, params)["dark.since"][:, 0].tolist() == [1, 1, 0]
