"""Processes that work for another one: none outlives it, however it ended."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.process import BaseProcess

from game.faults import Fault


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


def cores() -> int:
    """How many cores this process may use."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def shared(jobs: int = 0) -> Iterator[ProcessPoolExecutor]:
    """Processes to share work among (0: one a core); they end at once when that breaks off. Raises Fault when the
    system ends one."""
    pool = ProcessPoolExecutor(jobs or cores(), initializer=begin_work)
    try:
        yield pool
    except BrokenProcessPool:
        raise Fault("a process that shared the work was ended from outside, perhaps for want of memory.") from None
    except BaseException:
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
