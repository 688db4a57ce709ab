"""Assists: numbers of a level by which whoever plays it is met, one by one, from a tick on.

They change like all numbers (`number_changes`), so recordings hold them, and what resumes or forks a run keeps them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from game.level import Level, Value
from game.session.number_changes import NumberChange
from game.sim.timing import WIDEST

Assists = Mapping[str, Value]  # by the names of ASSISTS


class Assist(NamedTuple):
    """An assist: its name and what notes call it, the numbers that it sets (a level has those of its laws), its value
    where it does nothing, and what is said of another."""

    name: str
    note: str
    numbers: tuple[str, ...]
    off: Value
    word: Callable[[Any], str]


def windows_word(times: float) -> str:
    """How wide windows are, in words."""
    return "no windows" if times >= WIDEST else f"windows ×{times:g}"


ASSISTS = (
    Assist("speed", "speed", ("assists.speed",), 100, lambda percent: f"speed {percent} %"),
    Assist("orders", "orders", ("assists.orders",), False, lambda on: "orders while it waits"),
    Assist("rest", "rest", ("composure.rests",), False, lambda on: "rest behind closed eyes"),
    Assist("sight", "sight", ("composure.kept",), False, lambda on: "sight kept"),
    Assist("windows", "timing", ("nudge.wider", "embrace.wider"), 1.0, windows_word),
    Assist("toggle", "holds", ("assists.toggle",), False, lambda on: "holds as presses"),
    Assist("practice", "practice", ("ending.practice",), False, lambda on: "practice"),
    Assist("rewind", "rewinding", ("assists.rewind",), False, lambda on: "rewinding"),
)
OTHERS = "numbers"  # what is said beside the names of assists where other numbers of the level were changed
BY_NAME = {assist.name: assist for assist in ASSISTS}
OF_NUMBER = {number: assist for assist in ASSISTS for number in assist.numbers}


def numbers_of(level: Level, assists: Assists) -> dict[str, Value]:
    """The numbers that these assists set, as far as the level has them; other names are left out."""
    found = [(number, assists[each.name]) for each in ASSISTS if each.name in assists for number in each.numbers]
    return {number: value for number, value in found if number in level.numbers}


def assisted(level: Level, assists: Assists) -> Level:
    """The level as a run with these assists begins it. Raises LevelFault for a value that can't be."""
    return level.with_numbers(numbers_of(level, assists))


def assist_in(level: Level, waiting: Mapping[str, Value], name: str) -> Value:
    """The value of an assist in a level of which these numbers are about to change; None where it has none."""
    number = next((number for number in BY_NAME[name].numbers if number in level.numbers), None)
    if number is None:
        return None
    return waiting.get(number, level.changed.get(number, level.numbers[number].value))


def used(changes: Iterable[NumberChange]) -> dict[str, Value]:
    """The assists that were on at any tick of a run with these changes, in their order, each as it was last."""
    numbers = [pair for change in changes for pair in change.numbers.items()]
    found = {OF_NUMBER[name].name: value for name, value in numbers if name in OF_NUMBER and value != _off(name)}
    return {each.name: found[each.name] for each in ASSISTS if each.name in found}


def helped(changes: Iterable[NumberChange]) -> dict[str, Value]:
    """The assists of `used`, and OTHERS with their count where numbers were changed that are no assist's: whatever is
    noted of a run notes that too."""
    changes = tuple(changes)
    others = {name for change in changes for name in change.numbers} - OF_NUMBER.keys()
    return {**used(changes), OTHERS: len(others)} if others else used(changes)


def _off(number: str) -> Value:
    return OF_NUMBER[number].off


def noted(names: Iterable[str]) -> str:
    """Assists by their names as notes say them; what isn't known here, as it is."""
    notes = (BY_NAME[name].note if name in BY_NAME else "other numbers" if name == OTHERS else name for name in names)
    return f"with {', '.join(notes)}"


def said(assists: Assists) -> str:
    """Assists in words, one after the other."""
    return ", ".join(_word(name, value) for name, value in assists.items())


def _word(name: str, value: Any) -> str:
    if name == OTHERS:
        return "1 other number" if value == 1 else f"{value} other numbers"
    return BY_NAME[name].word(value)
