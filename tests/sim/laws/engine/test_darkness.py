"""Darkness: it grows in silence, creeps inward, and harmony lifts it; the heart leaks by it."""

import numpy as np
import pytest

from game.sim.fixed import ONE, WHOLE
from game.sim.params import Params
from game.sim.step import begin, observe
from game.sim.world import World
from tests.sim.build import city, run, spirals, ticking

LONG = (60, pytest.param(360, marks=pytest.mark.slow))  # seconds


def engine(laws: str = "rhythm darkness", **numbers) -> tuple[Params, World]:
    """Three arms of four in unison, nothing that couples them."""
    params = city(spirals(4), laws, rhythm={"noise": 0, "coupling": 0}, **numbers)
    return params, begin(params, [1])


STILL = {"grows": 0, "creeps": 0, "lifts": 0, "fades": 0}


@pytest.mark.parametrize("seconds", LONG)
def test_it_grows_where_an_insect_agrees_with_no_neighbour(seconds: int) -> None:
    """An insect against all its neighbours is fully silent: grows (hears + 1) / (1 + hears), within 1 %;
    its neighbours by what they still hear; whoever is in step stays bright."""
    params, world = engine(darkness={**STILL, "grows": 0.0005, "hears": 0.5})
    world.phase[3] = -(1 << 31)
    run(world, params, seconds)
    dark = world.darkness[:4, 0] / WHOLE
    assert dark[3] == pytest.approx(0.0005 * seconds, rel=0.01)
    assert dark[2] == pytest.approx(0.0005 * seconds * 0.5 / 1.5, rel=0.01)
    assert dark[:2].tolist() == [0, 0]


def test_frayed_links_make_silence() -> None:
    """Insects in step whose links are gone hear nothing: silence is hears / (1 + hears)."""
    params, world = engine(darkness={**STILL, "grows": 0.01, "hears": 0.5})
    world.health[:3] = 0
    run(world, params, 30)
    assert world.darkness[0, 0] / WHOLE == pytest.approx(0.1, rel=0.01)
    assert world.darkness[4:].max() == 0


def test_it_creeps_inward_along_the_arm_and_not_out() -> None:
    """The next insect inward takes creeps (D_out - D) a second, D as in floats; outward nothing."""
    params, world = engine(darkness={**STILL, "creeps": 0.05})
    world.darkness[2] = WHOLE
    run(world, params, 10)
    dark = world.darkness[:4, 0] / WHOLE
    assert dark[1] == pytest.approx(1 - np.exp(-0.5), rel=0.02)
    assert 0 < dark[0] < dark[1]
    assert (dark[2], dark[3]) == (1, 0)
    assert world.darkness[4:].max() == 0


def test_the_chord_lifts_it() -> None:
    """At half a chord half of lifts a second; and what fades by itself."""
    params, world = engine(darkness={**STILL, "lifts": 0.02, "fades": 0.001})
    world.darkness[:] = WHOLE
    world.chord[:] = ONE // 2
    run(world, params, 30)
    assert world.darkness[5, 0] / WHOLE == pytest.approx(1 - 30 * 0.011, rel=0.01)


def test_an_insect_that_goes_dark_is_said_once() -> None:
    """At half darkness, when it comes there."""
    params, world = engine(darkness={**STILL, "grows": 0.2})
    world.phase[3] = -(1 << 31)
    ticks = [tick for tick in ticking(world, params, 4) if "went_dark" in tick]
    said = [np.flatnonzero(tick["went_dark"][:, 0]).tolist() for tick in ticks]
    assert said == [[3]]


@pytest.mark.parametrize("seconds", LONG)
def test_the_heart_is_fed_by_arms_in_step_and_drained_by_darkness_beside_it(seconds: int) -> None:
    """heart' = feeds mean r - leaks - drains D of the innermost, within 1 %."""
    params, world = engine("rhythm heart", heart={"starts": 0.9, "feeds": 0.0004, "leaks": 0.001, "drains": 0.0015})
    world.phase[:4, 0] = np.array([0, 1 << 30, -(1 << 31), -(1 << 30)])  # one arm with r = 0
    world.darkness[[0, 4]] = WHOLE
    world.darkness[[1, 5, 9]] = WHOLE
    run(world, params, seconds)
    change = 0.0004 * 2 / 3 - 0.001 - 0.0015 * 2 / 3
    assert observe(world, params).one("heart") / ONE == pytest.approx(0.9 + seconds * change, rel=0.01)
