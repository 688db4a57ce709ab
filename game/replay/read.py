"""Reading a replay: every record that is whole, up to the first that isn't."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from game.faults import Fault
from game.level import Level
from game.level import load as load_level
from game.replay import form
from game.replay.form import Beat, Damage, Kind, Mark, ReplayFault
from game.session import Look
from game.sim.actions import Command
from game.sim.fixed import Ints
from game.sim.world import RULES

LARGEST_LAYOUT = 1 << 16  # numbers in a world; Dream I has some 2,000
_HEAD = {
    "rules": int, "game": str, "name": str, "level": str, "difficulty": str, "seed": int, "bot": str,
    "assist": dict, "layout": list,
}  # fmt: skip


@dataclass
class Replay:
    """What a replay file holds. It is a source: `Session(replay.load(), replay.seed, replay)` plays it again.

    ticks says how many ticks are known. complete is False for a run that was torn off: then the file has no
    result, and `resume` can go on from its last tick.
    """

    path: Path
    name: str
    level_text: str
    difficulty: str
    seed: int
    bot: str
    assist: dict[str, Any]
    rules: int
    game: str
    layout: list[tuple[str, int]]
    checks: list[int] = field(default_factory=list)  # after each tick
    commands: dict[int, Command] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    result: dict[str, Any] | None = None
    end: int = 0  # bytes up to the end of the last good record but the result
    chain: int = 0  # CRC there
    excess: int = 0  # bytes behind the last good record

    @property
    def ticks(self) -> int:
        """How many ticks of the run are known."""
        return len(self.checks)

    @property
    def complete(self) -> bool:
        """Whether the run was written to its end, or to where it was left."""
        return self.result is not None and not self.excess

    @property
    def exact(self) -> bool:
        """Whether this game can run it; otherwise it can only be shown, second by second."""
        return self.rules == RULES

    @property
    def size(self) -> int:
        """How many numbers its state has."""
        return sum(size for _, size in self.layout)

    def load(self) -> Level:
        """The level it was played on. Raises ReplayFault where this game can't read that."""
        try:
            return load_level(self.level_text, self.difficulty)
        except Fault as fault:
            first = str(fault).splitlines()[0]
            raise ReplayFault(f"{self.path}: this game can't play the level in it ({first})") from None

    def actions(self, look: Look, tick: int) -> Command | None:
        """The command that was given at this tick."""
        return self.commands.get(tick)

    def states(self) -> Iterator[tuple[int, Ints]]:
        """The recorded state of each second, as (tick, int32 [size])."""
        state = np.zeros(self.size, np.int32)
        for mark in self.marks:
            state = mark.state(state)
            yield mark.tick, state


def read(path: str | os.PathLike[str]) -> Replay:
    """A replay file as far as it is whole. Raises ReplayFault when there is nothing to read."""
    data = _bytes(Path(path))
    if data[: len(form.MAGIC)] != form.MAGIC:
        raise ReplayFault(
            f"{path}: not a replay of format {form.FORMAT}; the game and `run --record` write those"
        )
    view, at, chain = memoryview(data), len(form.MAGIC), 0
    first = form.unframe(view, at, chain)
    if first is None or first[0] != Kind.HEAD:
        raise ReplayFault(f"{path}: breaks off before the first second, so nothing can be shown; delete it")
    try:
        replay = _head(Path(path), form.inflate(first[1]))
    except Damage:
        raise ReplayFault(
            f"{path}: its first record is damaged, so nothing can be shown; use a copy"
        ) from None
    at, chain = first[2:]
    replay.end, replay.chain = at, chain
    _records(replay, view)
    return replay


def _records(replay: Replay, view: memoryview) -> None:
    at, chain = replay.end, replay.chain
    while replay.result is None and (record := form.unframe(view, at, chain)) is not None:
        kind, payload, at_next, chain = record
        try:
            _take(replay, kind, payload)
        except Damage:
            break
        at = at_next
        if kind != Kind.TAIL:
            replay.end, replay.chain = at, chain
    replay.excess = len(view) - at


def _take(replay: Replay, kind: Kind, payload: bytes) -> None:
    if kind == Kind.BEAT:
        beat = Beat.unpack(payload)
        if beat.start != replay.ticks or not replay.marks:
            raise Damage
        replay.checks += beat.checks
        replay.commands.update((command.tick, command) for command in beat.commands)
    elif kind == Kind.MARK:
        mark = Mark.unpack(payload)
        if mark.tick != replay.ticks or (replay.marks and replay.marks[-1].tick == mark.tick):
            raise Damage
        replay.marks.append(mark)
    elif kind == Kind.TAIL:
        replay.result = form.unjson(payload)
    else:
        raise Damage


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(form.LARGEST_FILE + 1)
    except (OSError, ValueError) as fault:
        if path.is_dir():
            raise ReplayFault(f"{path}: a folder; name a replay file in it") from None
        reason = (getattr(fault, "strerror", None) or str(fault)).lower()
        raise ReplayFault(f"{path}: can't be read ({reason}); name a replay file") from None
    if len(data) > form.LARGEST_FILE:
        raise ReplayFault(f"{path}: more than {form.LARGEST_FILE >> 20} MiB; no replay is that large")
    return data


def _head(path: Path, content: bytes) -> Replay:
    head = form.unjson(content)
    if any(type(head.get(key)) is not kind for key, kind in _HEAD.items()):
        raise Damage
    layout = []
    for entry in head["layout"]:
        if not (isinstance(entry, list) and len(entry) == 2):
            raise Damage
        name, size = entry
        if not (isinstance(name, str) and type(size) is int and 0 <= size <= LARGEST_LAYOUT):
            raise Damage
        layout.append((name, size))
    if "\n" not in head["level"]:  # a level of one line would be taken for a path
        raise Damage
    if not layout or sum(size for _, size in layout) > LARGEST_LAYOUT or not -(2**63) <= head["seed"] < 2**63:
        raise Damage
    return Replay(
        path, head["name"], head["level"], head["difficulty"], head["seed"], head["bot"], head["assist"],
        head["rules"], head["game"], layout,
    )  # fmt: skip
