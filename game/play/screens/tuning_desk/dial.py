"""A number as a slider: from its least to its most, with what the level says at its detent."""

from collections.abc import Sequence
from math import log
from typing import Any

from game.level import Level, Number, Value
from game.level.clock import LONGEST, ticks_of
from game.level.numbers import TIME
from game.sim.fixed import TICKS_PER_SECOND
from game.tune.knobs import Knob, figure_of, knob_of

FINE, COARSE = 0.01, 0.1  # of the slider's length: a step, and a large one
NEAR = 0.05  # of what the level says: what a step changes beside the detent
STEEPEST, BLANK = 6.0, 2.0  # exponents: the greatest, and that beside a detent at 0
TENTH = 0.1  # seconds: the least that times differ by
DIGITS = 3  # significant ones of what a slider gives
MOST_STEPS = 100  # of a slider from end to end
SHORT = {"seconds": " s", "per second": " /s", "milliseconds": " ms"}  # units beside a value


class Dial:
    """A number of a level, turned from 0, its least, to 1, its most.

    What the level says lies in the middle, or at an end where it is the least or the most; near it a step is a small
    part of it, so that a range from 10 to 100000 can be turned by hand. What is drawn, and lists, keep their
    proportions.
    """

    def __init__(self, level: Level, number: Number) -> None:
        self.number = number
        self.knob: Knob = knob_of(level, number, number.value)
        self.low, self.high = _range(level, self.knob)
        self._said = min(max(self.knob.figure, self.low), self.high)
        self.detent = 0.0 if self._said <= self.low else 1.0 if self._said >= self.high else 0.5
        self._below = _steepness(self._said, self._said - self.low)
        self._above = _steepness(self._said, self.high - self._said)

    def position(self, value: Value) -> float:
        """Where a value lies, 0 to 1."""
        figure = min(max(figure_of(value), self.low), self.high)
        if figure > self._said:
            part = (figure - self._said) / (self.high - self._said)
            return self.detent + (1 - self.detent) * float(part ** (1 / self._above))
        if figure < self._said:
            part = (self._said - figure) / (self._said - self.low)
            return self.detent * (1 - float(part ** (1 / self._below)))
        return self.detent

    def value(self, position: float) -> Value:
        """The value at a position, 0 to 1, in few digits."""
        if abs(position - self.detent) < FINE / 2:
            return self.number.value
        if position >= 1.0 or position <= 0.0:
            return self.knob.at(self.high if position > 0 else self.low)
        if position > self.detent:
            part = (position - self.detent) / (1 - self.detent)
            figure = self._said + (self.high - self._said) * part**self._above
        else:
            part = (self.detent - position) / self.detent
            figure = self._said - (self._said - self.low) * part**self._below
        return self.knob.at(min(max(self._neat(figure), self.low), self.high))

    def step(self, value: Value, way: int, size: float = FINE) -> Value:
        """The value so far up (1) or down (-1) from another: at least the next one that differs."""
        here = self.position(value)
        for n in range(1, MOST_STEPS + 1):
            to = self.value(min(max(here + way * size * n, 0.0), 1.0))
            if to != value and (figure_of(to) - figure_of(value)) * way >= 0:
                return to
        return value

    def _neat(self, figure: float) -> float:
        return round(figure) if self.knob.whole else float(f"{figure:.{DIGITS}g}")

    def words(self, value: Value) -> str:
        """A value as it stands beside its slider, with its unit."""
        return words_of(value) + SHORT.get(self.number.unit, "")

    @property
    def reach(self) -> str:
        """Its range in words."""
        if isinstance(self.number.value, bool):
            return "off or on"
        least, most = (words_of(self.knob.at(end)) for end in (self.low, self.high))
        return f"{least} to {most}"


def words_of(value: Value) -> str:
    """A value in short."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, dict):
        if value.get("between") is not None:
            return " to ".join(f"{each:.4g}" for each in value["between"])
        return f"{value['median']:.4g} ±{value['spread']:.4g}"
    if isinstance(value, list | tuple):
        return " ".join(f"{each:g}" for each in value)
    return value if isinstance(value, str) else f"{value:g}"


def _steepness(said: float, span: float) -> float:
    """The exponent with which a step beside the detent changes a number by a small part of what the level says."""
    if not said or not span:
        return BLANK
    return min(max(1.0, log(min(NEAR * abs(said) / span, 1.0)) / log(2 * FINE)), STEEPEST)


def _range(level: Level, knob: Knob) -> tuple[float, float]:
    """The least and the most that a number's figure can be."""
    number, value = knob.number, knob.number.value
    if number.unit == TIME:
        return _times(level, number)
    low, high = (bound if bound is not None else knob.figure for bound in (number.low, number.high))
    parts = _parts(value)
    if parts is None:
        return float(low), float(high)
    shares = [each for each in parts if each > 0]
    if not shares:
        return knob.figure, knob.figure
    return knob.figure * max(low / min(shares), 0.0), knob.figure * high / max(shares)


def _parts(value: Value) -> Sequence[Any] | None:
    """The numbers that keep their proportions as a value is turned; None for one alone."""
    if isinstance(value, dict):
        return value["between"] if value.get("between") is not None else [value["median"]]
    return value if isinstance(value, list | tuple) else None


def _times(level: Level, number: Number) -> tuple[float, float]:
    """The length reaches from after the last beat on; a beat from the beginning to before the end."""
    if number.name != "length":
        return 0.0, level.length_ticks / TICKS_PER_SECOND - TENTH
    beats = [ticks_of(str(each.value)) for each in level.numbers.values() if each.loc[-1] == "at"]
    return (max(beats, default=0) / TICKS_PER_SECOND) + TENTH, LONGEST / TICKS_PER_SECOND
