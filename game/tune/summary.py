"""What the runs of a persona come to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from game.level import Level
from game.session.result import Result
from game.sim.fixed import TICKS_PER_SECOND
from game.tune.runs import Run
from game.tune.statistics import Step, best_twentieth, interval, survival


class Loss(NamedTuple):
    """Where runs lose something: a sector, subsystem, insect or link, at its place on the map.

    x to the right, y away from the viewer; of a link the middle. runs: in how many it was lost; seconds: the median
    of when.
    """

    name: str
    x: float
    y: float
    runs: int
    seconds: float


class VerbUse(NamedTuple):
    """How a verb was used: runs in which it lay at hand (None where nothing says when), and was used; of those in which
    it lay at hand, those in which it was declined; presses a run, and seconds a run for which it lay at hand."""

    name: str
    offered: int | None
    used: int
    declined: int | None
    presses: float
    seconds: float


class Summary(NamedTuple):
    """A persona's runs. losses and causes by effect: places, and shares (0 to 1) of causes with their sentences."""

    name: str
    runs: int
    wins: int
    interval: tuple[float, float]
    endings: Mapping[str, int]
    mean_seconds: float
    mean_score: float
    best_score: float
    survival: Sequence[Step]
    losses: Mapping[str, Sequence[Loss]]
    causes: Mapping[str, Mapping[str, float]]
    verbs: Sequence[VerbUse]


def plain_summary(results: Sequence[Result]) -> dict[str, Any]:
    """A persona's row of `--json`: endings, win rate with its interval, mean seconds and score."""
    wins = sum(result.won for result in results)
    count = max(len(results), 1)
    return {
        "endings": dict(sorted(Counter(result.ending for result in results).items())),
        "win_rate": wins / count,
        "interval": [round(x, 4) for x in interval(wins, len(results))],
        "mean_seconds": round(sum(result.seconds for result in results) / count, 2),
        "mean_score": round(sum(result.score for result in results) / count, 2),
    }


def summarize(level: Level, name: str, runs: Sequence[Run]) -> Summary:
    """What the runs of one persona come to."""
    wins, count = sum(run.result.won for run in runs), max(len(runs), 1)
    seen = [run for run in runs if run.seen is not None]
    return Summary(
        name,
        len(runs),
        wins,
        interval(wins, len(runs)),
        dict(Counter(run.result.ending for run in runs).most_common()),
        sum(run.result.seconds for run in runs) / count,
        sum(run.result.score for run in runs) / count,
        best_twentieth([run.result.score for run in runs]),
        survival([run.result.seconds for run in runs], [run.lost for run in runs]),
        _losses(level, seen),
        _causes(level, seen),
        _verbs(level, seen),
    )


def effects(level: Level) -> dict[str, str]:
    """What may be lost in a level, by effect: its sentence."""
    return {cause.name: cause.doc for cause, _ in level.params.causes.values() if not cause.into}


def _losses(level: Level, runs: Sequence[Run]) -> dict[str, list[Loss]]:
    found: dict[str, list[Loss]] = {}
    for effect in effects(level):
        ticks: dict[int, list[int]] = {}
        for run in runs:
            for row, tick in run.seen.lost.get(effect, ()) if run.seen else ():
                ticks.setdefault(row, []).append(tick)
        losses = [_loss(level, effect, row, sorted(at)) for row, at in ticks.items()]
        found[effect] = sorted(losses, key=lambda loss: (-loss.runs, loss.name))
    return found


def _loss(level: Level, effect: str, row: int, ticks: Sequence[int]) -> Loss:
    name, x, y = place(level, effect, row)
    return Loss(name, x, y, len(ticks), ticks[(len(ticks) - 1) // 2] / TICKS_PER_SECOND)


def place(level: Level, effect: str, row: int) -> tuple[str, float, float]:
    """The name of what an effect is of, and its place. Where each seed draws its own names: ring and place in it."""
    named = place_names(level)
    if level.params.causes[effect][0].size == "link":
        link = level.links[row]
        a, b = level.sectors[link.a], level.sectors[link.b]
        return f"{named[link.a]} - {named[link.b]}", (a.x + b.x) / 2, (a.y + b.y) / 2
    sector = level.sectors[row]
    return named[row], sector.x, sector.y


def place_names(level: Level) -> list[str]:
    """Sectors by what is the same on each seed: their names, or ring and place in it."""
    if level.plan is None:
        return [sector.name for sector in level.sectors]
    counted: Counter[int] = Counter()
    names = []
    for sector in level.sectors:
        counted[sector.ring] += 1
        names.append(f"{sector.ring}.{counted[sector.ring]}")
    return names


def _causes(level: Level, runs: Sequence[Run]) -> dict[str, dict[str, float]]:
    found = {}
    for effect in effects(level):
        shares: Counter[str] = Counter()
        for run in runs:
            shares.update(run.seen.causes.get(effect, {}) if run.seen else {})
        whole = max(1, shares.total())
        found[effect] = {name: share / whole for name, share in shares.most_common()}
    return found


def _verbs(level: Level, runs: Sequence[Run]) -> list[VerbUse]:
    known = {verb for run in runs if run.seen for verb in run.seen.offered}
    uses = []
    for number, verb in sorted(level.verbs.items()):
        used = [run.seen.used.get(number, 0) for run in runs if run.seen]
        offered = [run.seen.offered.get(number, 0) for run in runs if run.seen]
        if not (any(used) or number in known):
            continue
        at_hand = sum(seconds > 0 for seconds in offered) if number in known else None
        passed_by = sum(seconds > 0 and not n for seconds, n in zip(offered, used, strict=True))
        uses.append(
            VerbUse(
                verb.name.lower(),
                at_hand,
                sum(n > 0 for n in used),
                None if at_hand is None else passed_by,
                sum(used) / max(len(runs), 1),
                sum(offered) / max(len(runs), 1),
            )
        )
    return uses
