"""The record of a dream for the floors below play."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from game.level.recurring.dice import Dice
from game.level.recurring.toml_writer import Milli, TomlWriter
from game.level.traits.trait import Ground, Trait
from game.sim.actions import CommonVerb, Verb
from game.sim.fixed import Ints
from game.sim.panel import Panel
from game.sim.spec import Group
from game.sim.world import World


class Track(NamedTuple):
    """A number worth following, read off the panel; a run whose panel lacks `needs` has no such series.

    Units are the panel's: Q16 for levels, Q24 for people, plain counts.
    """

    name: str
    needs: str
    read: Callable[[Panel], int]

    @classmethod
    def sum(cls, name: str) -> "Track":
        """All rows of a panel entry together."""
        return cls(name, name, lambda panel: int(panel[name].sum()))

    @classmethod
    def mean(cls, name: str) -> "Track":
        """The mean of its rows."""
        return cls(name, name, lambda panel: int(panel[name].sum()) // len(panel.values[name]))

    @classmethod
    def row(cls, name: str, index: int) -> "Track":
        """One of its rows."""
        return cls(f"{name}.{index}", name, lambda panel: panel.one(name, index))


class Offer(NamedTuple):
    """When a verb lies at hand: read off the panel, [B] true where doing it now could be of use.

    needs: the panel's entries without which there is no such offer, as in a level without the verb's law.
    """

    verb: Verb
    needs: tuple[str, ...]
    stands: Callable[[Panel], Ints]


COMMON_OFFERS = (  # of each dream
    Offer(CommonVerb.ACKNOWLEDGE, ("alarm.state",), lambda panel: (panel["alarm.state"] == 1).any(0)),
    Offer(CommonVerb.BREATHE, ("breathing",), lambda panel: panel["breathing"][0] == 0),
)


class Fate(NamedTuple):
    """What has become of those who belong to a place: of a whole, how many are safe and how many lost."""

    safe: int
    lost: int
    whole: int


class Folk(NamedTuple):
    """Those of a dream who have a name. lives is the list that their lines are from; in each group of them belong
    together.

    groups: how many there are in each group, by the rings of a level's sectors; fates: what has become of each group,
    by the panel of a run; in the end (ended and won or not) everybody is either safe or lost.
    """

    lives: str
    groups: Callable[[Sequence[int]], Sequence[int]]
    fates: Callable[[Panel], Sequence[Fate]]
    ended: Callable[[Panel, bool], Sequence[Fate]]


EVERY_DREAM = (Track.sum("composure"), Track.sum("alarms.rate"), Track.sum("dark"))  # what each dream's runs tell


class Maker(NamedTuple):
    """Makes the rounds of a dream in the recurring one.

    write(toml, dice, round, composure) writes the body of a level; round counts from 1, composure was carried over.
    """

    title: str
    write: Callable[[TomlWriter, Dice, int, Milli], None]


@dataclass(frozen=True)
class Dream:
    """A dream: its group of ports, verbs and streams says its number and its name, which is that of its folders too.

    score is the metric that its debrief counts. reveal_all uncovers in worlds what is hidden from their operators,
    for plans that see everything; called is the event by which such a plan is seen to begin with a sector. truly names
    the series whose true course the debrief shows; goals are the panel's entries that say what is asked for, can be had
    or was due, and people the one that says who is at home in each sector. levels is the folder of its level files,
    None for the shipped ones; folk are those who have a name, and traits what is so of
    the ground that a seed has drawn.
    """

    group: Group
    title: str
    numeral: str
    score: str
    night: bool = False  # whether it is part of the night
    tracks: tuple[Track, ...] = ()
    recurring: Maker | None = None  # None: the recurring dream does without it
    reveal_all: Callable[[World], None] | None = None
    called: str = ""
    truly: str = ""
    goals: tuple[str, ...] = ()
    people: str = ""
    offers: tuple[Offer, ...] = ()
    levels: Path | None = None
    folk: Folk | None = None
    traits: Callable[[Ground, Panel], Sequence[Trait]] = lambda level, panel: ()

    @property
    def number(self) -> int:
        """Its number in level files and on the command line."""
        return self.group.number

    @property
    def name(self) -> str:
        """Its name, that of its folder on every floor."""
        return self.group.name
