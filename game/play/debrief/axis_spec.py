"""What an axis shows: lanes with curves, the numbers read off at a tick, and what the theatre marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from game.play.render.theme import Colour, palette

Scale = int | Literal["sectors", "most"]  # the full height: a number, all sectors, or the most that there was


@dataclass(frozen=True)
class Curve:
    """A series of the history in a lane. tone: its colour's name in the palette; tint: how much of it an area has."""

    name: str
    series: str
    tone: str
    whole: Scale
    kind: Literal["area", "line", "hanging", "bars"] = "area"
    tint: float = 0.55

    @property
    def colour(self) -> Colour:
        """As the palette has it."""
        return palette.of(self.tone)


@dataclass(frozen=True)
class Lane:
    """A strip of the axis: its part of the height, and its curves from behind to front.

    goal: the scale in which what was asked for, and the best, are drawn across it; 0 for neither. Names stand in
    the order of the curves, or with `swap` in the other.
    """

    share: float
    curves: tuple[Curve, ...]
    goal: int = 0
    swap: bool = False


@dataclass(frozen=True)
class Reading:
    """A number under the pointer: a share of `whole`, or with 0 a plain count."""

    word: str
    series: str
    whole: int = 0


@dataclass(frozen=True)
class Marked:
    """What the theatre marks of a dream: events by name, and what is said of each; {} is the name of its subject.

    beats: kinds of change of the level's timeline that strike, and what is said of them; alarms: the names of the
    groups of the annunciator, none where each is a sector; subjects: the names of what events concern where that is
    neither a sector nor a link, by event.
    """

    strikes: Mapping[str, str] = field(default_factory=dict)
    losses: Mapping[str, str] = field(default_factory=dict)
    beats: Mapping[str, str] = field(default_factory=dict)
    alarms: Sequence[str] = ()
    subjects: Mapping[str, Sequence[str]] = field(default_factory=dict)
