"""Watching: what it takes to learn a curve, what hides it, what is forgotten."""

import pytest

from game.sim.fixed import WHOLE
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.step import begin, observe
from tests.sim.build import one
from tests.sim.hall import hall, press, seconds


def learned(world) -> list[float]:
    return (world.learned[:, 0] / WHOLE).tolist()


def watching(sector: int = 1):
    """Three still subsystems, one of them watched."""
    params = hall(3)
    world = one(params)
    press(world, params, GuardianVerb.WATCH, sector)
    return world, params


def test_watching_learns_in_seven_seconds_with_full_composure() -> None:
    """Half of it in half of the time, only what is watched; full, it's told and known."""
    world, params = watching()
    start = learned(world)[1]
    seconds(world, params, 3.5)
    assert learned(world) == pytest.approx([0, 0.5 + start, 0], abs=0.01)
    assert not observe(world, params)["sub.curve.known"].any()
    seconds(world, params, 4)
    assert learned(world) == [0, 1, 0]
    assert observe(world, params)["sub.curve.known"][:, 0].tolist() == [0, 1, 0]


def test_without_composure_it_takes_almost_three_times_as_long() -> None:
    """The pace is `slow` without composure, and straight between."""
    world, params = watching()
    paces = []
    for calm in (0, WHOLE // 2, WHOLE):
        world.calm[:], world.learned[:] = calm, 0
        world.legible[:] = 1
        seconds(world, params, 0.1)
        world.learned[:] = 0
        world.selected[:] = 1  # without composure only what is in focus can be read
        seconds(world, params, 2)
        paces.append(learned(world)[1] / 2 * 7)
    assert paces == pytest.approx([0.35, 0.675, 1], abs=0.01)


def test_closed_eyes_and_raised_loops_teach_nothing() -> None:
    """While breathing, out of sight, or over `quiet`, nothing is learned."""
    world, params = watching()
    for array, sector, value in ((world.gain, 1, WHOLE // 20), (world.breathing, 0, 1)):
        before = learned(world)[1]
        array[sector] = value
        seconds(world, params, 1)
        assert learned(world)[1] == before
        array[sector] = 0


def test_a_fault_hides_the_rest() -> None:
    """With a fault it's learned to `stalls` and no farther."""
    world, params = watching()
    world.fault_push[1] = world.fault_from[1] = 1
    seconds(world, params, 15)
    assert learned(world)[1] == pytest.approx(0.7, abs=0.02)


def test_a_wasted_correction_and_a_shift_take_learning_away() -> None:
    """Half of it where there was no fault, none where there was; two fifths by a shift."""
    params = hall(3)
    world = one(params)
    world.learned[:] = WHOLE
    world.fault_push[1] = world.fault_from[1] = WHOLE // 1000
    for sector in (0, 1):
        press(world, params, GuardianVerb.CORRECT, sector)
    assert learned(world) == pytest.approx([0.5, 1, 1])
    seconds(world, params, 1 / 60)
    world.shift_due[2] = 1
    seconds(world, params, 0.1)
    assert learned(world)[2] == pytest.approx(0.6, abs=0.01)


def test_the_vision_opens_every_curve() -> None:
    """While it lasts all lit curves are known, learned or not."""
    params = hall(3)
    world = begin(params, [1])
    world.vision_until[:], world.dark[2] = 120, 1
    seconds(world, params, 1)
    assert world.known[:, 0].tolist() == [1, 1, 0]
    seconds(world, params, 1.2)
    assert world.known.sum() == 0
