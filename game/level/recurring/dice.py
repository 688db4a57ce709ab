"""Random numbers for generated levels: the game's own draws in sequence, whole numbers only.

The same seed and round throw the same dice on every machine, whatever else is drawn elsewhere.
"""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from game.sim.rng import CommonStream, choose, draw

Thing = TypeVar("Thing")


class Dice:
    """Throws that depend on a seed, a round and on how many were thrown before."""

    def __init__(self, seed: int, turn: int) -> None:
        self.seed, self.turn, self.thrown = np.array([seed & 0x7FFFFFFF], np.int64), turn, 0

    def below(self, count: int) -> int:
        """A whole number from 0 to count - 1."""
        word = draw(self.seed, self.turn, CommonStream.RECURRING, self.thrown)
        self.thrown += 1
        return int(choose(word, count)[0])

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both of them too."""
        return low + self.below(high - low + 1)

    def chance(self, percent: int) -> bool:
        """True with a probability of so many percent."""
        return self.below(100) < percent

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of them."""
        return things[self.below(len(things))]

    def some(self, things: Sequence[Thing], count: int) -> list[Thing]:
        """So many of them, each once, in a drawn order."""
        left = list(things)
        return [left.pop(self.below(len(left))) for _ in range(count)]
