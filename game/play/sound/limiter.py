"""The limiter: keeps true peaks, those of the curve between the samples too, under a ceiling.

Peaks are looked for at four times the rate (ITU-R BS.1770-4, annex 2). A gain comes down within the slot before a peak,
in a straight line, and goes up again slowly; where nothing is too loud it is 1, and samples leave as they came.
"""

import math

import numpy as np
from numpy.typing import NDArray

from game.play.sound.bank import RATE

CEILING = 10 ** (-2 / 20)  # -2 dBTP: what codecs add stays under -1
SLOT = RATE // 300  # samples that have one gain wanted of them
RELEASE = RATE // 10  # samples in which a gain comes two thirds of the way back
REACH, OVER = 6, 4  # samples to each side that a point between two hangs on, and points to a sample
QUIET = 0.5 * CEILING  # samples under this have nothing over the ceiling between them
Curve = NDArray[np.float32]  # [samples, ears], full scale 1


def _between() -> NDArray[np.float32]:
    """The filters that give the points between two samples, [points, samples round them]."""
    offsets = np.arange(1 - REACH, REACH + 1)[None] - np.arange(1, OVER)[:, None] / OVER
    window = np.cos(np.pi * offsets / (2 * REACH)) ** 2
    filters = np.sinc(offsets) * window
    return np.asarray(filters / filters.sum(axis=1, keepdims=True), np.float32)


BETWEEN = _between()


class Limiter:
    """Takes samples as they come, and hands them out again a little later."""

    def __init__(self) -> None:
        self._held: Curve = np.zeros((REACH, 2), np.float32)  # the last ones that are out, and all that aren't
        self._wanted = self._gain = 1.0  # by the last slot that is out, and at its end

    def push(self, curve: Curve) -> Curve:
        """Take samples; those that are ready, [samples, ears]."""
        self._held = np.concatenate([self._held, curve])
        ready = (len(self._held) - 2 * REACH) // SLOT - 1  # slots that have a whole one behind them
        if ready < 1:
            return curve[:0]
        out = self._held[REACH : REACH + ready * SLOT]
        gains = self._gains(self._held[: (ready + 1) * SLOT + 2 * REACH], ready)
        self._held = self._held[ready * SLOT :]
        return out if gains is None else out * gains[:, None]

    def flush(self) -> Curve:
        """The rest."""
        left = len(self._held) - REACH
        return self.push(np.zeros((2 * SLOT + REACH, 2), np.float32))[:left]

    def _gains(self, curve: Curve, ready: int) -> Curve | None:
        """The gain of each sample of the slots that are ready; None where it is 1 throughout."""
        if self._wanted > 0.999 and self._gain > 0.999 and np.abs(curve).max() < QUIET:
            self._wanted = self._gain = 1.0
            return None
        peaks = _peaks(curve).reshape(ready + 1, SLOT).max(axis=1)
        wanted, back = [self._wanted], 1 - math.exp(-SLOT / RELEASE)
        for peak in peaks.tolist():
            wanted.append(min(1.0, CEILING / max(peak, CEILING), wanted[-1] + (1 - wanted[-1]) * back))
        edges = [self._gain, *map(min, wanted[1:-1], wanted[2:])]
        self._wanted, self._gain = wanted[-2], edges[-1]
        places = np.arange(ready * SLOT, dtype=np.float64) / SLOT
        return np.interp(places, np.arange(ready + 1), edges).astype(np.float32)


def _peaks(curve: Curve) -> NDArray[np.float32]:
    """The highest of each sample and of the points behind it, at either ear; `REACH` at both ends are left out."""
    count = len(curve) - 2 * REACH
    highest: NDArray[np.float32] = np.abs(curve[REACH : REACH + count]).max(axis=1)
    for points in BETWEEN:
        for ear in range(2):
            found = np.convolve(curve[1:, ear], points[::-1], "valid")[:count]
            np.maximum(highest, np.abs(found), out=highest)
    return highest
