"""Fixed point: how fractions, shares and times are held in whole numbers.

Units used in names and docstrings throughout `sim`:

* **Q16**: a fraction with 16 fraction bits, `ONE` is 1.0. Levels, gauges, gains.
* **Q24**: a share of the city with 24 fraction bits, `WHOLE` is everybody. Slow quantities.
* **ticks**: 1/60 s. **steps**: 1/10 s, the beat of the slow laws (`STEP` ticks each).
* **angle**: a binary angle, 65,536 to the turn; it wraps by itself.

Only operations that are exact on every machine are used: integer add, multiply, shift and compare.
"""

import numpy as np

from game.sim.tables import EXP, NORMAL, ROOT, SINE, WAVE

TICKS_PER_SECOND = 60
STEP = 6
STEPS_PER_SECOND = TICKS_PER_SECOND // STEP
ONE = 1 << 16
WHOLE = 1 << 24
HALF = ONE >> 1
FAR = 1 << 20  # ticks: farther than any road

Ints = np.ndarray


def mul(a: Ints | int, b: Ints | int) -> Ints:
    """a * b where b is Q16: the result keeps a's format, rounded to nearest.

    Products are taken in 64 bits, so only the result has to fit 32.
    """
    return ((np.multiply(a, b, dtype=np.int64) + HALF) >> 16).astype(np.int32)


def share(a: Ints, b: Ints | int) -> Ints:
    """a * b where b is Q24: the result keeps a's format, rounded to nearest."""
    return ((np.multiply(a, b, dtype=np.int64) + (WHOLE >> 1)) >> 24).astype(np.int32)


def ratio(a: Ints, b: Ints | int) -> Ints:
    """a / b as Q16, rounded to nearest; b must be positive. Both in the same format."""
    top = np.left_shift(a, 16, dtype=np.int64)
    return ((top + (np.asarray(b) >> 1)) // b).astype(np.int32)


def clip(a: Ints, low: Ints | int, high: Ints | int) -> Ints:
    """a held between low and high."""
    return np.minimum(np.maximum(a, low), high)


def root(a: Ints) -> Ints:
    """Square root of a Q16 number in 0..16, as Q16: a table with straight lines between.

    Within 0.2 % above 1/256, within 0.008 below.
    """
    a = clip(a, 0, 16 * ONE - 1)
    small = (a < ONE >> 2).astype(np.int32)  # there the table is too coarse: 8 root(a) = root(64 a)
    a = a << 6 * small
    i = a >> 12
    low, high = ROOT.take(i), ROOT.take(i + 1)
    return (low + (((high - low) * (a & 4095) + 2048) >> 12) + 4 * small) >> 3 * small


def exp(a: Ints) -> Ints:
    """e**a for a Q16 number in -8..8, as Q16 (the result saturates at 2,980): a table with straight lines between."""
    a = clip(a, -8 * ONE, 8 * ONE - 1) + 8 * ONE
    i = a >> 12
    low, high = EXP.take(i), EXP.take(i + 1)
    return low + (((high - low).astype(np.int64) * (a & 4095) + 2048) >> 12).astype(np.int32)


def normal(word: Ints) -> Ints:
    """A standard normal deviate (Q16) from a random 32-bit word, by its quantile table."""
    i = (word >> np.uint32(20)).astype(np.int32)
    rest = ((word >> np.uint32(4)) & np.uint32(0xFFFF)).astype(np.int64)
    low, high = NORMAL.take(i), NORMAL.take(i + 1)
    return low + (((high - low) * rest + HALF) >> 16).astype(np.int32)


def sine(angle: Ints) -> Ints:
    """Sine of a binary angle (65,536 to the turn, any turn), as Q16: a table with straight lines between.

    Within 2e-5.
    """
    i = angle >> 6 & 1023
    low, high = SINE.take(i), SINE.take(i + 1)
    return low + (((high - low) * (angle & 63) + 32) >> 6)


QUARTER = 1 << 30  # of a turn, as an angle of 32 bits


def wave(phase: Ints) -> Ints:
    """Sine of an angle of 32 bits (int32, any turn), as Q16: the nearest of 4,096 entries. Within 8e-4."""
    return WAVE.take((phase + (1 << 19)).view(np.uint32) >> np.uint32(20))
