"""Offset: how late a player's presses come, from some of them made on a steady beat. Plain arithmetic, no window."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from game.play.store.settings import DELAYS

LEAST_PRESSES = 8  # presses that must agree
NEVER_OUTLIER = 30  # milliseconds from the median within which no press is an outlier
OUTLIER = 3.0  # spreads from the median at which one begins
DEVIATION_SCALE = 1.4826  # of the median deviation, to make it that of a normal distribution
MOST_SPREAD = 60  # milliseconds of spread from which presses tell nothing


class PressDelay(NamedTuple):
    """Milliseconds: the median of those presses that agree, and their spread (a standard deviation, robustly);
    how many agree, of how many."""

    delay: int
    spread: int
    kept: int
    made: int

    @property
    def reliable(self) -> bool:
        """Whether it can be relied on."""
        agree = self.kept >= LEAST_PRESSES and self.kept * 3 >= self.made * 2 and self.spread <= MOST_SPREAD
        return agree and DELAYS[0] <= self.delay <= DELAYS[1]


def beat_error(instant: int, period: int) -> int:
    """Microseconds from the nearest beat (they lie at 0, period, 2 period ...); early is negative."""
    return (instant + period // 2) % period - period // 2


def measure_delay(errors: Sequence[int]) -> PressDelay:
    """The delay, from the errors of presses in microseconds; outliers are dropped."""
    if not errors:
        return PressDelay(0, 0, 0, 0)
    middle = median(errors)
    width = max(NEVER_OUTLIER * 1000.0, OUTLIER * DEVIATION_SCALE * median(abs(e - middle) for e in errors))
    kept = [e for e in errors if abs(e - middle) <= width]
    middle = median(kept)
    spread = DEVIATION_SCALE * median(abs(e - middle) for e in kept)
    return PressDelay(round(middle / 1000), round(spread / 1000), len(kept), len(errors))
