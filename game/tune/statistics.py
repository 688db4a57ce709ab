"""What can be said of a level from so many runs of it, and how surely."""

from collections.abc import Sequence
from math import exp, log, sqrt
from typing import NamedTuple

Z = 1.96  # of a 95 % interval
SWEEP = 1000  # runs of a sweep that is foretold
BEST = 20  # one run in so many is among the best


def interval(wins: int, runs: int, z: float = Z) -> tuple[float, float]:
    """Wilson's score interval of a win rate (95 % by default): E. B. Wilson, JASA 22 (1927)."""
    if runs == 0:
        return 0.0, 1.0
    rate, weight = wins / runs, z * z / runs
    middle = (rate + weight / 2) / (1 + weight)
    reach = z / (1 + weight) * sqrt(rate * (1 - rate) / runs + weight / (4 * runs))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def foretold(wins: int, runs: int, sweep: int = SWEEP) -> tuple[float, float]:
    """Where the win rate of another sweep, of so many runs, will lie (95 %): the interval of what was played, widened
    by that sweep's own luck."""
    return interval(wins, runs, Z * sqrt(1 + runs / sweep))


class Difference(NamedTuple):
    """How much more often the second of two is won on the same seeds, with its 95 % interval; gained and lost are the
    seeds that only the second, and only the first, has won."""

    change: float
    low: float
    high: float
    gained: int
    lost: int


def difference(gained: int, lost: int, seeds: int) -> Difference:
    """Of wins on paired seeds: Agresti and Min, Statistics in Medicine 24 (2005), Wald with half a seed added to each
    of the four cells, which holds its level also where few seeds flip."""
    if seeds == 0:
        return Difference(0.0, -1.0, 1.0, 0, 0)
    b, c, n = gained + 0.5, lost + 0.5, seeds + 2
    middle, reach = (b - c) / n, Z * sqrt(b + c - (b - c) ** 2 / n) / n
    return Difference((gained - lost) / seeds, max(-1.0, middle - reach), min(1.0, middle + reach), gained, lost)


def best_twentieth(scores: Sequence[int]) -> float:
    """The mean of the best twentieth of scores, one of them at least. It foretells people better than the mean of all:
    S. Roohi et al., "Predicting Game Difficulty and Engagement Using AI Players", CHI PLAY 2021."""
    best = sorted(scores, reverse=True)[: max(1, len(scores) // BEST)]
    return sum(best) / max(len(best), 1)


class Step(NamedTuple):
    """From so many seconds on, the share that is left, with its 95 % interval."""

    seconds: float
    share: float
    low: float
    high: float


def survival(seconds: Sequence[float], lost: Sequence[bool]) -> list[Step]:
    """The share of runs that aren't lost by a time: E. L. Kaplan and P. Meier, JASA 53 (1958), with Greenwood's
    variance on the scale log(-log S), which stays within 0 and 1.

    A run that ended otherwise counts up to its end. There is a step for each time at which one was lost.
    """
    steps = [Step(0.0, 1.0, 1.0, 1.0)]
    share, spread, left = 1.0, 0.0, len(seconds)
    ends = sorted(zip(seconds, lost, strict=True))
    at = 0
    while at < len(ends):
        now, falls, leaves = ends[at][0], 0, 0
        while at < len(ends) and ends[at][0] == now:
            falls, leaves, at = falls + ends[at][1], leaves + 1, at + 1
        if falls:
            share *= 1 - falls / left
            spread += falls / (left * (left - falls)) if left > falls else 0.0
            steps.append(Step(now, share, *_bounds(share, spread)))
        left -= leaves
    return steps


def _bounds(share: float, spread: float) -> tuple[float, float]:
    if not 0 < share < 1:
        return share, share
    reach = Z * sqrt(spread) / abs(log(share))
    low, high = (exp(log(share) * exp(sign * reach)) for sign in (1, -1))
    return low, high
