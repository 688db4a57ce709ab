"""The result of a run."""

from dataclasses import dataclass, replace

from game.level import Level
from game.session.score import score
from game.sim.fixed import TICKS_PER_SECOND, Ints
from game.sim.world import World

OPEN = "Unfinished"  # the name of no ending: the run was left, or reached its limit


@dataclass(frozen=True)
class Result:
    """A run as `lucid run --json` prints it. score and best are per thousand of the city in Dream I.

    best is None until somebody worked it out; digest is over the whole state at the last tick.
    """

    level: str
    seed: int
    difficulty: str
    bot: str
    ticks: int
    seconds: float
    ending: str
    won: bool
    score: int
    best: int | None
    digest: str


def results(level: Level, seeds: Ints, bot: str, world: World, rows: Ints) -> list[Result]:
    """The results of some rows of a batch."""
    scores = score(level, world)
    return [_result(level, int(seeds[row]), bot, world, int(row), int(scores[row])) for row in rows]


def _result(level: Level, seed: int, bot: str, world: World, row: int, points: int) -> Result:
    ending = int(world.ending[0, row])
    reached = level.endings[ending - 1] if ending else None
    ticks = int(world.tick[0, row])
    return Result(
        level.name,
        seed,
        level.difficulty,
        bot,
        ticks,
        round(ticks / TICKS_PER_SECOND, 2),
        reached.name if reached else OPEN,
        bool(reached and reached.won),
        points,
        None,
        world.digest(row),
    )


def lift(result: Result, level: Level, best: int | None) -> Result:
    """The result with the best known for its seed: near enough, an ending becomes the one that lifts it.

    best is never less than the run's own score.
    """
    if best is None:
        return result
    best = max(best, result.score)
    for ending in level.endings:
        if ending.lifts == result.ending and result.score >= ending.share_of_best * best:
            return replace(result, best=best, ending=ending.name, won=ending.won)
    return replace(result, best=best)
