"""Signals that ask the program to end. Until a window takes them over, it ends at once.

Python's own answer to Ctrl-C is an exception, which is lost where it comes while an object is collected or a module is
imported that catches everything: one of eight, during a start. There is little to tidy up: files are written aside and
put in place whole, and workers end with who started them. What there is, such as a file that isn't whole yet, is named
by `tidying`.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from game.exit_codes import ended_by

ASKS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))

_TIDIES: list[Callable[[], object]] = []  # what is done before the program ends, the latest first


@contextmanager
def tidying(tidy: Callable[[], object]) -> Iterator[None]:
    """Have something done before the program ends, should it be asked to within the block."""
    _TIDIES.insert(0, tidy)
    try:
        yield
    finally:
        _TIDIES.remove(tidy)


def answer(handler: Callable[[int, FrameType | None], None]) -> None:
    """Have a handler called for each of them, but for those that whoever started the program had it ignore, as nohup
    does."""
    for number in ASKS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def end_when_asked() -> None:
    """End at once when one comes, with its exit code.

    play.py starts it with these signals held back: one that came meanwhile is answered now.
    """
    mine = os.getpid()

    def end(number: int, _frame: FrameType | None) -> None:
        if os.getpid() == mine:
            for tidy in _TIDIES:
                with suppress(Exception):
                    tidy()
            with suppress(Exception):
                sys.stdout.flush()
            if number == signal.SIGINT:
                with suppress(OSError):
                    os.write(2, b"lucid: Interrupted.\n")
        os._exit(ended_by(number))

    answer(end)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKS)
