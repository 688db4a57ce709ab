"""The recorder: a sink that writes a run down while it is played.

What was played is in the file, and on its way to the disk, half a second later. Where the disk is full, or
gone, the run goes on: what couldn't be written waits in memory and is tried again at each beat.
"""

import json
import os
import threading
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import game
from game.level.clock import clock
from game.replay import framing
from game.replay.framing import DictDeflate, Kind, ReplayFault
from game.replay.records import Beat, Mark, TapeEnd, check
from game.session import Session
from game.sim.actions import Command
from game.sim.world import RULES


class Recorder:
    """Writes one run to one file. Hand it to a fresh session before its first tick:

        run.sinks.append(Recorder(path, run))

    An older file of that name is replaced. notice is None, or one sentence about why recording stands still;
    the run goes on all the same. Raises ReplayFault when the file can't be opened, and ValueError for a run
    that has begun: what came before would be missing.
    """

    def __init__(self, path: str | os.PathLike[str], run: Session, assist: Mapping[str, Any] | None = None) -> None:
        if run.age:
            raise ValueError(f"a recorder for a run that is {run.age} ticks old")
        self._open(Path(path), "wb", run, TapeEnd(len(run.world.buffer)))
        self._pending += framing.MAGIC
        self._add(Kind.HEAD, DictDeflate().deflate(json.dumps(_head(run, assist or {})).encode()))
        self._mark(run)
        self._write()
        _sync_folder(self.path)

    @classmethod
    def going_on(cls, path: Path, run: Session, tape: TapeEnd) -> "Recorder":
        """Go on with a file where it stands; what lies behind is cut off. Raises ReplayFault."""
        self = cls.__new__(cls)
        self._open(path, "r+b", run, tape)
        self._file.truncate(tape.end)
        self._file.seek(tape.end)
        return self

    def _open(self, path: Path, mode: str, run: Session, tape: TapeEnd) -> None:
        self.path, self._tape = path, tape
        self.notice: str | None = None
        self._pending = bytearray()
        self._names = {name: i for i, name in enumerate(run.level.params.events)}
        self._beat = Beat.empty(run.world.tick)
        try:
            self._file = open(path, mode, buffering=0)  # noqa: SIM115  (closed when the run is finished)
        except (OSError, ValueError) as fault:
            what = f"can't record there ({_why(fault)}); name a file in a folder you may write to"
            raise ReplayFault(f"{path}: {what}") from None
        self._disk = _Disk(self._file.fileno())

    def ticked(self, run: Session, command: Command | None) -> None:
        """Take in one tick."""
        self._beat.checks.append(check(run.world.snapshot()))
        if command:
            self._beat.commands.append(command)
        tick = run.world.tick - 1
        self._beat.events.extend((tick, self._names[name], index, value) for name, index, value in run.events)
        if run.world.tick % framing.BEAT_TICKS == 0:
            self._flush(run)

    def paused(self, run: Session) -> None:
        """Write what has been taken in: a pause may be long."""
        self._flush(run)

    def _flush(self, run: Session) -> None:
        if self._beat.checks:
            self._add(Kind.BEAT, self._beat.pack(self._tape.beats))
            self._beat = Beat.empty(run.world.tick)
            if run.world.tick % framing.MARK_TICKS == 0:
                self._mark(run)
        self._write()

    def finished(self, run: Session) -> None:
        """Write the rest and the result, and close the file."""
        self._flush(run)
        self._add(Kind.TAIL, json.dumps(asdict(run.result())).encode())
        self._write()
        self._disk.stop()
        self._file.close()

    def _mark(self, run: Session) -> None:
        motion = self._tape.marks.pack(run.world.buffer[:, 0])
        self._add(Kind.MARK, Mark(run.world.tick, run.world.digest(), motion).pack())

    def _add(self, kind: Kind, payload: bytes) -> None:
        record, self._tape.chain = framing.frame(kind, payload, self._tape.chain)
        self._pending += record

    def _write(self) -> None:
        try:
            while self._pending:
                del self._pending[: self._file.write(self._pending)]
            self._disk.sync()
        except OSError as fault:
            self._say(fault)
        if self._disk.fault:
            self._say(self._disk.fault)

    def _say(self, fault: OSError) -> None:
        if self.notice is None:
            what = f"Recording stands still at {clock(self._beat.start)} ({_why(fault)})"
            then = f"the recording catches up once {self.path.name} can be written again"
            self.notice = f"{what}; the dream goes on, and {then}."


class _Disk(threading.Thread):
    """Brings a file's bytes onto the disk beside the game: that may take longer than a frame does."""

    def __init__(self, handle: int) -> None:
        super().__init__(daemon=True, name="recorder")
        self.fault: OSError | None = None
        self._handle, self._wanted, self._over = handle, threading.Event(), False
        self.start()

    def sync(self) -> None:
        """Ask for it; returns at once."""
        self._wanted.set()

    def stop(self) -> None:
        """Bring the last bytes down and end."""
        self._over = True
        self._wanted.set()
        self.join()

    def run(self) -> None:
        """Wait, sync, again."""
        over = False
        while not over:
            self._wanted.wait()
            self._wanted.clear()
            over = self._over  # read before the sync: what was written before the end is on the disk by then
            try:
                os.fsync(self._handle)
            except OSError as fault:
                self.fault = fault


def _head(run: Session, assist: Mapping[str, Any]) -> dict[str, Any]:
    return {
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


def _why(fault: Exception) -> str:
    return (getattr(fault, "strerror", None) or str(fault)).lower()


def _sync_folder(path: Path) -> None:
    """A new file's name is on the disk only when its folder is; not every system lets folders be synced."""
    try:
        folder = os.open(path.parent, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(folder)
    except OSError:
        pass
    finally:
        os.close(folder)
