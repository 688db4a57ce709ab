"""Where a recording goes as it grows: a file that is flushed to the disk in the background, or memory."""

import errno
import io
import threading
from pathlib import Path
from typing import Protocol

from game.locks import Busy, try_lock
from game.whole_file import sync, sync_folder


class RecordingFile(Protocol):
    """What a recorder needs."""

    fault: OSError | None  # why it can't be flushed

    def write(self, content: bytes | bytearray, /) -> int | None:
        """Write; how many bytes were."""

    def seek(self, to: int, /) -> int:
        """Go to a position."""

    def tell(self) -> int:
        """The position."""

    def truncate(self, size: int, /) -> int:
        """Cut it off."""

    def close(self) -> None:
        """Flush the last bytes, and close it."""

    def sync(self) -> None:
        """Request a flush; returns at once."""


class DiskFile(io.FileIO):
    """A file that survives a crash or a power cut. A thread flushes it: that may take longer than a frame.

    While it is open no other copy of the game can open it to write. Raises Busy where one has, and OSError.
    """

    def __init__(self, path: Path, mode: str) -> None:
        super().__init__(path, mode)
        if not try_lock(self.fileno()):
            super().close()
            raise Busy(errno.EBUSY, "it is being played in another window")
        self.fault: OSError | None = None
        self._wanted, self._over = threading.Event(), False
        self._thread = threading.Thread(target=self._flush, daemon=True, name="recorder")
        self._thread.start()
        if "x" in mode:
            sync_folder(path.parent)

    def sync(self) -> None:
        """Request a flush; returns at once."""
        self._wanted.set()

    def close(self) -> None:
        """Flush the last bytes, and close it."""
        if not self.closed:
            self._over = True
            self._wanted.set()
            self._thread.join()
        super().close()

    def _flush(self) -> None:
        over = False
        while not over:
            self._wanted.wait()
            self._wanted.clear()
            over = self._over  # read before the flush: what was written before the end is on the disk by then
            try:
                sync(self.fileno())
            except OSError as fault:
                self.fault = fault


class MemoryFile(io.BytesIO):
    """A recording that is written whole later on; `content` holds it also after it was closed."""

    fault: OSError | None = None
    content = b""

    def sync(self) -> None:
        """Nothing to flush."""

    def close(self) -> None:
        """Keep the content."""
        if not self.closed:
            self.content = self.getvalue()
        super().close()
