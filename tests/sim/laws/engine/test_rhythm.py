"""Rhythm, held to what is published of coupled oscillators.

* Y. Kuramoto, Self-entrainment of a population of coupled non-linear oscillators (1975); Chemical Oscillations, Waves,
  and Turbulence (1984): above Kc = 2 / (pi g(0)) a part of the oscillators locks, and for a Lorentzian g the order
  parameter is r = sqrt(1 - Kc / K).
* S. H. Strogatz, From Kuramoto to Crawford, Physica D 143 (2000) 1-20: the same, derived and reviewed.
* R. Adler, A study of locking phenomena in oscillators, Proc. IRE 34 (1946) 351-357: phi' = dw - K sin phi drifts with
  period 2 pi / sqrt(dw^2 - K^2), and locks where K > dw.
"""

from itertools import combinations
from math import pi, sqrt

import numpy as np
import pytest

from game.sim.actions import Actions
from game.sim.fixed import ONE, TICKS_PER_SECOND, WHOLE
from game.sim.laws.engine import rhythm
from game.sim.laws.engine.ports import SCATTER
from game.sim.params import Params
from game.sim.step import begin, observe, step
from game.sim.world import World
from tests.sim.build import chain, city, graph, run

TURN = 1 << 32


def quiet(topology, **numbers) -> Params:
    """Rhythm alone, without noise: no fray, no darkness, nobody."""
    return city(topology, "rhythm", rhythm={"noise": 0, **numbers})


def at(params: Params, hertz, phases=0.0) -> World:
    """One world whose insects have these own frequencies (Hz) and phases (turns)."""
    world = begin(params, [1])
    world.dial[SCATTER] = ONE
    own = np.broadcast_to(np.asarray(hertz, float), (params.topology.sectors,))
    world.dial[:3] = 0
    world.deviation[:, 0] = np.round(own * ONE)
    turns = np.broadcast_to(np.asarray(phases, float), own.shape)
    world.phase[:, 0] = np.round((turns - np.round(turns)) * TURN).astype(np.int64).astype(np.int32)
    return world


def order(world: World) -> float:
    """|mean of exp(i theta)|, in floats."""
    return float(np.abs(np.exp(2j * pi * world.phase[:, 0].astype(float) / TURN).mean()))


@pytest.mark.parametrize(("coupling", "expected"), [
    pytest.param(1.2, 0.4082, marks=pytest.mark.slow), (2, 0.7071), pytest.param(4, 0.8660, marks=pytest.mark.slow),
])  # fmt: skip
def test_order_parameter_of_a_lorentzian_population(coupling, expected) -> None:
    """On a complete graph with frequencies at the quantiles of a Lorentzian of half width 1/2 rad/s, so that Kc = 1,
    the order parameter comes to sqrt(1 - 1 / K).

    240 oscillators: their sum lacks the terms of an oscillator on itself and the outermost 1/480 of either tail, some
    1/240 of K; that and fluctuations of 1/sqrt(240 ...) of who drifts stay under .02, at K = 1.2 (near Kc, where r is
    steep: dr/dK = .6) under .04.
    """
    n = 240
    quantile = (np.arange(n) + 0.5) / n
    hertz = 0.5 * np.tan(pi * (quantile - 0.5)) / (2 * pi)
    rng = np.random.default_rng(3)
    params = quiet(graph(n, list(combinations(range(n), 2))), coupling=coupling)
    world = at(params, hertz[rng.permutation(n)], rng.uniform(0, 0.25, n))
    run(world, params, 25 if coupling < 1.5 else 10)
    seen = []
    for _ in range(15 if coupling < 1.5 else 10):
        run(world, params, 1)
        seen.append(order(world))
    assert np.mean(seen) == pytest.approx(expected, abs=0.04 if coupling < 1.5 else 0.02)


def pair(dw: float, coupling: float) -> tuple[Params, World]:
    """Two coupled oscillators that differ by dw (rad/s), and a third by itself. Each pulls the other by `coupling`,
    so their difference is pulled by twice that."""
    params = quiet(graph(3, [(0, 1)]), coupling=coupling / 2)
    return params, at(params, [0.5 + dw / (2 * pi), 0.5, 0])


@pytest.mark.parametrize(
    ("dw", "coupling"),
    [(2.0, 1.0), *(pytest.param(*pair, marks=pytest.mark.slow) for pair in ((2.0, 1.8), (1.0, 0.0)))],
)
def test_two_oscillators_drift_with_adlers_period(dw, coupling) -> None:
    """Below locking the difference gains a turn in 2 pi / sqrt(dw^2 - K^2), within half a percent."""
    params, world = pair(dw, coupling)
    period = 2 * pi / sqrt(dw * dw - coupling * coupling)
    turns, before = 0.0, 0.0
    ticks = round(10 * period * TICKS_PER_SECOND)
    for _ in range(ticks):
        step(world, params, Actions.none(1))
        now = (int(world.phase[0, 0]) - int(world.phase[1, 0])) / TURN
        turns += (now - before + 0.5) % 1 - 0.5
        before = now
    assert turns == pytest.approx(10, rel=0.005)


def test_two_oscillators_lock_where_coupling_exceeds_their_difference() -> None:
    """K > dw: the difference comes to arcsin(dw / K) and stays; K < dw by 1 %: it never stays."""
    params, world = pair(1.0, 1.25)
    run(world, params, 30)
    apart = (int(world.phase[0, 0]) - int(world.phase[1, 0])) / TURN * 2 * pi
    assert apart == pytest.approx(np.arcsin(0.8), abs=0.004)
    params, world = pair(1.0, 0.99)
    far = 0.0
    for _ in range(120):
        run(world, params, 0.5)
        far = max(far, abs((int(world.phase[0, 0]) - int(world.phase[1, 0])) / TURN))
    assert far > 0.4


@pytest.mark.parametrize(("share", "locks"), [(0.97, True), (1.04, False)])
def test_a_chain_locks_where_every_link_can_bear_it(share, locks) -> None:
    """A chain locks if and only if on every link |sum of deg (w - W) over one side| <= K s, W being the mean of w
    weighted by degree: in lock, what passes through a link is that sum, and sin can't exceed 1."""
    n, coupling = 9, 3.0
    health = np.array([1, 0.9, 0.8, 1, 0.7, 1, 0.9, 1])
    w = np.random.default_rng(8).normal(size=n)
    degree = np.array([1, *[2] * (n - 2), 1])
    through = np.cumsum(degree * (w - (degree * w).sum() / degree.sum()))[:-1]
    w *= share * coupling / np.abs(through / health).max()  # the weakest link bears just this share of what it can
    params = quiet(chain(n), coupling=coupling)
    world = at(params, 1 + w / (2 * pi))
    world.health[:, 0] = np.round(health * WHOLE)
    run(world, params, 90)
    first = world.phase.copy()
    run(world, params, 30)
    moved = (world.phase - first)[:, 0].astype(float) / TURN
    spread = np.ptp((moved - moved[0] + 0.5) % 1 - 0.5)
    assert (spread < 0.01) == locks


def test_unison_stays_unison() -> None:
    """Insects of one tempo in one phase stay so, exactly, whatever couples them; their beat is at its time."""
    params = quiet(chain(6))
    world = begin(params, [1])
    run(world, params, 10)
    assert (world.phase == world.phase[0]).all()
    assert abs(int(world.phase[0, 0])) / TURN < 0.001  # ten whole turns
    assert world.arm_unison.min() > 0.999 * ONE


def test_order_parameter_and_mean_phase_of_an_arm() -> None:
    """arm_unison is |mean exp(i theta)| within 1 %; arm_phase follows the mean of the phases, also across the wrap."""
    params = quiet(graph(12, []))
    turns = np.array([0.45, 0.47, 0.52, 0.56, 0.0, 0.25, 0.5, 0.75, 0.9, 0.95, 0.0, 0.05])
    world = at(params, 1.0, turns)
    run(world, params, 1.2)
    r = np.abs(np.exp(2j * pi * turns.reshape(3, 4)).mean(1))
    assert world.arm_unison[:, 0] / ONE == pytest.approx(r, abs=0.01)
    mean = (np.array([0.5, 0.975]) + 1.2) % 1
    assert (world.arm_phase[[0, 2], 0] / TURN) % 1 == pytest.approx(mean, abs=0.01)


def test_stretched_time_goes_at_a_quarter() -> None:
    """While time is stretched, phases advance at a quarter of their pace; the next beat is four times as far."""
    params = quiet(chain(3))
    world = begin(params, [1])
    run(world, params, 0.5)
    far = observe(world, params)["beat.next"][0, 0]
    world.stretching[:] = 1
    before = world.phase.copy()
    run(world, params, 1)
    assert (world.phase - before)[0, 0] / TURN == pytest.approx(0.25, abs=0.001)
    assert far == pytest.approx(30, abs=1)
    assert observe(world, params)["beat.next"][0, 0] == pytest.approx(60, abs=2)


def test_noise_diffuses_as_it_says() -> None:
    """Noise of s rad per root second spreads phases by s sqrt(t), within 10 % over 300 walks."""
    params = city(graph(300, []), "rhythm", rhythm={"noise": 0.15})
    world = begin(params, [7])
    run(world, params, 20)
    spread = (world.phase[:, 0].astype(float) / TURN * 2 * pi).std()
    assert spread == pytest.approx(0.15 * sqrt(20), rel=0.1)


def test_darkness_weakens_the_pull() -> None:
    """Full darkness at both ends leaves (1 - .7)^2 of the coupling: a difference that locked drifts."""
    params, world = pair(1.0, 1.25)
    world.darkness[:2] = WHOLE
    run(world, params, 20)
    first = world.stride.copy()
    assert abs(int(first[0, 0]) - int(first[1, 0])) > TURN / 2000


def test_a_beat_is_raised_once_a_turn() -> None:
    """An arm of 1 Hz beats ten times in ten seconds and a bit."""
    params = quiet(chain(3))
    world, beats = begin(params, [1]), 0
    for _ in range(round(10.1 * TICKS_PER_SECOND)):
        beats += int(step(world, params, Actions.none(1)).get("beat")[0, 0])
    assert beats == 10


def test_arms_are_thirds() -> None:
    """A level whose sectors don't make three equal arms is refused."""
    assert rhythm.check(quiet(chain(6))) == []
    assert rhythm.check(quiet(chain(7))) == ["7 sectors, which don't make 3 equal arms"]


def test_together_is_the_mean_of_unison_over_a_while() -> None:
    """Insects that come apart at once count as apart after 10 s by 1 - 1 / e, and as together no more in the end."""
    params = quiet(graph(24, []), coupling=0, recent=10)
    world = at(params, 0.0)
    run(world, params, 60)
    assert rhythm.METRICS[1].read(world, params)[0] == pytest.approx(ONE, rel=0.01)
    world.phase[:, 0] = (np.arange(24) * (TURN // 24)).astype(np.uint32).view(np.int32)
    run(world, params, 10)
    assert world.unison[0, 0] < 0.01 * ONE
    assert world.together[0, 0] / ONE == pytest.approx(1 / np.e, abs=0.02)
    run(world, params, 50)
    assert world.together[0, 0] < 0.02 * ONE
