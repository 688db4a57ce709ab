"""What is in a BLOCK, a CHECKPOINT and a CHANGE of the replay file."""

import json
import struct
import zlib
from array import array
from typing import NamedTuple

import numpy as np

from game.replay.framing import Damage, DictDeflate, unjson
from game.session import NumberChange
from game.sim.actions import Command
from game.sim.fixed import Ints

_BLOCK = struct.Struct("<IBBH")  # first tick, ticks, commands, events
_COMMAND = struct.Struct("<BBii")  # ticks after the block's first, verb, target, value
_EVENT = struct.Struct("<BHHi")  # ticks after the block's first, which event, index, value
_CHECKPOINT = struct.Struct("<I16s")  # tick, digest


class BlockEvent(NamedTuple):
    """An event as a block holds it. number: its place in the head's list of names."""

    tick: int
    number: int
    subject: int
    value: int


class TickBlock(NamedTuple):
    """Some ticks in a row: a check of the state after each, and what was done and noticed within them."""

    start: int
    checks: "array[int]"
    commands: list[Command]
    events: list[BlockEvent]

    @classmethod
    def empty(cls, start: int) -> "TickBlock":
        """A block that begins at this tick."""
        return cls(start, array("H"), [], [])

    def pack(self, window: DictDeflate) -> bytes:
        """The payload of a BLOCK."""
        start, checks, commands, events = self
        rest = b"".join(_COMMAND.pack(tick - start, *what) for tick, *what in commands)
        rest += b"".join(_EVENT.pack(tick - start, *what) for tick, *what in events)
        head = _BLOCK.pack(start, len(checks), len(commands), len(events))
        return head + struct.pack(f"<{len(checks)}H", *checks) + window.deflate(rest)

    @classmethod
    def unpack(cls, payload: bytes, window: DictDeflate, most: int) -> "TickBlock":
        """From its payload. Raises Damage, also where it has more than so many commands and events."""
        try:
            start, ticks, commands, events = _BLOCK.unpack_from(payload)
            if commands + events > most:
                raise Damage
            checks = struct.unpack_from(f"<{ticks}H", payload, _BLOCK.size)
            split, length = commands * _COMMAND.size, commands * _COMMAND.size + events * _EVENT.size
            rest = window.inflate(payload[_BLOCK.size + 2 * ticks :], length)
            done = [Command(start + after, *what) for after, *what in _COMMAND.iter_unpack(rest[:split])]
            seen = [BlockEvent(start + after, *what) for after, *what in _EVENT.iter_unpack(rest[split:])]
        except struct.error as fault:
            raise Damage from fault
        when = [command.tick for command in done]
        sound = when == sorted(set(when)) and len(done) == commands and len(seen) == events
        if not sound or any(tick >= start + ticks for tick, *_ in [*done, *seen]):
            raise Damage
        return cls(start, array("H", checks), done, seen)


class Checkpoint(NamedTuple):
    """The whole state at a tick: its digest, and its difference from the checkpoint before as `StateDelta` packs it."""

    tick: int
    digest: str
    delta: bytes

    def pack(self) -> bytes:
        """The payload of a CHECKPOINT."""
        return _CHECKPOINT.pack(self.tick, bytes.fromhex(self.digest)) + self.delta

    @classmethod
    def unpack(cls, payload: bytes) -> "Checkpoint":
        """From its payload. Raises Damage."""
        if len(payload) < _CHECKPOINT.size:
            raise Damage
        tick, digest = _CHECKPOINT.unpack_from(payload)
        return cls(tick, digest.hex(), payload[_CHECKPOINT.size :])


def pack_change(change: NumberChange) -> bytes:
    """The payload of a CHANGE."""
    return json.dumps({"tick": change.tick, "numbers": dict(change.numbers)}).encode()


def unpack_change(payload: bytes) -> NumberChange:
    """From its payload; whether the level has such numbers isn't known here. Raises Damage."""
    content = unjson(payload)
    tick, numbers = content.get("tick"), content.get("numbers")
    if type(tick) is not int or not isinstance(numbers, dict) or not numbers:
        raise Damage
    return NumberChange(tick, numbers)


class StateDelta:
    """States (int32 [n]) one after the other, each as its difference from the one before, the first from zeros.

    Differences are rare and small: a bit for each number that changed, then their bytes, all lowest ones
    first, with the sign in the lowest bit. A second of Dream I takes some 200 bytes.
    """

    def __init__(self, size: int) -> None:
        self.state: Ints = np.zeros(size, np.int32)
        self._window = DictDeflate()

    def copy(self) -> "StateDelta":
        """Another that goes on from here."""
        made = StateDelta(len(self.state))
        made.state, made._window.past = self.state, self._window.past  # what comes next replaces them
        return made

    def pack(self, state: Ints) -> bytes:
        """The next state, packed."""
        delta = state - self.state
        changed = delta != 0
        small = ((delta[changed] << 1) ^ (delta[changed] >> 31)).astype("<u4")
        self.state = state.copy()
        columns = small.view(np.uint8).reshape(-1, 4).T
        return self._window.deflate(np.packbits(changed).tobytes() + columns.tobytes())

    def unpack(self, packed: bytes) -> Ints:
        """The next state. Raises Damage."""
        bits = (len(self.state) + 7) // 8
        content = np.frombuffer(self._window.inflate(packed, bits + 4 * len(self.state)), np.uint8)
        if len(content) < bits:
            raise Damage
        changed = np.unpackbits(content[:bits], count=len(self.state)).astype(bool)
        if len(content) != bits + 4 * int(changed.sum()):
            raise Damage
        small = np.ascontiguousarray(content[bits:].reshape(4, -1).T).view("<u4")[:, 0]
        self.state = self.state.copy()
        self.state[changed] += ((small >> 1) ^ -(small & 1)).astype(np.int32)
        return self.state


class AppendState:
    """Where the next record of a recording is appended, and what it is packed against."""

    def __init__(self, size: int) -> None:
        self.end = 0  # bytes
        self.crc = 0  # the CRC there
        self.blocks = DictDeflate()
        self.checkpoints = StateDelta(size)


def checksum(snapshot: bytes | memoryview) -> int:
    """Two bytes over a state."""
    return zlib.crc32(snapshot) & 0xFFFF
