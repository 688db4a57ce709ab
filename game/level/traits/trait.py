"""A trait, and what traits are read off."""

from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol

from game.level.places import Place, Tie


class Sited(Place, Protocol):
    """A sector of the ground, with its ring, and where it lies as an angle."""

    @property
    def ring(self) -> int: ...  # noqa: D102
    @property
    def bearing(self) -> float: ...  # noqa: D102


class Ground(Protocol):
    """A level as a seed has drawn it."""

    @property
    def sectors(self) -> Sequence[Sited]: ...  # noqa: D102
    @property
    def links(self) -> Sequence[Tie]: ...  # noqa: D102


class Trait(NamedTuple):
    """A sentence about a place, and how telling it is: 1 is worth saying, below it is said where nothing better is."""

    telling: float
    said: str


def most_telling(found: Sequence[Trait], count: int = 3) -> tuple[str, ...]:
    """The sentences of the most telling, at most so many, and two even where few are telling."""
    best = sorted(found, key=lambda trait: -trait.telling)[:count]
    return tuple(trait.said for n, trait in enumerate(best) if n < 2 or trait.telling >= 1)


def neighbours(level: Ground) -> list[list[int]]:
    """By sector, those to which a link is there on this seed."""
    near: list[list[int]] = [[] for _ in level.sectors]
    for link in level.links:
        if link.there:
            near[link.a].append(link.b)
            near[link.b].append(link.a)
    return near


def reached(near: Sequence[Sequence[int]], starts: Collection[int], without: int = -1) -> set[int]:
    """All sectors that can be reached from some, never through one."""
    found = {start for start in starts if start != without}
    edge = list(found)
    while edge:
        edge = [there for here in edge for there in near[here] if there != without and there not in found]
        found.update(edge)
    return found


def one_in(share: float) -> str:
    """A share above 0 as `one in seven`."""
    words = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    count = max(2, round(1 / share))
    return f"one in {words[count - 2] if count - 2 < len(words) else count}"
