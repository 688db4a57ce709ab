"""Reads a replay up to its first damaged record."""

import os
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from game.faults import Fault
from game.foreign import read_bytes
from game.level import Level, Value, load as load_level
from game.level.clock import LONGEST, clock, ticks_of
from game.level.toml_reader import length_in
from game.replay import framing
from game.replay.framing import Damage, DictDeflate, Kind, ReplayFault
from game.replay.head import Head, unpack_head
from game.replay.records import AppendState, Checkpoint, StateDelta, TickBlock, unpack_change
from game.session import CHANGE_EVERY, FROM_START, Epochs, GetPanel, LoggedEvent, NumberChange, by_tick
from game.sim.actions import Command
from game.sim.fixed import TICKS_PER_SECOND, Ints
from game.sim.world import RULES

MAX_NUMBERS = 1 << 17  # changed numbers in a file; a slider that is drawn for an hour makes 36,000
MAX_ENTRIES = 1 << 17  # commands and events in a file; Dream I has some 2,000
TICK_ENTRIES = 2  # of them in each tick, on average, beyond those of a minute; Dream I has one in ten
BEYOND = 10 * TICKS_PER_SECOND  # ticks that a run may have more than its level's length: rules of other versions
SPARE = 256  # records that a file may have more than RECORD_TICKS allows: it begins with some
RECORD_TICKS = 2  # ticks for which there is a record at most: a slider that is drawn makes one in three
NOTHING_THERE = "there is nothing to show or to go on from, so use a copy, or delete it"
NO_SECOND = f"holds no second of its run; {NOTHING_THERE}"
DAMAGED_HEAD = "its first record is damaged, so nothing can be shown or gone on from; use a copy"


@dataclass(kw_only=True)
class Replay(Head):
    """What a replay file holds. It is a source: `Session(replay.load(), replay.seed, replay)` plays it again.

    ticks says how many ticks are known. complete is False for a run that broke off: then the file has no
    result, and `resume` can go on from its last tick.
    """

    path: Path
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

    @cached_property
    def longest(self) -> int:
        """Ticks that a run of its level has at most: what is beyond is damage, however good its checksums are."""
        begun = self.changes[0].numbers if self.changes and self.changes[0].tick == FROM_START else {}
        said = begun.get("length", length_in(self.level_text))
        try:
            return min(ticks_of(str(said)), LONGEST) + BEYOND
        except (ValueError, OverflowError):
            return LONGEST + BEYOND  # whoever loads the level says what is wrong with it

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
    return unpack(_bytes(Path(path)), path)


def unpack(data: bytes, path: str | os.PathLike[str]) -> Replay:
    """The same of what is in a file; path is what faults call it."""
    if len(data) > framing.LARGEST_FILE:
        raise ReplayFault(f"{path}: more than {framing.LARGEST_FILE >> 20} MiB; no replay is that large")
    if data[: len(framing.MAGIC)] not in (framing.MAGIC, framing.MAGIC_CHANGES):
        raise ReplayFault(f"{path}: not a replay of format 1 or 2; the game and `run --record` write those")
    view, at, crc = memoryview(data), len(framing.MAGIC), 0
    first = framing.unframe(view, at, crc)
    if first is None or first[0] != Kind.HEAD:
        raise ReplayFault(f"{path}: {_no_head(view, at)}")
    try:
        replay = Replay(path=Path(path), **vars(unpack_head(DictDeflate().inflate(first[1]))))
    except Damage:
        raise ReplayFault(f"{path}: {DAMAGED_HEAD}") from None
    replay.append_state.end, replay.append_state.crc = first[2:]
    _records(replay, view)
    if not replay.checkpoints:
        raise ReplayFault(f"{path}: {NO_SECOND}")
    return replay


def _no_head(view: memoryview, at: int) -> str:
    """What is wrong with a file that has no good first record: it ends within it, or that is damaged."""
    return DAMAGED_HEAD if framing.is_whole(view, at) else f"breaks off within its first record; {NOTHING_THERE}"


def _records(replay: Replay, view: memoryview) -> None:
    append_state = replay.append_state
    at, crc = append_state.end, append_state.crc
    count = 0
    while replay.result is None and (record := framing.unframe(view, at, crc)):
        count += 1
        if count > SPARE + replay.ticks // RECORD_TICKS:
            break  # a file may ask for as much work as its run is long
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
        _take_block(replay, TickBlock.unpack(payload, replay.append_state.blocks, _entries_left(replay)))
    elif kind == Kind.CHECKPOINT:
        checkpoint = Checkpoint.unpack(payload)
        due = checkpoint.tick == replay.ticks and checkpoint.tick % framing.CHECKPOINT_TICKS == 0
        if not due or (replay.checkpoints and replay.checkpoints[-1].tick == checkpoint.tick):
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


def _entries_left(replay: Replay) -> int:
    most = TICK_ENTRIES * (replay.ticks + 60 * TICKS_PER_SECOND)
    return min(most, MAX_ENTRIES) - len(replay.commands) - len(replay.events)


def _take_block(replay: Replay, block: TickBlock) -> None:
    names = replay.event_names
    if (
        block.start != replay.ticks
        or not replay.checkpoints
        or any(which >= len(names) for _, which, *_ in block.events)
    ):
        raise Damage
    if not 0 < len(block.checks) <= replay.longest - replay.ticks:
        raise Damage
    replay.checks += block.checks
    replay.commands.update((command.tick, command) for command in block.commands)
    replay.events += [LoggedEvent(tick, names[number], index, value) for tick, number, index, value in block.events]


def _bytes(path: Path) -> bytes:
    try:
        data = read_bytes(path, framing.LARGEST_FILE + 1)
    except (OSError, ValueError) as fault:
        if path.is_dir():
            raise ReplayFault(f"{path}: a folder; name a replay file in it") from None
        reason = (getattr(fault, "strerror", None) or str(fault)).lower()
        raise ReplayFault(f"{path}: can't be read ({reason}); name a replay file") from None
    return data
