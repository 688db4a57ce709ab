"""The climb."""

import numpy as np
import pytest

from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE
from game.sim.step import begin, observe
from tests.sim.build import city, graph, now, run

BASE = np.array([0.005, 0.02, 0.1, 0.4])


@pytest.mark.parametrize(("speed", "rush"), [(0.005, 0), (0.004, 20)])
def test_figures_climb_as_in_floats(speed, rush) -> None:
    """The height is speed (base + rush base^1.5) t within 1 % after 20 and 360 s, for bases from one in two
    hundred to two fifths of the city."""
    params = city(graph(1, []), "climb", climb={"speed": speed, "rush": rush})
    world = begin(params, range(len(BASE)))
    world.base[0] = np.round(BASE * WHOLE)
    for seconds in (20, 360):
        run(world, params, seconds - now(world) / TICKS_PER_SECOND)
        expected = np.minimum(speed * (BASE + rush * BASE**1.5) * seconds, 1)
        assert world.height[0] / WHOLE == pytest.approx(expected, rel=0.01)
        assert (world.climb == world.height >> 8).all()


def test_the_rate_that_is_shown_is_the_rate() -> None:
    """The gauge's rate times the seconds is what is climbed, within 1 % or a last place."""
    params = city(graph(1, []), "climb")
    world = begin(params, range(len(BASE)))
    world.base[0] = np.round(BASE * WHOLE)
    rate = observe(world, params)["climb.rate"][0]
    run(world, params, 30)
    assert observe(world, params)["climb.height"][0] == pytest.approx(rate * 30, rel=0.01, abs=30)


def test_the_climb_ends_at_the_top() -> None:
    """The height never passes 1."""
    params = city(graph(1, []), "climb", climb={"speed": 10})
    world = begin(params, [0])
    world.base[:] = WHOLE
    run(world, params, 5)
    assert (world.height[0, 0], world.climb[0, 0]) == (WHOLE, ONE)


def test_climbers_take_composure_by_their_height() -> None:
    """Figures half way up take half of `dread` a second."""
    params = city(graph(1, []), "composure climb", climb={"speed": 0, "dread": 0.01})
    world = begin(params, [0])
    world.base[:] = 1
    world.height[:] = WHOLE // 2
    run(world, params, 40.1)
    assert 1 - world.composure[0, 0] / ONE == pytest.approx(0.01 / 2 * 40, rel=0.01)
