"""Finds runs that were left or interrupted and can be resumed."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from game.faults import Fault
from game.locks import is_locked
from game.play.store.recordings import recordings
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


def unfinished(most: int = MOST) -> list[Unfinished]:
    """The player's runs that aren't over and can be gone on from, the one that was begun latest first.

    When that was, the recording says: a file's date is that of its last copy. Those that another window plays aren't
    among them, nor those that broke off before they were worth it.
    """
    candidates = sorted((each for each in _glances() if each.goes_on), key=lambda each: each.began, reverse=True)
    found: list[Unfinished] = []
    for each in candidates:
        if len(found) < most and (run := _worth(each.path)):
            found.append(run)
    return found


def _glances() -> Iterator[Glance]:
    for path in recordings().glob("*.replay"):
        with suppress(OSError):
            if path.is_file() and (found := glance(path)):
                yield found


def _worth(path: Path) -> Unfinished | None:
    try:
        replay = read(path)
        over = replay.result is not None and replay.result.get("ending") != OPEN
        if replay.bot or not replay.exact or over or replay.ticks < RESUMABLE or is_locked(path):
            return None
    except (OSError, Fault):
        return None
    return Unfinished(path, replay.name, replay.seed, replay.ticks)
