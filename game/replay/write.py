"""The recorder: a sink that records a run to a file while it is played.

What was played is in the file, and on its way to the disk, half a second later. Where the disk is full, or
gone, the run goes on: what couldn't be written waits in memory and is tried again with each block.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import game
from game.level import Value
from game.level.clock import clock
from game.locks import Busy
from game.replay import framing
from game.replay.framing import DictDeflate, Kind, ReplayFault
from game.replay.recording_file import DiskFile, MemoryFile, RecordingFile
from game.replay.records import AppendState, BlockEvent, Checkpoint, TickBlock, checksum, pack_change
from game.session import NumberChange, Session
from game.sim.actions import Command
from game.sim.world import RULES


class Recorder:
    """Writes one run to one file. Hand it to a fresh session before its first tick:

        run.sinks.append(Recorder(path, run))

    path is None for a recording in memory: `content` is the file when the run is over. began is when a player began it,
    as ISO writes it in UTC. notice is None, or one sentence
    about why nothing can be recorded now; the run goes on all the same. Raises FileExistsError for a file that is
    there, ReplayFault when none can be made, and ValueError for a run that has begun: what came before would be
    missing.
    """

    def __init__(
        self,
        path: str | os.PathLike[str] | None,
        run: Session,
        assist: Mapping[str, Any] | None = None,
        began: str = "",
    ) -> None:
        if run.age:
            raise ValueError(f"a recorder for a run that is {run.age} ticks old")
        self._begin(MemoryFile() if path is None else _open(Path(path), "xb"), run, AppendState(len(run.world.buffer)))
        self._pending += framing.MAGIC
        self._add(Kind.HEAD, DictDeflate().deflate(json.dumps(head_of(run, assist or {}, began)).encode()))
        for change in run.history.changes:
            self._change(change)
        self._checkpoint(run)
        self._write()

    @classmethod
    def append_to(cls, path: Path, run: Session, append_state: AppendState) -> "Recorder":
        """Continue a file at this position; anything behind it is cut off. Raises ReplayFault."""
        self = cls.__new__(cls)
        file = _open(path, "r+b")
        self._begin(file, run, append_state)
        file.truncate(append_state.end)
        file.seek(append_state.end)
        return self

    def _begin(self, file: RecordingFile, run: Session, append_state: AppendState) -> None:
        self._file, self._append_state = file, append_state
        self.notice: str | None = None
        self._pending = bytearray()
        self._holds_changes = self._says_so = False
        self._names = {name: i for i, name in enumerate(run.level.params.events)}
        self._block = TickBlock.empty(run.age)

    @property
    def content(self) -> bytes:
        """A recording in memory, once the run is over."""
        assert isinstance(self._file, MemoryFile)
        return self._file.content

    def changed(self, run: Session, numbers: Mapping[str, Value]) -> None:
        """Take in other numbers: what was played without them is written before them."""
        self._flush(run)
        self._change(NumberChange(run.age, numbers))

    def _change(self, change: NumberChange) -> None:
        self._holds_changes = True
        self._add(Kind.CHANGE, pack_change(change))

    def ticked(self, run: Session, command: Command | None) -> None:
        """Record one tick."""
        self._block.checks.append(checksum(run.world.snapshot()))
        if command:
            self._block.commands.append(command)
        tick = run.age - 1
        for event in run.events:
            self._block.events.append(BlockEvent(tick, self._names[event.name], event.subject, event.value))
        if run.age % framing.BLOCK_TICKS == 0:
            self._flush(run)

    def paused(self, run: Session) -> None:
        """Write what is buffered: a pause may be long."""
        self._flush(run)

    def _flush(self, run: Session) -> None:
        if self._block.checks:
            self._add(Kind.BLOCK, self._block.pack(self._append_state.blocks))
            self._block = TickBlock.empty(run.age)
            if run.age % framing.CHECKPOINT_TICKS == 0:
                self._checkpoint(run)
        self._write()

    def finished(self, run: Session) -> None:
        """Write the rest and the result, and close the file."""
        self._flush(run)
        self._add(Kind.TAIL, json.dumps(asdict(run.result())).encode())
        self._write()
        self._file.close()

    def _checkpoint(self, run: Session) -> None:
        delta = self._append_state.checkpoints.pack(run.world.buffer[:, 0])
        self._add(Kind.CHECKPOINT, Checkpoint(run.age, run.world.digest(), delta).pack())

    def _add(self, kind: Kind, payload: bytes) -> None:
        record, self._append_state.crc = framing.frame(kind, payload, self._append_state.crc)
        self._pending += record

    def _write(self) -> None:
        try:
            if self._holds_changes and not self._says_so:
                self._say_so()
            while self._pending:
                del self._pending[: self._file.write(self._pending)]
            self._file.sync()
        except OSError as fault:
            self._say(fault)
        if self._file.fault:
            self._say(self._file.fault)

    def _say_so(self) -> None:
        """Before the first CHANGE is in the file, the file's first bytes say that it may hold some."""
        at, magic = self._file.tell(), framing.MAGIC_CHANGES
        try:
            self._file.seek(0)
            self._file.write(magic[:at])
        finally:
            self._file.seek(at)
        self._pending[: max(len(magic) - at, 0)] = magic[at:]  # what isn't in the file yet waits at the front
        self._says_so = True

    def _say(self, fault: OSError) -> None:
        if self.notice is None:
            what = f"Recording is paused at {clock(self._block.start)} ({_why(fault)})"
            then = "the recording catches up once it can be written again"
            self.notice = f"{what}; the dream goes on, and {then}."


def head_of(run: Session, assist: Mapping[str, Any], began: str) -> dict[str, Any]:
    """The head of a run's recording."""
    said = {"began": began} if began else {}
    return said | {
        "format": framing.FORMAT,
        "rules": RULES,
        "game": game.__version__,
        "name": run.level.name,
        "level": run.level.text,
        "difficulty": run.level.difficulty,
        "seed": run.seed,
        "bot": run.bot,
        "assist": dict(assist),
        "layout": [[array.name, size] for array, size in run.world.layout],
        "events": list(run.level.params.events),
    }


def _open(path: Path, mode: str) -> DiskFile:
    try:
        return DiskFile(path, mode)
    except Busy:
        raise ReplayFault(f"{path}: it is being played in another window; end it there first") from None
    except (OSError, ValueError) as fault:
        if isinstance(fault, FileExistsError) and not path.is_dir():
            raise
        what = f"can't record there ({_why(fault)}); name a file in a folder you may write to"
        raise ReplayFault(f"{path}: {what}") from None


def _why(fault: Exception) -> str:
    return (getattr(fault, "strerror", None) or str(fault)).lower()
