"""The panel: what the operator may know, and all that bots and renderer ever see."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.sim.fixed import Ints


@dataclass(frozen=True)
class Panel:
    """One look at a batch of worlds.

    values maps names like `anomaly.severity` to int32 arrays [size, B]; each law declares those that it shows
    (SHOWS), with unit and sentence. The arrays are copies: looking can't change anything. tick is [B], int32.
    """

    tick: Ints  # [B]
    values: Mapping[str, Ints]

    def __getitem__(self, name: str) -> Ints:
        return self.values[name]

    def one(self, name: str, index: int = 0, row: int = 0) -> int:
        """A single number of a single world."""
        return int(self.values[name][index, row])

    @property
    def batch(self) -> int:
        """The number of worlds."""
        return len(self.tick)

    @property
    def moment(self) -> int:
        """The tick of the first world: of the only one, where a picture or a word is of one."""
        return int(self.tick[0])

    def at(self, tick: int) -> "Panel":
        """The same look, shown at another tick: how a picture goes on when the dream has ended."""
        return Panel(np.full_like(self.tick, tick), self.values)

    def looking_at(self, sector: int) -> "Panel":
        """The same look with another sector in focus: how a picture stands still that the operator looks round in."""
        return Panel(self.tick, {**self.values, "selected": np.full_like(self.values["selected"], sector)})

    def part(self, columns: slice) -> "Panel":
        """The panel of some adjacent worlds of the batch; what isn't asked of it isn't asked of the whole."""
        return Panel(self.tick[columns], _Part(self.values, columns))

    def take(self, rows: Sequence[int] | Ints) -> "Panel":
        """The panel of the given worlds, in that order."""
        return Panel(self.tick[rows], {name: v.take(rows, 1) for name, v in self.values.items()})

    def row(self, row: int) -> "Panel":
        """The panel of one world of the batch."""
        return self.take([row])


class _Part(Mapping[str, Ints]):
    """Some columns of entries, by name."""

    def __init__(self, whole: Mapping[str, Ints], columns: slice) -> None:
        self._whole, self._columns = whole, columns

    def __getitem__(self, name: str) -> Ints:
        return self._whole[name][:, self._columns]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)
