"""Recordings to test with, and ways to alter them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.replay import Recorder, framing
from game.replay.framing import DictDeflate, Kind
from game.session import Session, Source
from game.sim.actions import PRESS
from game.sim.laws.platform.verbs import PlatformVerb
from tests.wild import Wild, dream

Records = list[tuple[Kind, bytes]]


def play_on(run: Session, age: int) -> None:
    """Tick up to this age; a run that ends before is another than was meant."""
    while run.age < age:
        assert run.tick()


def cut(run: Session) -> None:
    """The player cuts: the run is over some two seconds later."""
    run.take_over()
    run.queue(PlatformVerb.ARM, -1, PRESS)
    run.queue(PlatformVerb.OVERRIDE, -1, PRESS)
    while run.tick():
        pass
    assert run.over


def record(path: Path, ticks: int, source: Source | None = None) -> Session:
    """A wild run of so many ticks, recorded and still going on."""
    run = Session(dream(), 7, source or Wild(dream(), 7))
    run.sinks.append(Recorder(path, run))
    play_on(run, ticks)
    return run


def records(path: Path) -> Records:
    """Every record of a file."""
    data, at, chain, found = memoryview(path.read_bytes()), len(framing.MAGIC), 0, []
    while record := framing.unframe(data, at, chain):
        found.append(record[:2])
        at, chain = record[2:]
    assert at == len(data)
    return found


def write(path: Path, found: Records) -> Path:
    """A file of these records, with checksums that are right."""
    data, chain = bytearray(framing.MAGIC), 0
    for kind, payload in found:
        framed, chain = framing.frame(kind, payload, chain)
        data += framed
    path.write_bytes(data)
    return path


def altered(source: Path, target: Path, alter: Callable[[Records], None]) -> Path:
    """A copy of which the records were altered, and every checksum after that set right."""
    found = records(source)
    alter(found)
    return write(target, found)


def with_head(source: Path, target: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """A copy with another head."""

    def alter(found: Records) -> None:
        head = json.loads(DictDeflate().inflate(found[0][1]))
        change(head)
        found[0] = (Kind.HEAD, DictDeflate().deflate(json.dumps(head).encode()))

    return altered(source, target, alter)
