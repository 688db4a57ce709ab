"""Figures: the lost, on their way to the base."""

import numpy as np
import pytest

from game.sim.fixed import FAR, ONE, STEP, WHOLE
from game.sim.params import Params
from game.sim.step import begin
from game.sim.world import World
from tests.sim.build import chain, city, graph, one, run, ticking


def standing(params: Params, sector: int, shares: list[float]) -> World:
    """Worlds with such shares of the city standing as figures in one sector."""
    world = begin(params, range(len(shares)))
    world.figures[sector] = np.round(np.array(shares) * WHOLE)
    return world


def walk(sectors: int, seconds_a_sector: float, share: float, seconds: float) -> np.ndarray:
    """The same walk down a row in floats and fine steps: [base, sector 0 (the gate), sector 1 ...]."""
    place, dt = np.zeros(sectors + 1), 0.025
    place[-1] = share
    rate = np.array([1.0, *[1 / seconds_a_sector] * (sectors - 1)])  # from the gate a tenth climbs in each tenth second
    for _ in range(round(seconds / dt)):
        moves = place[1:] * rate * dt
        place[1:] -= moves
        place[:-1] += moves
    return place


@pytest.mark.parametrize(
    ("seconds", "delay", "shares"), [(30, 3, [0.3, 0.001]), (90, 3, [0.3, 0.001]), (360, 25, [0.3, 0.01])]
)
def test_figures_walk_as_in_floats(seconds, delay, shares) -> None:
    """After a while, the shares at the base and in each sector are those of the equation within 1 % of all
    who walk: from a third of the city down to a thousandth on links of 3 s, to a hundredth on links of 25
    s."""
    params = city(chain(4, delay), "roads figures", roads={"longest": 300})
    world = run(standing(params, 3, shares), params, seconds)
    expected = walk(4, 2 * delay, 1.0, seconds)
    got = np.vstack([world.base, world.figures]) / (np.array(shares) * WHOLE)
    assert np.abs(got - expected[:, None]).max() < 0.01
    assert np.abs(got.sum(0) - 1).max() < 1e-3


def test_nobody_is_lost_on_the_way() -> None:
    """Figures in sectors and at the base together stay the same number at every step, to the last one."""
    params = city(graph(5, [(0, 1), (1, 2), (0, 3)], 1), "roads figures")  # sector 4 has no link at all
    world = standing(params, 2, [0.1, 0.00001])
    world.figures[4] = 77
    total = world.figures.sum(0)
    for _ in ticking(world, params, 60):
        assert (world.figures >= 0).all()
        assert (world.figures.sum(0) + world.base[0] == total).all()
    assert world.figures[:, 0].tolist() == [0, 0, 0, 0, 77]


def test_all_arrive_at_last() -> None:
    """No remainder is left behind by rounding: the last figure reaches the base."""
    params = city(chain(3, 1), "roads figures")
    world = run(standing(params, 2, [0.05]), params, 60)
    assert world.figures.sum() == 0
    assert world.base[0, 0] == round(0.05 * WHOLE)


def test_figures_wait_where_no_road_is_open() -> None:
    """Behind a shut link figures stand still, and walk on when it's opened."""
    params = city(chain(3, 1), "roads figures")
    world = standing(params, 2, [0.05])
    world.closed[0] = 1
    run(world, params, 30)
    assert world.road[2, 0] == FAR
    assert world.base[0, 0] == 0
    assert world.figures.sum() == round(0.05 * WHOLE)
    world.closed[0] = 0
    run(world, params, 60)
    assert world.base[0, 0] == round(0.05 * WHOLE)


def test_who_is_lost_rises_once() -> None:
    """Each person lost in a step becomes a figure of that sector in the next one, one for one."""
    params = city(graph(2, [(0, 1)]), "roads figures")
    world = one(params)
    world.closed[:] = 1
    world.fallen[1] = 1000
    run(world, params, STEP / 60)
    assert world.figures[:, 0].tolist() == [0, 1000]


def test_figures_burden_lit_sectors_only() -> None:
    """Figures add `burden` times their share of the city to a lit sector's load, and nothing to a dark one."""
    params = city(graph(2, []), "demand roads figures", demand={"base": 0, "relief": 0, "rise": 0})
    world = standing(params, 0, [0.1])
    world.figures[1] = WHOLE // 10
    world.dark[1] = 1
    world.closed[:] = 1
    world.gate[:] = 0
    run(world, params, STEP / 60)
    assert world.load[:, 0] == pytest.approx([0.3 * ONE, 0], abs=3)


def test_the_first_at_the_base_are_announced_once() -> None:
    """`reached` is raised in the step in which the first figures come to the base, and never again."""
    params = city(chain(2, 1), "roads figures")
    world = standing(params, 1, [0.05])
    said = [int(raised["reached"].sum()) for raised in ticking(world, params, 20) if "reached" in raised]
    assert sum(said) == 1


def test_a_world_whose_figures_have_all_come_is_what_it_is_alone() -> None:
    """When the last have climbed, the state doesn't hang on whether another world of the batch still has
    figures."""
    params = city(chain(3, 1), "roads figures")
    alone = run(standing(params, 1, [0.01]), params, 60)
    batch = standing(params, 1, [0.01, 0.3])
    batch.closed[0, 1] = 1
    run(batch, params, 60)
    assert batch.figures[:, 1].sum() > 0
    assert batch.digest(0) == alone.digest(0)
