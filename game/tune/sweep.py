"""A sweep: each persona plays many seeds, and what comes of it is counted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from game.bots import persona, personas
from game.level import Level
from game.session.result import Result
from game.tune.plan import Plan
from game.tune.play import play_through
from game.tune.runs import Run
from game.tune.summary import plain_summary


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
    plan = Plan.of(level, bots_of(level, bots), runs, seed, best=best)
    return told(plan, play_through([plan], jobs)[0])


def bots_of(level: Level, names: Iterable[str] | None) -> list[str]:
    """The personas that play: those that are named, else every one of the level's dream. Raises Fault for nobody."""
    return [persona(name, level.dream).name for name in names or personas(level.dream)]


def told(plan: Plan, played: Mapping[str, Sequence[Run]]) -> dict[str, Any]:
    """Played runs as `--json` has them."""
    rows: dict[str, list[Result]] = {name: [run.result for run in runs] for name, runs in played.items()}
    return {
        "level": plan.level().name,
        "difficulty": plan.difficulty,
        "runs": plan.runs,
        "bots": {name: plain_summary(results) for name, results in rows.items()},
    }
