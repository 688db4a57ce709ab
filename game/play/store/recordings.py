"""Where the player's runs are recorded."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from game.faults import Fault
from game.level import Level
from game.play.store.folders import data_folder
from game.replay import Recorder, Replay, branch, read, resume
from game.session import Session
from game.sim.fixed import TICKS_PER_SECOND
from game.whole_file import numbered, write

BACK = 10 * TICKS_PER_SECOND  # ticks by which a player goes back in a run


def recordings() -> Path:
    """Where the game records what is played."""
    return data_folder() / "replays"


def exports() -> Path:
    """Where clips and pictures go."""
    return data_folder() / "exports"


def record(run: Session) -> Path:
    """Begin to record a run in a file of its own.

    Raises Fault with a sentence when that isn't possible.
    """
    began = datetime.now(UTC)
    return _made(run.level.name, run.seed, began, lambda path: run.sinks.append(Recorder(path, run, began=_iso(began))))


def record_branch(replay: Replay, tick: int, rewound: bool = False) -> Path:
    """A file of its own in which a recording is left at a tick; `resume` goes on from there.

    rewound: whether it is the same run of a player, who goes back in it. Raises Fault with a
    sentence when that isn't possible.
    """
    began = datetime.now(UTC)
    content, what = branch(replay, tick, _iso(began), rewound), "What goes on from there can't be recorded"
    return _made(replay.load().name, replay.seed, began, lambda path: _write_new(path, content), what)


def go_back(path: Path, age: int, rewound: bool = False) -> tuple[Session, Path]:
    """A recorded run as it was ten seconds before an age, and the file of its own in which it goes on from there.

    rewound: as of `record_branch`. Raises Fault with a sentence when that isn't possible; nothing is left of it then.
    """
    replay, tick = read(path), max(0, age - BACK)
    if replay.ticks < tick:
        raise Fault("The recording of this run stands still, so it can't go back; make room on its disk first.")
    other = record_branch(replay, tick, rewound)
    try:
        return resume(other), other
    except Fault:
        with suppress(OSError):
            other.unlink()
        raise


def keep_best(level: Level, seed: int, content: bytes) -> Path:
    """The file of the run by which the best of a seed is counted: it is always the same, and stands there once.

    Raises Fault with a sentence when it can't be written.
    """
    return _kept(f"{level.name}-best-{level.difficulty}-seed-{seed}", content, "The best run")


def keep_rescue(path: Path, content: bytes) -> Path:
    """The file of how a recorded run is won from where it could be, beside the recording.

    Raises Fault with a sentence when it can't be written.
    """
    return _kept(f"{path.stem}-won", content, "The run that wins")


def _kept(name: str, content: bytes, what: str) -> Path:
    path = recordings() / f"{name}.replay"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, content)
    except OSError as error:
        raise Fault(f"{what} can't be kept: {path}: {error.strerror}.") from None
    return path


def _made(
    name: str, seed: int, began: datetime, make: Callable[[Path], None], fails: str = "This run isn't recorded"
) -> Path:
    """A new file, made by what is handed in: dream, date, time and seed, and a number where another has those. fails:
    how the sentence of a Fault begins."""
    date = began.astimezone().strftime("%Y-%m-%d-%H%M%S")
    name, folder = f"{name}-{date}-seed-{seed}", recordings()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in numbered(folder, name, ".replay"):
            with suppress(FileExistsError):
                make(path)
                return path
    except OSError as error:
        raise Fault(f"{fails}: {folder}: {error.strerror}.") from None
    except Fault as fault:
        raise Fault(f"{fails}: {fault}.") from None
    raise AssertionError("there is always a next number")


def _write_new(path: Path, content: bytes) -> None:
    """Raises FileExistsError where one is there."""
    path.touch(exist_ok=False)
    try:
        write(path, content)
    except OSError:
        path.unlink()
        raise


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
