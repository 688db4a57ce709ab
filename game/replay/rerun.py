"""Runs a recording's commands again, where other numbers hold: where do they lead now?"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from game.level import Level, Value
from game.replay.read import Replay
from game.session import LIMIT, GetPanel, NumberChange, Result, Session, by_tick
from game.sim.actions import Command


class Again:
    """A recording's commands and changes of numbers as a source; others of the same tick come on top."""

    def __init__(self, replay: Replay, changes: Iterable[NumberChange]) -> None:
        self._replay, self._changes = replay, by_tick(changes)

    def numbers(self, tick: int) -> Mapping[str, Value]:
        """The numbers that change at this tick."""
        return {**self._replay.numbers(tick), **self._changes.get(tick, {})}

    def actions(self, get_panel: GetPanel, tick: int) -> Command | None:
        """The command that was given at this tick."""
        return self._replay.commands.get(tick)


def level_of(replay: Replay, difficulty: str = "") -> Level:
    """The level with which a recording begins, at another difficulty where one is given. Raises ReplayFault."""
    return replace(replay, difficulty=difficulty or replay.difficulty).load()


def rerun(replay: Replay, level: Level, changes: Iterable[NumberChange] = (), limit: int = LIMIT) -> Result:
    """Where the commands lead on a level; after the last of them nobody acts. Raises LevelFault where it can't take the
    numbers that change on the way."""
    return Session(level, replay.seed, Again(replay, changes), bot=replay.bot).play(limit)
