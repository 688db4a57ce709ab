"""The replay file: recorded while playing, shown, verified, resumed. `framing` describes format 1."""

from game.replay.branch import branch
from game.replay.difference import Differences, differences
from game.replay.difference_words import DifferenceWords, Named, difference_words, ending_in_words
from game.replay.framing import FORMAT, LARGEST_FILE, ReplayFault
from game.replay.glance import Glance, glance, is_branch
from game.replay.info import Info, info_of
from game.replay.loss import Loss, root_of_loss
from game.replay.made import recording_of
from game.replay.otherwise import otherwise, turns_of
from game.replay.playback import Playback
from game.replay.read import Replay, read, unpack
from game.replay.rerun import level_of, rerun
from game.replay.resume import resume
from game.replay.shrink import Shrunk, shrink
from game.replay.trace import Place, Trace
from game.replay.verify import Verdict, verify
from game.replay.verify_many import recordings_in, verify_many
from game.replay.why import Answer, Link, explain
from game.replay.write import Recorder
from game.replay.written_test import written_test

__all__ = [
    "FORMAT",
    "LARGEST_FILE",
    "Answer",
    "DifferenceWords",
    "Differences",
    "Glance",
    "Info",
    "Link",
    "Loss",
    "Named",
    "Place",
    "Playback",
    "Recorder",
    "Replay",
    "ReplayFault",
    "Shrunk",
    "Trace",
    "Verdict",
    "branch",
    "difference_words",
    "differences",
    "ending_in_words",
    "explain",
    "glance",
    "info_of",
    "is_branch",
    "level_of",
    "otherwise",
    "read",
    "recording_of",
    "recordings_in",
    "rerun",
    "resume",
    "root_of_loss",
    "shrink",
    "turns_of",
    "unpack",
    "verify",
    "verify_many",
    "written_test",
]
