"""The night: which dreams belong to it, and what comes after each."""

from collections.abc import Sequence
from itertools import pairwise

from game.level.dreams import dreams


def night_dreams() -> list[int]:
    """The numbers of the dreams that belong to the night, in their order."""
    return [dream.number for dream in dreams() if dream.night]


def next_dream(night: Sequence[int], dream: int) -> int | None:
    """The dream of a night that comes after one; None behind the last, where the morning is, and for any other."""
    return dict(pairwise(night)).get(dream)
