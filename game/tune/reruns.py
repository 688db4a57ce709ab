"""Where the commands of a recording lead while one number goes through a range, as a picture."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from game.level import Level
from game.session import Result
from game.tune.knobs import knob
from game.tune.pictures import INK, MARKS, MIDDLE, PALE, Picture, axes, picture


class Led(NamedTuple):
    """A figure of the number, and where the commands led with it."""

    figure: float
    result: Result


def changes_of_ending(found: Sequence[Led]) -> list[tuple[Led, Led]]:
    """Each two neighbours that end otherwise."""
    return [(one, other) for one, other in pairwise(found) if one.result.ending != other.result.ending]


def drawn(level: Level, name: str, found: Sequence[Led], recorded: Mapping[str, Any]) -> Picture:
    """A curve of the score and one of the length, a mark for each ending.

    Dashes stand where the ending changes, dots at the recording's score, a pale line at the number of the level.
    """
    figure, plots = axes(high=4.6, rows=2)
    (scores,), (lengths,) = plots
    figures = [each.figure for each in found]
    scores.plot(figures, [each.result.score for each in found], color=PALE, zorder=1)
    lengths.plot(figures, [each.result.seconds for each in found], color=PALE, zorder=1)
    for i, ending in enumerate(dict.fromkeys(each.result.ending for each in found)):
        mine = [each for each in found if each.result.ending == ending]
        at, style = [each.figure for each in mine], {"marker": MARKS[i % len(MARKS)], "color": MIDDLE if i % 2 else INK}
        scores.plot(at, [each.result.score for each in mine], linestyle="", label=_named(mine[0].result), **style)
        lengths.plot(at, [each.result.seconds for each in mine], linestyle="", **style)
    for plot in (scores, lengths):
        for one, other in changes_of_ending(found):
            plot.axvline((one.figure + other.figure) / 2, color=INK, lw=0.8, linestyle="--", zorder=0)
        here = knob(level, name).figure
        if figures[0] <= here <= figures[-1]:
            plot.axvline(here, color=PALE, lw=2, zorder=0, label="as the level has it")
    if type(score := recorded.get("score")) is int:
        scores.axhline(score, color=MIDDLE, lw=0.8, linestyle=":", zorder=0, label="as it was recorded")
    scores.set(ylim=(-20, 1020), ylabel="score (thousandths)")
    lengths.set(ylabel="length (s)", xlabel=f"{name}: {level.numbers[name].doc.partition(';')[0]}"[:90])
    lengths.set_ylim(0, 1.08 * max(each.result.seconds for each in found) + 1)
    scores.legend(frameon=False, fontsize=8)
    return picture(figure, "rerun", f"Where the same commands lead as {name} changes", _said(found))


def _named(result: Result) -> str:
    return f"{result.ending}{' (won)' if result.won else ''}"


def _said(found: Sequence[Led]) -> str:
    first, last = found[0], found[-1]
    ends = [f"{_named(each.result)}, score {each.result.score}, at {each.figure:g}" for each in (first, last)]
    turns = [f"between {a.figure:g} and {b.figure:g}" for a, b in changes_of_ending(found)]
    where = f"The ending changes {', '.join(turns)}." if turns else "The ending stays the same."
    return f"From {ends[0]} to {ends[1]}. {where}"
