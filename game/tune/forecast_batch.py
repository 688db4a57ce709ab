"""Batches of runs of a forecast, and the process that plays them."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection
from typing import NamedTuple

import numpy as np

from game.bots import Bot, persona
from game.bots.base import Memory
from game.faults import Fault
from game.level import Level, Value, load
from game.session.batch import LIMIT, BatchRun
from game.sim.world import World

FRESH = 1 << 30  # the first seed: no level is tuned on those from there on
LISTENS_EVERY = 8  # ticks after which a process looks whether something else is asked


class Case(NamedTuple):
    """Runs that are counted together: the digests of their level and of the world in which they begin ("" where that
    is the level's start), and who plays."""

    level: str
    persona: str
    moment: str = ""


class Outcome(NamedTuple):
    """How a run ended; digest: of its whole state at the last tick."""

    won: bool
    digest: str


class Part(NamedTuple):
    """So many runs of a case, from one of them on. From the start, run i has the seed FRESH + i; from a moment, which
    is its seed and a snapshot, the hands i."""

    case: Case
    first: int
    runs: int
    moment: tuple[int, bytes] | None = None


class Batch(NamedTuple):
    """Parts that are played side by side: of one level, with the same numbers, and one persona."""

    text: str
    difficulty: str
    changed: Mapping[str, Value]
    persona: str
    parts: tuple[Part, ...]


class Over(NamedTuple):
    """How many runs of a part are over so far, and how many of them are won."""

    runs: int
    won: int


class Open(NamedTuple):
    """A batch that is still played."""

    parts: list[Over]


class Done(NamedTuple):
    """A batch that has been played: the runs of each part in their order."""

    parts: list[list[Outcome]]


class _Dropped(Exception):
    """Something else is asked."""


def play_batches(pipe: Connection) -> None:
    """Work in the process: play each batch that comes with its number, and send that with Open now and then, with Done
    in the end, or with the sentence of a Fault. What comes meanwhile ends it: another batch, or None for rest."""
    while True:
        asked = pipe.recv()
        if asked is not None:
            number, batch = asked
            with suppress(_Dropped):
                _answer(number, batch, pipe)


def _answer(number: int, batch: Batch, pipe: Connection) -> None:
    told = 0

    def meanwhile(run: BatchRun, ticks: int) -> None:
        nonlocal told
        if ticks % LISTENS_EVERY == 0 and pipe.poll():
            raise _Dropped
        if len(run.done) > told:
            told = len(run.done)
            pipe.send((number, over_so_far(batch, run)))

    try:
        pipe.send((number, played(batch, meanwhile)))
    except Fault as fault:
        pipe.send((number, str(fault).partition("\n")[0]))


def played(batch: Batch, on_tick: Callable[[BatchRun, int], None] = lambda run, ticks: None) -> Done:
    """How the runs of a batch end. on_tick hears of the ticks that they were played side by side. Raises Fault."""
    level = load(batch.text, batch.difficulty).with_numbers(batch.changed)
    bot = persona(batch.persona, level.dream)
    run = BatchRun.join([_begun(level, bot, part) for part in batch.parts])
    results = iter(run.run(LIMIT, lambda ticks: on_tick(run, ticks)))
    return Done([[Outcome(one.won, one.digest) for one in islice(results, part.runs)] for part in batch.parts])


def over_so_far(batch: Batch, run: BatchRun) -> Open:
    """How many runs of each part are known to be over."""
    parts, first = [], 0
    for part in batch.parts:
        over = [run.done[row].won for row in range(first, first + part.runs) if row in run.done]
        parts.append(Over(len(over), sum(over)))
        first += part.runs
    return Open(parts)


def _begun(level: Level, bot: Bot, part: Part) -> BatchRun:
    """The runs of a part as they begin, those from a moment at the next tick at which the persona looks."""
    which = np.arange(part.first, part.first + part.runs, dtype=np.int64)
    if part.moment is None:
        return BatchRun(level, FRESH + which, bot)
    seed, snapshot = part.moment
    state = np.frombuffer(snapshot, "<i4").astype(np.int32)
    layout = [(array, level.params.size(array.size)) for array in level.params.arrays]
    run = BatchRun(level, np.full(part.runs, seed), bot, World(layout, np.repeat(state[:, None], part.runs, 1)))
    if isinstance(run.memory, Memory):
        run.memory = run.memory.of_hands(which)
    run.finish_step(LIMIT)
    return run
