"""The recorded states of a replay, any of them soon, whatever its length.

Each is packed as its difference from the one before, so some are kept whole.
"""

from collections.abc import Sequence

import numpy as np

from game.replay.records import Checkpoint, StateDelta
from game.sim.fixed import Ints

KEPT = 32  # seconds from one that is kept to the next: the most that a state has to be made of


class Seconds:
    """States by the places of their checkpoints; size is how many numbers one has."""

    def __init__(self, checkpoints: Sequence[Checkpoint], size: int) -> None:
        self._checkpoints = checkpoints
        self._kept = [StateDelta(size)]  # as they were before each KEPTth was unpacked

    def states(self, start: int, stop: int) -> Ints:
        """The states of several in a row, int32 [size, stop - start]. Raises Damage where one can't be unpacked."""
        first = min(start // KEPT, len(self._kept) - 1)
        deltas, found = self._kept[first].copy(), []
        for i in range(first * KEPT, stop):
            if i // KEPT == len(self._kept):
                self._kept.append(deltas.copy())
            state = deltas.unpack(self._checkpoints[i].delta)
            if i >= start:
                found.append(state)
        return np.stack(found, 1)
