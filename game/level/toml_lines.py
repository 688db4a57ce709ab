"""A light scan of TOML text: on which line each key stands, and whether the text is safe to parse.

`tomllib` keeps no lines, and takes quadratic memory for long dotted keys, a stack frame for each nested
list and an error of its own for numbers of thousands of digits. The scan refuses those before. It isn't a
validator: where it doesn't understand the text it stops, and leaves the complaint to `tomllib`.
"""

import re
import tomllib
from contextlib import suppress

from game.level.level_faults import Loc

DEEPEST = 16  # lists and tables within each other
LONGEST_KEY = 8  # parts of a dotted key
LONGEST_WORD = 80  # characters of a number or date

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_STRING = re.compile(r'"""(?:[^\\]|\\.)*?"""+' r"|'''.*?'''+" r'|"(?:[^"\\\n]|\\[^\n])*"' r"|'[^'\n]*'", re.DOTALL)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WORD = re.compile(r"[^,\[\]{}#\n\"']+")


class Unsafe(Exception):
    """The text would cost too much to parse: (line, what was found, what is allowed)."""

    def __init__(self, line: int, found: str, allowed: str) -> None:
        super().__init__(found)
        self.line, self.found, self.allowed = line, found, allowed


class _Lost(Exception):
    """The scan doesn't understand the text."""


def line_numbers(text: str) -> dict[Loc, int]:
    """The line (1-based) of every key, table and list entry of TOML text, by its place. Raises Unsafe."""
    scan = _Scan(text)
    with suppress(_Lost):
        scan.document()
    return scan.lines


class _Scan:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.lines: dict[Loc, int] = {}
        self.entries: dict[Loc, int] = {}  # lists of tables: how many entries so far
        self.counted, self.line_there = 0, 1

    def line(self) -> int:
        self.line_there += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line_there

    def skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if not match:
            raise _Lost
        self.at = match.end()
        return match[0]

    def eat(self, sign: str) -> bool:
        found = self.text.startswith(sign, self.at)
        self.at += len(sign) * found
        return found

    def need(self, sign: str) -> None:
        if not self.eat(sign):
            raise _Lost

    def document(self) -> None:
        base: Loc = ()
        self.skip(_BLANK)
        while self.at < len(self.text):
            if self.eat("["):
                base = self.header(self.eat("["))
            else:
                self.pair(base, 0)
            self.skip(_BLANK)

    def header(self, entry: bool) -> Loc:
        line, parts, place = self.line(), self.key(), ()  # type: int, list[str], Loc
        self.need("]]" if entry else "]")
        for i, part in enumerate(parts):
            place += (part,)
            if entry and i == len(parts) - 1:
                self.entries[place] = self.entries.get(place, 0) + 1
            self.lines.setdefault(place, line)
            if place in self.entries:
                place += (self.entries[place] - 1,)
                self.lines.setdefault(place, line)
        return place

    def key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self.skip(_SPACE)
            quoted = self.text.startswith(('"', "'"), self.at)
            parts.append(_unquote(self.skip(_STRING)) if quoted else self.skip(_BARE))
            self.skip(_SPACE)
            if len(parts) > LONGEST_KEY:
                raise Unsafe(self.line(), "a key of many parts", f"keys of at most {LONGEST_KEY} parts")
            if not self.eat("."):
                return parts

    def pair(self, base: Loc, depth: int) -> None:
        line = self.line()
        place = base
        for part in self.key():
            place += (part,)
            self.lines.setdefault(place, line)
        self.need("=")
        self.skip(_SPACE)
        self.value(place, depth + 1)

    def value(self, place: Loc, depth: int) -> None:
        if depth > DEEPEST:
            raise Unsafe(self.line(), "lists or tables deep within each other", f"at most {DEEPEST} levels")
        if self.eat("["):
            self.items(place, depth)
        elif self.eat("{"):
            self.inline(place, depth)
        elif self.text.startswith(('"', "'"), self.at):
            self.skip(_STRING)
        elif len(self.skip(_WORD).strip()) > LONGEST_WORD:
            raise Unsafe(self.line(), "a number of very many digits", f"at most {LONGEST_WORD} characters")

    def items(self, place: Loc, depth: int) -> None:
        index = 0
        while self.skip(_BLANK) is not None and not self.eat("]"):
            self.lines.setdefault((*place, index), self.line())
            self.value((*place, index), depth + 1)
            index += 1
            self.skip(_BLANK)
            if not self.eat(",") and not self.text.startswith("]", self.at):
                raise _Lost

    def inline(self, place: Loc, depth: int) -> None:
        # Newlines and a last comma within are TOML 1.1; to the scan they do no harm.
        while self.skip(_BLANK) is not None and not self.eat("}"):
            self.pair(place, depth)
            self.skip(_BLANK)
            if not self.eat(",") and not self.text.startswith("}", self.at):
                raise _Lost


def _unquote(word: str) -> str:
    if word.startswith(('"""', "'''")) or len(word) > 1000:
        raise _Lost
    try:
        return str(tomllib.loads(f"key = {word}")["key"])
    except ValueError:
        raise _Lost from None
