"""The loop: its published limit, its curve in floats, what corrections and the guardian's help do to it."""

import numpy as np
import pytest

from game.sim.actions import Actions
from game.sim.fixed import ONE, STEP, WHOLE
from game.sim.laws.guardian.reaction import LIMIT
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.params import LAGS, Params
from game.sim.spec import Drawn
from game.sim.step import begin, observe, step
from tests.sim.build import one
from tests.sim.hall import EVEN, hall, press, seconds

# x[i+1] = x[i] - g x[i-m] is stable for 0 < g < 2 cos(m pi / (2m + 1)) = 2 sin(pi / (2 (2m + 1))):
# S. A. Levin and R. M. May, "A note on difference-delay equations", Theor. Popul. Biol. 9 (1976) 178-187.
PUBLISHED = {2: 0.618034, 10: 0.149460}


def loop(lag: int, gain: float) -> Params:
    """One loop alone, of this delay in steps and gain per step."""
    return hall(1, "fluctuation reaction", reaction={"delay": (lag + 0.5) / 10, "loop": gain * 10})


def swing(params: Params, time: float) -> float:
    """Largest deviation of the last 20 s, against that of 20 s before, of a loop that was pushed once."""
    world = one(params)
    world.x[:] = WHOLE
    seconds(world, params, time - 40)
    most = []
    for _ in range(2):
        largest = 0
        for _ in range(20 * 60):
            step(world, params, Actions.none(1))
            largest = max(largest, abs(int(world.x[0, 0])))
        most.append(largest)
    return most[1] / most[0]


@pytest.mark.parametrize(("lag", "limit"), PUBLISHED.items())
def test_a_loop_rings_above_the_published_limit_and_dies_out_below(lag, limit) -> None:
    """Half a percent under the limit a push dies out; half a percent above it grows."""
    assert 2 * np.sin(np.pi / (2 * (2 * lag + 1))) == pytest.approx(limit, abs=5e-7)
    assert swing(loop(lag, limit * 0.995), 60) < 0.999
    assert swing(loop(lag, limit * 1.005), 60) > 1.001


@pytest.mark.parametrize("lag", range(2, LAGS))
def test_the_limit_that_is_shown_is_the_largest_root_s(lag) -> None:
    """The stored limit is where a root of z**(m+1) - z**m + g leaves the unit circle."""
    roots = [np.abs(np.roots([1, -1, *[0] * (lag - 1), LIMIT[lag] / ONE * part])).max() for part in (0.995, 1.005)]
    assert roots[0] < 1 < roots[1]


@pytest.mark.parametrize("lag", [8, 10, 12])
def test_it_is_the_limit_of_continuous_time(lag) -> None:
    """k tau = pi / 2, for tau = (m + 1/2) steps, within 0.3 %. N. D. Hayes, "Roots of the transcendental equation
    associated with a certain difference-differential equation", J. London Math. Soc. 25 (1950) 226-232."""
    assert LIMIT[lag] / ONE * (lag + 0.5) == pytest.approx(np.pi / 2, rel=0.003)


def test_the_gain_that_is_shown_is_one_at_the_limit() -> None:
    """`sub.gain` counts the loop's own gain and what corrections added."""
    params = loop(10, PUBLISHED[10] / 2)
    world = one(params)
    assert observe(world, params)["sub.gain"][0, 0] / ONE == pytest.approx(0.5, abs=0.001)
    world.gain[:] = round(PUBLISHED[10] / 2 * WHOLE)
    assert observe(world, params)["sub.gain"][0, 0] / ONE == pytest.approx(1, abs=0.001)


def test_what_nobody_touches_is_the_natural_curve() -> None:
    """Without faults, corrections and neighbours, x is the natural curve to the last bit, for 360 s."""
    params = hall(12, "fluctuation reaction", fluctuation=EVEN)
    world = begin(params, range(5))
    for _ in range(36):
        seconds(world, params, 10)
        assert (world.x == world.natural).all()
    assert np.abs(world.x).max() > WHOLE // 2


@pytest.mark.slow
def test_it_follows_the_same_equation_in_floats() -> None:
    """Under a constant push and coupling, x stays within 1 % of the loop in floats for 360 s."""
    params = hall(2, "fluctuation reaction", links=True, reaction={"delay": 1.05, "couples": 0.03})
    world = one(params)
    world.fault_push[0] = round(0.004 * WHOLE)
    x, past = np.zeros(2), [np.zeros(2)] * 11
    for i in range(3600):
        for _ in range(STEP):
            step(world, params, Actions.none(1))
        x = x + np.array([0.004, 0]) + 0.003 * (past[-1][::-1] - past[-1]) - 0.025 * past[-11]
        past = [*past[1:], x]
        if i % 100 == 99:
            assert world.x[:, 0] / WHOLE == pytest.approx(x, rel=0.01, abs=0.001)


def test_a_correction_acts_at_once_and_raises_the_gain_for_a_while() -> None:
    """A quarter of the deviation is left; the gain that it added falls to 1/e in `settles`."""
    params = hall(3, reaction={"loop": 0})
    world = one(params)
    world.x[:] = WHOLE
    press(world, params, GuardianVerb.CORRECT, 1)
    assert (world.x[:, 0] / WHOLE).tolist() == pytest.approx([1, 0.25, 1], abs=0.001)
    assert (world.gain[:, 0] / WHOLE * 10).tolist() == pytest.approx([0, 0.6, 0], abs=0.001)
    seconds(world, params, 22)
    assert world.gain[1, 0] / WHOLE * 10 == pytest.approx(0.6 / np.e, rel=0.02)


def test_correcting_what_rings_makes_it_ring_more() -> None:
    """Three corrections within three seconds take a loop over its limit: it grows by itself until it's held by the
    end of its scale."""
    params = hall(1, "console fault fluctuation reaction", reaction={"settles": 10_000})
    world = one(params)
    world.x[:] = WHOLE // 2
    for _ in range(3):
        press(world, params, GuardianVerb.CORRECT, 0)
        seconds(world, params, 1)
    assert observe(world, params)["sub.gain"][0, 0] > ONE
    before = np.abs(world.x_past).max()
    seconds(world, params, 120)
    assert before < WHOLE
    assert np.abs(world.x_past).max() == 8 * WHOLE


def test_an_embraced_loop_leaves_its_curve_alone() -> None:
    """However high the gain, an embraced subsystem keeps to its curve; one that isn't is held off it."""
    params = hall(2, "fluctuation reaction", fluctuation=EVEN, reaction={"settles": 10_000})
    world = one(params)
    world.gain[:] = WHOLE // 20
    world.embraced[0] = 1
    off = np.zeros(2)
    for _ in range(30):
        seconds(world, params, 1)
        off = np.maximum(off, np.abs(world.x - world.natural)[:, 0] / WHOLE)
    assert off[0] == 0
    assert off[1] > 0.3


def test_an_embraced_one_calms_its_neighbours() -> None:
    """Neighbours feel only what isn't embraced."""
    params = hall(
        2, "fluctuation reaction", links=True, fluctuation={**EVEN, "swing": [1, 0]}, reaction={"couples": 0.1}
    )
    world = begin(params, [3, 3])
    world.embraced[0] = 0, 1
    seconds(world, params, 20)
    most = np.zeros(2)
    for _ in range(20):
        seconds(world, params, 1)
        most = np.maximum(most, np.abs(world.x[1]) / WHOLE)
    assert most[0] > 0.1
    assert most[1] < 0.001


def test_delays_are_drawn_by_seed_and_rounded_to_half_a_step() -> None:
    """A delay between 0.8 and 1.3 s is a lag of 8 to 13 steps, the nearest (m + 1/2) steps."""
    column = np.ones((12, 1), np.int32)
    params = hall(12, "fluctuation reaction", reaction={"delay": Drawn("between", column * 48, column * 78)})
    world = begin(params, range(50))
    assert set(np.unique(world.lag)) == {8, 9, 10, 11, 12, 13}


def test_the_dark_are_still() -> None:
    """A lost subsystem deviates no more and pulls at nobody."""
    params = hall(2, "fluctuation reaction", links=True)
    world = one(params)
    world.x[:], world.dark[0] = WHOLE, 1
    seconds(world, params, 1)
    assert world.x[0, 0] == world.shown[0, 0] == 0
