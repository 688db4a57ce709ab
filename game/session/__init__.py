"""A run: level, seed and a source of actions, one world for play or many for a sweep. Knows no file.

`Session` is one world, played tick by tick; `run_batch` plays many to their end, `play_on` moments of one run.
"""

from game.bots import Bot
from game.session.assists import (
    ASSISTS,
    BY_NAME,
    OF_NUMBER,
    OTHERS,
    Assists,
    assist_in,
    assisted,
    helped,
    noted,
    numbers_of,
    said,
    used,
)
from game.session.batch import LIMIT, run_batch
from game.session.command_queue import CommandQueue
from game.session.forks import play_forks
from game.session.given import GivenCommands
from game.session.history import History, LoggedEvent
from game.session.number_changes import CHANGE_EVERY, FROM_START, Epochs, NumberChange, by_tick
from game.session.otherwise import End, Moment, Otherwise, Turn, is_act, play_otherwise, spread
from game.session.reasons import Reason
from game.session.result import OPEN, Result, lift
from game.session.rounds import RoundState, play_rounds
from game.session.run import BotSource, GetPanel, Session, Sink, Source, assists_of

__all__ = [
    "ASSISTS",
    "BY_NAME",
    "CHANGE_EVERY",
    "FROM_START",
    "LIMIT",
    "OF_NUMBER",
    "OPEN",
    "OTHERS",
    "Assists",
    "Bot",
    "BotSource",
    "CommandQueue",
    "End",
    "Epochs",
    "GetPanel",
    "GivenCommands",
    "History",
    "LoggedEvent",
    "Moment",
    "NumberChange",
    "Otherwise",
    "Reason",
    "Result",
    "RoundState",
    "Session",
    "Sink",
    "Source",
    "Turn",
    "assist_in",
    "assisted",
    "assists_of",
    "by_tick",
    "helped",
    "is_act",
    "lift",
    "noted",
    "numbers_of",
    "play_forks",
    "play_otherwise",
    "play_rounds",
    "run_batch",
    "said",
    "spread",
    "used",
]  # fmt: skip
