"""Pictures that are kept, and what is made of them: one store for all, bounded in bytes; the longest unused go first.

What is made for one size of the window is of no use at another, nor are the colours of one palette in another: then the
store is emptied, and what was laid out is laid out anew.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import numpy as np

P = ParamSpec("P")
T = TypeVar("T")
Key = tuple[object, ...]

MOST = 128 << 20  # bytes of all pictures together


class _Store:
    """What is kept, with its bytes, by who made it of what; the longest unused first."""

    def __init__(self) -> None:
        self.pictures: OrderedDict[Key, tuple[Any, int]] = OrderedDict()
        self.held = 0  # bytes

    def add(self, key: Key, picture: Any) -> None:
        """Keep a picture; others go until all fit, but never the one that came last."""
        size = size_of(picture)
        self.pictures[key] = picture, size
        self.held += size
        while self.held > MOST and len(self.pictures) > 1:
            self.held -= self.pictures.popitem(last=False)[1][1]


_store = _Store()


def kept(make: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function makes, by what it is made of. Shared: don't draw on it."""

    @wraps(make)
    def found(*args: P.args, **words: P.kwargs) -> T:
        key = (make, args, tuple(words.items())) if words else (make, args)
        if key in _store.pictures:
            _store.pictures.move_to_end(key)
            picture: T = _store.pictures[key][0]
        else:
            picture = make(*args, **words)
            _store.add(key, picture)
        return picture

    return found


def held() -> int:
    """Bytes of the pictures that are kept."""
    return _store.held


def empty() -> None:
    """Keep none of them any longer."""
    _store.pictures.clear()
    _store.held = 0


def size_of(thing: Any) -> int:
    """Bytes of a picture, or of those that something made of pictures holds itself."""
    if hasattr(thing, "get_pitch"):
        return int(thing.get_pitch() * thing.get_height())
    if isinstance(thing, np.ndarray):
        return thing.nbytes
    if isinstance(thing, (list, tuple)):
        return sum(map(size_of, thing))
    return sum(map(size_of, vars(thing).values())) if hasattr(thing, "__dict__") else 0
