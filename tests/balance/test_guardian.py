"""What each persona can do in Dream II, over seeds that nothing was tuned on. Slow: only `.ci/run` runs it."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import cache

import numpy as np
import pytest

from game.level import Level, load, resolve
from game.session.batch import CHUNK, run_batch
from game.session.result import Result
from tests.balance.guardian_variants import ALL, EXPLOITS, FORBIDDEN

pytestmark = pytest.mark.slow

SEEDS = np.arange(50_000, 50_500)
FEW = 200


@cache
def level(difficulty: str) -> Level:
    return load(resolve("2"), difficulty)


def _play(name: str, difficulty: str, seeds: np.ndarray) -> list[Result]:
    return run_batch(level(difficulty), seeds, ALL[name])


@cache
def pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor()


@cache
def played(name: str, difficulty: str, count: int = len(SEEDS)) -> tuple[Result, ...]:
    parts = [SEEDS[i : min(i + CHUNK, count)] for i in range(0, count, CHUNK)]
    done = [pool().submit(_play, name, difficulty, part) for part in parts]
    return tuple(result for future in done for result in future.result())


def rate(name: str, difficulty: str, count: int = len(SEEDS)) -> float:
    results = played(name, difficulty, count)
    return sum(result.won for result in results) / len(results)


@pytest.mark.parametrize(
    ("name", "difficulty", "low", "high"),
    [
        ("idle", "deep-sleep", 0, 0),
        ("random", "deep-sleep", 0, 0.01),
        ("correct-everything", "deep-sleep", 0, 0),
        ("never-correct", "deep-sleep", 0, 0.05),
        ("novice", "deep-sleep", 0, 0.15),
        ("operator", "deep-sleep", 0.3, 0.6),
        ("lucid", "deep-sleep", 0.9, 1),
        ("novice", "light-sleep", 0.15, 1),
        ("operator", "light-sleep", 0.75, 1),
        ("operator", "night-terror", 0, 0.25),
        ("lucid", "night-terror", 0.6, 1),
    ],
)
def test_win_rates(name: str, difficulty: str, low: float, high: float) -> None:
    """Each persona wins as often as its understanding deserves."""
    won = rate(name, difficulty)
    print(name, difficulty, won, Counter(r.ending for r in played(name, difficulty)))
    assert low <= won <= high


@pytest.mark.parametrize("name", EXPLOITS)
def test_no_exploit_wins(name: str) -> None:
    """Nothing that ignores what the dream teaches wins one time in twenty."""
    won = rate(name, "deep-sleep", FEW)
    print(name, won)
    assert won < 0.05


@pytest.mark.parametrize("verb", FORBIDDEN)
def test_every_verb_counts(verb: str) -> None:
    """Without any one verb, lucid loses ten points at deep sleep or at night terror."""
    name, cost = FORBIDDEN[verb].name, 0.0
    for difficulty in ("night-terror", "deep-sleep"):
        if cost < 0.1:
            cost = max(cost, rate("lucid", difficulty) - rate(name, difficulty))
    print(verb, cost)
    assert cost >= 0.1


def test_correcting_everything_overcorrects() -> None:
    """Who corrects whatever deviates is ended by what the corrections stirred up, and by loops that ring."""
    assert {result.ending for result in played("correct-everything", "deep-sleep")} == {"overcorrection"}


def test_every_ending_is_reached() -> None:
    """Some persona comes to each of the endings."""
    names = ("idle", "correct-everything", "operator", "lucid")
    reached = {result.ending for name in names for result in played(name, "deep-sleep")}
    assert reached == {way.name for way in level("deep-sleep").endings}
