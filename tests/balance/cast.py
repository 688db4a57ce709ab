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
from math import ceil
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
from game.tune.statistics import interval
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
    """Who plays how many seeds of a dream at one difficulty, all or a sample of them; played when first asked."""

    def __init__(self, dream: str, difficulty: str, counts: Mapping[str, int], sampled: bool = False) -> None:
        self.dream, self.difficulty, self.counts, self.sampled = dream, difficulty, counts, sampled

    @cached_property
    def _results(self) -> dict[str, list[Result]]:
        worlds = [(name, FIRST_SEED + i) for name, count in self.counts.items() for i in range(count)]
        size = ceil(len(worlds) / max(1, round(len(worlds) / CHUNK)))
        parts = [worlds[i : i + size] for i in range(0, len(worlds), size)]
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

    def within(self, name: str, low: float, high: float, ending: str = "") -> bool:
        """Whether its share of wins, or of an ending, lies in these bounds; of a sample, whether it may: whether the
        95 % interval of the share reaches into them."""
        found = sum(result.ending == ending if ending else result.won for result in self.played(name))
        count = self.counts[name]
        least, most = interval(found, count) if self.sampled else (found / count, found / count)
        return least <= high and low <= most


Casts = Mapping[str, Cast]  # by difficulty
FEWEST = 16


def sample(counts: Mapping[str, int]) -> dict[str, int]:
    """A quarter of the seeds, or as many as one batch holds: more batches cost more, more worlds of one hardly."""
    share = min(0.25, CHUNK / sum(counts.values()))
    return {name: max(int(count * share), min(count, FEWEST)) for name, count in counts.items()}


def casts_fixture(dream: str, counts: Mapping[str, Mapping[str, int]]) -> Callable[..., Casts]:
    """A module's fixture `casts`: a sample of the seeds for the slow tests, and all of them for a sweep."""
    some = {at: Cast(dream, at, sample(people), sampled=True) for at, people in counts.items()}
    whole = {at: Cast(dream, at, people) for at, people in counts.items()}

    @pytest.fixture(
        scope="module",
        name="casts",
        params=[pytest.param(some, id="sample"), pytest.param(whole, id="all", marks=pytest.mark.sweep)],
    )
    def casts(request: pytest.FixtureRequest) -> Casts:
        return cast(Casts, request.param)

    return casts
