"""Rehearsal: the cast plays a level, and what no look at its text tells is said: `lucid check --play`.

A beat that never comes, an ending that nobody reaches, what can't be won or lost, a caption that the next one cuts
short, and numbers far from those that any level of the game has.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from game.bots import personas
from game.level import DIFFICULTIES, Level, Number, load, shipped
from game.level.level_faults import Finding, Findings, Loc
from game.level.rounds import round_text
from game.level.toml_reader import parse
from game.session.batch import LIMIT, BatchRun
from game.sim.fixed import STEP, TICKS_PER_SECOND, Ints
from game.workers import shared

RUNS = 24  # seeds for each
CHARACTERS = 15  # that are read in a second: what subtitles are made for
OFTEN = 0.25  # the share of runs from which on a caption that is cut short is worth a word
ROUNDS = (1, 2, 3, 25, 26, 27)  # of the recurring dream, that count among the levels of the game: each dream's, twice
FARTHER = 2.0  # times less than the least, or more than the most, that any level has of a number


class Played(NamedTuple):
    """What one persona's runs were: the endings' names, and [beats, runs] the tick at which each beat came, or -1."""

    endings: tuple[str, ...]
    won: int
    came: Ints


def rehearse(path: Path, difficulty: str, jobs: int = 0) -> list[Finding]:
    """What a level file's author should know; nothing where all is well. Raises LevelFault for one that is faulty."""
    level = load(path, difficulty)
    names = list(personas(level.dream))
    with shared(jobs) as pool:
        played = list(pool.map(_play, [level.text] * len(names), [difficulty] * len(names), names))
    document = parse(level.text, str(path))
    findings = Findings(str(path), document.data, document.lines)
    notes = [*_of_endings(level, played), *_of_beats(level, played), *_of_captions(level, played), *_of_numbers(level)]
    for loc, says in notes:
        findings.add(loc, says)
    return list(findings.all)


def _play(text: str, difficulty: str, name: str) -> Played:
    level = load(text, difficulty)
    run = BatchRun(level, np.arange(RUNS), personas(level.dream)[name])
    came = np.full((len(level.beats), RUNS), -1, np.int32)

    def look(played: int) -> None:
        if played % STEP == 1:  # beats come in the first tick of a step
            now, world = came[:, run.rows], run.world
            came[:, run.rows] = np.where((world.fired > 0) & (now < 0), world.tick[0] - 1, now)

    results = run.run(LIMIT, look)
    return Played(tuple(result.ending for result in results), sum(result.won for result in results), came)


Note = tuple[Loc, str]


def _of_endings(level: Level, played: Sequence[Played]) -> Iterator[Note]:
    """Endings that nobody reached; one that lifts another needs plans, and isn't looked for."""
    reached, runs, won = {name for one in played for name in one.endings}, _runs(played), sum(p.won for p in played)
    for i, ending in enumerate(level.endings):
        if ending.lifts is None and ending.name not in reached:
            yield ("ending", i), f"the ending {ending.name} was reached in none of {runs} runs"
    if won in (0, runs):
        yield ("ending",), f"it was {'lost' if won == 0 else 'won'} in all of {runs} runs"


def _of_beats(level: Level, played: Sequence[Played]) -> Iterator[Note]:
    came = np.concatenate([one.came for one in played], 1) >= 0
    for i in np.flatnonzero(~came.any(1)):
        yield ("beat", int(i)), f"this beat came in none of {_runs(played)} runs"


def _of_captions(level: Level, played: Sequence[Played]) -> Iterator[Note]:
    """Captions over which the next one was spoken before they could be read."""
    came = np.concatenate([one.came for one in played], 1)
    said = {i: target for i, beat in enumerate(level.beats) for kind, target, _ in beat if kind == "say"}
    for i, target in said.items():
        words = level.captions[target]
        needed, spoken = round(len(words) / CHARACTERS * TICKS_PER_SECOND), came[i] >= 0
        over = {j: _over(came[i], came[j], needed, j > i) for j in said if j != i}
        cut = np.logical_or.reduce([*over.values(), np.zeros_like(spoken)])
        if cut.sum() > OFTEN * spoken.sum():
            most = max(over, key=lambda j: int(over[j].sum()))
            share = f"{cut.sum()} of the {spoken.sum()} runs in which it was spoken"
            after = f"it takes {needed / TICKS_PER_SECOND:.1f} s to read"
            yield ("beat", i), f"in {share} another caption replaced this one ({after}), most often beat {most + 1}"


def _over(this: Ints, other: Ints, needed: int, later: bool) -> Ints:
    """[runs] whether the other caption came after this one, and before it was read; of two at once the later stands."""
    gap = other - this
    over: Ints = (this >= 0) & (other >= 0) & (gap >= (0 if later else 1)) & (gap < needed)
    return over


def _of_numbers(level: Level) -> Iterator[Note]:
    """Numbers of laws far from all that shipped levels have."""
    for number in level.numbers.values():
        law_and_name = number.name.split("[")[0]
        if law_and_name in known() and number.low is not None:
            least, most = known()[law_and_name]
            far = [value for value in _values(number) if value < least / FARTHER or value > most * FARTHER]
            if far:
                yield number.loc, f"{far[0]:g} is far from what was ever played: {least:g} to {most:g}"


@cache
def known() -> dict[str, tuple[float, float]]:
    """The least and the most that levels of the game have of each number of a law, or its default."""
    found: dict[str, list[float]] = {}
    levels = [load(file, word) for file in shipped().values() for word in DIFFICULTIES]
    for level in (*levels, *(load(round_text(0, turn)) for turn in ROUNDS)):
        defaults = {f"{law.NAME}.{p.name}": float(p.default) for law in level.params.laws for p in law.PARAMS}
        for number in level.numbers.values():
            name = number.name.split("[")[0]
            if name in defaults:
                found.setdefault(name, [defaults[name]]).extend(_values(number))
    return {name: (min(values), max(values)) for name, values in found.items()}


def _values(number: Number) -> list[float]:
    """The numbers that a value is made of; none of a switch."""
    value = number.value
    if isinstance(value, dict):
        value = value.get("between", value.get("median"))
    values = value if isinstance(value, list) else [value]
    return [float(one) for one in values if isinstance(one, int | float) and not isinstance(one, bool)]


def _runs(played: Sequence[Played]) -> int:
    return sum(len(one.endings) for one in played)
