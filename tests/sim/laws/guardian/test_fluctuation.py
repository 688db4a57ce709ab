"""Natural curves: two sines, their swelling, their crests, and what a shift does to them."""

import numpy as np
import pytest

from game.sim.actions import Actions
from game.sim.fixed import ONE, STEP, WHOLE
from game.sim.spec import Drawn
from game.sim.step import begin, step
from tests.sim.build import now, one
from tests.sim.hall import EVEN, hall, seconds

TURN = 2**32


def curves(params, seed: int, time: float) -> tuple[np.ndarray, np.ndarray]:
    """Instants in ticks, and the natural curves there, [n, sectors]."""
    world = begin(params, [seed])
    ticks, seen = [], []
    for _ in range(round(time * 60)):
        if now(world) % STEP == 0:
            ticks.append(now(world))
        step(world, params, Actions.none(1))
        if now(world) % STEP == 1:
            seen.append(world.natural[:, 0] / WHOLE)
    return np.array(ticks), np.array(seen)


def test_it_is_two_sines_within_a_percent_over_six_minutes() -> None:
    """w = sin a + 0.35 sin b of the drawn phases and paces, for 360 s, also with a size that swells."""
    params = hall(4, "fluctuation", fluctuation={"begins": 0.5, "full": 1, "late": 0.3, "feeds": 0})
    world = begin(params, [5])
    a, b, da, db = (array[:, 0].astype(float) for array in (world.phase_a, world.phase_b, world.pace_a, world.pace_b))
    ticks, seen = curves(params, 5, 360)
    steps = (ticks / STEP)[:, None]
    size = 0.5 + 0.5 * np.minimum(ticks / 5400, 1) + 0.3 * np.clip((ticks - 7200) / 7200, 0, 1)
    shape = np.sin(2 * np.pi * (a + da * steps) / TURN) + 0.35 * np.sin(2 * np.pi * (b + db * steps) / TURN)
    assert np.abs(seen - size[:, None] * shape).max() < 0.01
    assert np.abs(seen).max() > 1.5


def test_crests_are_where_the_curve_is_highest() -> None:
    """Every crest that was told is a top of the curve above zero, within a tenth of a second, and none is left out."""
    params = hall(6, "fluctuation", fluctuation=EVEN)
    world = begin(params, [11])
    told = [set() for _ in range(6)]
    for _ in range(120 * 60):
        step(world, params, Actions.none(1))
        for s in range(6):
            told[s].add(int(world.crest_last[s, 0]))
    ticks, seen = curves(params, 11, 120)
    for s in range(6):
        w = seen[:, s]
        tops = ticks[1:-1][(w[1:-1] >= w[:-2]) & (w[1:-1] > w[2:]) & (w[1:-1] > 0)]
        found = np.array(sorted(told[s] - {-(1 << 24)})) / 256
        near = np.abs(found[:, None] - tops[None, :])
        assert near.min(1).max() < 6
        inner = tops[(tops > 60) & (tops < 119 * 60)]
        assert np.abs(found[:, None] - inner[None, :]).min(0).max() < 6


def test_the_next_crest_lies_ahead() -> None:
    """At every moment the last crest has passed and the next one hasn't, by more than a step."""
    params = hall(6, "fluctuation", fluctuation=EVEN)
    world = begin(params, range(4))
    for _ in range(60 * 60):
        step(world, params, Actions.none(4))
        if now(world) % STEP == 1:
            assert (world.crest_last <= now(world) << 8).all()
            assert (world.crest_next > now(world) - 1 << 8).all()


def test_a_shift_turns_the_phase_by_its_part_of_a_turn() -> None:
    """Over `turns` the phases go `turn` to half as much more of a turn farther than they would have; others don't."""
    params = hall(3, "fluctuation", fluctuation={**EVEN, "turn": 0.4, "turns": 6})
    world, plain = one(params), one(params)
    world.shift_due[1] = 1
    for each in (world, plain):
        seconds(each, params, 0.1)
        each.shift_due[:] = 0
        seconds(each, params, 10)
    ahead = (world.phase_a - plain.phase_a).astype(np.uint32)[:, 0] / TURN
    assert ahead[[0, 2]].tolist() == [0, 0]
    assert 0.4 <= ahead[1] + 0.005 <= 0.61
    assert world.crest_next[1, 0] != plain.crest_next[1, 0]


def test_agitation_makes_curves_larger_after_a_while() -> None:
    """Full agitation adds `feeds` to the size, following it in `rouses`."""
    params = hall(2, "fluctuation", fluctuation={**EVEN, "feeds": 0.5, "rouses": 5})
    world, plain = one(params), one(params)
    world.agitation[:] = WHOLE
    for each in (world, plain):
        seconds(each, params, 5)
    assert world.natural / plain.natural == pytest.approx(1 + 0.5 * (1 - 1 / np.e), rel=0.02)
    for each in (world, plain):
        seconds(each, params, 40)
    assert world.natural / plain.natural == pytest.approx(1.5, rel=0.01)


def test_each_world_draws_its_own() -> None:
    """Periods, ratios and sizes lie where the level says, and differ by seed and subsystem."""
    column = np.ones((12, 1), np.int32)
    params = hall(
        12,
        "fluctuation",
        fluctuation={
            "period": Drawn("between", column * 840, column * 1440),
            "swing": Drawn("between", column * (ONE * 85 // 100), column * (ONE * 115 // 100)),
        },
    )
    world = begin(params, range(40))
    period = STEP * TURN / world.pace_a.astype(float)
    assert (period.min() >= 839, period.max() <= 1441) == (True, True)
    assert period.std() > 100
    assert (world.swing.min() >= 0.849 * ONE, world.swing.max() <= 1.151 * ONE) == (True, True)
    assert len(np.unique(world.phase_a)) == 480
