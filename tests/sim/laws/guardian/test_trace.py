"""The traces."""

import numpy as np

from game.sim.actions import Actions
from game.sim.fixed import ONE, WHOLE
from game.sim.params import SAMPLES
from game.sim.step import begin, observe, step
from tests.sim.hall import EVEN, hall, seconds


def test_it_holds_the_last_24_seconds_sample_by_sample() -> None:
    """Each 12 ticks a sample; the newest lies in slot (samples - 1) modulo 120, older ones before it."""
    params = hall(2, "fluctuation reaction trace", fluctuation=EVEN)
    world = begin(params, [3])
    seen = []
    for tick in range(40 * 60):
        step(world, params, Actions.none(1))
        if tick % 12 == 0:
            seen.append(world.x[:, 0] >> 8)
    panel = observe(world, params)
    taken = panel.one("sub.samples")
    rows = panel["sub.trace"].reshape(SAMPLES, 2)
    kept = [rows[(taken - SAMPLES + i) % SAMPLES].tolist() for i in range(SAMPLES)]
    assert taken == 200
    assert kept == [x.tolist() for x in seen[-SAMPLES:]]


def test_the_curve_is_seen_where_it_is_known_and_nothing_where_it_isn_t_legible() -> None:
    """An unknown curve is 0 in the panel; out of sight the trace is too; the state keeps both."""
    params = hall(3, "fluctuation reaction trace", fluctuation=EVEN)
    world = begin(params, [3])
    seconds(world, params, 30)
    world.known[0], world.known[2], world.legible[2] = 1, 1, 0
    panel = observe(world, params)
    trace, curve = (panel[f"sub.{name}"].reshape(SAMPLES, 3) for name in ("trace", "curve"))
    assert (curve[:, 0] == trace[:, 0]).all()
    assert np.abs(trace[:, 1]).max() > ONE // 2
    assert not curve[:, 1:].any()
    assert not trace[:, 2].any()
    assert np.abs(world.natural_trace).max() * 256 < 2 * WHOLE
