"""Flushes a recording to the disk in the background, so that it survives a crash or a power cut."""

import os
import threading
from pathlib import Path


class DiskSync(threading.Thread):
    """Flushes a file in a thread of its own: that may take longer than a frame."""

    def __init__(self, handle: int) -> None:
        super().__init__(daemon=True, name="recorder")
        self.fault: OSError | None = None
        self._handle, self._wanted, self._over = handle, threading.Event(), False
        self.start()

    def sync(self) -> None:
        """Request a flush; returns at once."""
        self._wanted.set()

    def stop(self) -> None:
        """Flush the last bytes and end the thread."""
        self._over = True
        self._wanted.set()
        self.join()

    def run(self) -> None:
        """Wait, sync, again."""
        over = False
        while not over:
            self._wanted.wait()
            self._wanted.clear()
            over = self._over  # read before the sync: what was written before the end is on the disk by then
            try:
                os.fsync(self._handle)
            except OSError as fault:
                self.fault = fault


def sync_folder(path: Path) -> None:
    """Flush a folder: only then is a new file's name on the disk. Not every system can flush folders."""
    try:
        folder = os.open(path.parent, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(folder)
    except OSError:
        pass
    finally:
        os.close(folder)
