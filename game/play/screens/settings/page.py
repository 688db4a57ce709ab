"""A page of the settings, and the rows that most settings are: a flag, a choice, a share of a hundred."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from game.play.screens.host import Host
from game.play.screens.widgets import Row


@dataclass(frozen=True)
class Page:
    """A title and its rows."""

    title: str
    rows: list[Row]


def flag(host: Host, label: str, name: str, words: tuple[str, str], says: str = "") -> Row:
    """A setting that is true or false, by its name; words: what its value is called when false, and when true."""
    return choice(host, label, name, (False, True), lambda value: words[value], says)


def choice(
    host: Host, label: str, name: str, values: Sequence[Any], word: Callable[[Any], str] = str, says: str = ""
) -> Row:
    """A setting that is one of a few values, by its name: turned through all of them and round again."""

    def turn(way: int) -> None:
        now = getattr(host.settings, name)
        here = values.index(now) if now in values else 0
        host.change(**{name: values[(here + way) % len(values)]})

    return Row(label, None, turn, lambda: word(getattr(host.settings, name)), says, name=name)


def percent(host: Host, label: str, name: str, says: str = "") -> Row:
    """A setting of 0 to 100 %, by its name, in steps of ten."""

    def turn(way: int) -> None:
        host.change(**{name: max(0, min(100, getattr(host.settings, name) + 10 * way))})

    return Row(label, None, turn, lambda: f"{getattr(host.settings, name)} %", says, name=name)
