"""Where the player's runs are recorded, and which of them may be gone on with."""

from datetime import datetime
from pathlib import Path

from game.faults import Fault
from game.level import Level
from game.play.store.settings import data_folder
from game.replay import Recorder, Replay, read
from game.session import OPEN, Session

RESUMABLE = 5 * 60  # ticks from which an unfinished run is worth going on with


def recordings() -> Path:
    """Where the game records what is played."""
    return data_folder() / "replays"


def recording_path(level: Level, seed: int) -> Path:
    """A file for a run that starts now: dream, date and seed."""
    now = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    return recordings() / f"{level.name}-{now}-seed-{seed}.replay"


def unfinished() -> Replay | None:
    """The latest recording, when it is of a player's run that isn't over and can be gone on from."""
    try:
        files = sorted(recordings().glob("*.replay"), key=lambda file: file.stat().st_mtime)
        replay = read(files[-1]) if files else None
    except (OSError, Fault):
        return None
    if not replay or replay.bot or not replay.exact or replay.ticks < RESUMABLE:
        return None
    return replay if replay.result is None or replay.result.get("ending") == OPEN else None


def record(run: Session) -> Path:
    """Begin to record a run; its file. Raises Fault with a sentence when that isn't possible."""
    path = recording_path(run.level, run.seed)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        run.sinks.append(Recorder(path, run))
    except OSError as error:
        raise Fault(f"This run isn't recorded: {path.parent}: {error.strerror}.") from None
    except Fault as fault:
        raise Fault(f"This run isn't recorded: {fault}.") from None
    return path
