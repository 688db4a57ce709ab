"""Verifies many recordings, on all cores."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from game.replay.framing import ReplayFault
from game.replay.verify import Verdict, verify
from game.workers import shared

FILES = "*.replay"  # what recordings are called
FEW = 4  # files that are verified sooner than a process is started


def recordings_in(folder: Path) -> list[Path]:
    """The recordings that lie in a folder, by their names. Raises ReplayFault for none."""
    try:
        found = sorted(folder.glob(FILES))
    except OSError as fault:
        raise ReplayFault(f"{folder}: can't be read ({fault.strerror}); name another folder") from None
    if not found:
        raise ReplayFault(f"{folder}: a folder without recordings; name one with {FILES} in it")
    return found


def verify_many(paths: Sequence[Path], *, through: bool = False, jobs: int = 0) -> Iterator[Verdict]:
    """The verdict on each, in this order, as they come. jobs: processes that share the work, 0 for one a core."""
    judge = partial(verify, through=through)
    if len(paths) <= FEW:
        yield from map(judge, paths)
        return
    with shared(jobs) as pool:
        yield from pool.map(judge, paths)
