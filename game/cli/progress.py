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
    """Within the block, `show` tells how far it is. unit: what is counted, where its rate is told too; already: so much
    of it was done before."""

    def __init__(self, what: str, unit: str = "", already: int = 0) -> None:
        self._what, self._begun, self._said = what, time.monotonic(), time.monotonic()
        self._unit, self._already = unit, already
        self._bar: Any = None
        self._open = ExitStack()

    def __enter__(self) -> "Progress":
        if sys.stderr.isatty():
            self._bar = self._open.enter_context(bar) if (bar := _bar()) else None
        if self._bar:
            self._task = self._bar.add_task(self._what.replace("[", r"\["), total=None, rate="")
            self._open.enter_context(tidying(self._bar.stop))  # the cursor is seen again
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def show(self, done: int, whole: int) -> None:
        """So much of the whole is done."""
        now = time.monotonic()
        if self._bar:
            self._bar.update(self._task, completed=done, total=whole, rate=self._rate(done, now))
        elif now - self._said >= EVERY:
            self._said = now
            rate = f", {told}" if (told := self._rate(done, now)) else ""
            left = (now - self._begun) * (whole - done) / max(1, done - self._already)
            complain(f"{self._what}: {done / whole:.0%}{rate}, {clock(round(left * TICKS_PER_SECOND))} left")

    def _rate(self, done: int, now: float) -> str:
        fresh = done - self._already
        return f"{fresh / max(now - self._begun, 1e-3):,.1f} {self._unit} a second" if self._unit and fresh else ""


def _bar() -> Any:
    """rich's bar on stderr, or None where it isn't installed."""
    try:
        from rich.console import Console
        from rich.progress import BarColumn, Progress as Bar, TaskProgressColumn, TextColumn, TimeRemainingColumn
    except ImportError:
        return None
    columns = (
        *(TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()),
        *(TextColumn("{task.fields[rate]}"), TimeRemainingColumn()),
    )
    return Bar(*columns, console=Console(stderr=True), transient=True)
