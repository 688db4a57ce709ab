"""How a level changes with one of its numbers, or with two."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Any, NamedTuple

from game.faults import Fault
from game.level import Level
from game.tune.knobs import Knob, demand_valid, knob
from game.tune.pictures import DASHES, INK, MARKS, MIDDLE, PALE, Picture, axes, percent, picture
from game.tune.plan import Plan
from game.tune.runs import Run
from game.tune.statistics import interval


class Range(NamedTuple):
    """A number and the figures that it goes through."""

    name: str
    figures: tuple[float, ...]


class Point(NamedTuple):
    """A persona's runs with some figures of the varied numbers: wins, with 95 % interval, mean seconds and score."""

    figures: tuple[float, ...]
    persona: str
    runs: int
    wins: int
    low: float
    high: float
    seconds: float
    score: float

    @property
    def rate(self) -> float:
        """The share that is won."""
        return self.wins / max(self.runs, 1)


def plans_of(plan: Plan, level: Level, ranges: Sequence[Range]) -> list[Plan]:
    """A plan for each combination of figures, the first number's outermost. Raises Fault for what can't be."""
    names = [each.name for each in ranges]
    if len(set(names)) < len(names):
        raise Fault(f"--vary: {names[0]} is given twice; give another number, or one range of it.")
    turned = [knob(level, each.name) for each in ranges]
    for one, each in zip(turned, ranges, strict=True):
        demand_valid(level, one, each.figures)
    return [replace(plan, changed={**plan.changed, **_values(turned, at)}) for at in grid(ranges)]


def grid(ranges: Sequence[Range]) -> list[tuple[float, ...]]:
    """All combinations of figures, in the order of the plans."""
    return list(product(*(each.figures for each in ranges)))


def _values(turned: Sequence[Knob], figures: Sequence[float]) -> dict[str, Any]:
    return {one.name: one.at(figure) for one, figure in zip(turned, figures, strict=True)}


def points(ranges: Sequence[Range], played: Sequence[dict[str, list[Run]]]) -> list[Point]:
    """What was found, a point for each combination and persona."""
    return [
        _point(at, name, runs) for at, found in zip(grid(ranges), played, strict=True) for name, runs in found.items()
    ]


def _point(figures: tuple[float, ...], name: str, runs: Sequence[Run]) -> Point:
    wins, count = sum(run.result.won for run in runs), max(len(runs), 1)
    low, high = interval(wins, len(runs))
    seconds = sum(run.result.seconds for run in runs) / count
    return Point(figures, name, len(runs), wins, low, high, seconds, sum(run.result.score for run in runs) / count)


def drawn(level: Level, ranges: Sequence[Range], found: Sequence[Point]) -> list[Picture]:
    """A curve with its band for one number, a map for two."""
    return [_curve(level, ranges[0], found)] if len(ranges) == 1 else [_map(level, ranges, found)]


def _label(level: Level, name: str) -> str:
    return f"{name}: {level.numbers[name].doc.partition(';')[0]}"[:90]


def _curve(level: Level, varied: Range, found: Sequence[Point]) -> Picture:
    figure, ((plot,),) = axes(high=3.8)
    for i, name in enumerate(dict.fromkeys(point.persona for point in found)):
        mine = [point for point in found if point.persona == name]
        style = {
            "color": INK if i % 2 else MIDDLE,
            "linestyle": DASHES[i % len(DASHES)],
            "marker": MARKS[i % len(MARKS)],
        }
        plot.plot(varied.figures, [point.rate for point in mine], label=name, **style)
        lows, highs = [point.low for point in mine], [point.high for point in mine]
        plot.fill_between(varied.figures, lows, highs, color=PALE, alpha=0.5, lw=0)
    here = knob(level, varied.name).figure
    if min(varied.figures) <= here <= max(varied.figures):
        plot.axvline(here, color=PALE, lw=1, zorder=0)
    plot.set(ylim=(-0.02, 1.02), xlabel=_label(level, varied.name), ylabel="share of runs won")
    plot.legend(title="persona; 95 % band", frameon=False)
    return picture(figure, "vary", f"What {varied.name} does", f"{'; '.join(_said(found))}.")


def _said(found: Sequence[Point]) -> list[str]:
    """From the first figure to the last, in words."""
    names = dict.fromkeys(point.persona for point in found)
    ends = [(name, [point for point in found if point.persona == name]) for name in names]
    return [
        f"{name} wins {percent(mine[0].rate)} at {_at(mine[0])} and {percent(mine[-1].rate)} at {_at(mine[-1])}"
        for name, mine in ends
    ]


def _at(point: Point) -> str:
    return ", ".join(f"{figure:g}" for figure in point.figures)


def _map(level: Level, ranges: Sequence[Range], found: Sequence[Point]) -> Picture:
    names = list(dict.fromkeys(point.persona for point in found))
    across, up = ranges
    figure, (plots,) = axes(3.6 * len(names) + 0.6, 3.8, columns=len(names))
    for plot, name in zip(plots, names, strict=True):
        rates = {point.figures: point.rate for point in found if point.persona == name}
        cells = [[rates[x, y] for x in across.figures] for y in up.figures]
        shown = plot.imshow(cells, origin="lower", vmin=0, vmax=1, cmap="Greys", aspect="auto")
        for j, row in enumerate(cells):
            for i, rate in enumerate(row):
                ink = "white" if rate > 0.5 else "black"
                plot.annotate(f"{rate:.0%}", (i, j), color=ink, ha="center", va="center", fontsize=7)
        plot.set_xticks(range(len(across.figures)), [f"{x:g}" for x in across.figures], rotation=45)
        plot.set_yticks(range(len(up.figures)), [f"{y:g}" for y in up.figures])
        plot.set(title=name, xlabel=across.name, ylabel=up.name)
    figure.colorbar(shown, ax=list(plots), label="share of runs won")
    return picture(figure, "vary", f"What {across.name} and {up.name} do", f"{'; '.join(_said(found))}.")
