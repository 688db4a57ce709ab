"""A loaded level: what drawing, sessions and replays need to know of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from typing import Any, Protocol

from game.level.comparisons import Comparison, alternatives, comparisons
from game.level.condition import TIME
from game.level.numbers import Number, Value
from game.level.seed_luck import Luck, round_seed, seed_luck
from game.sim.actions import Verb
from game.sim.fixed import ONE, STEPS_PER_SECOND, TICKS_PER_SECOND
from game.sim.params import Params, Topology
from game.sim.program import Happening, Op
from game.sim.step import begin, observe

SAVING = frozenset({"people.saved", "people.sheltered"})  # metrics that a win may ask for


@dataclass(frozen=True)
class Sector:
    """A sector. bearing: degrees clockwise from the far side; x to the right, y away from the viewer."""

    name: str
    ring: int
    bearing: float
    x: float
    y: float
    gate: bool


@dataclass(frozen=True)
class Link:
    """A link between sectors a and b; edge i runs from a to b, edge i + links back."""

    a: int
    b: int
    seconds: float
    there: bool = True  # on this seed


@dataclass(frozen=True)
class Ending:
    """A way to end. One that `lifts` another isn't decided by `sim`, but by how near the best a run came."""

    name: str
    title: str
    text: str
    mood: str
    won: bool
    rank: int
    lifts: str | None
    share_of_best: float


@dataclass(frozen=True)
class Question:
    """What the guardian asks, and its three answers in the order of their numbers."""

    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Difficulty:
    """One of the three difficulties; word is its name on screen."""

    name: str
    word: str
    summary: str


class Source(Protocol):
    """What a level was made of: it makes the same with other numbers."""

    @property
    def numbers(self) -> Mapping[str, Number]:
        """Every number that the level has, by name, as the level says it."""

    def changed(self, level: "Level", changes: Mapping[str, Value], running: bool) -> "Level":
        """The level with these numbers on top of those that were changed before."""


class Plan(Protocol):
    """What a seed draws of a level's places and names."""

    def placed(self, sectors: tuple[Sector, ...], seed: int) -> tuple[Sector, ...]:
        """The sectors with the names and places of one seed."""


@dataclass(frozen=True)
class Level:
    """A level at one difficulty.

    `endings[i]` is `params.timeline.endings[i]`. texts holds what the timeline says: by kind of change, for each text
    what stands in its beat's keys; the change's target says which of them it is. plan is what a seed draws of places
    and names, None where they are the same on every seed; with one, sectors and links are all that are possible, until
    a seed is given (`at`). round: which of a seed's it is, 0 where there is one alone. changed: the numbers that are
    other than its text says, by name.
    """

    name: str
    title: str
    dream: int
    round: int
    summary: str
    difficulty: str
    difficulties: tuple[Difficulty, ...]
    text: str
    path: str
    sectors: tuple[Sector, ...]
    links: tuple[Link, ...]
    plan: Plan | None
    endings: tuple[Ending, ...]
    length_ticks: int
    params: Params
    texts: Mapping[str, tuple[tuple[Any, ...], ...]]
    source: Source = field(repr=False, compare=False)
    changed: Mapping[str, Value] = field(default_factory=dict)
    possible: "Level | None" = field(default=None, repr=False, compare=False)  # what a seed's level was drawn from
    seed: int | None = None  # and the seed

    @property
    def numbers(self) -> Mapping[str, Number]:
        """Every number that it has, by the names of `game.level.numbers`, as its text says it."""
        return self.source.numbers

    def with_numbers(self, changes: Mapping[str, Value], *, running: bool = False) -> "Level":
        """The level with other numbers, on top of those that were changed before; the text isn't read again.

        running: for a run that goes on, in which numbers that act only from the start can't be changed any more.
        Raises LevelFault with one sentence for the first that can't be, or where laws say that they don't go together.
        """
        if not changes:
            return self
        made = self.source.changed(self, changes, running)
        return made if running else replace(made, seed=None)  # another ground may be drawn from other numbers

    @property
    def captions(self) -> tuple[str, ...]:
        """The captions, by the targets of `say`."""
        return tuple(text for (text,) in self.texts.get("say", ()))

    @property
    def questions(self) -> tuple[Question, ...]:
        """The guardian's questions, by the targets of `ask`."""
        return tuple(Question(text, tuple(answers)) for text, answers in self.texts.get("ask", ()))

    @property
    def beats(self) -> tuple[tuple[Happening, ...], ...]:
        """What each beat of its timeline does, by the subject of `spoke`."""
        return tuple(beat.effects for beat in self.params.timeline.beats)

    def subject(self, event: str, index: int) -> str:
        """The name of what an event concerns: a sector, a link by its ends, else nothing."""
        size = self.params.events[event][0].size if event in self.params.events else ""
        if size == "link" and 0 <= index < len(self.links):
            link = self.links[index]
            return f"{self.sectors[link.a].name} to {self.sectors[link.b].name}"
        return self.sectors[index].name if size == "sector" and 0 <= index < len(self.sectors) else ""

    @property
    def map(self) -> Topology:
        """Sectors and links, as everybody may know them."""
        return self.params.topology

    @property
    def verbs(self) -> dict[int, Verb]:
        """What its operator can do, by number."""
        return self.params.verbs

    @property
    def required_share(self) -> float | None:
        """The share of the city that a win requires, 0 to 1; None where no winning condition names one."""
        wins = [one for way in self.endings if way.won for one in self.compared(way.name)]
        return min((one.number / ONE for one in wins if one.measure in SAVING and one.op == Op.GE), default=None)

    def at(self, seed: int) -> "Level":
        """The level as one seed draws it: names and places, gates, which links there are and how long they take."""
        whole = self.possible or self
        if not whole.plan or self.seed == seed:
            return self
        panel = observe(begin(self.params, [seed]), self.params)
        sectors = whole.plan.placed(whole.sectors, round_seed(seed, self.round))
        sectors = tuple(replace(s, gate=bool(gate)) for s, gate in zip(sectors, panel["gate"][:, 0], strict=True))
        drawn = zip(whole.links, panel["link.delay"][:, 0], panel["link.absent"][:, 0], strict=True)
        links = tuple(replace(one, seconds=int(d) / TICKS_PER_SECOND, there=not gone) for one, d, gone in drawn)
        return replace(self, sectors=sectors, links=links, possible=whole, seed=seed)

    def luck(self, count: int) -> tuple[float, ...]:
        """So many numbers of 0 to 1 by which its rooms look otherwise on each seed; none where they don't."""
        if self.seed is None:
            return ()
        return tuple(seed_luck(round_seed(self.seed, self.round), Luck.LOOK, 1, count)[0].tolist())

    def compared(self, ending: str) -> tuple[Comparison, ...]:
        """What the condition of an ending compares; nothing for one that `sim` doesn't decide, or that there isn't."""
        ways = self.params.timeline.endings
        return next((comparisons(way.when, self._measures) for way in ways if way.name == ending), ())

    def held_for(self, measure: str) -> int:
        """For how many whole seconds without a break a measure ends it, where some ending asks for that; else 0."""
        found = [one for way in self.endings for one in self.compared(way.name) if one.held and one.measure == measure]
        return min((one.held[1] // STEPS_PER_SECOND for one in found if one.held), default=0)

    @cached_property
    def asked(self) -> tuple[Comparison, ...]:
        """What it asks for when its time is up: the comparisons, but those of time, that its best win wants then.

        Of several ways to that win the one that needs the time to be up; nothing for a level that can't be won.
        """
        decided = zip(self.endings, self.params.timeline.endings, strict=True)
        won = [way for ending, way in decided if way.won and not ending.lifts]
        if not won:
            return ()
        ways = alternatives(max(won, key=lambda way: way.rank).when, self._measures)
        last = min(ways, key=lambda way: all(one.measure != TIME for one in way))
        return tuple(one for one in last if one.measure != TIME)

    @property
    def _measures(self) -> list[str]:
        """What the metrics of its timeline are called."""
        called = {id(m.read): f"{law.NAME}.{m.name}" for law in self.params.laws for m in law.METRICS}
        return [called[id(metric.read)] for metric in self.params.timeline.metrics]

    def bounds(self, *metrics: str) -> tuple[float, ...]:
        """The numbers with which its endings compare what is made of these metrics, the least first."""
        found = [one for way in self.endings for one in self.compared(way.name)]
        return tuple(sorted({one.number / ONE for one in found if set(metrics) & set(one.measure.split())}))

    @property
    def digest(self) -> str:
        """32 hex digits over text, difficulty and changed numbers: the same level, wherever its file lies."""
        changed = json.dumps(self.changed, sort_keys=True) if self.changed else ""
        return blake2b(f"{self.difficulty}\n{self.text}{changed}".encode(), digest_size=16).hexdigest()
