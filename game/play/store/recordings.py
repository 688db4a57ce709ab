"""Where the player's runs are recorded."""

from datetime import datetime
from pathlib import Path

from game.faults import Fault
from game.level import Level
from game.play.store.settings import data_folder
from game.replay import Recorder
from game.session import Session


def recordings() -> Path:
    """Where the game records what is played."""
    return data_folder() / "replays"


def recording_path(level: Level, seed: int) -> Path:
    """A file for a run that starts now: dream, date and seed."""
    now = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    return recordings() / f"{level.name}-{now}-seed-{seed}.replay"


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
