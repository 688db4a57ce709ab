"""Processes that work for another one: none outlives it, however it ended."""

import multiprocessing
import os
import signal
import threading
from multiprocessing.process import BaseProcess


def begin_work() -> None:
    """To be called first in a worker: from now on it ends when its parent does.

    Ctrl-C, which a terminal sends to both, is left to the parent. Nobody tells a worker that its parent was killed, and
    what it waits for is a pipe that its brothers hold open too: so a thread waits for the parent itself.
    """
    if parent := multiprocessing.parent_process():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.Thread(target=_end_after, args=(parent,), daemon=True, name="parent").start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(0)
