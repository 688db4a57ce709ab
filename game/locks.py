"""Locks on files between copies of the program. The system lets go of them when their owner ends, however that was."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

AGAIN = 0.01  # seconds between two tries
FAR = 1 << 40  # Windows locks bytes, and nobody else may read those: far behind the end of any file


class Busy(OSError):
    """Another copy holds the lock."""


def try_lock(handle: int) -> bool:
    """Lock an open file until it is closed; False where another copy has it. A file system without locks gives True."""
    try:
        if sys.platform == "win32":
            at = os.lseek(handle, 0, os.SEEK_CUR)
            os.lseek(handle, FAR, os.SEEK_SET)
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            finally:
                os.lseek(handle, at, os.SEEK_SET)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def is_locked(path: Path) -> bool:
    """Whether another copy, or this one, has a file locked. Raises OSError where it can't be opened."""
    handle = os.open(path, os.O_RDWR)
    try:
        return not try_lock(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold a lock file, which stays there, empty. Waits for so many seconds at most; raises Busy, or OSError."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), 0o666)
    try:
        until = time.monotonic() + patience
        while not try_lock(handle):
            if time.monotonic() > until:
                raise Busy(errno.EBUSY, "another copy of the game has the lock")
            time.sleep(AGAIN)
        yield
    finally:
        with suppress(OSError):
            os.close(handle)
