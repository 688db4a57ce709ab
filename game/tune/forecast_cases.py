"""What a forecast has found, case by case, and what follows from it."""

from collections import OrderedDict
from typing import NamedTuple

from game.tune.forecast_batch import Batch, Case, Done, Open, Outcome, Over
from game.tune.sensitivity import Effect, Ranked, Turn, with_pairs
from game.tune.statistics import foretold

KEPT = 128  # cases of which results are kept
ENOUGH = 0.05  # how far an interval may go to either side when no more is played


class Rate(NamedTuple):
    """How often a persona wins, as a share of 1. low and high: where the rate of a sweep of 1,000 runs will lie in 19
    of 20 cases (Wilson's interval, with the sweep's own luck).

    runs: how many have been played, of which `wins` are won; with 0 nothing is known but the bounds. whole: no more
    will be played.
    """

    runs: int = 0
    wins: int = 0
    low: float = 0.0
    high: float = 1.0
    whole: bool = False

    @property
    def rate(self) -> float | None:
        """The share that is won; None before any batch has been played."""
        return self.wins / self.runs if self.runs else None

    @property
    def reach(self) -> float:
        """How far the interval goes to either side, about its middle."""
        return (self.high - self.low) / 2


class Arrow(NamedTuple):
    """What the number that is pointed at does to a persona's win rate from the start, on the same seeds.

    turned: to which figures it was turned, as `lucid tune --sensitivity` does, and what either changed, with its
    interval of 95 %; an end is None where the number can't go there, or before anything has been played. whole: it
    won't become clearer.
    """

    persona: str
    turned: Ranked
    whole: bool = False

    @property
    def way(self) -> int:
        """1 where wins surely become more frequent as the number grows, -1 where they become rarer; 0 while that isn't
        clear, and where both ends do the same."""
        up, down = self.turned.up, self.turned.down
        more = bool((up and up.change.low > 0) or (down and down.change.high < 0))
        fewer = bool((up and up.change.high < 0) or (down and down.change.low > 0))
        return more - fewer

    @property
    def size(self) -> float:
        """By how much the win rate moves at the end that moves it more, as a share of 1."""
        return self.turned.most


class Tally:
    """The runs of a case that have been played, by their place; of is how many are played first, over those of them
    that have ended."""

    def __init__(self) -> None:
        self.found: dict[int, Outcome] = {}
        self.over, self.of = Over(0, 0), 0


class Book:
    """What has been found of the latest cases."""

    def __init__(self) -> None:
        self._tallies: OrderedDict[Case, Tally] = OrderedDict()

    def of(self, case: Case) -> Tally:
        """What has been found of a case."""
        tally = self._tallies.setdefault(case, Tally())
        self._tallies.move_to_end(case)
        if len(self._tallies) > KEPT:
            self._tallies.popitem(last=False)
        return tally

    def take(self, batch: Batch, news: Done | Open) -> None:
        """Write down what has come of a batch."""
        if isinstance(news, Done):
            for part, runs in zip(batch.parts, news.parts, strict=True):
                self.of(part.case).found.update(enumerate(runs, part.first))
            return
        for part, over in zip(batch.parts, news.parts, strict=True):
            tally = self.of(part.case)
            tally.over, tally.of = over, part.runs

    def rate(self, case: Case, most: int) -> Rate:
        """How often it is won; whole after so many runs, or where the interval is narrow."""
        tally = self.of(case)
        runs, wins = len(tally.found), sum(run.won for run in tally.found.values())
        if runs:
            low, high = foretold(wins, runs)
            return Rate(runs, wins, low, high, runs >= most or (high - low) / 2 <= ENOUGH)
        lost = tally.over.runs - tally.over.won
        return Rate(0, 0, foretold(tally.over.won, tally.of)[0], foretold(tally.of - lost, tally.of)[1])

    def effect(self, base: Case, turn: Turn, turned: Case) -> Effect | None:
        """What a number turned does, by the runs that were played both ways; None where there are none."""
        before, after = self.of(base).found, self.of(turned).found
        pairs = [(before[i], after[i]) for i in sorted(before.keys() & after.keys())]
        return with_pairs(None, turn, pairs) if pairs else None
