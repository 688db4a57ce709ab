"""Findings about a level file, and the fault that holds all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from game.faults import Fault
from game.foreign import SENTENCE, printable

Loc = tuple[str | int, ...]
LINES = 20  # findings that a fault tells one by one
MOST = 200  # that are looked for: whoever has more is told how many there are at least
NAMES = 400  # of a list, with which others are compared; a level has no more of anything


@dataclass(frozen=True)
class Finding:
    """One thing wrong: file, line (from 1; 0 for the file as a whole), where, what is there and what may be.

    nearest is the valid name most like the one found. Where `found` says it all, `allowed` is empty.
    """

    path: str
    line: int
    where: str
    found: str
    allowed: str = ""
    nearest: str | None = None

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        where = f"{self.where}: " if self.where else ""
        if not self.allowed:
            return printable(f"{place}: {where}{self.found}", SENTENCE)
        guess = f'; did you mean "{self.nearest}"?' if self.nearest else ""
        return printable(f"{place}: {where}found {self.found}; allowed: {self.allowed}{guess}", SENTENCE)


class LevelFault(Fault):
    """A level that can't be played, with everything that is wrong with it, one finding a line.

    Of many the first LINES stand there, and then how many more there are: with those that were counted and not looked
    at, and at least where nobody counted them (None).
    """

    def __init__(self, findings: Iterable[Finding], uncounted: int | None = 0) -> None:
        found = sorted(set(findings), key=lambda f: (f.path, f.line, f.where, f.found))
        rest, least = len(found[LINES:]) + (uncounted or 0), "at least " if uncounted is None else ""
        count = [Finding(found[0].path, 0, "", f"and {least}{rest:,} more")] if rest else []
        self.findings = (*found[:LINES], *count)
        self._made_of = (found, uncounted)
        super().__init__(*map(str, self.findings))

    def __reduce__(self) -> tuple[type["LevelFault"], tuple[list[Finding], int | None]]:
        return LevelFault, self._made_of  # it may come from a process that works for another


class ConditionError(Exception):
    """A condition that can't be compiled: what was found and where, what is allowed, the nearest name."""

    def __init__(self, found: str, at: int, allowed: str, guess: str | None = None) -> None:
        super().__init__(found)
        self.found, self.allowed, self.guess = f"{found} at character {at + 1}", allowed, guess


class Findings:
    """Collects what is wrong with one file; knows the line and the name of each place in it."""

    def __init__(self, path: str, data: dict[str, Any], lines: dict[Loc, int]) -> None:
        self.path, self.data, self.lines = path, data, lines
        self.all: dict[Finding, None] = {}
        self.left: int | None = None  # how many are known and haven't been noted yet, where that is known
        self.sections: set[str | int] = set()

    def add(self, loc: Loc, found: str, allowed: str = "", guess: str | None = None) -> None:
        """Note a finding at a place like `("sector", 3, "ring")`. Raises LevelFault when there are too many."""
        self.sections.update(loc[:1])
        self.all[Finding(self.path, self.line(loc), self.place_of(loc), found, allowed, guess)] = None
        if len(self.all) >= MOST:
            raise LevelFault(self.all, self.left)

    def names(self, section: str) -> list[str]:
        """The names that entries of a list have in the file, also those that are faulty otherwise; NAMES at most."""
        entries = self.data.get(section)
        names = [inside(entry, "name") for entry in (entries[:NAMES] if isinstance(entries, list) else ())]
        return [name for name in names if isinstance(name, str)]

    def free_of(self, *sections: str) -> bool:
        """Whether nothing was found in any of these sections."""
        return self.sections.isdisjoint(sections)

    def line(self, loc: Loc) -> int:
        """The line of a place, or of the nearest table around it that was written."""
        return next((self.lines[loc[:n]] for n in range(len(loc), 0, -1) if loc[:n] in self.lines), 0)

    def place_of(self, loc: Loc) -> str:
        """A place in words: `sector 4 "Quay", ring` or `laws.cascade.transfer`."""
        words, value = "", self.data
        for part in loc:
            value = inside(value, part)
            if isinstance(part, int):
                words += f" {part + 1}{_label(value)}"
            elif words:
                words += (", " if " " in words else ".") + _short(part)
            else:
                words = _short(part)
        return words


def inside(value: Any, *loc: str | int) -> Any:
    """What stands at a place of the data, None where nothing does."""
    for part in loc:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value):
            value = value[part]
        else:
            return None
    return value


def _label(entry: Any) -> str:
    name, ends = inside(entry, "name"), inside(entry, "between")
    if isinstance(name, str):
        return f' "{_short(name)}"'
    if isinstance(ends, list) and len(ends) == 2:
        return f' "{_short(ends[0])} - {_short(ends[1])}"'
    return ""


def _short(value: object) -> str:
    return printable(value, 40)


def show(value: Any) -> str:
    """A value as it stands in the file, shortened to a few words."""
    if isinstance(value, str):
        return f'"{_short(value)}"'
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return str(value).lower() if isinstance(value, bool) else _short(value)


def one_of(names: Iterable[str], most: int = 12) -> str:
    """Names as a choice: `a, b or c`; a long one is cut."""
    words = [printable(name) for name in names]
    if len(words) > most:
        return ", ".join(words[:most]) + f" and {len(words) - most} more"
    return " or ".join(filter(None, [", ".join(words[:-1]), *words[-1:]])) or "nothing"


def nearest(word: object, names: Sequence[str]) -> str | None:
    """The name most like a word, whatever its case, or None when no name is near."""
    folded = {name.casefold(): name for name in reversed(names[:NAMES])}
    close = get_close_matches(str(word)[:80].casefold(), list(folded), 1, 0.6)
    return folded[close[0]] if close else None
