"""Processes that work for another one: none outlives it, however it ended."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.process import BaseProcess
from typing import Any

from game.faults import Fault

PATIENCE = 3  # seconds to wait for the end of work that is no longer wanted
NOT_BEGUN = "The system starts no more processes ({}); close other programs and try again."


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


class _Pool(ProcessPoolExecutor):
    """Begins its processes as work comes. Raises Fault when the system starts none."""

    def __init__(self, jobs: int) -> None:
        try:
            super().__init__(jobs, initializer=begin_work)
        except OSError as error:
            raise Fault(not_begun(error)) from None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        try:
            return super().submit(fn, *args, **kwargs)
        except OSError as error:
            raise Fault(not_begun(error)) from None


def not_begun(error: OSError) -> str:
    """What is said where the system starts no process."""
    return NOT_BEGUN.format(error.strerror or error)


@contextmanager
def shared(jobs: int = 0) -> Iterator[ProcessPoolExecutor]:
    """Processes to share work among (0: one a core); they end at once when that breaks off. Raises Fault when the
    system ends one or starts none."""
    pool = _Pool(jobs or cores())
    try:
        yield pool
    except BrokenProcessPool:
        raise Fault("a process that shared the work was ended from outside, perhaps because memory ran out.") from None
    except BaseException:
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


class SideWork:
    """A process that works beside whoever began it, at a lower priority, and talks with it over a pipe.

    work(*task, pipe) is what it does. It is over when either end closes the pipe. fault: why it couldn't be started, in
    one sentence; then it is gone from the first.
    """

    def __init__(self, work: Callable[..., None], *task: object, nice: int = 10) -> None:
        self.busy, self.fault = True, ""
        context = multiprocessing.get_context("spawn")
        try:
            self._pipe, theirs = context.Pipe()
        except OSError as error:
            self.fault = not_begun(error)
            return
        with theirs:
            self.process = context.Process(target=_work_beside, args=(nice, work, *task, theirs), daemon=True)
            try:
                self.process.start()
            except OSError as error:
                self.fault = not_begun(error)
                self._pipe.close()

    def send(self, what: object) -> None:
        """Tell it something, if it is there to hear it."""
        if not self.fault:
            with suppress(OSError):
                self._pipe.send(what)

    def received(self) -> Iterator[Any]:
        """What it has sent since it was asked last. Raises EOFError or OSError once it is gone."""
        if self.busy and self.fault:
            raise EOFError
        while self.busy and self._pipe.poll():
            yield self._pipe.recv()

    def stop(self, by_itself: bool = False) -> None:
        """Its answers are no longer wanted. by_itself: it ends in its own time, and may tidy up."""
        if self.busy and not self.fault:
            if not by_itself:
                self.process.terminate()
            self.process.join(PATIENCE)
            self._pipe.close()
        self.busy = False


def _work_beside(nice: int, work: Callable[..., None], *task: Any) -> None:
    begin_work()
    if hasattr(os, "nice"):
        os.nice(nice)
    with suppress(EOFError, OSError):  # whoever asked is gone
        work(*task)
    task[-1].close()
