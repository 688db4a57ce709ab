"""The state of a batch of worlds: one block of int32, with a named view for each array.

Every array is `[size, B]`: the batch is the last, contiguous axis. A world is a column, so copying,
forking, freezing and hashing one are single operations.

Ports are the arrays that laws share: a law adds to them and reads them, and no law reads another law's
own arrays. They come in groups, so that a level carries no port that none of its laws uses.

Each world stands at a tick of its own, `world.tick`, which rests once its dream has ended. Worlds of a batch that go on
share theirs modulo STEP: slow laws act in all of them at once.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

from game.sim.fixed import STEP, Ints
from game.sim.spec import Array

RULES = 4  # the version of the rules; a change of behaviour bumps it


class World:
    """A batch of worlds. `world.strain` is that array, int32 [sectors, B], writable in place."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Ints: ...

        def __setattr__(self, name: str, value: Any) -> None: ...  # in-place operators assign

    def __init__(self, layout: Sequence[tuple[Array, int]], buffer: Ints) -> None:
        self.layout, self.buffer = tuple(layout), buffer
        row = 0
        for array, size in self.layout:
            self.__dict__[array.name] = buffer[row : row + size]
            row += size

    @classmethod
    def empty(cls, layout: Sequence[tuple[Array, int]], batch: int) -> "World":
        """Worlds at tick 0 with every array at its initial value."""
        rows = sum(size for _, size in layout)
        world = cls(layout, np.zeros((rows, batch), np.int32))
        for array, _ in layout:
            getattr(world, array.name)[:] = array.initial
        return world

    @property
    def batch(self) -> int:
        """How many worlds."""
        return int(self.buffer.shape[1])

    @property
    def tick_in_step(self) -> int:
        """How far into a step of STEP ticks the worlds are that go on: slow laws act where it is 0."""
        alive = 0 if self.ended.item(0) == 0 else int(self.ended[0].argmin())
        return self.tick.item(alive) % STEP

    def take(self, rows: Sequence[int] | Ints) -> "World":
        """A new batch of copies of the given worlds, in that order; the same one may be taken several times."""
        return World(self.layout, self.buffer.take(np.asarray(rows, np.int64), 1))  # ten times as fast as [:, rows]

    @staticmethod
    def join(worlds: Sequence["World"]) -> "World":
        """A new batch: copies of the worlds of several batches of one level, in that order.

        They may stand at different ticks. Raises ValueError where those that go on don't share theirs modulo STEP:
        whoever joins has to be stepped alone to such a tick first.
        """
        joined = World(worlds[0].layout, np.hstack([world.buffer for world in worlds]))
        phases = np.unique(joined.tick[joined.ended == 0] % STEP)
        if len(phases) > 1:
            raise ValueError(f"worlds of a batch share their tick modulo {STEP}; these stand at {phases.tolist()}")
        return joined

    def snapshot(self, row: int = 0) -> bytes:
        """All state of one world, as little-endian int32."""
        return np.ascontiguousarray(self.buffer[:, row], "<i4").tobytes()

    def digest(self, row: int = 0) -> str:
        """32 hex digits over all state of one world."""
        return blake2b(self.snapshot(row), digest_size=16).hexdigest()

    def field_at(self, index: int) -> str:
        """The name of the state at a position of a snapshot, like `strain[7]`."""
        for array, size in self.layout:
            if index < size:
                return f"{array.name}[{index}]" if size > 1 else array.name
            index -= size
        raise IndexError(index)
