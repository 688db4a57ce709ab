"""Everybody who plays a dream, over seeds that nothing was tuned on, many personas side by side in one batch.

A tick costs a batch of 512 worlds little more than one of 64, so that a whole cast is hardly dearer than one of it.
Who stands next to whom changes nothing: `tests/test_batch.py`, `test_hall.py` and `test_chamber.py` hold that.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import groupby
from typing import NamedTuple, cast

import numpy as np
import pytest

from game.bots.base import Memory, Persona
from game.level import Level, load, resolve
from game.session.batch import run_batch, take_turns
from game.session.result import Result
from game.sim.actions import Actions
from game.sim.fixed import Ints
from game.sim.panel import Panel
from tests.balance import engine_variants, guardian_variants, variants

PEOPLE: dict[str, Mapping[str, Persona]] = {
    "1": variants.ALL,
    "2": guardian_variants.ALL,
    "3": engine_variants.ALL,
}
FIRST_SEED = 50_000
CHUNK = 512  # worlds of a batch


class Minds(NamedTuple):
    """What the members of a company remember; each has its worlds side by side, in their order."""

    parts: tuple[Memory, ...]

    @property
    def ends(self) -> Ints:
        """Where the worlds of each member end."""
        return np.cumsum([len(part.seed) for part in self.parts])

    def take(self, rows: Ints) -> "Minds":
        """The memory of the given worlds, which are in order."""
        bounds = np.searchsorted(rows, [0, *self.ends])
        own = zip(self.parts, [0, *self.ends], bounds, bounds[1:], strict=False)
        return Minds(tuple(part.take(rows[low:high] - start) for part, start, low, high in own))


@dataclass(frozen=True)
class Company:
    """Some personas as one: each plays so many worlds of the batch."""

    members: tuple[Persona, ...]
    counts: tuple[int, ...]
    name: str = "company"

    @property
    def every(self) -> int:
        """It looks as often as all of them together."""
        return int(np.gcd.reduce([member.every for member in self.members]))

    def begin(self, level: Level, seeds: Ints) -> Minds:
        """The memory of all at the start."""
        parts = np.split(seeds, np.cumsum(self.counts)[:-1])
        return Minds(tuple(bot.begin(level, part) for bot, part in zip(self.members, parts, strict=True)))

    def decide(self, panel: Panel, minds: Minds) -> tuple[Actions, Minds]:
        """What each does in its own worlds."""
        actions, parts, start = Actions.none(panel.batch), list(minds.parts), 0
        for i, (bot, end) in enumerate(zip(self.members, minds.ends, strict=True)):
            if end > start:
                columns = slice(start, end)
                decided, parts[i] = take_turns(bot, panel.part(columns), parts[i])
                actions.put(columns, decided)
            start = end
        return actions, Minds(tuple(parts))


def level(dream: str, difficulty: str) -> Level:
    """A shipped level."""
    return load(resolve(dream), difficulty)


@cache
def pool() -> ProcessPoolExecutor:
    """A process a core."""
    return ProcessPoolExecutor()


def play(dream: str, difficulty: str, worlds: Sequence[tuple[str, int]]) -> list[Result]:
    """Play (name, seed) for each world; worlds of one name stand side by side."""
    names = [name for name, _ in worlds]
    counts = [(name, len(list(same))) for name, same in groupby(names)]
    company = Company(tuple(PEOPLE[dream][name] for name, _ in counts), tuple(count for _, count in counts))
    seeds = np.array([seed for _, seed in worlds])
    done = run_batch(level(dream, difficulty), seeds, company, chunk=len(seeds))
    return [replace(result, bot=name) for name, result in zip(names, done, strict=True)]


class Cast:
    """Who plays how many seeds of a dream at one difficulty; played when first asked."""

    def __init__(self, dream: str, difficulty: str, counts: Mapping[str, int]) -> None:
        self.dream, self.difficulty, self.counts = dream, difficulty, counts

    @cached_property
    def _results(self) -> dict[str, list[Result]]:
        worlds = [(name, FIRST_SEED + i) for name, count in self.counts.items() for i in range(count)]
        parts = [worlds[i : i + CHUNK] for i in range(0, len(worlds), CHUNK)]
        done = [pool().submit(play, self.dream, self.difficulty, part) for part in parts]
        found: dict[str, list[Result]] = {name: [] for name in self.counts}
        for future in done:
            for result in future.result():
                found[result.bot].append(result)
        return found

    def played(self, name: str) -> list[Result]:
        """The results of one persona, by seed."""
        return self._results[name]

    def endings(self, name: str) -> Counter[str]:
        """How often it came to which ending."""
        return Counter(result.ending for result in self.played(name))

    def rate(self, name: str) -> float:
        """Its share of wins."""
        results = self.played(name)
        return sum(result.won for result in results) / len(results)


Casts = Mapping[str, Cast]  # by difficulty
FEWEST = 24


def casts_fixture(dream: str, counts: Mapping[str, Mapping[str, int]]) -> Callable[..., Casts]:
    """A module's fixture `casts`: a quarter of the seeds for the slow tests, and all of them for a sweep."""
    fewer = {at: {name: max(n // 4, min(n, FEWEST)) for name, n in people.items()} for at, people in counts.items()}

    def casts_of(of: Mapping[str, Mapping[str, int]]) -> Casts:
        return {difficulty: Cast(dream, difficulty, people) for difficulty, people in of.items()}

    whole = pytest.param(casts_of(counts), id="all", marks=pytest.mark.sweep)

    @pytest.fixture(scope="module", name="casts", params=[pytest.param(casts_of(fewer), id="quarter"), whole])
    def casts(request: pytest.FixtureRequest) -> Casts:
        return cast(Casts, request.param)

    return casts
