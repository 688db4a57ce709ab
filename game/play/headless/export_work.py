"""An export in a process of its own, so that the picture goes on meanwhile. Whatever ends it leaves no half a file."""

from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from game.faults import Fault
from game.play.headless.export import Order, export
from game.replay import read
from game.workers import SideWork


class Cancelled(Exception):
    """Whoever asked for it wants it no longer, or is gone."""


def export_in_process(path: Path, target: Path, order: Order, pipe: Connection) -> None:
    """Work in the process: send ("progress", share done) again and again, then ("fault", words), empty where all went
    well. Anything that is received cancels it.
    """

    def progress(done: int, whole: int) -> None:
        if pipe.poll():
            raise Cancelled
        pipe.send(("progress", done / whole))

    with suppress(Cancelled):
        try:
            export(read(path), str(target), order, progress)
            pipe.send(("fault", ""))
        except Fault as fault:
            pipe.send(("fault", str(fault)))


class ExportWork:
    """Exports a recording to a file. over: whether it ended; fault: then why it failed, empty where it didn't."""

    def __init__(self, path: Path, target: Path, order: Order) -> None:
        self.progress, self.over, self.fault = 0.0, False, ""
        self._work = SideWork(export_in_process, path, target, order, nice=5)

    def poll(self) -> bool:
        """Take what is told; whether anything was."""
        news = False
        try:
            for name, told in self._work.received():
                news = True
                if name == "progress":
                    self.progress = told
                else:
                    self._end(told)
        except (EOFError, OSError):
            self._end(self._work.fault or "It broke off; nothing of it is left.")
            news = True
        return news

    def cancel(self) -> None:
        """End it; nothing of it is left."""
        if not self.over:
            self._work.send("cancel")
            self._end("Cancelled; nothing of it is left.")

    def _end(self, fault: str) -> None:
        self.over, self.fault = True, fault
        self._work.stop(by_itself=True)
