"""People: the city's sizes, and how a dark sector loses its people."""

import numpy as np
import pytest

from game.sim.fixed import ONE, WHOLE
from game.sim.laws.platform.ports import SHELTER
from game.sim.spec import Drawn
from game.sim.step import begin
from tests.sim.build import city, graph, now, one, rings, run, ticking


@pytest.mark.parametrize("seconds", [1, 6, 20, 60])
@pytest.mark.parametrize("tau", [3, 6, 120])
def test_a_dark_sector_empties_as_in_floats(seconds, tau) -> None:
    """With no protocol left, home falls as e**(-t / tau), within 1 % of the sector, from a tau of 3 s up."""
    params = city(graph(1, []), "people", people={"tau": tau})
    world = one(params)
    world.dark[:] = 1
    world.protocol[:] = 0
    run(world, params, seconds)
    assert world.home[0, 0] / WHOLE == pytest.approx(np.exp(-seconds / tau), abs=0.01)


def test_the_slowest_loss_is_not_rounded_away() -> None:
    """At the longest tau of all, a sector of a twenty-fourth of the city loses its part of 360 s within 1 %
    of it."""
    params = city(graph(2, []), "people", people={"tau": 600, "size": [1, 23]})
    world = one(params)
    before = world.home.copy()
    world.dark[:] = 1
    world.protocol[:] = 0
    run(world, params, 360)
    lost = (before - world.home)[:, 0] / before[:, 0]
    assert lost == pytest.approx([1 - np.exp(-0.6)] * 2, rel=0.01)


def test_the_shelter_protocol_prevents_its_part() -> None:
    """While the shelter protocol lives, a dark sector loses people at a fifth of the pace, within 1 %."""
    params = city(graph(1, []), "people")
    world = one(params)
    world.dark[:] = 1
    run(world, params, 10)
    assert world.home[0, 0] / WHOLE == pytest.approx(np.exp(-10 * 0.2 / 6), abs=0.01)
    world.protocol[SHELTER] = 0
    run(world, params, 3)
    assert world.home[0, 0] / WHOLE == pytest.approx(np.exp(-10 * 0.2 / 6 - 3 / 6), abs=0.01)


def test_a_lit_sector_loses_nobody() -> None:
    """Only where it's dark are people lost."""
    params = city(rings(), "people")
    world = one(params)
    world.dark[3:5] = 1
    world.protocol[:] = 0
    before = world.home.copy()
    run(world, params, 30)
    same = world.home == before
    assert np.flatnonzero(~same).tolist() == [3, 4]


def test_the_city_is_whole_at_the_start() -> None:
    """Whatever sizes are drawn, all sectors together are exactly the city, each in proportion to its size."""
    size = np.array([[1.4], [3.0], [5.9]] * 8) * ONE
    drawn = Drawn("lognormal", size.astype(np.int32), round(0.35 * ONE))
    world = begin(city(rings(), "people", people={"size": drawn}), range(300))
    assert (world.home_size.sum(0) == WHOLE).all()
    assert (world.home == world.home_size).all()
    assert world.home.min() > 0
    by_kind = world.home.reshape(8, 3, 300).mean((0, 2))
    assert by_kind / by_kind.sum() == pytest.approx(np.array([1.4, 3.0, 5.9]) / 10.3, rel=0.03)


def test_a_dark_sector_is_emptied_to_the_last_and_once() -> None:
    """Rounding leaves nobody behind; `emptied` is raised in the step in which the last is lost."""
    params = city(graph(1, []), "people", people={"tau": 1.5})
    world = one(params)
    world.dark[:] = 1
    world.protocol[:] = 0
    said = [now(world) for raised in ticking(world, params, 60) if raised.get("emptied", np.zeros(1)).any()]
    assert len(said) == 1
    assert (world.home.sum(), world.lost.sum()) == (0, WHOLE)


def test_grief_takes_composure() -> None:
    """The loss of the whole city takes `grief` of composure, by the dread that composure takes in."""
    params = city(graph(1, []), "composure people", people={"tau": 0.5, "grief": 0.4})
    world = one(params)
    world.dark[:] = 1
    world.protocol[:] = 0
    run(world, params, 30)
    assert world.composure[0, 0] / ONE == pytest.approx(0.6, abs=0.002)
