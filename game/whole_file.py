"""Files that are written whole: what stands there is the old one or the new one, whatever happens meanwhile."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from game.faults import Fault
from game.requests_to_end import tidying

PART = ".part"  # how the name of a file ends that isn't in its place yet
NO_SYNC = {errno.EINVAL, errno.ENOSYS, getattr(errno, "ENOTSUP", errno.EINVAL), errno.EOPNOTSUPP}
NOT_IN_NAMES = {*'<>:"|?*\\', *map(chr, range(32))}
DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}


def demand_place(path: str, what: str) -> Path:
    """The path of a file to be written, before work is spent on its content. Raises Fault where none can be written.

    what says what it will be, such as "a picture". What is written travels: so names that Windows can't hold are
    refused everywhere.
    """
    target = Path(path)
    if not path or "\0" in path:
        raise Fault(f"{what} can't be written to {path!r}; name a file.")
    if not _portable(target.name):
        raise Fault(f"{path}: Windows can't hold a file called {target.name!r}; give {what} another name.")
    if target.is_dir():
        raise Fault(f"{path}: a folder; name a file in it for {what}.")
    if not target.parent.is_dir():
        raise Fault(f"{path}: there is no folder {target.parent}; make it first.")
    if target.exists() and not target.is_file():
        raise Fault(f"{path}: not a plain file; name one for {what}.")
    if not os.access(target.parent, os.W_OK):
        raise Fault(f"{path}: no permission to write there; name a file elsewhere for {what}.")
    return target


def numbered(folder: Path, stem: str, ending: str) -> Iterator[Path]:
    """Names of files in a folder, without end: the stem itself, then with a number from 2 on."""
    for number in count(1):
        yield folder / f"{stem}{f'-{number}' if number > 1 else ''}{ending}"


def _portable(name: str) -> bool:
    """Whether Windows too can hold a file of this name."""
    device = name.partition(".")[0].rstrip().upper() in DEVICES
    return not (device or NOT_IN_NAMES & set(name) or name.endswith((".", " ")))


def write(path: Path, content: bytes) -> None:
    """Write a file of which all is known; see `writer`. Raises OSError."""
    with writer(path) as file:
        file.write(content)


@contextmanager
def writer(path: Path) -> Iterator[BinaryIO]:
    """A file to be filled within the block: under another name, flushed to the disk, then put in its place.

    Whatever ends the block before its end, also a request to end the program, leaves nothing behind. Raises OSError.
    A link stays one, and a file that is replaced keeps its permissions.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{uuid4().hex[:16]}{PART}")
    try:
        with part.open("xb") as file, tidying(lambda: _drop(file, part)):
            yield file
            file.flush()
            sync(file.fileno())
        with suppress(FileNotFoundError):
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        os.replace(part, target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    sync_folder(target.parent)


def _drop(file: BinaryIO, part: Path) -> None:
    """Remove a file that is still open, which Windows allows only once it is closed."""
    if sys.platform == "win32":
        os.close(file.fileno())
    part.unlink()


def remove_parts(folder: Path) -> None:
    """Remove what a writer that was killed has left in a folder, where nobody else writes just now."""
    for part in folder.glob(f".{'[0-9a-f]' * 16}{PART}"):
        with suppress(OSError):
            part.unlink()


def sync(handle: int) -> None:
    """Flush an open file to the disk, where the file system knows how. Raises OSError."""
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno not in NO_SYNC:
            raise


def sync_folder(folder: Path) -> None:
    """Flush a folder: only then is a new file's name on the disk. Not every system can flush folders."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
