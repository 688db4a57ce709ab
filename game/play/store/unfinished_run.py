"""Finds runs that were left or interrupted and can be resumed."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from game.faults import Fault
from game.locks import is_locked
from game.play.store.recordings import BACK, recordings
from game.replay import Glance, glance, read
from game.session import OPEN

RESUMABLE = 5 * 60  # ticks from which an unfinished run is worth going on with
MOST = 5  # that are offered


class Unfinished(NamedTuple):
    """A run to go on with. ticks: how far it came."""

    path: Path
    name: str
    seed: int
    ticks: int


class Left(NamedTuple):
    """Runs to go on with, the one that was begun latest first, and the recordings that can't be read."""

    runs: tuple[Unfinished, ...]
    unreadable: tuple[Path, ...]


def unfinished(most: int = MOST) -> Left:
    """The player's runs that aren't over and can be gone on from.

    When one was begun, its recording says: a file's date is that of its last copy. Those that another window plays
    aren't among them, nor those that broke off before they were worth it, nor those in which the player went back: they
    go on in the recording that left them there.
    """
    seen, unreadable = _glances()
    left: dict[str, int] = {}
    for parent in (each.head.parent for each in seen if each.head.parent):
        left[parent.id] = max(parent.tick, left.get(parent.id, 0))
    runs: list[Unfinished] = []
    for each in sorted((each for each in seen if each.goes_on), key=lambda each: each.began, reverse=True):
        if len(runs) == most:
            break
        try:
            if run := _worth(each.path, left.get(each.head.id)):
                runs.append(run)
        except (OSError, Fault):
            unreadable.append(each.path)
    return Left(tuple(runs), tuple(sorted(unreadable)))


def _glances() -> tuple[list[Glance], list[Path]]:
    """All recordings that nobody plays just now, and those of which no beginning can be read."""
    found, unreadable = [], []
    for path in recordings().glob("*.replay"):
        with suppress(OSError):
            if not path.is_file() or is_locked(path) or not path.stat().st_size:  # one that broke off at once is empty
                continue
            if (seen := glance(path)) is None:
                unreadable.append(path)
            else:
                found.append(seen)
    return found, unreadable


def _worth(path: Path, left_at: int | None) -> Unfinished | None:
    """The run of a recording, None for one not worth it. left_at: the last tick at which another one left it. Raises
    Fault or OSError for one that can't be read."""
    replay = read(path)
    over = replay.result is not None and replay.result.get("ending") != OPEN
    if replay.bot or not replay.exact or over or replay.ticks < RESUMABLE:
        return None
    if left_at is not None and left_at >= replay.ticks - BACK:
        return None
    return Unfinished(path, replay.name, replay.seed, replay.ticks)
