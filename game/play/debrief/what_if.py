"""What was possible: worked out in a process of its own, so that the picture goes on meanwhile.

Three answers come, one after the other: what the load truly was, which nobody could read with failing sight;
the best that is known for the seed and how it begins; and from when on the run could no longer be won. The last
hands the run over, at several of its moments side by side, to the persona that knows the lesson, and then looks
closer between the last that it wins and the next.
"""

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import NamedTuple

from game.best import known_of, knows_best
from game.bots import persona
from game.faults import Fault
from game.level import Level, load
from game.session import Session, play_on
from game.sim.actions import Command
from game.sim.step import reveal

KNOWS = "lucid"
SECOND = 60  # ticks
GRAIN = 5 * SECOND  # ticks between the moments that are looked at
WIDE = 8  # moments that are played on side by side, which costs little more than one
RELIVED = 0.15  # of what is counted first: the run itself once more


class Task(NamedTuple):
    """A run that is over, as it can be sent to another process."""

    level_text: str
    difficulty: str
    seed: int
    commands: tuple[Command, ...]
    ticks: int
    won: bool


class Turn(NamedTuple):
    """Until `last` (a tick) the run could be won, at `lost` no longer; last is -1 when it couldn't from the start."""

    last: int
    lost: int


class GivenCommands:
    """The commands of a run as a source."""

    def __init__(self, commands: tuple[Command, ...]) -> None:
        self.by_tick = {command.tick: command for command in commands}

    def actions(self, look: Callable[[], object], tick: int) -> Command | None:
        """The command of this tick."""
        return self.by_tick.get(tick)


def turning_point(moments: list[Session], ticks: int, far: Callable[[float], None] = lambda share: None) -> Turn:
    """When a run of so many ticks was lost, to within GRAIN ticks; moments are those of `relive`.

    far is told which share is settled, counted in rounds of looking and within each by the time that is played.
    """
    low, high = -1, len(moments)  # winnable at low; at high no longer
    done, whole = 0, max(1, _rounds(high - low - 1))
    while high - low > 1:

        def played(share: float, done: int = done) -> None:
            far((done + share) / whole)

        between = _between(low, high)
        won = _wins([moments[i] for i in between], played)
        low = max((i for i, wins in zip(between, won, strict=True) if wins), default=low)
        high = min((i for i in between if i > low), default=high)
        done += 1
    last = moments[low].age if low >= 0 else -1
    return Turn(last, moments[high].age if high < len(moments) else ticks)


def _between(low: int, high: int) -> list[int]:
    """Up to WIDE moments, spread evenly."""
    count = min(WIDE, high - low - 1)
    return [low + (high - low) * (k + 1) // (count + 1) for k in range(count)]


def _rounds(count: int) -> int:
    """How often so many moments are looked at until one is left, at most."""
    return 0 if count < 1 else 1 + _rounds(-(-(count + 1) // (min(WIDE, count) + 1)) - 1)


def relive(
    level: Level, task: Task, far: Callable[[float], None] = lambda share: None
) -> tuple[list[int], list[Session]]:
    """The run again: its mean load (Q16) each second and at its end, and itself each GRAIN ticks, to play on."""
    run = Session(level, task.seed, GivenCommands(task.commands))
    loads, moments = [_load(run)], [run.fork()]
    while run.tick():
        if run.age % SECOND == 0 or run.over:
            loads.append(_load(run))
        if run.age % GRAIN == 0 and not run.over:
            moments.append(run.fork())
            far(run.age / max(1, task.ticks))
    return loads, moments


def _load(run: Session) -> int:
    load = reveal(run.world).get("load")
    return 0 if load is None else int(load.sum()) // len(load)


def _wins(moments: list[Session], far: Callable[[float], None]) -> list[bool]:
    level, first = moments[0].level, moments[0].age
    whole = max(1, level.length_ticks - first)

    def look(tick: int) -> None:
        if tick % GRAIN == 0:
            far(min(1.0, (tick - first) / whole))

    return [result.won for result in play_on(moments, persona(KNOWS, level.dream), look=look)]


def work(task: Task, answers: Connection) -> None:
    """What the process does: send ("load", series), ("best", score) and ("first", sectors), and ("turn", Turn) for a
    run that wasn't won; between them ("far", share of what is being counted).
    """

    def far(share: float) -> None:
        answers.send(("far", share))

    def within(start: float, end: float) -> Callable[[float], None]:
        return lambda share: far(start + (end - start) * share)

    begun = RELIVED
    if hasattr(os, "nice"):
        os.nice(10)
    try:
        level = load(task.level_text, task.difficulty)
        loads, moments = relive(level, task, within(0.0, RELIVED))
        if knows_best(level.dream):
            answers.send(("load", loads))
            known = known_of(level, task.seed, within(RELIVED, 1.0))
            answers.send(("first", known.first))
            answers.send(("best", known.score))
            far(0.0)
            begun = 0.0
        if not task.won:
            answers.send(("turn", turning_point(moments, task.ticks, within(begun, 1.0))))
    except (Fault, BrokenPipeError, KeyboardInterrupt):
        pass  # whoever asked is gone, or will see that no answer comes
    finally:
        answers.close()


class WhatIf:
    """Asks for what was possible and takes the answers as they come; each is None until then."""

    def __init__(self, task: Task) -> None:
        self.load: list[int] | None = None
        self.best: int | None = None
        self.first: tuple[int, ...] = ()  # the sectors that the best calls first
        self.far = 0.0  # 0..1, of what is being counted now
        self.turn: Turn | None = None
        context = multiprocessing.get_context("spawn")
        self._answers, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=work, args=(task, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self.busy = True

    def look(self) -> bool:
        """Take what has come; whether anything has."""
        news = False
        try:
            while self.busy and self._answers.poll():
                name, answer = self._answers.recv()
                setattr(self, name, answer)
                news = True
        except (EOFError, OSError):
            self.stop()
            news = True
        return news

    def stop(self) -> None:
        """Nobody wants to know any more."""
        if self.busy:
            self.busy = False
            self._process.terminate()
            self._process.join(2)
            self._answers.close()
