"""An export in a process of its own, so that the picture goes on meanwhile. Whatever ends it leaves no half a file."""

import multiprocessing
import os
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from game.faults import Fault
from game.play.headless.export import Order, export
from game.replay import read
from game.workers import begin_work

PATIENCE = 3  # seconds to wait for the end of one that was cancelled


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

    begin_work()
    if hasattr(os, "nice"):
        os.nice(5)
    with suppress(Cancelled, EOFError, OSError):
        try:
            export(read(path), str(target), order, progress)
            pipe.send(("fault", ""))
        except Fault as fault:
            pipe.send(("fault", str(fault)))


class ExportWork:
    """Exports a recording to a file. over: whether it ended; fault: then why it failed, empty where it didn't."""

    def __init__(self, path: Path, target: Path, order: Order) -> None:
        self.progress, self.over, self.fault = 0.0, False, ""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=export_in_process, args=(path, target, order, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def poll(self) -> bool:
        """Take what is told; whether anything was."""
        news = False
        try:
            while not self.over and self._pipe.poll():
                news = True
                name, told = self._pipe.recv()
                if name == "progress":
                    self.progress = told
                else:
                    self._end(told)
        except (EOFError, OSError):
            self._end("It broke off; nothing of it is left.")
            news = True
        return news

    def cancel(self) -> None:
        """End it; nothing of it is left."""
        if not self.over:
            with suppress(OSError):
                self._pipe.send("cancel")
            self._end("Cancelled; nothing of it is left.")

    def _end(self, fault: str) -> None:
        self.over, self.fault = True, fault
        self._process.join(PATIENCE)
        self._pipe.close()
