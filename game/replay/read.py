"""Reads a replay up to its first damaged record."""

import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from game.faults import Fault
from game.level import Level, Value, load as load_level
from game.level.clock import clock
from game.replay import framing
from game.replay.framing import Damage, DictDeflate, Kind, ReplayFault
from game.replay.records import AppendState, Checkpoint, StateDelta, TickBlock, unpack_change
from game.session import CHANGE_EVERY, FROM_START, Epochs, GetPanel, LoggedEvent, NumberChange, by_tick
from game.sim.actions import Command
from game.sim.fixed import Ints
from game.sim.spec import Array
from game.sim.world import RULES

LARGEST_LAYOUT = 1 << 16  # numbers in a world; Dream I has some 2,000
MAX_NUMBERS = 1 << 17  # changed numbers in a file; a slider that is drawn for an hour makes 36,000
MAX_ENTRIES = 1 << 19  # commands and events in a file; Dream I has some 2,000
_HEAD = {
    "rules": int, "game": str, "name": str, "level": str, "difficulty": str, "seed": int, "bot": str,
    "assist": dict, "layout": list, "events": list,
}  # fmt: skip


@dataclass
class Replay:
    """What a replay file holds. It is a source: `Session(replay.load(), replay.seed, replay)` plays it again.

    ticks says how many ticks are known. complete is False for a run that broke off: then the file has no
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
    event_names: list[str]
    checks: "array[int]" = field(default_factory=lambda: array("H"))  # after each tick
    commands: dict[int, Command] = field(default_factory=dict)
    events: list[LoggedEvent] = field(default_factory=list)
    changes: list[NumberChange] = field(default_factory=list)
    numbers_changed: int = 0  # in all changes
    checkpoints: list[Checkpoint] = field(default_factory=list)
    result: dict[str, Any] | None = None
    excess: int = 0  # bytes behind the last good record
    # behind the last good record but the result; `resume` fills in its checkpoints
    append_state: AppendState = field(init=False)

    def __post_init__(self) -> None:
        self.append_state = AppendState(self.size)

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
    def change_is_open(self) -> bool:
        """Whether the last change of numbers has no tick yet that was run with it."""
        return bool(self.changes) and self.changes[-1].tick == self.ticks

    @property
    def size(self) -> int:
        """How many numbers its state has."""
        return sum(size for _, size in self.layout)

    def load(self) -> Level:
        """The level with the numbers that its run began with.

        Raises ReplayFault where this game can't read that, or where it can't be changed as the recording says.
        """
        try:
            level = load_level(self.level_text, self.difficulty)
        except Fault as fault:
            first = str(fault).splitlines()[0]
            raise ReplayFault(f"{self.path}: this game can't play the level in it ({first})") from None
        self._check_changes(level)
        return Epochs(level, self.changes).before(0)

    def _check_changes(self, level: Level) -> None:
        """Raise ReplayFault for the first change of numbers that the level can't take: no other can be met later."""
        for tick, numbers in self.changes:
            try:
                level = level.with_numbers(numbers, running=tick != FROM_START)
            except Fault as fault:
                when = f"the numbers that change at {clock(tick)} in it"
                raise ReplayFault(f"{self.path}: this game can't play {when} ({fault})") from None

    @cached_property
    def _numbers(self) -> dict[int, Mapping[str, Value]]:
        return by_tick(self.changes)

    def numbers(self, tick: int) -> Mapping[str, Value]:
        """The numbers that change at this tick."""
        return self._numbers.get(tick, {})

    def actions(self, get_panel: GetPanel, tick: int) -> Command | None:
        """The command that was given at this tick."""
        return self.commands.get(tick)

    def states(self) -> Iterator[tuple[int, Ints]]:
        """The recorded state of each second, as (tick, int32 [size])."""
        deltas = StateDelta(self.size)
        return ((checkpoint.tick, deltas.unpack(checkpoint.delta)) for checkpoint in self.checkpoints)


def read(path: str | os.PathLike[str]) -> Replay:
    """Read a replay file up to its first damaged record. Raises ReplayFault when there is nothing to read."""
    data = _bytes(Path(path))
    if data[: len(framing.MAGIC)] not in (framing.MAGIC, framing.MAGIC_CHANGES):
        raise ReplayFault(f"{path}: not a replay of format 1 or 2; the game and `run --record` write those")
    view, at, crc = memoryview(data), len(framing.MAGIC), 0
    first = framing.unframe(view, at, crc)
    if first is None or first[0] != Kind.HEAD:
        raise ReplayFault(f"{path}: breaks off before the first second, so nothing can be shown; delete it")
    try:
        replay = _head(Path(path), DictDeflate().inflate(first[1]))
    except Damage:
        raise ReplayFault(f"{path}: its first record is damaged, so nothing can be shown; use a copy") from None
    replay.append_state.end, replay.append_state.crc = first[2:]
    _records(replay, view)
    return replay


def _records(replay: Replay, view: memoryview) -> None:
    append_state = replay.append_state
    at, crc = append_state.end, append_state.crc
    while replay.result is None and (record := framing.unframe(view, at, crc)):
        past = append_state.blocks.past
        try:
            _take(replay, record[0], record[1])
        except Damage:
            append_state.blocks.past = past
            break
        at, crc = record[2:]
        if replay.result is None and not replay.change_is_open:
            append_state.end, append_state.crc = at, crc
    replay.excess = len(view) - at
    if replay.change_is_open:
        replay.changes.pop()  # nothing was played with it: who goes on from there begins with the numbers before


def _take(replay: Replay, kind: Kind, payload: bytes) -> None:
    if kind == Kind.BLOCK:
        _take_block(replay, TickBlock.unpack(payload, replay.append_state.blocks))
    elif kind == Kind.CHECKPOINT:
        checkpoint = Checkpoint.unpack(payload)
        if checkpoint.tick != replay.ticks or (replay.checkpoints and replay.checkpoints[-1].tick == checkpoint.tick):
            raise Damage
        replay.checkpoints.append(checkpoint)
    elif kind == Kind.CHANGE:
        _take_change(replay, unpack_change(payload))
    elif kind == Kind.TAIL and not replay.change_is_open:
        replay.result = framing.unjson(payload)
    else:
        raise Damage


def _take_change(replay: Replay, change: NumberChange) -> None:
    at = replay.ticks if replay.checkpoints else FROM_START
    late = not replay.changes or replay.changes[-1].tick < change.tick
    if change.tick != at or not late or (at != FROM_START and at % CHANGE_EVERY):
        raise Damage
    replay.numbers_changed += len(change.numbers)
    if replay.numbers_changed > MAX_NUMBERS:
        raise Damage
    replay.changes.append(change)


def _take_block(replay: Replay, block: TickBlock) -> None:
    names = replay.event_names
    if (
        block.start != replay.ticks
        or not replay.checkpoints
        or any(which >= len(names) for _, which, *_ in block.events)
    ):
        raise Damage
    replay.checks += block.checks
    replay.commands.update((command.tick, command) for command in block.commands)
    replay.events += [LoggedEvent(tick, names[number], index, value) for tick, number, index, value in block.events]
    if len(replay.commands) + len(replay.events) > MAX_ENTRIES:
        raise Damage


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(framing.LARGEST_FILE + 1)
    except (OSError, ValueError) as fault:
        if path.is_dir():
            raise ReplayFault(f"{path}: a folder; name a replay file in it") from None
        reason = (getattr(fault, "strerror", None) or str(fault)).lower()
        raise ReplayFault(f"{path}: can't be read ({reason}); name a replay file") from None
    if len(data) > framing.LARGEST_FILE:
        raise ReplayFault(f"{path}: more than {framing.LARGEST_FILE >> 20} MiB; no replay is that large")
    return data


def _head(path: Path, content: bytes) -> Replay:
    head = framing.unjson(content)
    if any(type(head.get(key)) is not kind for key, kind in _HEAD.items()):
        raise Damage
    layout, names = _layout(head["layout"]), head["events"]
    if not all(isinstance(name, str) for name in names) or not -(2**63) <= head["seed"] < 2**63:
        raise Damage
    if "\n" not in head["level"]:  # the loader would take a level of one line for a path
        raise Damage
    return Replay(
        path,
        head["name"],
        head["level"],
        head["difficulty"],
        head["seed"],
        head["bot"],
        head["assist"],
        head["rules"],
        head["game"],
        layout,
        names,
    )


def renamed(layout: Sequence[tuple[str, int]], arrays: Iterable[Array]) -> list[tuple[str, int]]:
    """A recorded layout with the present names of its arrays."""
    today = {array.was: array.name for array in arrays if array.was}
    return [(today.get(name, name), size) for name, size in layout]


def _layout(entries: list[Any]) -> list[tuple[str, int]]:
    layout = [(entry[0], entry[1]) for entry in entries if isinstance(entry, list) and len(entry) == 2]
    sound = all(isinstance(name, str) and type(size) is int and size >= 0 for name, size in layout)
    if len(layout) < len(entries) or not sound or not 0 < sum(size for _, size in layout) <= LARGEST_LAYOUT:
        raise Damage
    return layout
