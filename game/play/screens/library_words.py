"""What the library says of a recording: the cells of its line."""

from datetime import datetime

from game.foreign import printable
from game.level.clock import clock
from game.level.dreams import dreams
from game.play.store.library import Recorded


def cells(entry: Recorded) -> tuple[str, ...]:
    """What stands in the columns of a line."""
    length = clock(entry.ticks) if entry.ticks >= 0 else "?"
    ending = f"{'✓ ' * entry.won}{ending_of(entry)}"
    return date_of(entry.began), title_of(entry.level), str(entry.seed), ending, str(entry.score), length


def title_of(level: str) -> str:
    """The dream of a level that has its name, with its numeral; the level's own name for others."""
    titles = {dream.name: f"{dream.numeral} · {dream.title}" for dream in dreams()}
    return titles.get(level, printable(level))


def ending_of(entry: Recorded) -> str:
    """How it ended, was left, or broke off."""
    return entry.ending.replace("-", " ") if entry.over else "left" if entry.ticks >= 0 else "broke off"


def date_of(began: str) -> str:
    """When it was begun, as a clock on the wall had it."""
    try:
        return datetime.fromisoformat(began).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OSError, OverflowError):
        return printable(began, 16)
