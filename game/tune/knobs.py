"""Numbers of a level as one figure each that can be turned up and down."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from game.faults import Fault
from game.foreign import printable
from game.level import Level, LevelFault, Number, Value
from game.level.clock import ticks_of
from game.level.level_faults import nearest
from game.sim.fixed import TICKS_PER_SECOND

DIGITS = 6  # significant ones that are written


class Knob(NamedTuple):
    """A number as one figure: itself, the seconds of a time, the median of what is drawn by one, else the mean of what
    it is drawn between, or of a list; those keep their proportions. whole: it has no places."""

    number: Number
    figure: float
    whole: bool = False

    @property
    def name(self) -> str:
        """The number's name."""
        return self.number.name

    def at(self, figure: float) -> Value:
        """The number's value at a figure, in few digits."""
        return _scaled(self.number.value, figure, self.figure, self.whole)

    def within(self, low: float, high: float) -> tuple[float, float]:
        """These bounds as far as the number may go."""
        least, most = self.number.low, self.number.high
        return max(low, low if least is None else least), min(high, high if most is None else most)


def knob(level: Level, name: str) -> Knob:
    """The knob of a number. Raises Fault for one that isn't there, with the nearest name."""
    number = level.numbers.get(name)
    if number is None:
        raise Fault(f"{printable(name)}: {level.name} has no number of that name{meant(name, list(level.numbers))}")
    return knob_of(level, number, level.changed.get(name, number.value))


def knob_of(level: Level, number: Number, value: Value) -> Knob:
    """The knob of a number of a level, as it stands at a value."""
    return Knob(number, figure_of(value), _whole(level, number))


def meant(name: str, names: Sequence[str]) -> str:
    """The end of a fault about a name: which of those that there are was meant, if one is near."""
    guess = nearest(name, names)
    return f"; did you mean {guess}?" if guess else ""


def knobs(level: Level, patterns: Iterable[str]) -> list[Knob]:
    """Those of all numbers whose name one of some patterns fits, as `anomaly.*` does. Raises Fault for a pattern that
    fits none, with the nearest name."""
    found: dict[str, Knob] = {}
    for pattern in patterns:
        fits = [name for name in level.numbers if name == pattern or fnmatchcase(name, pattern)]
        if not fits:
            knob(level, pattern)
        found.update((name, knob(level, name)) for name in fits)
    return list(found.values())


def demand_valid(level: Level, one: Knob, figures: Sequence[float]) -> None:
    """Raise Fault unless a level can have a number at each of some figures."""
    try:
        for figure in figures:
            level.with_numbers({one.name: one.at(figure)})
    except LevelFault as fault:
        raise Fault(str(fault).partition("\n")[0]) from None


def _whole(level: Level, number: Number) -> bool:
    """Whether a law counts by it."""
    params = [p for law in level.params.laws if law.NAME in number.loc[-2:-1] for p in law.PARAMS]
    return any(param.name == number.loc[-1] and param.form == "count" for param in params)


def figure_of(value: Value) -> float:
    """A value as one figure; see `Knob`."""
    if isinstance(value, str):
        return ticks_of(value) / TICKS_PER_SECOND
    if isinstance(value, dict):
        kind, said = next((kind, said) for kind, said in value.items() if kind in ("median", "between"))
        return figure_of(said) if kind == "median" else _mean(said)
    return _mean(value) if isinstance(value, list | tuple) else float(value)


def _mean(values: Sequence[Any]) -> float:
    return sum(map(float, values)) / max(len(values), 1)


def _scaled(value: Value, figure: float, was: float, whole: bool) -> Value:
    """A value whose figure is another."""
    if isinstance(value, bool):
        return figure >= 0.5
    if isinstance(value, str):
        return _time(figure)
    factor = figure / was if was else 1.0
    if isinstance(value, dict):
        return {key: _part(key, said, factor, whole) for key, said in value.items() if said is not None}
    if isinstance(value, list | tuple):
        return [_rounded(each * factor, whole) for each in value]
    return _rounded(figure, whole)


def _part(key: str, said: Any, factor: float, whole: bool) -> Any:
    if key == "between":
        return [_rounded(each * factor, whole) for each in said]
    return _rounded(said * factor, whole) if key == "median" else said


def _rounded(number: float, whole: bool) -> float:
    return round(number) if whole else float(f"{number:.{DIGITS}g}")


def _time(seconds: float) -> str:
    tenths = max(0, round(seconds * 10))
    minutes, rest = divmod(tenths, 600)
    whole, tenth = divmod(rest, 10)
    return f"{minutes}:{whole:02d}" + (f".{tenth}" if tenth else "")
