"""What a menu tells of a level, read without its laws and numbers: what is wrong with those shows when it is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from game.level.level import Difficulty, Level
from game.level.load import load
from game.level.tables import DIFFICULTIES
from game.level.toml_reader import parse, read_text


class Way(NamedTuple):
    """A way to end: whether it is a win, and how good."""

    won: bool
    rank: int


@dataclass(frozen=True)
class Cover:
    """A level as menus name it; see `Level`."""

    name: str
    title: str
    dream: int
    summary: str
    difficulties: tuple[Difficulty, ...]
    endings: tuple[Way, ...]


def cover_of(path: Path) -> Cover:
    """The cover of a level file. Raises LevelFault where the file is so faulty that it has none."""
    data = parse(read_text(path), str(path)).data
    try:
        return _cover(data)
    except (AttributeError, KeyError, TypeError, ValueError):
        return _of_level(load(path))


def _cover(data: Mapping[str, Any]) -> Cover:
    depths = data.get("difficulty", {})
    return Cover(
        _text(data["name"]), _text(data["title"]), _number(data["dream"]), _text(data["summary"]),
        tuple(_depth(word, depths.get(word, {})) for word in DIFFICULTIES),
        tuple(Way(way.get("won") is True, _number(way.get("rank", 0))) for way in data["ending"]),
    )  # fmt: skip


def _depth(word: str, table: Mapping[str, Any]) -> Difficulty:
    return Difficulty(word, _text(table.get("word", word.replace("-", " "))), _text(table.get("summary", "")))


def _of_level(level: Level) -> Cover:
    ways = tuple(Way(way.won, way.rank) for way in level.endings)
    return Cover(level.name, level.title, level.dream, level.summary, level.difficulties, ways)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise TypeError
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError
    return value
