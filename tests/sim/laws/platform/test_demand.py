"""Demand."""

import numpy as np
import pytest

from game.sim.fixed import ONE
from game.sim.laws.platform.ports import BALANCE
from game.sim.spec import Drawn
from game.sim.step import begin, observe
from tests.sim.build import city, distances, graph, now, one, rings, run


@pytest.mark.parametrize("rise", [0.0001, 0.0023, 0.02])
def test_the_root_presses_as_in_floats(rise) -> None:
    """After `after` a sector's load grows by pressure x rise a second, within 1 % of that over 360 s, at a
    slow rise too."""
    params = city(rings(), "demand", demand={"rise": rise, "after": 40, "base": 0})
    world = begin(params, range(8))
    world.protocol[:] = 0
    run(world, params, 40)
    assert (world.load == 0).all()
    for seconds in (100, 360):
        run(world, params, 40 + seconds - now(world) / 60)
        expected = world.pressure / ONE * rise * seconds
        assert world.load / ONE == pytest.approx(expected, rel=0.01, abs=1 / ONE)


def test_the_balance_protocol_relieves() -> None:
    """While it lives `relief` is taken off each load; half of it, half alive."""
    params = city(graph(1, []), "demand", demand={"base": 0.5, "relief": 0.1})
    world = begin(params, range(3))
    world.protocol[BALANCE] = ONE, ONE // 2, 0
    run(world, params, 0.1)
    assert world.load[0] / ONE == pytest.approx([0.4, 0.45, 0.5], abs=1e-4)


def test_the_root_leans_to_a_quarter_far_out() -> None:
    """Pressure is full at one far sector, falls with distance from it to `floor`, and its quarter differs by
    seed."""
    params = city(rings(), "demand", demand={"reach": 8, "floor": 0.2})
    world = begin(params, range(200))
    inland = distances(params.topology)[:, :3].min(1)
    full = world.pressure == ONE
    assert (full.sum(0) == 1).all()
    where = full.argmax(0)
    assert (inland[where] >= np.median(inland)).all()
    assert len(np.unique(where)) > 8
    away = distances(params.topology)[:, where] / 60
    assert world.pressure / ONE == pytest.approx(np.maximum(1 - away / 16, 0.2), abs=1e-3)


def test_what_is_out_of_reach_of_the_root_has_the_least_pressure() -> None:
    """A sector without a way to the root's quarter isn't pressed by an overflow."""
    world = begin(city(graph(4, [(0, 1), (2, 3)], 30, gates=()), "demand"), range(20))
    for row in range(20):
        quarter = int(world.pressure[:, row].argmax())
        other = [2, 3] if quarter < 2 else [0, 1]
        assert world.pressure[other, row].tolist() == [ONE // 4] * 2


def test_each_world_draws_its_own_loads() -> None:
    """Loads and capacities given as draws differ by sector and seed; given as numbers they are the same
    everywhere."""
    params = city(rings(), "demand", demand={"base": Drawn("between", 30_000, 40_000), "capacity": 1.25})
    world = begin(params, range(50))
    assert len(np.unique(world.base_load)) > 1000
    assert (world.base_load.min() >= 30_000, world.base_load.max() <= 40_000) == (True, True)
    assert (world.capacity == ONE * 5 // 4).all()


def test_the_root_is_shown_with_the_last_layer() -> None:
    """`root.known` is 0 until the fourth layer is open."""
    params = city(rings(), "demand")
    world = one(params)
    world.layer[:] = 3
    assert not observe(world, params)["root.known"].any()
    world.layer[:] = 4
    assert observe(world, params)["root.known"].all()
