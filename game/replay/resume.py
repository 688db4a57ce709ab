"""Resumes a run whose recording is incomplete or was left."""

import os

from game.replay.framing import ReplayFault
from game.replay.playback import Playback
from game.replay.read import read
from game.replay.verify import runnable
from game.replay.write import Recorder
from game.session import Session


def resume(path: str | os.PathLike[str]) -> Session:
    """The run at its last recorded tick, with its history, for the player to go on; the recording is continued.

    Its recorder is `sinks[0]`. Raises ReplayFault when the run is over, of other rules, or can't be written.
    """
    replay = read(path)
    runnable(replay)
    run = Playback(replay).seek(replay.ticks)
    if run.over:
        raise ReplayFault(f"{path}: that dream has ended; it can be shown, but not gone on from")
    run.take_over()
    for checkpoint in replay.checkpoints:
        replay.append_state.checkpoints.unpack(checkpoint.delta)
    run.sinks.append(Recorder.append_to(replay.path, run, replay.append_state))
    return run
