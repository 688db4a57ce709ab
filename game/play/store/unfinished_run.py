"""Finds a run that was left or interrupted and can be resumed."""

from game.faults import Fault
from game.play.store.recordings import recordings
from game.replay import Replay, read
from game.session import OPEN

RESUMABLE = 5 * 60  # ticks from which an unfinished run is worth going on with


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
