"""Intervals and curves hold what their papers say of them."""

from math import log, sqrt

import numpy as np
import pytest

from game.tune.statistics import best_twentieth, difference, foretold, interval, survival


def test_wilsons_interval_is_the_published_one() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    published = {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }
    for (wins, runs), bounds in published.items():
        assert interval(wins, runs) == pytest.approx(bounds, abs=1e-4)


@pytest.mark.parametrize("rate", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("runs", [192, 700])
def test_a_sweep_that_is_foretold_lies_within_in_19_of_20(rate: float, runs: int) -> None:
    """Drawn ones, of 1,000 runs."""
    luck = np.random.default_rng(5)
    within = 0
    for _ in range(4000):
        low, high = foretold(int(luck.binomial(runs, rate)), runs)
        within += low <= luck.binomial(1000, rate) / 1000 <= high
    assert 0.935 < within / 4000 < 0.965


def test_kaplan_and_meier_of_the_leukaemia_trial() -> None:
    """Freireich et al. (1963), the 6-MP arm: S(6) = 0.857, S(10) = 0.753, S(23) = 0.448; Greenwood's error at 10 is
    0.0963."""
    times = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
    relapsed = [
        True,
        True,
        True,
        False,
        True,
        False,
        True,
        False,
        False,
        True,
        True,
        *[False] * 3,
        True,
        True,
        *[False] * 5,
    ]
    steps = {step.seconds: step for step in survival(times, relapsed)}
    assert [round(steps[at].share, 3) for at in (6, 7, 10, 13, 16, 22, 23)] == [
        0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448,
    ]  # fmt: skip
    error = 0.0963 / (0.7529 * abs(log(0.7529)))
    assert steps[10].low == pytest.approx(0.7529 ** (2.718281828 ** (1.96 * error)), abs=1e-3)


def test_nobody_lost_is_one_step_and_all_lost_ends_at_nothing() -> None:
    assert [step.share for step in survival([5, 6], [False, False])] == [1]
    assert survival([5, 6], [True, True])[-1][1:] == (0, 0, 0)


def test_the_interval_of_a_paired_difference_narrows_with_agreement() -> None:
    """Ten gained of a thousand is 1 point, surely; ten gained and ten lost is none."""
    sure, none = difference(10, 0, 1000), difference(10, 10, 1000)
    assert (sure.change, none.change) == (0.01, 0)
    assert 0 < sure.low < 0.01 < sure.high < 0.02
    assert none.low == pytest.approx(-none.high)
    assert none.high == pytest.approx(1.96 * sqrt(21) / 1002, rel=0.01)


def test_the_best_twentieth_is_of_one_run_at_least() -> None:
    assert best_twentieth([3, 9]) == 9
    assert best_twentieth(range(100)) == 97
