"""The pool: names, lines of lives and names of places, as `assets/lives.toml` has them."""

import tomllib
from functools import cache
from itertools import product
from typing import Any

from game.play.render.assets import asset


@cache
def pool(name: str) -> tuple[str, ...]:
    """One of its lists: names, or lives (city, leaning, masked)."""
    return tuple(_file()[name])


@cache
def places(dream: int) -> tuple[str, ...]:
    """What cities, halls or engines may be called, by the number of a dream; nothing for one that isn't there. Where
    the file has lists of parts, one of each makes a name."""
    listed = _file()["places"].get(str(dream), ())
    return tuple(map("".join, product(*listed))) if listed and isinstance(listed[0], list) else tuple(listed)


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(asset("lives.toml").read_text("utf-8"))
