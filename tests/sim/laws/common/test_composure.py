"""Composure."""

import numpy as np
import pytest

from game.sim.actions import Actions, CommonVerb
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE
from game.sim.params import Params
from game.sim.step import begin, observe, step
from game.sim.world import World
from tests.sim.build import chain, city, graph, now, one, run


def drained(params: Params, start: float, dread: list[float], seconds: float, breathing: int = 0) -> World:
    """Worlds under a constant dread, given a second."""
    world = begin(params, range(len(dread)))
    world.calm[:] = round(start * WHOLE)
    world.breathing[:] = breathing
    each_step = np.round(np.array(dread) / 10 * WHOLE).astype(np.int32)
    for _ in range(round(seconds * TICKS_PER_SECOND)):
        if now(world) % 6 == 0:
            world.dread[0] += each_step
        step(world, params, Actions.none(world.batch))
    return world


def test_composure_falls_and_comes_back_as_in_floats() -> None:
    """Over 360 s composure changes by (calm breathing + ease - dread) t within 1 % of the change, at the
    smallest rates."""
    params = city(graph(1, []), "composure", composure={"ease": 0.0002, "calm": 0.001})
    for breathing in (0, 1):
        world = drained(params, 0.5, [0, 0.0001, 0.0008, 0.0015], 360, breathing)
        expected = (0.001 * breathing + 0.0002 - np.array([0, 0.0001, 0.0008, 0.0015])) * 360
        assert world.calm[0] / WHOLE - 0.5 == pytest.approx(np.clip(expected, -0.5, 0.5), rel=0.01)
        assert (world.composure == world.calm >> 8).all()


def test_composure_stays_between_nothing_and_all() -> None:
    """Neither dread without end nor breath without need passes the ends."""
    params = city(graph(1, []), "composure")
    assert drained(params, 0.1, [5], 2).composure[0, 0] == 0
    assert drained(params, 0.9, [0], 10, breathing=1).composure[0, 0] == ONE


def test_only_the_neighbourhood_is_legible_without_composure() -> None:
    """Under `blur` the selected sector and its neighbours can be read, nothing else; at `blur` everything
    can."""
    params = city(chain(5), "senses hands composure")
    world = one(params)
    world.calm[:] = round(0.2 * WHOLE) + 300
    run(world, params, 0.2, (CommonVerb.SELECT, 3, 0))
    assert world.legible[:, 0].tolist() == [1, 1, 1, 1, 1]
    world.calm[:] = round(0.199 * WHOLE)
    run(world, params, 0.2)
    assert observe(world, params)["legible"][:, 0].tolist() == [0, 0, 1, 1, 1]
    run(world, params, 0.2, (CommonVerb.SELECT, -1, 0))
    assert world.legible.sum() == 0


def test_a_level_says_with_how_much_composure_it_begins() -> None:
    """The start holds from the first look on, and is what dread is taken from."""
    params = city(graph(1, []), "composure", composure={"start": 0.57})
    world = begin(params, [1])
    assert observe(world, params).one("composure") == world.calm[0, 0] >> 8 == round(0.57 * ONE)
    step(world, params, Actions.none(1))
    assert world.composure[0, 0] == round(0.57 * ONE)
