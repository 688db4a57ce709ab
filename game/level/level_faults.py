"""Findings about a level file, and the fault that holds all of them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from game.faults import Fault

Loc = tuple[str | int, ...]


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
            return f"{place}: {where}{self.found}"
        guess = f'; did you mean "{self.nearest}"?' if self.nearest else ""
        return f"{place}: {where}found {self.found}; allowed: {self.allowed}{guess}"


class LevelFault(Fault):
    """A level that can't be played, with everything that is wrong with it, one finding a line."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(set(findings), key=lambda f: (f.path, f.line, f.where, f.found)))
        super().__init__("\n".join(map(str, self.findings)))


class ConditionError(Exception):
    """A condition that can't be compiled: what was found and where, what is allowed, the nearest name."""

    def __init__(self, found: str, at: int, allowed: str, guess: str | None = None) -> None:
        super().__init__(found)
        self.found, self.allowed, self.guess = f"{found} at character {at + 1}", allowed, guess


class Findings:
    """Collects what is wrong with one file; knows the line and the name of each place in it."""

    def __init__(self, path: str, data: dict[str, Any], lines: dict[Loc, int]) -> None:
        self.path, self.data, self.lines = path, data, lines
        self.all: list[Finding] = []
        self.sections: set[str | int] = set()

    def add(self, loc: Loc, found: str, allowed: str = "", guess: str | None = None) -> None:
        """Note a finding at a place like `("sector", 3, "ring")`."""
        self.sections.update(loc[:1])
        self.all.append(Finding(self.path, self.line(loc), self.place_of(loc), found, allowed, guess))

    def names(self, section: str) -> list[str]:
        """The names that entries of a list have in the file, also those that are faulty otherwise."""
        entries = self.data.get(section)
        names = [inside(entry, "name") for entry in (entries if isinstance(entries, list) else ())]
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
        return f' "{_short(str(ends[0]))} - {_short(str(ends[1]))}"'
    return ""


def _short(text: str, most: int = 40) -> str:
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[: 2 * most])
    return text if len(text) <= most else text[: most - 3] + "..."


def show(value: Any) -> str:
    """A value as it stands in the file, shortened to a few words."""
    if isinstance(value, str):
        return json.dumps(_short(value), ensure_ascii=False)
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return str(value).lower() if isinstance(value, bool) else _short(str(value))


def one_of(names: Iterable[str], most: int = 12) -> str:
    """Names as a choice: `a, b or c`; a long one is cut."""
    words = list(names)
    if len(words) > most:
        return ", ".join(words[:most]) + f" and {len(words) - most} more"
    return " or ".join(filter(None, [", ".join(words[:-1]), *words[-1:]])) or "nothing"


def nearest(word: object, names: Sequence[str]) -> str | None:
    """The name most like a word, whatever its case, or None when no name is near."""
    folded = {name.casefold(): name for name in reversed(names)}
    close = get_close_matches(str(word)[:80].casefold(), list(folded), 1, 0.6)
    return folded[close[0]] if close else None
