"""A sweep: each persona plays many seeds, and the endings are counted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Any

import numpy as np

from game.best import best_of
from game.bots import persona, personas
from game.level import Level, Value, load
from game.session.batch import CHUNK, run_batch
from game.session.result import Result, lift
from game.workers import shared


def interval(wins: int, runs: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's score interval of a win rate (95 % by default): E. B. Wilson, JASA 22 (1927)."""
    if runs == 0:
        return 0.0, 1.0
    rate, weight = wins / runs, z * z / runs
    middle = (rate + weight / 2) / (1 + weight)
    reach = z / (1 + weight) * sqrt(rate * (1 - rate) / runs + weight / (4 * runs))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def sweep(
    level: Level,
    bots: Sequence[str] | None = None,
    runs: int = 100,
    seed: int = 0,
    *,
    best: bool = False,
    jobs: int = 0,
) -> dict[str, Any]:
    """What `lucid tune --json` prints; run i has seed + i. Without bots, every persona plays.

    best lifts endings by the best of each seed, which takes several times as long. jobs is how many processes share the
    work (0: one a core); the figures don't depend on it.
    """
    names = [persona(name, level.dream).name for name in bots or personas(level.dream)]
    seeds = np.arange(seed, seed + runs)
    return {
        "level": level.name,
        "difficulty": level.difficulty,
        "runs": runs,
        "bots": {name: summary(results) for name, results in play_all(level, names, seeds, best, jobs).items()},
    }


def play_all(
    level: Level, names: Iterable[str], seeds: Any, best: bool = False, jobs: int = 0
) -> dict[str, list[Result]]:
    """Every result of every persona, by name, in the order of the seeds."""
    parts = [seeds[i : i + CHUNK] for i in range(0, len(seeds), CHUNK)]
    names = list(names)
    whole = (level.text, level.difficulty, level.changed)
    work = [(*whole, name, part) for name in names for part in parts]
    bests = [(*whole, part) for part in parts] if best else []
    with shared(jobs) as pool:
        most = [pool.submit(_best, *task) for task in bests]
        done = list(pool.map(_play, *zip(*work, strict=True)))
        best_scores = [score for future in most for score in future.result()]
    out = {}
    for i, name in enumerate(names):
        results = [result for chunk in done[i * len(parts) : (i + 1) * len(parts)] for result in chunk]
        out[name] = [lift(r, level, b) for r, b in zip(results, best_scores, strict=True)] if best else results
    return out


def summary(results: Sequence[Result]) -> dict[str, Any]:
    """A persona's row: endings, win rate with its interval, mean seconds and score."""
    wins = sum(result.won for result in results)
    count = max(len(results), 1)
    return {
        "endings": dict(sorted(Counter(result.ending for result in results).items())),
        "win_rate": wins / count,
        "interval": [round(x, 4) for x in interval(wins, len(results))],
        "mean_seconds": round(sum(result.seconds for result in results) / count, 2),
        "mean_score": round(sum(result.score for result in results) / count, 2),
    }


def _play(text: str, difficulty: str, changed: Mapping[str, Value], name: str, seeds: Any) -> list[Result]:
    level = load(text, difficulty).with_numbers(changed)
    return run_batch(level, seeds, persona(name, level.dream))


def _best(text: str, difficulty: str, changed: Mapping[str, Value], seeds: Any) -> list[int]:
    return best_of(load(text, difficulty).with_numbers(changed), seeds)
