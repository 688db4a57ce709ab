"""How far a long command is: a bar on a terminal, where the optional package for it is there."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
FEW = 8  # things that are done before anybody would look at a bar


def tracked(items: Iterable[Item], count: int) -> Iterator[Item]:
    """Items as they come. With a bar on stderr they come when all are there, so that no line runs into it."""
    if count <= FEW or not sys.stderr.isatty():
        yield from items
        return
    try:
        from rich.console import Console
        from rich.progress import track
    except ImportError:
        yield from items
        return
    yield from list(track(items, "verifying", count, console=Console(stderr=True), transient=True))
