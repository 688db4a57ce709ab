"""A persona of one's own: the habits of one of the cast, with the limits of a TOML file.

like = "operator"   # whose habits; limits that are left out are theirs too
reaction = 0.7      # seconds from seeing to acting
per_minute = 22     # actions a minute at most
slips = 0.05        # the share of actions that go to the wrong place
timing = 0.1        # seconds by which an aimed press misses its instant, as a standard deviation
look_ahead = 10     # seconds: what is foretold for later than that isn't taken in yet
patience = 4        # seconds before the same action is repeated on the same place
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from game.bots.base import Persona
from game.faults import Fault
from game.foreign import printable, read_bytes

SUFFIX = ".toml"
LARGEST = 4096  # bytes of such a file
RANGES = {
    "reaction": (0, 10),
    "per_minute": (0.1, 600),
    "slips": (0, 1),
    "timing": (0, 10),
    "look_ahead": (0, 3600),
    "patience": (0, 3600),
}


def persona_of(path: str, cast: Mapping[str, Persona]) -> Persona:
    """The persona of a file, whose name is its path. Raises Fault for one that can't be used."""
    data = _read(path)
    for key in data:
        if key not in ("like", *RANGES):
            near = get_close_matches(key[:80], ["like", *RANGES], 1)
            guess = f'; did you mean "{near[0]}"?' if near else ""
            raise Fault(f"{path}: an unknown key {printable(repr(key))}; there are like, {', '.join(RANGES)}{guess}")
    like = data.pop("like", "operator")
    if not isinstance(like, str) or like not in cast:
        raise Fault(f"{path}: like = {printable(repr(like))} is no persona of this dream: there are {', '.join(cast)}")
    for name, value in data.items():
        low, high = RANGES[name]
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise Fault(f"{path}: {name} = {printable(repr(value))} is not a number from {low:g} to {high:g}")
    return replace(cast[like], name=path, limits=replace(cast[like].limits, **data))


def _read(path: str) -> dict[str, Any]:
    try:
        raw = read_bytes(path, LARGEST + 1)
        if len(raw) > LARGEST:
            raise Fault(f"{path}: more than {LARGEST} bytes; name a file with a persona's limits")
        return tomllib.loads(raw.decode("utf-8-sig"))
    except FileNotFoundError:
        raise Fault(f"{path}: no such file; name one with a persona's limits") from None
    except OSError as error:
        raise Fault(f"{path}: the persona can't be read ({error.strerror})") from None
    except (ValueError, RecursionError) as error:
        raise Fault(f"{path}: not a TOML file of a persona's limits ({error})") from None
