"""Format 1 of the replay file: how records lie in it, and what is in each.

A file is `MAGIC` and then records: kind (1 byte), length (4), payload, CRC-32 (4), all little-endian. The
CRC runs on from that of the record before, so that a record that was changed, dropped or moved is found.
The kinds, in order of appearance:

* `HEAD`, once, first: JSON, deflated. Level, seed, difficulty, assist settings, rules, layout of the state.
* `BEAT`, each half second: the commands of its ticks, and two bytes over the whole state after each tick.
* `MARK`, at tick 0 and each second: the digest of the state, and its difference from the last mark's.
* `TAIL`, once, last, only when the run was ended or left: JSON, the result.
"""

import json
import struct
import zlib
from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np

from game.faults import Fault
from game.sim.actions import Command
from game.sim.fixed import TICKS_PER_SECOND, Ints

FORMAT = 1
MAGIC = b"LUCID\x1a1\n"
BEAT_TICKS = TICKS_PER_SECOND // 2
MARK_TICKS = TICKS_PER_SECOND

LARGEST_FILE = 64 << 20  # bytes: some 30 hours of play
LARGEST_RECORD = 1 << 20  # bytes, in the file
LARGEST_CONTENT = 4 << 20  # bytes, inflated


class ReplayFault(Fault):
    """A replay that can't be read, written or gone on from."""


class Damage(Exception):
    """A record isn't what its kind says: never leaves this package."""


class Kind(IntEnum):
    """The kinds of records."""

    HEAD = 1
    BEAT = 2
    MARK = 3
    TAIL = 4


_FRAME = struct.Struct("<BI")
_CHECK = struct.Struct("<I")
_MARK = struct.Struct("<I16s")  # tick, digest
_COMMAND = struct.Struct("<BBii")  # ticks after the beat's first, verb, target, value


def frame(kind: Kind, payload: bytes, chain: int) -> tuple[bytes, int]:
    """A record as it lies in the file, and the CRC that the next one runs on from."""
    record = _FRAME.pack(kind, len(payload)) + payload
    chain = zlib.crc32(record, chain)
    return record + _CHECK.pack(chain), chain


def unframe(data: memoryview, at: int, chain: int) -> tuple[Kind, bytes, int, int] | None:
    """The record at a place: kind, payload, where the next lies, its CRC. None where no whole record is."""
    body = at + _FRAME.size
    if body > len(data):
        return None
    kind, length = _FRAME.unpack_from(data, at)
    end = body + length
    if kind not in _KINDS or length > LARGEST_RECORD or end + _CHECK.size > len(data):
        return None
    chain = zlib.crc32(data[at:end], chain)
    if chain != _CHECK.unpack_from(data, end)[0]:
        return None
    return Kind(kind), bytes(data[body:end]), end + _CHECK.size, chain


_KINDS = frozenset(Kind)


def deflate(content: bytes) -> bytes:
    """Content, compressed."""
    return zlib.compress(content, 9)


def inflate(payload: bytes) -> bytes:
    """Compressed content. Raises Damage when it isn't, or would fill more than LARGEST_CONTENT."""
    stream = zlib.decompressobj()
    try:
        content = stream.decompress(payload, LARGEST_CONTENT)
    except zlib.error as fault:
        raise Damage from fault
    if not stream.eof or stream.unused_data:
        raise Damage
    return content


def unjson(content: bytes) -> dict[str, Any]:
    """A JSON object. Raises Damage for anything else."""
    try:
        value = json.loads(content)
        json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair can't be printed
    except (ValueError, RecursionError) as fault:
        raise Damage from fault
    if not isinstance(value, dict):
        raise Damage
    return value


class Beat(NamedTuple):
    """Some ticks in a row: a check of the state after each, and the commands given within them."""

    start: int
    checks: list[int]
    commands: list[Command]

    def pack(self) -> bytes:
        """The payload of a BEAT."""
        given = b"".join(_COMMAND.pack(c.tick - self.start, *c[1:]) for c in self.commands)
        return struct.pack(f"<IB{len(self.checks)}H", self.start, len(self.checks), *self.checks) + given

    @classmethod
    def unpack(cls, payload: bytes) -> "Beat":
        """From its payload. Raises Damage."""
        try:
            start, ticks = struct.unpack_from("<IB", payload)
            checks = list(struct.unpack_from(f"<{ticks}H", payload, 5))
            rest = list(_COMMAND.iter_unpack(payload[5 + 2 * ticks :]))
        except struct.error as fault:
            raise Damage from fault
        offsets = [offset for offset, *_ in rest]
        if offsets != sorted(set(offsets)) or (offsets and offsets[-1] >= ticks):
            raise Damage
        return cls(start, checks, [Command(start + offset, *what) for offset, *what in rest])


class Mark(NamedTuple):
    """The whole state of a second: its digest, and its difference from the mark before, at first from 0."""

    tick: int
    digest: str
    delta: bytes

    @classmethod
    def of(cls, tick: int, digest: str, state: Ints, last: Ints) -> "Mark":
        """From the states (int32 [n]) of this mark and the one before.

        Differences are rare and small: a bit for each number that changed, then their bytes, all lowest ones
        first, with the sign in the lowest bit. That deflates better than the bare difference.
        """
        delta = state - last
        changed = delta != 0
        small = ((delta[changed] << 1) ^ (delta[changed] >> 31)).astype("<u4")
        content = np.packbits(changed).tobytes() + small.view(np.uint8).reshape(-1, 4).T.tobytes()
        return cls(tick, digest, deflate(content))

    def state(self, last: Ints) -> Ints:
        """The state of this mark from that of the one before. Raises Damage."""
        content, bits = np.frombuffer(inflate(self.delta), np.uint8), (len(last) + 7) // 8
        if len(content) < bits:
            raise Damage
        changed = np.unpackbits(content[:bits], count=len(last)).astype(bool)
        if len(content) != bits + 4 * int(changed.sum()):
            raise Damage
        small = np.ascontiguousarray(content[bits:].reshape(4, -1).T).view("<u4")[:, 0]
        state = last.copy()
        state[changed] += ((small >> 1) ^ -(small & 1)).astype(np.int32)
        return state

    def pack(self) -> bytes:
        """The payload of a MARK."""
        return _MARK.pack(self.tick, bytes.fromhex(self.digest)) + self.delta

    @classmethod
    def unpack(cls, payload: bytes) -> "Mark":
        """From its payload. Raises Damage."""
        if len(payload) < _MARK.size:
            raise Damage
        tick, digest = _MARK.unpack_from(payload)
        return cls(tick, digest.hex(), payload[_MARK.size :])


def check(snapshot: bytes) -> int:
    """Two bytes over a state."""
    return zlib.crc32(snapshot) & 0xFFFF


def clock(tick: int) -> str:
    """A tick as a player reads it: `2:13`."""
    second = tick // TICKS_PER_SECOND
    return f"{second // 60}:{second % 60:02}"
