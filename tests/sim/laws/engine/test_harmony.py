"""Harmony: what is in tune, and the song that it fills."""

from math import pi, sqrt

import numpy as np
import pytest

from game.sim.actions import Actions
from game.sim.fixed import ONE, WHOLE
from game.sim.params import Params
from game.sim.step import begin, observe, step
from game.sim.world import World
from tests.sim.build import city, run, spirals


def choir(hertz, tones=(4, 5, 6), **numbers) -> tuple[Params, World]:
    """Three arms of two insects at these tempos, nothing that couples them, full heart."""
    params = city(
        spirals(2), "rhythm harmony", rhythm={"noise": 0, "coupling": 0}, harmony={"tone": list(tones), **numbers}
    )
    world = begin(params, [1])
    world.dial[:3, 0] = world.dial_goal[:3, 0] = np.round(np.array(hertz) * ONE)
    return params, world


@pytest.mark.parametrize(
    ("hertz", "chord"),
    [
        ((0.8, 1.0, 1.2), 1),
        pytest.param((0.4, 0.5, 0.6), 1, marks=pytest.mark.slow),
        ((1.0, 1.0, 1.0), 0),
        ((0.8, 1.0, 1.35), 1 / 3),
        pytest.param((0.8, 1.1, 1.45), 0, marks=pytest.mark.slow),
    ],
)
def test_the_chord_is_the_share_of_pairs_in_tune(hertz, chord) -> None:
    """4 : 5 : 6 at any pace is all of it; unison is none; one pair in tune is a third."""
    params, world = choir(hertz)
    run(world, params, 40)
    assert observe(world, params).one("harmony") / ONE == pytest.approx(chord, abs=0.06)


def test_a_detuned_pair_sounds_as_an_average_over_a_turning_phase() -> None:
    """R of a pair that drifts by w is that of an exponential mean over T: 1 / sqrt(1 + (w T)^2), within .02."""
    drift = 0.05  # turns a second of 5 psi_0 - 4 psi_1
    params, world = choir((0.8 + drift / 5, 1.0, 1.2), listens=6)
    run(world, params, 45)
    expected = 1 / sqrt(1 + (2 * pi * drift * 6) ** 2)
    assert observe(world, params)["harmony.pair"][0, 0] / ONE == pytest.approx(expected, abs=0.02)


def test_an_arm_out_of_step_is_heard_in_its_pairs() -> None:
    """R is weighted by sqrt(r_a r_b): two insects a quarter turn apart (r = .707) leave .84 of their arm's pairs."""
    params, world = choir((0.8, 1.0, 1.2))
    world.phase[0] += 1 << 30
    run(world, params, 40)
    pairs = observe(world, params)["harmony.pair"][:, 0] / ONE
    assert pairs == pytest.approx([0.841, 1, 0.841], abs=0.02)


def test_the_song_fills_while_the_chord_sounds_and_fades_while_it_does_not() -> None:
    """At a full heart it fills in `seconds`, with none at `least` of that pace, from `after` on; else it fades."""
    for heart, pace in ((WHOLE, 1.0), (0, 0.4)):
        params, world = choir((0.8, 1.0, 1.2), seconds=40, after=30, least=0.4)
        world.heart[:] = heart
        run(world, params, 30)
        assert world.song[0, 0] == 0
        run(world, params, 10)
        assert world.song[0, 0] / WHOLE == pytest.approx(0.25 * pace, rel=0.02)
    world.dial[:3] = ONE
    world.song[:] = WHOLE // 2
    run(world, params, 30)
    full = world.song[0, 0]
    run(world, params, 10)
    assert (full - world.song[0, 0]) / WHOLE == pytest.approx(10 * 0.002, rel=0.05)


def test_the_song_keeps_the_worlds_time() -> None:
    """Stretched time neither hurries nor slows it."""
    params, world = choir((0.8, 1.0, 1.2), seconds=60, after=0)
    run(world, params, 30)
    start = world.song[0, 0]
    world.stretching[:] = 1
    for _ in range(600):
        step(world, params, Actions.none(1))
    assert (world.song[0, 0] - start) / WHOLE == pytest.approx(1 / 6, rel=0.05)
