"""Where the player's runs are recorded."""

from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from game.faults import Fault
from game.play.store.settings import data_folder
from game.replay import Recorder
from game.session import Session


def recordings() -> Path:
    """Where the game records what is played."""
    return data_folder() / "replays"


def record(run: Session) -> Path:
    """Begin to record a run in a file of its own: dream, date, time and seed, and a number where another run has those.

    Raises Fault with a sentence when that isn't possible.
    """
    now = datetime.now(UTC)
    date = now.astimezone().strftime("%Y-%m-%d-%H%M%S")
    name, folder = f"{run.level.name}-{date}-seed-{run.seed}", recordings()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            path = folder / f"{name}{f'-{number}' if number > 1 else ''}.replay"
            with suppress(FileExistsError):
                run.sinks.append(Recorder(path, run, began=now.isoformat(timespec="microseconds")))
                return path
    except OSError as error:
        raise Fault(f"This run isn't recorded: {folder}: {error.strerror}.") from None
    except Fault as fault:
        raise Fault(f"This run isn't recorded: {fault}.") from None
    raise AssertionError("there is always a next number")
