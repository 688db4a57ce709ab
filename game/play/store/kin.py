"""Recordings of one level and seed, which can be watched side by side: those of a family first."""

from collections.abc import Iterable
from pathlib import Path

from game.play.store.library import Library, Recorded
from game.replay import glance

AT_ONCE = 256  # recordings that are looked at before the next ones
FAMILY = ("parent", "child", "sibling", "")


def relation(one: Recorded, other: Recorded) -> str:
    """What another recording is to one: its `parent`, its `child`, a `sibling`, or nothing."""
    if other.id == one.parent:
        return "parent"
    if other.parent == one.id:
        return "child"
    return "sibling" if one.parent and other.parent == one.parent else ""


def kin(one: Recorded, among: Iterable[Recorded]) -> list[Recorded]:
    """The other recordings of its level and seed: family first, then those that were begun latest."""
    same = [each for each in among if each.file != one.file and (each.level, each.seed) == (one.level, one.seed)]
    latest = sorted(same, key=lambda each: each.began, reverse=True)
    return sorted(latest, key=lambda each: FAMILY.index(relation(one, each)))


def has_parent(path: Path) -> bool:
    """Whether a recording left another one."""
    try:
        seen = glance(path)
    except OSError:
        return False
    return seen is not None and seen.branch


def parent_of(path: Path) -> Path | None:
    """The recording that one has left, if it is in the library; those that nobody has looked at yet are."""
    try:
        seen = glance(path)
    except OSError:
        return None
    wanted = seen.head.parent.id if seen and seen.head.parent else ""
    library = Library()
    while library.look_on(AT_ONCE):
        pass
    return next((each.path for each in library.known.values() if each.id == wanted), None)
