"""Reads a file as TOML data with the lines of its keys, or raises one finding that says why not."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from game.foreign import read_bytes
from game.level.level_faults import Finding, LevelFault, Loc, nearest, show
from game.level.toml_lines import Unsafe, line_numbers

LARGEST = 256 * 1024  # bytes; Dream I has some 15 KiB
NOWHERE = "<text>"  # the path of a level that came as text


@dataclass(frozen=True)
class Document:
    """The text of a level, its data, and the line of each place."""

    path: str
    text: str
    data: dict[str, Any]
    lines: dict[Loc, int]


def read_text(path: Path) -> str:
    """The text of a level file, with plain newlines. Raises LevelFault when it can't be read."""
    try:
        raw = read_bytes(path, LARGEST + 1)
    except IsADirectoryError:
        raise _fault(path, "a folder", "a level file; `check` takes folders") from None
    except FileNotFoundError:
        raise _missing(path) from None
    except (OSError, ValueError) as error:
        if path.is_dir():  # Windows says only that permission was denied
            raise _fault(path, "a folder", "a level file; `check` takes folders") from None
        reason = getattr(error, "strerror", None) or "a path that can't be opened"
        raise _fault(path, str(reason).lower(), "a level file that can be read") from None
    return decode(raw, str(path))


def decode(raw: bytes, path: str) -> str:
    """Bytes of a level as text. Raises LevelFault for what is too large, binary or not UTF-8."""
    if len(raw) > LARGEST:
        raise _fault(path, f"more than {LARGEST // 1024} KiB", f"a level file of at most {LARGEST // 1024} KiB")
    if b"\0" in raw:
        raise _fault(path, "a binary file", "TOML text in UTF-8")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _fault(path, f"byte {raw[error.start]:#04x}, which isn't UTF-8", "TOML text in UTF-8", line) from None


def parse_value(text: str) -> Any:
    """A single value as level files write it; a text without quotes, such as 1:25, is itself."""
    try:
        data = parse(f"value = {text}\n").data
    except LevelFault:
        return text
    return data["value"] if set(data) == {"value"} else text


@lru_cache(maxsize=64)
def length_in(text: str) -> object:
    """What a level's text says as its length, whatever else is wrong with it; None where it can't be read."""
    try:
        return parse(text).data.get("length")
    except LevelFault:
        return None


def parse(text: str, path: str = NOWHERE) -> Document:
    """TOML text as data. Raises LevelFault at its first error of syntax."""
    if len(text) > LARGEST or "\0" in text or not _encodable(text):
        raw = text.encode("utf-8", "surrogatepass")
        text = decode(raw, path)
    try:
        lines = line_numbers(text)
        return Document(path, text, tomllib.loads(text), lines)
    except Unsafe as unsafe:
        raise _fault(path, unsafe.found, unsafe.allowed, unsafe.line) from None
    except (ValueError, RecursionError) as error:
        raise _syntax(text, path, str(error)) from None


def _missing(path: Path) -> LevelFault:
    """A file that isn't there, with the level file beside it that has the name most like it."""
    beside = [file.stem for file in path.parent.glob("*.toml")] if path.parent.is_dir() else []
    stem = nearest(path.stem, beside)
    guess = str(path.with_name(f"{stem}.toml")) if stem else None
    return LevelFault([Finding(str(path), 0, "", "no such file", "the path of a level file", guess)])


def _encodable(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text)


def _syntax(text: str, path: str, message: str) -> LevelFault:
    match = re.search(r"at line (\d+)", message)
    rows = text.splitlines() or [""]
    line = min(int(match[1]), len(rows)) if match else len(rows)
    reason = re.sub(r" \(at .*\)$", "", message.splitlines()[0] if message else "no TOML")[:120]
    return _fault(path, show(rows[line - 1].strip()), f"TOML ({reason[:1].lower()}{reason[1:]})", line)


def _fault(path: Path | str, found: str, allowed: str, line: int = 0) -> LevelFault:
    return LevelFault([Finding(str(path), line, "", found, allowed)])
