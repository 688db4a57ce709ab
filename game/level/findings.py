"""What is wrong with a level file: findings, and the fault that carries all of them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from game.faults import Fault

Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """One thing wrong: in which file and line (1-based, 0 for the file as a whole), where, what was found, what is allowed."""

    path: str
    line: int
    where: str
    found: str
    allowed: str
    nearest: str | None = None

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        where = f"{self.where}: " if self.where else ""
        guess = f"; did you mean {self.nearest}?" if self.nearest else ""
        return f"{place}: {where}found {self.found}; allowed: {self.allowed}{guess}"


class LevelFault(Fault):
    """A level that can't be played, with everything that is wrong with it, one finding a line."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(set(findings), key=lambda f: (f.path, f.line, f.where, f.found)))
        super().__init__("\n".join(map(str, self.findings)))


class Findings:
    """Collects what is wrong with one file; knows the line and the name of each place in it."""

    def __init__(self, path: str, data: dict[str, Any], lines: dict[Loc, int]) -> None:
        self.path, self.data, self.lines = path, data, lines
        self.all: list[Finding] = []

    def add(self, loc: Loc, found: str, allowed: str, nearest: str | None = None) -> None:
        """Note a finding at a place like `("sector", 3, "ring")`; its line is that of the nearest place that was written."""
        self.all.append(Finding(self.path, self.line(loc), self.where(loc), found, allowed, nearest))

    def line(self, loc: Loc) -> int:
        """The line of a place, or of the table around it."""
        return next((self.lines[loc[:n]] for n in range(len(loc), 0, -1) if loc[:n] in self.lines), 0)

    def where(self, loc: Loc) -> str:
        """A place in words: `sector 4 "Quay": ring`, `laws.cascade.transfer`."""
        words, value = "", self.data
        for part in loc:
            value = _inside(value, part)
            if isinstance(part, int):
                words += f" {part + 1}{_label(value)}"
            else:
                words += (": " if words and words[-1] in '"0123456789' else "." if words else "") + _short(part)
        return words

    def under(self, *sections: str) -> bool:
        """Whether something was found in one of these sections."""
        names = tuple(sections)
        return any(finding.where.startswith(names) for finding in self.all)


def _inside(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return None


def _label(entry: Any) -> str:
    name = _inside(entry, "name")
    ends = _inside(entry, "between")
    if isinstance(name, str):
        return f' "{_short(name)}"'
    if isinstance(ends, list) and len(ends) == 2:
        return f' "{_short(str(ends[0]))} - {_short(str(ends[1]))}"'
    return ""


def _short(text: str, most: int = 40) -> str:
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return text if len(text) <= most else text[: most - 3] + "..."


def show(value: Any) -> str:
    """A value as it stands in the file, shortened to a few words."""
    if isinstance(value, str):
        return json.dumps(_short(value), ensure_ascii=False)
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return _short(json.dumps(value) if isinstance(value, bool | int) else str(value))


def one_of(names: Iterable[str], most: int = 12) -> str:
    """Names as a choice: `a, b or c`; a long one is cut."""
    words = list(names)
    if not words:
        return "nothing"
    if len(words) > most:
        return ", ".join(words[:most]) + f" and {len(words) - most} more"
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def nearest(word: object, names: Sequence[str]) -> str | None:
    """The name most like a word, whatever its case, or none that is near."""
    folded = {name.casefold(): name for name in reversed(names)}
    close = get_close_matches(str(word)[:80].casefold(), list(folded), 1, 0.6)
    return folded[close[0]] if close else None
