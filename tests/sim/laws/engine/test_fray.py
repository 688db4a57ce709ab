"""Fray and tending: how links wear, tear and are mended; each held to floats, over 360 s in the slow tests."""

import numpy as np
import pytest

from game.sim.fixed import ONE, WHOLE
from game.sim.params import Params
from game.sim.step import begin, observe
from game.sim.world import World
from tests.sim.build import city, run, spirals, ticking

LONG = (60, pytest.param(360, marks=pytest.mark.slow))  # seconds


def links(*apart: float, laws: str = "rhythm fray", **numbers) -> tuple[Params, World]:
    """Arms whose neighbours stand so many turns apart, and stay so; a world for each."""
    params = city(spirals(4), laws, rhythm={"noise": 0, "coupling": 0}, **numbers)
    world = begin(params, [1] * len(apart))
    turns = (np.arange(12) % 4 % 2)[:, None] * np.array(apart)
    world.phase[:] = np.round(turns * 2**32).astype(np.int64).astype(np.int32)
    return params, world


@pytest.mark.parametrize("seconds", LONG)
def test_links_fray_by_what_is_missing_to_the_tolerance(seconds: int) -> None:
    """s' = -wear - frays max(0, .3 - cos d), within 1 % at the smallest rates."""
    apart = (0.0, 0.2, 0.25, 0.4, 0.5)
    params, world = links(*apart, fray={"wear": 0.0005, "frays": 0.001, "tolerance": 0.3})
    run(world, params, seconds)
    lost = 0.0005 + 0.001 * np.maximum(0, 0.3 - np.cos(2 * np.pi * np.array(apart)))
    assert 1 - world.health[0] / WHOLE == pytest.approx(lost * seconds, rel=0.01)


def test_what_is_rent_comes_off_the_links_of_an_insect_once() -> None:
    """An inner insect's two links lose it, its neighbours' others don't; negative rent mends."""
    params, world = links(0, fray={"wear": 0})
    world.health[:] = WHOLE // 2
    world.rent[1], world.rent[11] = WHOLE // 4, -WHOLE // 8
    run(world, params, 2)
    eighths = np.round(world.health[:, 0] / WHOLE * 8).tolist()
    assert eighths == [2, 2, 4, 4, 4, 4, 4, 4, 5]


def test_a_frayed_link_is_said_once_and_once_when_it_is_whole_again() -> None:
    """`frayed` under half; nothing while it hovers there; `mended` above four fifths."""
    params, world = links(0, fray={"wear": 0})
    said = []
    for health in (0.6, 0.45, 0.55, 0.45, 0.85, 0.75, 0.85):
        world.health[2] = round(health * WHOLE)
        for tick in ticking(world, params, 0.1):
            said += [name for name in ("frayed", "mended") if name in tick and tick[name][2, 0]]
    assert said == ["frayed", "mended"]


@pytest.mark.parametrize("seconds", LONG)
def test_figures_mend_with_composure_and_hurry_in_stretched_time(seconds: int) -> None:
    """s' = mends (.4 + .6 c), three times that while time is stretched, within 1 %."""
    composure, stretching, times = (1, 0, 0.5, 1), (0, 0, 0, 1), np.array([1.0, 0.4, 0.7, 3.0])
    params, world = links(*[0] * 4, laws="rhythm tending fray", fray={"wear": 0}, tending={"mends": 0.0005})
    world.health[:] = WHOLE // 4
    world.composure[0], world.stretching[0] = [round(c * ONE) for c in composure], stretching
    run(world, params, seconds)
    assert world.health[0] / WHOLE - 0.25 == pytest.approx(0.0005 * times * seconds, rel=0.01)


def test_a_whole_link_stays_whole_while_figures_mend_more_than_it_wears() -> None:
    """Mending comes before wear: what is whole doesn't look worn."""
    params, world = links(0, laws="rhythm tending fray", fray={"wear": 0.02}, tending={"mends": 0.03})
    run(world, params, 10)
    assert observe(world, params)["link.health"].min() > 0.99 * ONE
