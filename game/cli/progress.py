"""Progress of what takes long, with the time that is left.

A bar where rich is installed and a terminal shows it, else a line now and then.
"""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import Any, TypeVar

from game.level.clock import clock
from game.requests_to_end import tidying
from game.sim.fixed import TICKS_PER_SECOND
from game.streams import complain

EVERY = 5.0  # seconds between two lines
FEW = 8  # things that are done before anybody would look at a bar
Item = TypeVar("Item")


def tracked(items: Iterable[Item], count: int) -> Iterator[Item]:
    """Items as they come. Where progress is shown they come when all are there, so that no line runs into it."""
    if count <= FEW or not sys.stderr.isatty():
        yield from items
        return
    found = list[Item]()
    with Progress("verifying") as progress:
        for item in items:
            found.append(item)
            progress.show(len(found), count)
    yield from found


class Progress:
    """Within the block, `show` tells how far it is."""

    def __init__(self, what: str) -> None:
        self._what, self._begun, self._said = what, time.monotonic(), time.monotonic()
        self._bar: Any = None
        self._open = ExitStack()

    def __enter__(self) -> "Progress":
        if sys.stderr.isatty():
            self._bar = self._open.enter_context(bar) if (bar := _bar()) else None
        if self._bar:
            self._task = self._bar.add_task(self._what.replace("[", r"\["), total=None)
            self._open.enter_context(tidying(self._bar.stop))  # the cursor is seen again
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def show(self, done: int, whole: int) -> None:
        """So much of the whole is done."""
        if self._bar:
            self._bar.update(self._task, completed=done, total=whole)
        elif (now := time.monotonic()) - self._said >= EVERY:
            self._said = now
            left = (now - self._begun) * (whole - done) / max(1, done)
            complain(f"{self._what}: {done / whole:.0%}, {clock(round(left * TICKS_PER_SECOND))} left")


def _bar() -> Any:
    """rich's bar on stderr, or None where it isn't installed."""
    try:
        from rich.console import Console
        from rich.progress import BarColumn, Progress as Bar, TaskProgressColumn, TextColumn, TimeRemainingColumn
    except ImportError:
        return None
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    return Bar(*columns, console=Console(stderr=True), transient=True)
