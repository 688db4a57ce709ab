"""Warnings: what of the engine sounds in which group of the annunciator."""

from game.sim.fixed import ONE, WHOLE
from game.sim.laws.common.ports import CALLS
from game.sim.laws.engine.alarm_points import GROUPS
from game.sim.step import begin
from tests.sim.build import city, run, spirals


def test_each_group_counts_its_own_points() -> None:
    """Three arms out of step, frayed and silent, then heart, strings, strikes told: in an engine that is well, none."""
    params = city(spirals(), "rhythm warnings", rhythm={"noise": 0})
    world = begin(params, [1, 1])
    run(world, params, 0.2)
    assert world.calls.sum() == 0
    assert len(GROUPS) == CALLS
    world.phase[8:16:2, 0] ^= -(1 << 31)
    world.health[[14, 15], 0] = WHOLE // 3
    world.darkness[[1, 2, 3], 0] = WHOLE * 2 // 3
    world.heart[0, 0] = WHOLE // 4
    world.strings[0, 0] = 2
    world.forecast_sector[4, 0] = 7
    run(world, params, 0.1)
    assert world.calls[:, 0].tolist() == [0, 1, 0, 0, 0, 2, 3, 0, 0, 1, 2, 1]
    assert world.calls[:, 1].sum() == 0


def test_what_hovers_at_its_bound_sounds_once() -> None:
    """An arm and the heart stay in alarm until they are past their bounds by the deadband."""
    params = city(spirals(), "warnings", warnings={"deadband": 0.1})
    world = begin(params, [1])
    told = []
    for past in (0.01, -0.01, 0.01, 0.09, 0.11, 0.09, -0.01):
        world.heart[0] = int((0.35 + past) * WHOLE)
        world.arm_unison[:, 0] = [int((0.75 + past) * ONE), ONE, 0]
        run(world, params, 0.1)
        told.append(world.calls[[0, 1, 2, 9], 0].tolist())
    assert told == [[sounds, 0, 1, sounds] for sounds in (0, 1, 1, 1, 0, 0, 1)]
