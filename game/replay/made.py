"""Recordings that are made in memory: of a run that somebody plays to its end without a screen."""

from game.replay.write import Recorder
from game.session import LIMIT, Session


def recording_of(run: Session, limit: int = LIMIT) -> bytes:
    """Play a run that hasn't begun to its end: what is in the file of it."""
    recorder = Recorder(None, run)
    run.sinks.append(recorder)
    run.play(limit)
    return recorder.content
