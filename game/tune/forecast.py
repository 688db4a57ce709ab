"""How a level will probably be played: win rates of personas, worked out in the background while somebody looks on.

    forecast = Forecast()
    forecast.ask(Question.of(run, ["operator", "novice", "lucid"], "anomaly.growth"))  # whenever something changes
    if forecast.poll():  # each frame
        forecast.from_start("operator"), forecast.from_now("operator"), forecast.arrow()
    forecast.end()

Two rates of each persona:

- *from the start*: it plays the level from its beginning on fresh seeds, with the numbers as they are now;
- *from now*: it takes over at this very moment, many times over. These forks are of one seed, so whatever chance still
  brings (where anomalies begin, when strikes fall, what is drawn) is in all of them what it is in this run, wherever it
  doesn't follow from what is done. What differs is the persona's own luck: its slips and how well it hits an instant.
  The rate says how this night ends for many of its kind, not how such a night ends in general. Whoever takes over has
  nothing in mind yet.

Runs are played in whole batches, and a rate is known only once all of a batch have ended: those that end early are
the lost ones. Until then the bounds count runs that are still played as lost and as won.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from game.level import Level, Value
from game.session import Session
from game.session.otherwise import Moment
from game.tune.sensitivity import Ranked


class Question(NamedTuple):
    """What is looked at.

    level: as it begins, with its present numbers. moment: the run as it is now, with the level of its present numbers;
    None for none. personas: by name, in the order in which they are looked at: the first is worked out first. number:
    the name of the one that is pointed at, "" for none.
    """

    level: Level
    moment: Moment | None
    personas: tuple[str, ...]
    number: str = ""

    @staticmethod
    def of(
        run: Session, personas: Sequence[str], number: str = "", from_start: Mapping[str, Value] | None = None
    ) -> "Question":
        """About a run as it is now, with the numbers that wait for its next tick; a run that is over has no moment.

        from_start: numbers that act only when it begins anew, and do so in the rates from the start alone. Copies the
        world, about 10 microseconds. Raises LevelFault where numbers don't go together.
        """


class Rate(NamedTuple):
    """How often a persona wins, as a share of 1: low and high are its interval of 95 % (Wilson).

    runs: how many have been played, of which `wins` are won; with 0 nothing is known but the bounds. whole: it won't
    become any surer, the processes rest or work for others.
    """

    runs: int = 0
    wins: int = 0
    low: float = 0.0
    high: float = 1.0
    whole: bool = False

    @property
    def rate(self) -> float | None:
        """The share that is won; None before any batch has been played."""

    @property
    def reach(self) -> float:
        """How far the interval goes to either side."""


class Arrow(NamedTuple):
    """What the number that is pointed at does to a persona's win rate from the start, on the same seeds.

    turned: by how far it was turned (`sensitivity`, which turns by three tenths), and what either way changed with its
    interval of 95 %; an end is None where the number can't go there, or before any batch has been played. way: 1 where
    a higher number surely makes wins more frequent, -1 where it makes them rarer, 0 while that isn't clear. size: by
    how much (share of 1), the change between the figure and the end that does more. whole: it won't become clearer.
    """

    persona: str
    turned: Ranked
    way: int
    size: float
    whole: bool


class Forecast:
    """Answers to the question that was asked last. All methods return at once; none blocks on the processes.

    jobs: how many processes work on it, at a low priority; 0 for all cores but one (at least one process).
    """

    def __init__(self, jobs: int = 0) -> None: ...

    def ask(self, question: Question) -> None:
        """Ask something else, or the same again, which changes nothing. What isn't asked any more is dropped at once;
        what was found for equal numbers, moments and personas is kept (of the latest such cases)."""

    def poll(self) -> bool:
        """Take what has come and hand out further work; whether any answer has changed. For each frame."""

    def from_start(self, persona: str) -> Rate:
        """How often a persona of the question wins from the level's start."""

    def from_now(self, persona: str) -> Rate:
        """How often it wins from this moment; nothing is known of a question without one."""

    def arrow(self) -> Arrow | None:
        """What the number that is pointed at does for the first persona; None where none is pointed at."""

    @property
    def fault(self) -> str:
        """Why nothing more can be said, in one sentence; "" where all is well. Another question is tried anew."""

    @property
    def busy(self) -> bool:
        """Whether something is still worked on."""

    def end(self) -> None:
        """End the processes; what was found can still be read."""
