"""Fixed point against exact fractions and the mathematics of floats."""

import math
from fractions import Fraction

import numpy as np
import pytest

from game.sim.fixed import ONE, WHOLE, clip, exp, mul, normal, ratio, root, share, sine

RNG = np.random.default_rng(1)
LARGE = RNG.integers(-(2**31), 2**31, 4000).astype(np.int32)
Q16 = RNG.integers(-ONE, ONE + 1, 4000).astype(np.int32)
CORNERS = np.array([-(2**31), -WHOLE, -ONE, -32769, -32768, -1, 0, 1, 32767, 32768, ONE, WHOLE, 2**31 - 1], np.int32)


def nearest(value: Fraction) -> int:
    """Rounded to nearest, halves up."""
    return math.floor(value + Fraction(1, 2))


@pytest.mark.parametrize(("product", "unit"), [(mul, ONE), (share, WHOLE)])
def test_products_round_to_nearest(product, unit) -> None:
    """mul and share give the whole number nearest to the exact product, halves going up, also for negative
    ones."""
    for a, b in ((LARGE, Q16), (CORNERS[:, None], np.array([-21845, -1, 0, 1, 21845, ONE], np.int32))):
        a, b = np.broadcast_arrays(a, b)
        expected = [nearest(Fraction(int(x) * int(y), unit)) for x, y in zip(a.flat, b.flat, strict=True)]
        assert product(a, b).ravel().tolist() == expected


def test_a_product_with_one_changes_nothing() -> None:
    """1.0 is the neutral element of both products over the whole range of int32."""
    assert (mul(LARGE, ONE) == LARGE).all()
    assert (share(LARGE, WHOLE) == LARGE).all()


def test_ratio_rounds_to_nearest() -> None:
    """ratio gives the Q16 number nearest to a / b, for numerators of either sign."""
    below = RNG.integers(1, WHOLE, 4000).astype(np.int32)
    above = mul(below, Q16)
    expected = [nearest(Fraction(int(a) * ONE, int(b))) for a, b in zip(above, below, strict=True)]
    got = ratio(above, below)
    tie_goes_either_way = [abs(g - e) <= (int(b) % 2 == 0) for g, e, b in zip(got, expected, below, strict=True)]
    assert all(tie_goes_either_way)
    exact = [
        abs(Fraction(int(g)) - Fraction(int(a) * ONE, int(b))) <= Fraction(1, 2)
        for g, a, b in zip(got, above, below, strict=True)
    ]
    assert all(exact)


@pytest.mark.parametrize("function", [mul, share, ratio])
def test_a_number_and_an_array_of_it_give_the_same(function) -> None:
    """Python numbers, numpy scalars, 0-d, 1-d and broadcast arrays come to the same int32 values."""
    a, b = 123_456, 54_321
    forms = [(np.int32(a), b), (np.int32(a), np.int32(b)), (np.array(a, np.int32), b),
             (np.full((3, 2), a, np.int32), b),
             (np.full((3, 1), a, np.int32), np.full((1, 2), b, np.int32))]  # fmt: skip
    results = [function(*form) for form in forms]
    assert {int(value) for result in results for value in np.ravel(result)} == {int(results[0])}
    assert {np.asarray(result).dtype for result in results} == {np.dtype(np.int32)}


def test_clip_holds_within_bounds() -> None:
    """clip leaves what lies within, and gives the bound that was passed."""
    assert clip(np.array([-5, 0, 3, 9], np.int32), 0, 3).tolist() == [0, 0, 3, 3]


def test_root_is_within_its_bound() -> None:
    """root is within 0.2 % of the square root from 1/256 to 16, and within 0.008 below."""
    a = np.arange(0, 16 * ONE, 7, np.int32)
    error = np.abs(root(a) / ONE - np.sqrt(a / ONE))
    usual = a >= ONE >> 8
    assert (error[usual] / np.sqrt(a[usual] / ONE)).max() < 0.002
    assert error[~usual].max() < 0.008


def test_root_saturates_and_never_falls() -> None:
    """root grows with its argument, is 0 at and below 0, and stays at 4 above 16."""
    a = np.concatenate([np.arange(0, ONE), np.arange(ONE, 17 * ONE, 101)]).astype(np.int32)
    assert (np.diff(root(a)) >= 0).all()
    assert root(np.array([-ONE, 0, 1], np.int32))[:2].tolist() == [0, 0]
    assert abs(int(root(np.array([2**31 - 1], np.int32))[0]) - 4 * ONE) <= 1


def test_exp_is_within_its_bound() -> None:
    """exp is within 0.05 % of e**a, and a rounding of the last place, from -8 to 8."""
    a = np.arange(-8 * ONE, 8 * ONE, 37, np.int32)
    true = np.exp(a / ONE)
    assert (np.abs(exp(a) / ONE - true) <= 0.0005 * true + 1 / ONE).all()


def test_exp_saturates_and_never_falls() -> None:
    """exp grows with its argument and stays at its ends outside -8..8; e**0 is 1 exactly."""
    a = np.arange(-9 * ONE, 9 * ONE, 211, np.int32)
    assert (np.diff(exp(a)) >= 0).all()
    assert exp(np.array([-100 * ONE, 0, 100 * ONE], np.int32)).tolist() == [
        22,
        ONE,
        exp(np.array([8 * ONE - 1]))[0],
    ]


def test_normal_follows_the_normal_distribution() -> None:
    """normal maps words to standard normal quantiles: within 0.001 from 1 % to 99 %, bounded by 4 sigma at
    the ends."""
    words = np.linspace(0, 2**32 - 1, 20_001).astype(np.uint32)
    deviates = normal(words) / ONE
    assert (np.diff(deviates) >= 0).all()
    p = words / 2**32
    inner = (p > 0.01) & (p < 0.99)
    back = np.array([0.5 * (1 + math.erf(x / math.sqrt(2))) for x in deviates[inner]])
    assert np.abs(back - p[inner]).max() < 1e-5
    assert np.abs(deviates).max() < 4
    assert abs(deviates.mean()) < 1e-3
    assert abs(deviates.std() - 1) < 2e-3


def test_sine_is_within_its_bound_and_wraps() -> None:
    """sine() stays within 2e-5 of the true one for every angle, and any whole turns change nothing."""
    angle = np.arange(65536, dtype=np.int32)
    true = np.sin(angle * (2 * math.pi / 65536))
    assert np.abs(sine(angle) / ONE - true).max() < 2e-5
    for turns in (-(2**15), -1, 1, 2**15 - 1):
        assert (sine(angle + np.int32(turns * 65536)) == sine(angle)).all()
