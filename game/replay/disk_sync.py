"""Bringing a recording onto the disk, so that it outlives a crash or a power cut, without holding up the game."""

import os
import threading
from pathlib import Path


class DiskSync(threading.Thread):
    """Brings a file's bytes onto the disk beside the game: that may take longer than a frame does."""

    def __init__(self, handle: int) -> None:
        super().__init__(daemon=True, name="recorder")
        self.fault: OSError | None = None
        self._handle, self._wanted, self._over = handle, threading.Event(), False
        self.start()

    def sync(self) -> None:
        """Ask for it; returns at once."""
        self._wanted.set()

    def stop(self) -> None:
        """Bring the last bytes down and end."""
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
    """A new file's name is on the disk only when its folder is; not every system lets folders be synced."""
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
