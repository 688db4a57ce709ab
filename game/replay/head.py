"""The head of a recording, held to what this game can bear: short printable names, lists that aren't endless."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

from game.level.clock import LONGEST
from game.level.toml_reader import LARGEST
from game.replay import framing
from game.replay.framing import Damage
from game.sim.spec import Array

LARGEST_LAYOUT = 1 << 16  # numbers in a world; Dream I has some 2,000
NAME = 60  # characters
MOST_NAMES = 1 << 12  # of arrays, of events
_TYPES = {
    "rules": int, "game": str, "name": str, "level": str, "difficulty": str, "seed": int, "bot": str,
    "assist": dict, "layout": list, "events": list,
}  # fmt: skip


class Parent(NamedTuple):
    """The recording that a run left, by its id; the tick at which it did, and the digest of the state there."""

    id: str
    tick: int
    digest: str


@dataclass(kw_only=True)
class Head:
    """What stands in a head. layout: names of arrays, and how many numbers each has; events: names of events; began:
    when a player began the run, as ISO writes it in UTC, empty where nobody said; parent: of which recording it is a
    branch; rewound: whether it is the same run of a player, who went back in it; id: 32 hex digits over all of it."""

    name: str
    level_text: str
    difficulty: str
    seed: int
    bot: str
    assist: dict[str, Any]
    rules: int
    game: str
    layout: list[tuple[str, int]]
    event_names: list[str]
    began: str
    parent: Parent | None
    rewound: bool
    id: str


def unpack_head(content: bytes) -> Head:
    """From an inflated payload. Raises Damage."""
    head = framing.unjson(content)
    if any(type(head.get(key)) is not kind for key, kind in _TYPES.items()):
        raise Damage
    names, layout, began = head["events"], _layout(head["layout"]), head.get("began", "")
    shown = (head["name"], head["difficulty"], head["bot"], head["game"], began, *head["assist"], *names)
    if len(names) > MOST_NAMES or not all(map(_is_name, shown)) or not -(2**63) <= head["seed"] < 2**63:
        raise Damage
    if not _is_text(head["level"]):
        raise Damage
    parent = _parent(head["parent"]) if "parent" in head else None
    rewound = head.get("rewound", False)
    if type(rewound) is not bool or (rewound and not parent):
        raise Damage
    same = {key: head[key] for key in ("name", "difficulty", "seed", "bot", "assist", "rules", "game")}
    made = {"level_text": head["level"], "layout": layout, "event_names": names, "began": began, "parent": parent}
    return Head(**same, **made, rewound=rewound, id=digest(content))


def digest(content: bytes) -> str:
    """32 hex digits over a head."""
    return blake2b(content, digest_size=16).hexdigest()


def _parent(said: object) -> Parent:
    if not isinstance(said, dict) or set(said) != set(Parent._fields):
        raise Damage
    parent = Parent(**said)
    if not (_is_digest(parent.id) and _is_digest(parent.digest)):
        raise Damage
    if type(parent.tick) is not int or not 0 <= parent.tick <= LONGEST:
        raise Damage
    return parent


def _is_digest(text: object) -> bool:
    return isinstance(text, str) and len(text) == 32 and set(text) <= set("0123456789abcdef")


def _is_name(text: object) -> bool:
    """Whether it is a text that every terminal and every picture can show."""
    return isinstance(text, str) and len(text) <= NAME and text.isprintable()


def _is_text(level: str) -> bool:
    """Whether it may be the text of a level: the loader would take one of a single line for a path."""
    return "\n" in level and len(level.encode()) <= LARGEST


def _layout(entries: list[Any]) -> list[tuple[str, int]]:
    layout = [(entry[0], entry[1]) for entry in entries if isinstance(entry, list) and len(entry) == 2]
    sound = all(_is_name(name) and type(size) is int and size >= 0 for name, size in layout)
    if not len(entries) == len(layout) <= MOST_NAMES or not sound:
        raise Damage
    if not 0 < sum(size for _, size in layout) <= LARGEST_LAYOUT:
        raise Damage
    return layout


def renamed(layout: Sequence[tuple[str, int]], arrays: Iterable[Array]) -> list[tuple[str, int]]:
    """A recorded layout with the present names of its arrays."""
    today = {array.was: array.name for array in arrays if array.was}
    return [(today.get(name, name), size) for name, size in layout]
