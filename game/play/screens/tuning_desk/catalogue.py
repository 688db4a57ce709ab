"""The numbers of a level in groups by law, in the order of its file, and those that a search finds.

What single places say for themselves comes after all else: there may be hundreds of these.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from game.level import Level, Number
from game.level.law_tables import PLACES

OF_LEVEL, OF_TIMELINE = "the level", "the timeline"


class Group(NamedTuple):
    """Numbers of one law, for the level as a whole or place by place, of the level itself, or of its timeline."""

    word: str
    numbers: Sequence[Number]


def groups(level: Level, search: str = "") -> list[Group]:
    """All numbers that a search finds, in their groups: those whose names hold each of its words, else those whose
    sentences do. Nothing searched finds all."""
    found: dict[str, list[Number]] = {}
    for number in _found(tuple(level.numbers.values()), search.lower().split()):
        found.setdefault(_group(number), []).append(number)
    ordered = sorted(found, key=lambda word: found[word][0].loc[0] in PLACES)
    return [Group(word, found[word]) for word in ordered]


def short_name(number: Number) -> str:
    """A number's name within its group."""
    rest = number.name.partition(".")[2]
    return rest if rest and number.loc[0] in ("laws", *PLACES) else number.name


def _found(numbers: Sequence[Number], words: Sequence[str]) -> Sequence[Number]:
    by_name = list(_with(numbers, words, lambda number: number.name))
    return by_name or list(_with(numbers, words, lambda number: f"{number.name} {number.doc}"))


def _with(numbers: Sequence[Number], words: Sequence[str], said: Callable[[Number], str]) -> Iterator[Number]:
    return (number for number in numbers if all(word in said(number).lower() for word in words))


def _group(number: Number) -> str:
    kind = number.loc[0]
    if kind in ("length", "let"):
        return OF_LEVEL
    if kind == "beat":
        return OF_TIMELINE
    return f"{number.loc[-2]}, {kind} by {kind}" if kind in PLACES else str(number.loc[-2])
