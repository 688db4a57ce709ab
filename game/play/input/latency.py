"""Offset: how late a player's presses come, from some of them made on a steady beat. Plain arithmetic, no window."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from game.play.store.settings import DELAYS

LEAST = 8  # presses that must agree
SURE = 30  # milliseconds from the median within which no press is an outlier
FAR = 3.0  # spreads from the median at which one begins
SPREAD = 1.4826  # of the median deviation, to make it that of a normal distribution
WIDE = 60  # milliseconds of spread from which presses tell nothing


class Offset(NamedTuple):
    """Milliseconds: the median of those presses that agree, and their spread (a standard deviation, robustly);
    how many agree, of how many."""

    delay: int
    spread: int
    kept: int
    made: int

    @property
    def sound(self) -> bool:
        """Whether it can be relied on."""
        agree = self.kept >= LEAST and self.kept * 3 >= self.made * 2 and self.spread <= WIDE
        return agree and DELAYS[0] <= self.delay <= DELAYS[1]


def error(instant: int, period: int) -> int:
    """Microseconds from the nearest beat (they lie at 0, period, 2 period ...); early is negative."""
    return (instant + period // 2) % period - period // 2


def measured(errors: Sequence[int]) -> Offset:
    """What presses that were off by so many microseconds tell; outliers are dropped."""
    if not errors:
        return Offset(0, 0, 0, 0)
    middle = median(errors)
    width = max(SURE * 1000.0, FAR * SPREAD * median(abs(e - middle) for e in errors))
    kept = [e for e in errors if abs(e - middle) <= width]
    middle = median(kept)
    spread = SPREAD * median(abs(e - middle) for e in kept)
    return Offset(round(middle / 1000), round(spread / 1000), len(kept), len(errors))
