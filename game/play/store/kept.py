"""Small JSON files that are kept between two evenings, and shared by copies of the game that run at the same time.

A change is made to what the file holds by then, under a lock, and written whole: changes by two copies both count. A
faulty file is set aside; where only some of its entries are, the others hold on.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Generic, TypeVar
from unicodedata import category

from game.foreign import read_bytes
from game.locks import locked
from game.whole_file import remove_parts, write

LARGEST = 1 << 20  # bytes
DEEPEST = 16  # objects and lists within one another
LOCK = ".lock"  # beside the file; the system lets go of it when a copy ends, however that was
PATIENCE = 1.0  # seconds: a change takes some milliseconds

T = TypeVar("T")


class PartlyFaulty(ValueError):
    """Some entries are faulty, as a clause; value is what the others make, instead what is done about those."""

    def __init__(self, why: str, value: Any, instead: str) -> None:
        super().__init__(why)
        self.value, self.instead = value, instead


@dataclass(frozen=True)
class Form(Generic[T]):
    """What a file holds. parse raises ValueError with what is wrong as a clause, PartlyFaulty where that isn't all;
    what and instead are for sentences."""

    parse: Callable[[str], T]
    fresh: Callable[[], T]
    dump: Callable[[T], Mapping[str, Any]]
    what: str  # names the content
    instead: str  # what is done where it can't be read


class Kept(Generic[T]):
    """One such file. value is what this copy goes by; complaint a sentence where the file couldn't be read."""

    def __init__(self, path: Path, form: Form[T]) -> None:
        self.path, self.form = path, form
        self.complaint: str | None = None
        self._pending: list[Callable[[T], T]] = []  # changes that the file doesn't hold yet
        try:
            with self._alone():
                found = self._read()
        except OSError:  # there is no folder yet, or none that can be written to
            found = self._read(aside=False)
        self.value = form.fresh() if found is None else found

    def change(self, change: Callable[[T], T]) -> str | None:
        """Change what is kept. Returns a sentence when that can't be written: nothing that is kept is worth stopping a
        game for, and it is tried again with the next change; or when the file has become faulty meanwhile."""
        self._pending.append(change)
        self.complaint = None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self._alone():
                self._write()
        except OSError as error:
            self.value = change(self.value)
            why = f"{self.path.parent} ({error.strerror or error})"
            return f"The {self.form.what} can't be saved in {why}; they hold until the game is closed."
        return self.complaint

    def refresh(self) -> str | None:
        """Go by what another copy has written meanwhile. Returns a sentence when the file has become faulty."""
        self.complaint = None
        with suppress(OSError), self._alone():
            found = self._read()
            if found is not None and not self._pending:
                self.value = found
        return self.complaint

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with locked(self.path.with_name(LOCK), PATIENCE):
            yield

    def _write(self) -> None:
        found = self._read()
        value = deepcopy(self.value) if found is None else found
        pending = self._pending if found is not None else self._pending[-1:]  # the own value has the others already
        for change in pending:
            value = change(value)
        remove_parts(self.path.parent)  # of copies that were killed: all others wait for the lock
        self._dump(value)
        self.value, self._pending = value, []

    def _dump(self, value: T) -> None:
        write(self.path, json.dumps(self.form.dump(value), indent=2).encode() + b"\n")

    def _read(self, aside: bool = True) -> T | None:
        """What the file holds, None where there is none or it can't be read. A faulty one is set aside, and what is
        good of it written anew."""
        try:
            content = read_bytes(self.path, LARGEST + 1)
            return self.form.parse(_text(content))
        except FileNotFoundError:
            return None
        except (IsADirectoryError, PermissionError) as error:
            self._complain(f"can't be read ({error.strerror})")
            return None
        except PartlyFaulty as partly:
            name = _set_aside(self.path) if aside else None
            if name:
                with suppress(OSError):
                    self._dump(partly.value)
            self._complain(f"are faulty: {partly}", name, partly.instead)
            return partly.value  # type: ignore[no-any-return]
        except OSError as error:
            why = str(error.strerror)
        except ValueError as error:
            why = str(error)
        name = _set_aside(self.path) if aside else None
        self._complain(f"are faulty: {why}", name)
        return None

    def _complain(self, why: str, aside: str | None = None, instead: str = "") -> None:
        then = f", and the file as it was is now {aside}" if aside else ""
        self.complaint = f"The {self.form.what} in {self.path} {why}; {instead or self.form.instead}{then}."


def json_object(text: str) -> dict[str, Any]:
    """The object that a file's text holds. Raises ValueError with what is wrong as a clause."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    if not isinstance(found, dict):
        raise ValueError("it does not hold one object")
    _check(found, DEEPEST)
    return found


def _check(value: Any, deep: int) -> None:
    """Raise ValueError for what can't be drawn or written again, wherever it stands, also under names of others."""
    if isinstance(value, str) and any(category(c) in ("Cc", "Cs") for c in value):
        raise ValueError("a text in it holds characters that can't be shown")
    if isinstance(value, dict | list):
        if not deep:
            raise ValueError(f"more than {DEEPEST} objects and lists are within one another")
        for each in (*value, *value.values()) if isinstance(value, dict) else value:
            _check(each, deep - 1)


def _text(content: bytes) -> str:
    if len(content) > LARGEST:
        raise ValueError(f"it has more than {LARGEST >> 20} MiB")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None


def _set_aside(path: Path) -> str | None:
    """Give a file another name that no file has, so that nothing in it is lost. The name, None if it can't be done."""
    for number in count(1):
        aside = path.with_suffix(f".faulty{f'-{number}' if number > 1 else ''}.json")
        if not os.path.lexists(aside):
            break
    try:
        os.replace(path, aside)
    except OSError:
        return None
    return aside.name
