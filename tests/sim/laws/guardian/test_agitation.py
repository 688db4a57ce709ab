"""Agitation."""

import numpy as np
import pytest

from game.sim.fixed import WHOLE
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.step import begin, observe
from tests.sim.build import one
from tests.sim.hall import hall, press, seconds

LAWS = "senses console agitation fault"


def test_each_correction_adds_to_it_wherever_it_was() -> None:
    """Wasted or not, each adds `each`."""
    params = hall(3, LAWS, agitation={"calms": 10_000})
    world = one(params)
    world.fault_push[1] = world.fault_from[1] = WHOLE // 1000
    for n, sector in enumerate((0, 1, 1)):
        press(world, params, GuardianVerb.CORRECT, sector)
        assert world.agitation[0, 0] / WHOLE == pytest.approx(0.07 * (n + 1), rel=0.001)
    assert observe(world, params)["agitation"][0, 0] == world.agitation[0, 0] >> 8


def test_it_calms_down_as_in_floats() -> None:
    """It falls to 1/e in `calms`, within 1 % over 360 s."""
    params = hall(1, LAWS, agitation={"calms": 120})
    world = begin(params, [1, 2])
    world.agitation[0] = WHOLE, WHOLE // 10
    for time in (120, 240, 360):
        seconds(world, params, 120)
        assert world.agitation[0] / WHOLE == pytest.approx(np.array([1, 0.1]) * np.exp(-time / 120), rel=0.01)


def test_what_others_stir_up_comes_to_it_once() -> None:
    """Stir is taken in and is gone; there is an end to how large agitation gets."""
    params = hall(1, LAWS)
    world = one(params)
    world.stir[:] = WHOLE // 2
    seconds(world, params, 0.1)
    assert (world.agitation[0, 0], world.stir[0, 0]) == (WHOLE // 2, 0)
    world.stir[:] = 100 * WHOLE
    seconds(world, params, 0.1)
    assert world.agitation[0, 0] == 4 * WHOLE
