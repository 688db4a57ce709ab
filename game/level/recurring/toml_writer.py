"""Writes a level file line by line. Numbers are whole, or thousandths: no float is ever printed."""

from collections.abc import Mapping
from typing import Any

from game.level.clock import clock
from game.sim.fixed import TICKS_PER_SECOND

Value = Any  # what TOML can say: text, truth, a whole number, Milli, and lists and tables of these


class Milli(int):
    """A number in thousandths."""

    def __str__(self) -> str:
        sign, whole = ("-" if self < 0 else ""), abs(int(self))
        digits = f"{whole % 1000:03d}".rstrip("0")
        return f"{sign}{whole // 1000}.{digits or '0'}"


def value(given: Value) -> str:
    """A value as TOML writes it."""
    if isinstance(given, Milli):
        return str(given)
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int):
        return int.__repr__(given)
    if isinstance(given, str):
        return '"' + given.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(given, Mapping):
        return "{ " + ", ".join(f"{name} = {value(part)}" for name, part in given.items()) + " }"
    return "[" + ", ".join(value(part) for part in given) + "]"


def at_second(seconds: int) -> str:
    """Whole seconds as a level writes a time."""
    return clock(seconds * TICKS_PER_SECOND)


class TomlWriter:
    """A TOML text that grows."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def note(self, words: str) -> None:
        """A comment."""
        self.lines.append(f"# {words}")

    def put(self, **entries: Value) -> None:
        """Keys of the table that is open; a double underscore in a name stands for a dot."""
        self.lines += [f"{name.replace('__', '.')} = {value(given)}" for name, given in entries.items()]

    def table(self, name: str, /, **entries: Value) -> None:
        """A table."""
        self.lines += ["", f"[{name}]"]
        self.put(**entries)

    def each(self, name: str, /, **entries: Value) -> None:
        """One more table of a list."""
        self.lines += ["", f"[[{name}]]"]
        self.put(**entries)

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines) + "\n"
