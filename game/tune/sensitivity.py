"""Which numbers of a level make it hard: each is turned up and down by itself, on the same seeds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, Protocol

from game.level import Level, LevelFault
from game.tune.knobs import Knob, knobs
from game.tune.pictures import INK, MIDDLE, Picture, axes, picture
from game.tune.plan import BLOCK, Plan
from game.tune.play import Jobs, RunCount, play_through
from game.tune.statistics import Difference, difference

SHARE = 0.3  # by which numbers are turned
AIDS = "assists."  # what helps the player isn't the level's
CLEAR = 0.05  # half the width of an interval at which a change is known well enough
STRONGEST = 25  # numbers that a picture has
SMALL = 0.03  # a change that is surely smaller than that isn't looked at any longer
Report = Callable[[int, int], None]  # runs that are played, and how many there are to be at most


class Turn(NamedTuple):
    """A number turned to a figure."""

    knob: Knob
    figure: float
    up: bool


class Ended(Protocol):
    """A run that has ended; equal digests are equal runs."""

    @property
    def won(self) -> bool:
        """Whether it is won."""

    @property
    def digest(self) -> str:
        """Of its whole state at the last tick."""


class Effect(NamedTuple):
    """What a number turned does to the win rate of a persona."""

    turn: Turn
    change: Difference
    seeds: int


class Ranked(NamedTuple):
    """A number by what it does: the greater of its effects, up and down; None where it can't be turned so."""

    name: str
    figure: float
    up: Effect | None
    down: Effect | None

    @property
    def most(self) -> float:
        """The greatest change of the win rate, either way."""
        return max((abs(each.change.change) for each in (self.up, self.down) if each), default=0.0)

    @property
    def sure(self) -> bool:
        """Whether it surely does something."""
        return any(each.change.low > 0 or each.change.high < 0 for each in (self.up, self.down) if each)


def turnable(level: Level, patterns: Sequence[str]) -> list[Knob]:
    """The numbers that are turned: those of some patterns, else all that a level says for itself as a whole."""
    if patterns:
        return knobs(level, patterns)
    return [
        one
        for one in knobs(level, ["*"])
        if not one.name.startswith(AIDS) and one.number.loc[0] in ("laws", "let", "beat", "length")
    ]


def turns(level: Level, turned: Sequence[Knob]) -> list[Turn]:
    """Each number up and down, as far as it can go: what is 0 goes up by a part of its range."""
    found = []
    for one in turned:
        for up in (True, False):
            figure = _turned(one, up)
            try:
                level.with_numbers({one.name: one.at(figure)})
            except LevelFault:
                continue
            if one.at(figure) != one.at(one.figure):
                found.append(Turn(one, figure, up))
    return found


def _turned(one: Knob, up: bool) -> float:
    if isinstance(one.number.value, bool):
        return float(up)
    low, high = one.within(float("-inf"), float("inf"))
    reach = abs(one.figure) * SHARE or (min(high, 1.0) - max(low, 0.0)) * SHARE / 3
    reach = max(reach, 1.0) if one.whole else reach
    return min(high, max(low, one.figure + (reach if up else -reach)))


def sensitivity(plan: Plan, level: Level, turned: Sequence[Knob], jobs: Jobs, report: Report) -> list[Ranked]:
    """The numbers by what each does to the win rate of the plan's persona, the most first. Raises Fault.

    All are played on the same seeds, a block at first and twice as many each time; those of which enough is known are
    left out then. What changes no run at all isn't played again.
    """
    open_turns = turns(level, turned)
    effects: dict[tuple[str, bool], Effect] = {}
    count = RunCount(report, plan.runs * (len(open_turns) + 1))
    for first, runs in _stages(plan.runs):
        part = replace(plan, seed=plan.seed + first, runs=runs)
        plans = [part, *(replace(part, changed={**plan.changed, t.knob.name: t.knob.at(t.figure)}) for t in open_turns)]
        base, *others = [next(iter(found.values())) for found in play_through(plans, jobs, on_part=count.add)]
        for turn, other in zip(open_turns, others, strict=True):
            key = turn.knob.name, turn.up
            pairs = [(a.result, b.result) for a, b in zip(base, other, strict=True)]
            effects[key] = with_pairs(effects.get(key), turn, pairs)
        open_turns = [turn for turn in open_turns if not known(effects[turn.knob.name, turn.up])]
        if not open_turns:
            break
    return _ranked(turned, effects)


def _stages(runs: int) -> Iterator[tuple[int, int]]:
    """How many seeds were played before each stage, and how many it has."""
    first, stage = 0, BLOCK
    while first < runs:
        stage = min(stage, runs - first)
        yield first, stage
        first, stage = first + stage, first + stage


def with_pairs(before: Effect | None, turn: Turn, pairs: Sequence[tuple[Ended, Ended]]) -> Effect:
    """An effect with further runs of the same seeds, as the level is and with a number turned."""
    gained = sum(b.won and not a.won for a, b in pairs) + (before.change.gained if before else 0)
    lost = sum(a.won and not b.won for a, b in pairs) + (before.change.lost if before else 0)
    seeds = len(pairs) + (before.seeds if before else 0)
    if pairs and not before and all(a.digest == b.digest for a, b in pairs):
        return Effect(turn, Difference(0.0, 0.0, 0.0, 0, 0), seeds)
    return Effect(turn, difference(gained, lost, seeds), seeds)


def known(effect: Effect) -> bool:
    """Whether more seeds would tell little: it is known to a few points, or surely small."""
    low, high = effect.change.low, effect.change.high
    return (high - low) / 2 <= CLEAR or (low > -SMALL and high < SMALL)


def _ranked(turned: Sequence[Knob], effects: dict[tuple[str, bool], Effect]) -> list[Ranked]:
    ranked = [
        Ranked(one.name, one.figure, effects.get((one.name, True)), effects.get((one.name, False))) for one in turned
    ]
    return sorted(ranked, key=lambda each: (-each.most, each.name))


def told(each: Ranked) -> dict[str, Any]:
    """A number as `--json` has it."""
    turned = {"up": each.up, "down": each.down}
    effects = {
        way: {"to": effect.turn.figure, "seeds": effect.seeds, **effect.change._asdict()}
        for way, effect in turned.items()
        if effect
    }
    return {"number": each.name, "is": each.figure, **effects}


def drawn(persona: str, ranked: Sequence[Ranked]) -> list[Picture]:
    """The strongest numbers, with intervals."""
    shown = ranked[:STRONGEST]
    figure, ((plot,),) = axes(high=1.2 + 0.35 * len(shown))
    for i, each in enumerate(shown):
        for effect, mark, color, shift in ((each.up, "^", INK, -0.14), (each.down, "v", MIDDLE, 0.14)):
            if effect:
                plot.plot([effect.change.low, effect.change.high], [i + shift] * 2, color=color, lw=1.5)
                label = ("turned up" if effect.turn.up else "turned down") if i == 0 else None
                plot.plot([effect.change.change], [i + shift], mark, color=color, label=label)
    plot.axvline(0, color=MIDDLE, lw=0.6)
    plot.set_yticks(range(len(shown)), [each.name for each in shown])
    plot.set_ylim(max(len(shown), 1) - 0.4, -0.7)
    plot.set(xlabel=f"change of {persona}'s win rate (share of 1), with 95 % interval")
    if shown:
        plot.legend(frameon=False, loc="best")
    words = "; ".join(f"{each.name} by up to {each.most:.1%}" for each in shown[:5])
    return [picture(figure, "sensitivity", "What each number does", f"{persona}'s win rate moves with {words}.")]
