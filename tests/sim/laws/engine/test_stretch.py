"""Stretch: a hold that spends a reserve."""

import pytest

from game.sim.actions import PRESS, RELEASE, CommonVerb
from game.sim.fixed import WHOLE
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.step import begin, observe
from tests.sim.build import city, run, spirals


def worlds(**numbers):
    params = city(spirals(2), "senses stretch", stretch=numbers)
    return params, begin(params, [1])


def test_holding_spends_the_reserve_and_letting_go_regains_it() -> None:
    """The reserve falls by drain - regain a second while held, and comes back by regain."""
    params, world = worlds(drain=0.2, regain=0.05)
    run(world, params, 2, (EngineVerb.STRETCH, -1, PRESS))
    assert observe(world, params)["stretching"][0, 0] == 1
    assert world.reserve[0, 0] / WHOLE == pytest.approx(0.7, abs=0.02)
    run(world, params, 2, (EngineVerb.STRETCH, -1, RELEASE))
    assert observe(world, params)["stretching"][0, 0] == 0
    assert world.reserve[0, 0] / WHOLE == pytest.approx(0.8, abs=0.02)


def test_it_ends_with_the_reserve_and_needs_some_to_begin() -> None:
    """Spent, time goes on as it did; under `least` it can't be stretched anew."""
    params, world = worlds(drain=1.0, regain=0.01, least=0.1)
    run(world, params, 1.5, (EngineVerb.STRETCH, -1, PRESS))
    assert (world.stretching[0, 0], world.reserve[0, 0] < WHOLE // 50) == (0, True)
    run(world, params, 1, (EngineVerb.STRETCH, -1, RELEASE), (EngineVerb.STRETCH, -1, PRESS))
    assert world.stretching[0, 0] == 0
    run(world, params, 12)
    run(world, params, 0.1, (EngineVerb.STRETCH, -1, PRESS))
    assert world.stretching[0, 0] == 1


def test_closed_eyes_let_go() -> None:
    """Breathing ends it, and it can't begin while eyes are closed."""
    params, world = worlds()
    run(world, params, 0.5, (EngineVerb.STRETCH, -1, PRESS), (CommonVerb.BREATHE, -1, PRESS))
    assert world.stretching[0, 0] == 0
    run(world, params, 0.5, (EngineVerb.STRETCH, -1, PRESS))
    assert world.stretching[0, 0] == 0
