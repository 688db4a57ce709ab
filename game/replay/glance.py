"""What a recording says of itself at its two ends, without what lies between: many are looked at in little time."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from game.replay import framing
from game.replay.framing import Damage, DictDeflate, Kind
from game.replay.head import Head, unpack_head
from game.session import OPEN
from game.sim.world import RULES

FRONT, BACK = 1 << 17, 1 << 12  # bytes, in which head and result are


class Glance(NamedTuple):
    """began: when, as ISO writes it in UTC. goes_on: a player's run under today's rules whose end isn't written.

    result: as it is written at the end, empty where none is; nobody has looked at what it says.
    """

    path: Path
    began: str
    goes_on: bool
    head: Head
    result: Mapping[str, Any]

    @property
    def branch(self) -> bool:
        """Whether it left another recording."""
        return self.head.parent is not None


def glance(path: Path) -> Glance | None:
    """Look at a recording; None for what is none. Raises OSError where it can't be read."""
    with path.open("rb") as file:
        front = file.read(FRONT)
        file.seek(max(0, os.fstat(file.fileno()).st_size - BACK))
        back = file.read(BACK)
        written = os.fstat(file.fileno()).st_mtime
    first = framing.unframe(memoryview(front), len(framing.MAGIC), 0)
    if first is None or first[0] != Kind.HEAD:
        return None
    try:
        head = unpack_head(DictDeflate().inflate(first[1]))
    except Damage:
        return None
    began = head.began or datetime.fromtimestamp(written, UTC).isoformat(
        timespec="microseconds"
    )  # files of older games don't say
    result = _result(back)
    ended = bool(result) and result.get("ending") != OPEN
    return Glance(path, began, not head.bot and head.rules == RULES and not ended, head, result)


def is_branch(path: Path) -> bool:
    """Whether a recording left another one, other than by a player's going back in a run. Raises OSError where it can't
    be read."""
    seen = glance(path)
    return seen is not None and seen.branch and not seen.head.rewound


def _result(back: bytes) -> Mapping[str, Any]:
    """The result with which a file that ends like this ends."""
    at = len(back)
    while (at := back.rfind(bytes([Kind.TAIL]), 0, at)) >= 0:
        payload = framing.last_payload(back[at:])
        if payload is not None:
            try:
                return framing.unjson(payload)
            except Damage:
                continue
    return {}
