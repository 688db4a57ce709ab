"""The state of a batch of worlds: one block of int32, with a named view for each array.

Every array is `[size, B]`: the batch is the last, contiguous axis. A world is a column, so copying,
forking, freezing and hashing one are single operations.

Ports are the arrays that laws share: a law adds to them and reads them, and no law reads another law's
own arrays. They come in groups, so that a level carries no port that none of its laws uses.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

from game.sim.actions import PROTOCOLS
from game.sim.fixed import FAR, ONE, Ints
from game.sim.spec import Array

RULES = 2  # the version of the rules; a change of behaviour bumps it

CALLS = 12  # groups of the annunciator

# Ports by what uses them: every level has the common ones, the others come with the laws that declare them.
PORTS = {
    "common": (
        Array("seed", "world", "what the world's random draws depend on"),
        Array("age", "world", "ticks this world has lived"),
        Array("ended", "world", "tick at which the dream ended, plus 1; 0 while it goes on"),
        Array("ending", "world", "which ending it was, plus 1"),
        Array("composure", "world", "Q16, 0..1", ONE),
        Array("breathing", "world", "1 while eyes are closed"),
        Array("selected", "world", "the sector in focus, -1 for none", -1),
        Array("acknowledged", "world", "1 in a step in which the alarms were acknowledged"),
        Array("dread", "world", "Q24 of composure to be taken in this step"),
        Array("dark", "sector", "1 where a sector is gone"),
        Array("legible", "sector", "1 where the operator can read the instruments", 1),
        Array("calls", CALLS, "points in alarm of each group of the annunciator, counted anew in each step"),
        Array("caption", "world", "the caption spoken last, plus 1"),
        Array("caption_tick", "world", "tick at which it was spoken"),
        Array("held", "held", "steps for which a condition's `held` has been true"),
    ),
    "city": (
        Array("decrypting", "world", "1 while attention is on the log"),
        Array("overriding", "world", "1 while the override is held"),
        Array("armed", "world", "1 while the override is armed"),
        Array("done_verb", "world", "the verb that hands finished in this step, 0 for none"),
        Array("done_target", "world", "its target"),
        Array("hand_verb", "world", "the verb in hand, 0 for none"),
        Array("load", "sector", "Q16, summed anew each step by whoever loads a sector"),
        Array("capacity", "sector", "Q16, what a sector can carry", ONE),
        Array("strain", "sector", "Q16, 0..1; full means dark"),
        Array("jolt", "sector", "Q24 of severity that arrives in this step"),
        Array("scanned", "sector", "tick until which a scan shows the sector"),
        Array("watched", "sector", "1 while the severity of a sector can be seen"),
        Array("closed", "link", "1 where a link is shut"),
        Array("bulged", "link", "Q24, 0..1, how near a shut link is to being burst by what waits behind it"),
        Array("road", "sector", "ticks of travel to the platform over open links, FAR when cut off", FAR),
        Array("onward", "sector", "the edge that leads on towards the platform, -1 when cut off", -1),
        Array("fallen", "sector", "Q24 of people lost in this step"),
        Array("figures", "sector", "Q24 of figures standing in a sector or walking out of it"),
        Array("base", "world", "Q24 of figures at the base of the platform"),
        Array("home", "sector", "Q24 of people still at home, at risk"),
        Array("sheltered", "sector", "Q24 of people of a sector who reached the shelter"),
        Array("lost", "sector", "Q24 of people of a sector who are lost"),
        Array("marked", "sector", "1 where people are being led to the shelter"),
        Array("jam", "sector", "streams that share the narrowest part of a sector's road"),
        Array("beset", "sector", "Q24, the most figures that stand in one place of a sector's road"),
        Array("protocol", PROTOCOLS, "Q16, 1 while an automatic countermeasure works", ONE),
        Array("fading", PROTOCOLS, "Q16 that an unravelling protocol loses each step"),
        Array("layer", "world", "layers of the cipher that are open, 0..4"),
        Array("cause", "sector", "the sector whose anomaly reached this one, -1 for none or itself", -1),
        Array("climb", "world", "Q16, how far the figures are up the platform"),
        Array("severity", "sector", "Q24, 0..1, how bad a sector's anomaly is"),
        Array("strike_tick", "world", "when the next anomaly strikes"),
        Array("epicentre", "world", "the sector round which the anomalies begin"),
        Array("pressure", "sector", "Q16, 0..1, how near the root lies"),
        Array("cut", "world", "tick at which the override went through, plus 1; 0 before"),
    ),
}


class World:
    """A batch of worlds. `world.strain` is that array, int32 [sectors, B], writable in place."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Ints: ...

        def __setattr__(self, name: str, value: Any) -> None: ...  # in-place operators assign

    def __init__(self, layout: Sequence[tuple[Array, int]], buffer: Ints, tick: int) -> None:
        self.layout, self.buffer, self.tick = tuple(layout), buffer, tick
        row = 0
        for array, size in self.layout:
            self.__dict__[array.name] = buffer[row : row + size]
            row += size

    @classmethod
    def empty(cls, layout: Sequence[tuple[Array, int]], batch: int) -> "World":
        """Worlds at tick 0 with every array at its initial value."""
        rows = sum(size for _, size in layout)
        world = cls(layout, np.zeros((rows, batch), np.int32), 0)
        for array, _ in layout:
            getattr(world, array.name)[:] = array.initial
        return world

    @property
    def batch(self) -> int:
        """How many worlds."""
        return int(self.buffer.shape[1])

    def take(self, rows: Sequence[int] | Ints) -> "World":
        """A new batch of copies of the given worlds, in that order; the same one may be taken several times."""
        return World(self.layout, np.ascontiguousarray(self.buffer[:, rows]), self.tick)

    def snapshot(self, row: int = 0) -> bytes:
        """All state of one world, as little-endian int32."""
        return np.ascontiguousarray(self.buffer[:, row], "<i4").tobytes()

    def restore(self, data: bytes, row: int = 0) -> None:
        """Put a snapshot back. Raises ValueError when its size is another level's."""
        column = np.frombuffer(data, "<i4")
        if len(column) != len(self.buffer):
            raise ValueError(f"a snapshot of {len(column)} numbers for a world of {len(self.buffer)}")
        self.buffer[:, row] = column
        self.tick = max(self.tick, int(self.age[0, row]))

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
