"""Slip: dials that the timeline turns."""

import pytest

from game.sim.fixed import ONE
from game.sim.laws.engine.ports import SCATTER, STRIKES
from game.sim.program import Beat, Timeline
from game.sim.step import begin
from tests.sim.build import city, run, spirals, ticking

SECOND = 60


def test_a_dial_is_turned_evenly_and_stays_where_it_was_turned_to() -> None:
    """Half of the time is half of the way, and the goal is met exactly."""
    params = city(spirals(), "slip rhythm")
    world = begin(params, [1])
    world.dial_goal[0], world.dial_left[0] = round(0.8 * ONE), 200
    run(world, params, 10)
    assert world.dial[0, 0] / ONE == pytest.approx(0.9, abs=0.001)
    run(world, params, 10)
    assert world.dial[:3, 0].tolist() == [round(0.8 * ONE), ONE, ONE]
    run(world, params, 5)
    assert (world.dial[0, 0], world.dial_left[0, 0]) == (round(0.8 * ONE), 0)


def test_an_arm_that_leaves_its_tempo_is_said_once() -> None:
    """`slipped` comes when an arm begins to slip; scatter and strikes have no such event."""
    params = city(spirals(), "slip rhythm")
    world = begin(params, [1])
    world.dial_left[[1, SCATTER, STRIKES]] = 30
    raised = [tick["slipped"][:, 0].tolist() for tick in ticking(world, params, 5) if "slipped" in tick]
    assert raised == [[0, 1, 0]]


def test_the_timeline_turns_dials_and_rends_links() -> None:
    """turn and over set goal and time of a dial; rend takes health from the links of an insect."""
    effects = (("turn", SCATTER, ONE // 8), ("over", SCATTER, 10), ("rend", 3, 1 << 22))
    params = city(spirals(), "story slip rhythm fray", Timeline(beats=(Beat((), SECOND, effects),)))
    world = begin(params, [1, 2])
    run(world, params, 0.9)
    assert world.dial[SCATTER].tolist() == [0, 0]
    run(world, params, 1.4)
    assert world.dial[SCATTER].tolist() == [ONE // 8] * 2
    torn = (world.health[:, 0] < (1 << 24) - (1 << 21)).nonzero()[0].tolist()
    assert torn == [2, 3]
