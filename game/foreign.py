"""What comes from outside: texts that are shown, and files that may be anything."""

import errno
import os
import stat

SHORT = 60  # characters of a name or a value within a sentence
SENTENCE = 1000  # characters of a whole sentence


def printable(text: object, most: int = SHORT) -> str:
    """Foreign text as one short line: what can't be seen, ends a line or moves a cursor is written as an escape.

    Control characters, halves of surrogate pairs, marks that turn a line around and the like become `\\x1b`, `\\n`,
    `\\u202e`. What is longer than `most` characters is cut, and ends in three dots.
    """
    start = str(text)[: most + 1]
    shown = start if start.isprintable() else "".join(c if c.isprintable() else repr(c)[1:-1] for c in start)
    return shown if len(shown) <= most else shown[: most - 3] + "..."


def read_bytes(path: str | os.PathLike[str], most: int) -> bytes:
    """The first `most` bytes of a file.

    Raises OSError or ValueError where it can't be read, and at once for what isn't a plain file: a pipe would be
    waited for, and a device may have no end.
    """
    _demand_plain(os.stat(path))
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as file:
        _demand_plain(os.fstat(handle))  # what was looked at may be another by now
        return file.read(most)


def _demand_plain(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "a folder")
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "not a plain file")
