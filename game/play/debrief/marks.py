"""Marks: what a run may be remembered for beside its ending. Each dream has its own."""

from collections.abc import Callable
from typing import NamedTuple

from game.play.debrief.run_summary import RunSummary
from game.sim.actions import Verb


class Mark(NamedTuple):
    """A name for files, a title, what it is given for, and whether a run that was won earned it."""

    name: str
    title: str
    says: str
    earned: Callable[[RunSummary], bool]


def happened(*names: str) -> Callable[[RunSummary], int]:
    """How often any of some events happened."""
    return lambda summary: sum(event.name in names for event in summary.history.events)


def never(*names: str) -> Callable[[RunSummary], bool]:
    """Whether none of some events ever happened."""
    return lambda summary: not happened(*names)(summary)


def without(verb: Verb) -> Callable[[RunSummary], bool]:
    """Whether a verb was never used."""
    return lambda summary: all(command.verb != verb for command in summary.history.commands)


def at_least(name: str, bound: int) -> Callable[[RunSummary], bool]:
    """Whether a series ended at a bound or above."""
    return lambda summary: summary.last(name) >= bound


def never_below(name: str, bound: int) -> Callable[[RunSummary], bool]:
    """Whether a series never fell below a bound."""
    return lambda summary: min(summary.history.series.get(name, [0])) >= bound
