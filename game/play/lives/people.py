"""People: each sector of The Platform has a few, each subsystem of The Guardian one, each arm of The Engine three.

Who they are is drawn from level and seed, and what becomes of them follows from the panel alone, so that a replay
shows the same. Of a group those go first who stand first in it; those who stand last are lost first.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import cycle, islice
from typing import NamedTuple, Protocol

from game.level import Fate, Order, drawn_order, dream_of
from game.play.lives.pool import pool
from game.play.render.view import PlayedSector, View
from game.sim.panel import Panel


class Peopled(Protocol):
    """A level as its people need it."""

    @property
    def dream(self) -> int: ...  # noqa: D102
    @property
    def seed(self) -> int | None: ...  # noqa: D102
    @property
    def round(self) -> int: ...  # noqa: D102
    @property
    def sectors(self) -> Sequence[PlayedSector]: ...  # noqa: D102


class Person(NamedTuple):
    """A name and a line, which follows it; group is the sector, subsystem or arm, place the one within it."""

    name: str
    line: str
    group: int
    place: int

    @property
    def sentence(self) -> str:
        """Name and line."""
        return f"{self.name} {self.line}"


class Standing(NamedTuple):
    """A person, and whether that one is safe or lost; neither while it isn't decided."""

    person: Person
    safe: bool
    lost: bool


def people_of(level: Peopled) -> tuple[tuple[Person, ...], ...]:
    """Those of a level by their groups, nobody twice; none in a dream without people."""
    return _drawn(level.dream, level.seed, level.round, tuple(sector.ring for sector in level.sectors))


@lru_cache(maxsize=16)
def _drawn(dream: int, seed: int | None, turn: int, rings: Sequence[int]) -> tuple[tuple[Person, ...], ...]:
    folk = dream_of(dream).folk
    if folk is None:
        return ()
    names, lines, counts = pool("names"), pool(folk.lives), folk.groups(rings)
    most = max(1, min(len(names), len(lines)) // max(1, len(counts)))
    called, said = (
        drawn_order(dream, seed, turn, of, len(listed)) for of, listed in ((Order.PEOPLE, names), (Order.LIVES, lines))
    )
    drawn = ((names[a], lines[b]) for a, b in zip(cycle(called), cycle(said), strict=False))
    return tuple(
        tuple(Person(*pair, group, place) for place, pair in enumerate(islice(drawn, min(count, most))))
        for group, count in enumerate(counts)
    )


def standing(level: Peopled, panel: Panel) -> list[Standing]:
    """Everybody, as it stands with them now."""
    folk = dream_of(level.dream).folk
    return _judged(people_of(level), folk.fates(panel)) if folk else []


def standing_in(view: View) -> list[Standing]:
    """Everybody in a frame."""
    found: list[Standing] | None = view.kept.get("people")
    if found is None:
        found = view.kept["people"] = standing(view.level, view.now)
    return found


def at_the_end(level: Peopled, panel: Panel, won: bool) -> list[Standing]:
    """Everybody, once a run is over: safe or lost."""
    folk = dream_of(level.dream).folk
    return _judged(people_of(level), folk.ended(panel, won)) if folk else []


def _judged(people: Sequence[Sequence[Person]], fates: Sequence[Fate]) -> list[Standing]:
    found = []
    for group, fate in zip(people, fates, strict=True):
        up, gone = safe(fate, len(group)), lost(fate, len(group))
        found += [Standing(person, person.place < up, person.place >= len(group) - gone) for person in group]
    return found


def safe(fate: Fate, count: int) -> int:
    """How many of so many are safe: each once half of their part of the whole is."""
    return min(count, (2 * fate.safe * count + fate.whole) // (2 * fate.whole)) if fate.whole else 0


def lost(fate: Fate, count: int) -> int:
    """How many are lost: each once more than half of their part is, so that nobody is ever both."""
    return max(0, -((fate.whole - 2 * fate.lost * count) // (2 * fate.whole))) if fate.whole else 0
