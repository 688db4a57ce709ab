"""What a change of a level did: the same seeds before and after it."""

import re
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from game.bots import persona
from game.level import Level
from game.replay import Recorder
from game.session import LIMIT, BotSource, Session
from game.tune.plan import Plan
from game.tune.play import Jobs, play_through
from game.tune.runs import Run
from game.tune.statistics import Difference, difference
from game.whole_file import write

NOT_IN_NAMES = re.compile(r"[^\w-]")
SHOWN = 3  # flipped seeds of each row, either way, that are recorded


class Row(NamedTuple):
    """What a change did to a persona at a difficulty: wins before and after, and the seeds whose ending is another.

    flipped: (seed, ending before, ending after), those first of which only one is won.
    """

    persona: str
    difficulty: str
    seeds: int
    before: int
    after: int
    change: Difference
    flipped: Sequence[tuple[int, str, str]]
    gained: Sequence[int]
    lost: Sequence[int]


Levels = tuple[Level, Level]  # before and after the change, at one difficulty


def compare(
    levels: Sequence[Levels], bots: Sequence[str], seeds: tuple[int, int], jobs: Jobs, on_part: Callable[[int], None]
) -> list[Row]:
    """A row for each difficulty and persona; seeds: how many, and the first of them. Raises Fault."""
    runs, first = seeds
    plans = [Plan.of(level, bots, runs, first) for pair in levels for level in pair]
    played = play_through(plans, jobs, on_part=on_part)
    pairs = zip(levels, played[::2], played[1::2], strict=True)
    return [
        _row(name, pair[0].difficulty, before[name], after[name])
        for (pair, before, after), name in product(pairs, bots)
    ]


def _row(name: str, difficulty: str, before: Sequence[Run], after: Sequence[Run]) -> Row:
    pairs = [(a.result, b.result) for a, b in zip(before, after, strict=True)]
    gained = [a.seed for a, b in pairs if b.won and not a.won]
    lost = [a.seed for a, b in pairs if a.won and not b.won]
    flipped = [(a.seed, a.ending, b.ending) for a, b in pairs if a.ending != b.ending]
    decided = {*gained, *lost}
    flipped.sort(key=lambda each: (each[0] not in decided, each[0]))
    wins = sum(a.won for a, _ in pairs), sum(b.won for _, b in pairs)
    change = difference(len(gained), len(lost), len(pairs))
    return Row(name, difficulty, len(pairs), *wins, change, flipped, gained, lost)


def record_flipped(folder: Path, levels: Sequence[Levels], rows: Sequence[Row]) -> list[Path]:
    """Record some of the seeds that were only won before, or only after, both ways; the files. Raises OSError."""
    by_difficulty = {pair[0].difficulty: pair for pair in levels}
    files = []
    for row in rows:
        for seed in (*row.gained[:SHOWN], *row.lost[:SHOWN]):
            for word, level in zip(("old", "new"), by_difficulty[row.difficulty], strict=True):
                file = folder / f"{row.difficulty}-{NOT_IN_NAMES.sub('.', row.persona)}-{seed}-{word}.replay"
                write(file, recording(level, row.persona, seed))
                files.append(file)
    return files


def recording(level: Level, name: str, seed: int) -> bytes:
    """The recording of a persona's run."""
    bot = persona(name, level.dream)
    run = Session(level, seed, BotSource(bot, level, seed), bot=bot.name)
    recorder = Recorder(None, run)
    run.sinks.append(recorder)
    run.play(LIMIT)
    return bytes(recorder.content)
