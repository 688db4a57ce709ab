"""A run: level, seed and a source of actions, one world for play or many for a sweep. Knows no file.

`Session` is one world, played tick by tick; `run_batch` plays many to their end, `play_on` moments of one run.
"""

from game.session.batch import LIMIT, Bot, run_batch
from game.session.command_queue import CommandQueue
from game.session.forks import play_on
from game.session.history import Happened, History
from game.session.reasons import Reason
from game.session.result import OPEN, Result, lift
from game.session.rounds import Standing, play_rounds
from game.session.run import BotSource, Look, Session, Sink, Source

__all__ = [
    "LIMIT", "OPEN", "Bot", "BotSource", "CommandQueue", "Happened", "History", "Look", "Reason", "Result",
    "Session", "Sink", "Source", "Standing", "lift", "play_on", "play_rounds", "run_batch",
]  # fmt: skip
