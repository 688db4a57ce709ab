"""The library: what each recording says of itself, in an index that can be thrown away; and what is done to files.

Recordings may be anybody's: they come in through the one gate of `game.replay`, and what the index says is believed
only as far as its shape goes.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from game.faults import Fault
from game.foreign import printable, read_bytes
from game.locks import is_locked
from game.play.store.bookmarks import file_of
from game.play.store.recordings import recordings
from game.replay import LARGEST_FILE, glance, read
from game.session import OPEN
from game.whole_file import demand_place, numbered, write

ENDING = ".replay"
VERSION = 1
LARGEST_INDEX = 1 << 24  # bytes: some 40,000 recordings
DELETED = "deleted"  # the folder into which recordings go where there is no trash
LONGEST_NAME = 100  # characters


class Recorded(NamedTuple):
    """A recording as the library lists it. ticks: -1 where it broke off and wasn't read; size and time: of its file."""

    file: str
    size: int
    time: int  # ns
    began: str
    level: str
    difficulty: str
    seed: int
    bot: str
    ticks: int
    ending: str  # OPEN for one that was left or broke off
    won: bool
    score: int
    rules: int
    id: str
    parent: str  # the id of the recording that it left, empty where it began by itself
    left_at: int  # the tick at which it did

    @property
    def path(self) -> Path:
        """Where it lies."""
        return recordings() / self.file

    @property
    def over(self) -> bool:
        """Whether it came to an ending."""
        return self.ending != OPEN


_KINDS = (str, int, int, str, str, str, int, str, int, str, bool, int, int, str, str, int)


def look(path: Path) -> Recorded | None:
    """What a recording says of itself; None for what is none, or can't be read."""
    try:
        found, seen = path.stat(), glance(path)
    except OSError:
        return None
    if seen is None:
        return None
    head, result = seen.head, seen.result
    ticks = result.get("ticks")
    numbers = (result.get("score"), ticks)
    score, ticks = (number if type(number) is int and 0 <= number < 2**31 else -1 for number in numbers)
    ending = result.get("ending", OPEN) if ticks >= 0 else OPEN
    return Recorded(
        path.name, found.st_size, found.st_mtime_ns, seen.began, head.name, head.difficulty, head.seed, head.bot,
        ticks, printable(ending), result.get("won") is True, max(score, 0), head.rules,
        head.id, head.parent.id if head.parent else "", head.parent.tick if head.parent else 0,
    )  # fmt: skip


class Library:
    """All recordings. Those whose file is as the index has it are known at once; `look_on` looks at the others."""

    def __init__(self) -> None:
        self._index = _read_index()
        self.known: dict[str, Recorded] = {}
        self.unknown: list[Path] = []
        self.unreadable: list[str] = []
        self.changed = False
        for path in sorted(recordings().glob(f"*{ENDING}")):
            with suppress(OSError):
                found = path.stat()
                old = self._index.get(path.name)
                if old and (old.size, old.time) == (found.st_size, found.st_mtime_ns):
                    self.known[path.name] = old
                elif path.is_file() and found.st_size:
                    self.unknown.append(path)

    def look_on(self, most: int) -> bool:
        """Look at so many of those that aren't known yet; whether any were."""
        now, self.unknown = self.unknown[:most], self.unknown[most:]
        for path in now:
            if entry := look(path):
                self.known[path.name] = entry
            else:
                self.unreadable.append(path.name)
        self.changed |= bool(now)
        return bool(now)

    def save(self) -> None:
        """Keep the index, if it has changed; without one all are looked at again the next time."""
        if self.changed or self._index.keys() != self.known.keys():
            content = {"version": VERSION, "recordings": list(self.known.values())}
            with suppress(OSError):
                write(_index_file(), json.dumps(content).encode())

    # What is done to files

    def rename(self, entry: Recorded, name: str) -> Recorded:
        """Give a recording another name. Raises Fault where it can't have that."""
        name = name.strip().removesuffix(ENDING)
        if not name or name.startswith(".") or len(name) > LONGEST_NAME or Path(name).name != name:
            raise Fault(f"{printable(name)!r} can't be the name of a recording; give it a short one, without slashes.")
        target = recordings() / f"{name}{ENDING}"
        if target == entry.path:
            return entry
        demand_place(str(target), "a recording")
        self._demand_free(entry)
        if target.exists():
            raise Fault(f"There is a recording called {printable(name)} already; give this one another name.")
        _move(entry.path, target)
        self.known.pop(entry.file)
        self.known[target.name] = entry._replace(file=target.name)
        return self.known[target.name]

    def delete(self, entry: Recorded) -> str:
        """Put a recording into the trash, or where there is none into a folder of the game's; says where it is now.

        Raises Fault where it can't be moved.
        """
        self._demand_free(entry)
        try:
            where = _discard(entry.path)
        except OSError as error:
            why = error.strerror or error
            raise Fault(
                f"{printable(entry.file)} can't be deleted ({why}); take it out of its folder yourself."
            ) from None
        self.known.pop(entry.file)
        return where

    def _demand_free(self, entry: Recorded) -> None:
        with suppress(OSError):
            if is_locked(entry.path):
                raise Fault(f"{printable(entry.file)} is being played in another window; end it there first.")

    def take_in(self, path: Path) -> Recorded:
        """Copy a recording from elsewhere. Raises Fault where it is none that can be shown, or one that is here."""
        read(path).load()
        try:
            content = read_bytes(path, LARGEST_FILE)
            name = printable(path.stem.lstrip("."), LONGEST_NAME) or "recording"
            target = _free(recordings(), name if Path(name).name == name else "recording", content)
            if not target.exists():
                recordings().mkdir(parents=True, exist_ok=True)
                write(demand_place(str(target), "a recording"), content)
        except OSError as error:
            raise Fault(f"{path} can't be copied into {recordings()} ({error.strerror}); nothing was added.") from None
        entry = look(target)
        if entry is None:
            raise Fault(f"{path}: not a recording that can be listed; nothing was added.")
        self.known[target.name], self.changed = entry, True
        return entry


def families(found: Iterable[Recorded]) -> list[tuple[Recorded, int]]:
    """Recordings in the order given, but each behind the one that it left, and how many generations it is from one
    that began by itself."""
    children: dict[str, list[Recorded]] = {}
    entries = list(found)
    known = {entry.id for entry in entries}
    for entry in entries:
        by_itself = entry.parent not in known or entry.parent == entry.id
        children.setdefault("" if by_itself else entry.parent, []).append(entry)
    order, waiting = [], [(entry, 0) for entry in reversed(children.pop("", []))]
    while waiting:
        entry, depth = waiting.pop()
        order.append((entry, depth))
        waiting += [(child, depth + 1) for child in reversed(children.pop(entry.id, []))]
    lost = [entry for each in children.values() for entry in each]  # heads may say anything, also of each other
    return [*order, *((entry, 0) for entry in lost)]


def within(dropped: Path) -> list[Path]:
    """The recordings that a file or a folder from elsewhere is or has."""
    return sorted(path for path in dropped.glob(f"*{ENDING}") if path.is_file()) if dropped.is_dir() else [dropped]


def _free(folder: Path, stem: str, content: bytes) -> Path:
    """A name there that no other file has; that of a file with this very content, if there is one."""
    for target in numbered(folder, stem, ENDING):
        with suppress(FileNotFoundError):
            if read_bytes(target, len(content) + 1) != content:
                continue
        return target
    raise AssertionError("there is always a next number")


def _move(path: Path, target: Path) -> None:
    """A recording, and its bookmarks with it."""
    path.rename(target)
    if file_of(path).exists():
        file_of(path).rename(file_of(target))


def _discard(path: Path) -> str:
    beside = [each for each in (path, file_of(path)) if each.exists()]
    try:
        from send2trash import send2trash  # an extra
    except ImportError:
        folder = recordings() / DELETED
        folder.mkdir(exist_ok=True)
        _move(path, next(free for free in numbered(folder, path.stem, ENDING) if not free.exists()))
        return f"It is now in {folder}; with the extra `library`, which brings send2trash, it would go to the trash."
    send2trash([str(each) for each in beside])
    return "It is in the trash."


# The index


def _index_file() -> Path:
    return recordings().parent / "library.json"


def _read_index() -> Mapping[str, Recorded]:
    """What the index has; nothing where it can't be read, or is another version's."""
    try:
        found = json.loads(read_bytes(_index_file(), LARGEST_INDEX))
        if not isinstance(found, dict) or found.get("version") != VERSION:
            return {}
        return {entry.file: entry for entry in _entries(found.get("recordings"))}
    except (OSError, ValueError, RecursionError):
        return {}


def _entries(found: Any) -> Iterable[Recorded]:
    for values in found if isinstance(found, list) else ():
        if isinstance(values, list) and len(values) == len(_KINDS) and all(map(_is, values, _KINDS)):
            yield Recorded(*values)


def _is(value: object, kind: type) -> bool:
    """Whether it is of a kind, and a text one that can be shown."""
    return type(value) is kind and (not isinstance(value, str) or value.isprintable())
