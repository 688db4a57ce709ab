"""Formats 1 and 2 of the replay file: how records lie in it. `records` says what is in each.

A file is `MAGIC` and then records: kind (1 byte), length (4), payload, CRC-32 (4), all little-endian. The
CRC continues that of the record before, so that a record that was changed, dropped or moved is found.
The kinds, in order of appearance:

* `HEAD`, once, first: JSON, deflated. Level, seed, difficulty, assist settings, rules, layout of the state,
  names of events.
* `CHANGE`, wherever numbers of the level change: JSON, the tick that is the first with them, and their values by
  name. Those that the run begins with stand before the first checkpoint, with tick -1. It comes right before the
  `BLOCK` that begins with its tick, at a tick that is divided by 6. Only format 2 has any: a file becomes one when its
  first is written, so that a game that knows none refuses it and never plays on with the wrong numbers.
* `CHECKPOINT`, at tick 0 and each second: the digest of the state, and its difference from the last one's.
* `BLOCK`, each half second: commands and events of its ticks, and two bytes over the whole state after each.
* `TAIL`, once, last, only when the run was ended or left: JSON, the result.
"""

import json
import struct
import zlib
from enum import IntEnum
from typing import Any

from game.faults import Fault
from game.sim.fixed import TICKS_PER_SECOND

FORMAT = 1
MAGIC = b"LUCID\x1a1\n"
MAGIC_CHANGES = b"LUCID\x1a2\n"  # of a file that may hold CHANGE
BLOCK_TICKS = TICKS_PER_SECOND // 2
CHECKPOINT_TICKS = TICKS_PER_SECOND

LARGEST_FILE = 16 << 20  # bytes: some 10 hours of play
LARGEST_RECORD = 1 << 20  # bytes, in the file
LARGEST_CONTENT = 4 << 20  # bytes, inflated
MOST_PARTS = 1 << 19  # lists, tables and their entries in JSON, counted with those in its texts


class ReplayFault(Fault):
    """A replay that can't be read, written or resumed."""


class Damage(Exception):
    """A record whose contents are invalid. Caught within this package."""


class Kind(IntEnum):
    """The kinds of records."""

    HEAD = 1
    BLOCK = 2
    CHECKPOINT = 3
    TAIL = 4
    CHANGE = 5


_KINDS = frozenset(Kind)
_FRAME = struct.Struct("<BI")
_CRC = struct.Struct("<I")


def frame(kind: Kind, payload: bytes, crc: int) -> tuple[bytes, int]:
    """A record as it lies in the file, and the CRC that the next one continues."""
    record = _FRAME.pack(kind, len(payload)) + payload
    crc = zlib.crc32(record, crc)
    return record + _CRC.pack(crc), crc


def is_whole(data: memoryview, at: int) -> bool:
    """Whether as many bytes are there as the record at a place says it has, good or not."""
    body = at + _FRAME.size
    return body <= len(data) and body + _FRAME.unpack_from(data, at)[1] + _CRC.size <= len(data)


def unframe(data: memoryview, at: int, crc: int) -> tuple[Kind, bytes, int, int] | None:
    """The record at a place: kind, payload, where the next lies, its CRC. None where no whole record is."""
    body = at + _FRAME.size
    if body > len(data):
        return None
    kind, length = _FRAME.unpack_from(data, at)
    end = body + length
    if kind not in _KINDS or length > LARGEST_RECORD or end + _CRC.size > len(data):
        return None
    crc = zlib.crc32(data[at:end], crc)
    if crc != _CRC.unpack_from(data, end)[0]:
        return None
    return Kind(kind), bytes(data[body:end]), end + _CRC.size, crc


def last_payload(data: bytes) -> bytes | None:
    """The payload of the record that these bytes are, up to the file's end; None where they aren't one."""
    if len(data) < _FRAME.size + _CRC.size:
        return None
    _, length = _FRAME.unpack_from(data)
    whole = length == len(data) - _FRAME.size - _CRC.size
    return data[_FRAME.size : -_CRC.size] if whole else None


class DictDeflate:
    """Compresses and decompresses contents in sequence, each with the previous ones as its dictionary."""

    def __init__(self) -> None:
        self.past = b""

    def deflate(self, content: bytes) -> bytes:
        """The next content, compressed."""
        stream = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=self.past)
        return stream.compress(self._seen(content)) + stream.flush()

    def inflate(self, payload: bytes, most: int = LARGEST_CONTENT) -> bytes:
        """The next content. Raises Damage when it isn't one, or would fill more than `most` bytes."""
        stream = zlib.decompressobj(-zlib.MAX_WBITS, zdict=self.past)
        try:
            content = stream.decompress(payload, most + 1)
        except zlib.error as fault:
            raise Damage from fault
        if not stream.eof or stream.unused_data or len(content) > most:
            raise Damage
        return self._seen(content)

    def _seen(self, content: bytes) -> bytes:
        self.past = (self.past + content)[-(1 << zlib.MAX_WBITS) :]
        return content


def unjson(content: bytes) -> dict[str, Any]:
    """A JSON object. Raises Damage for anything else."""
    if sum(map(content.count, (b"[", b"{", b","))) > MOST_PARTS:
        raise Damage  # each of a few bytes would become an object of many
    try:
        value = json.loads(content)
        json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair can't be printed
    except (ValueError, RecursionError) as fault:
        raise Damage from fault
    if not isinstance(value, dict):
        raise Damage
    return value
