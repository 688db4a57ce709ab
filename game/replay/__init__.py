"""The replay file: recorded while playing, shown, verified, resumed. `framing` describes format 1."""

from game.replay.framing import FORMAT, ReplayFault
from game.replay.glance import Glance, glance
from game.replay.playback import Playback
from game.replay.read import Replay, read
from game.replay.resume import resume
from game.replay.verify import Verdict, verify
from game.replay.verify_many import recordings_in, verify_many
from game.replay.write import Recorder

__all__ = [
    "FORMAT",
    "Glance",
    "Playback",
    "Recorder",
    "Replay",
    "ReplayFault",
    "Verdict",
    "glance",
    "read",
    "recordings_in",
    "resume",
    "verify",
    "verify_many",
]
