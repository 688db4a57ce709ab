"""Faults: how they grow, what a correction does to them, where they begin, and when they count."""

import numpy as np
import pytest

from game.sim.fixed import STEPS_PER_SECOND, WHOLE
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.step import begin, observe
from tests.sim.build import one
from tests.sim.hall import hall, press, seconds

PUSH = round(0.075 * WHOLE / STEPS_PER_SECOND)
LAWS = "senses console guardian fault"


def faulty(laws: str = LAWS, **numbers):
    """Three subsystems of which the middle one has a fault that just began."""
    params = hall(3, laws, **{"fault": {"scatter": 0}, **numbers})
    world = one(params)
    world.fault_due[1] = PUSH
    seconds(world, params, 0.1)
    world.fault_due[:] = 0
    return world, params


def test_a_fault_grows_e_fold_within_a_percent() -> None:
    """Over four times `growth` it's e**4 times what it was, within 1 %; nobody else has one."""
    world, params = faulty(fault={"scatter": 0, "growth": 30})
    seconds(world, params, 119.9)
    assert world.fault_push[1, 0] / PUSH == pytest.approx(np.exp(4), rel=0.01)
    assert world.fault_push[[0, 2]].sum() == 0


@pytest.mark.parametrize(("age", "times"), [(0.5, 1), (23, 1), (25, 2)])
def test_a_correction_cures_what_is_young_enough(age, times) -> None:
    """Until `lead` one correction cures; later it takes as much growth off, and another one is needed."""
    world, params = faulty()
    seconds(world, params, age)
    for n in range(times):
        assert world.fault_push[1, 0] > 0, f"cured by {n}"
        raised = press(world, params, GuardianVerb.CORRECT, 1)
    assert world.fault_push[1, 0] == 0
    assert raised["cured"][:, 0].tolist() == [0, 1, 0]
    assert (world.faults_due[0, 0], world.faults_cured[0, 0]) == (1, 1)


def test_correcting_where_no_fault_is_is_wasted() -> None:
    """It's told, and cures nothing elsewhere."""
    world, params = faulty()
    raised = press(world, params, GuardianVerb.CORRECT, 0)
    assert raised["wasted"][:, 0].tolist() == raised["corrected"][:, 0].tolist() == [1, 0, 0]
    assert "cured" not in raised or not raised["cured"].any()
    assert world.fault_push[1, 0] > 0


def test_a_fault_counts_once_it_had_its_time_or_took_its_subsystem() -> None:
    """Not before `lead`; then once, also when it's cured later; at once where its subsystem is lost."""
    world, params = faulty()
    seconds(world, params, 23)
    assert world.faults_due[0, 0] == 0
    seconds(world, params, 2)
    assert world.faults_due[0, 0] == 1
    for _ in range(2):
        press(world, params, GuardianVerb.CORRECT, 1)
    assert (world.faults_due[0, 0], world.faults_cured[0, 0]) == (1, 1)
    world, params = faulty()
    world.dark[1] = 1
    seconds(world, params, 1)
    assert (world.faults_due[0, 0], world.fault_push[1, 0]) == (1, 0)


def test_anywhere_is_somewhere_lit_without_a_fault() -> None:
    """Chance has it by seed, never where it's dark or where one is already; `scatter` later at most."""
    params = hall(4, LAWS, fault={"scatter": 8})
    world = begin(params, range(200))
    world.dark[0], world.fault_from[1] = 1, PUSH
    world.fault_tick[1] = 10**6
    world.fault_anywhere[:] = PUSH
    seconds(world, params, 0.1)
    world.fault_anywhere[:] = 0
    began = world.fault_from > 0
    assert began[[2, 3]].sum(0).tolist() == [1] * 200
    assert not began[0].any()
    assert 60 < began[2].sum() < 140
    wait = world.fault_tick[2:][began[2:]]
    assert 0 <= wait.min() < 60
    assert 400 < wait.max() <= 480


def test_the_guardian_marks_the_worst() -> None:
    """Of two faults the stronger is marked, the next time the other; a cure takes the mark away."""
    params = hall(3, LAWS, fault={"growth": 10_000})
    world = one(params)
    world.fault_push[:2, 0] = world.fault_from[:2, 0] = PUSH, 2 * PUSH
    for marked in ([0, 1, 0], [1, 1, 0]):
        world.question[:], world.guardian_here[:], world.guardian_until[:] = 0, 1, 10**6
        press(world, params, GuardianVerb.ANSWER, value=2)
        assert observe(world, params)["sub.marked"][:, 0].tolist() == marked
    press(world, params, GuardianVerb.CORRECT, 1)
    assert observe(world, params)["sub.marked"][:, 0].tolist() == [1, 0, 0]
