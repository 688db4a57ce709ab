"""Lines that are typed at the tuning desk: a value, and the path of a file."""

from collections.abc import Callable

from game.level import Value
from game.play.screens.host import Host
from game.play.screens.line import LineScreen


class ValueLine(LineScreen):
    """A value of a number, as level files write it. reach: from where to where it goes, in words.

    A plain one is chosen at first, so that what is typed replaces it; a longer one is changed where it stands.
    """

    def __init__(self, host: Host, name: str, line: str, most: int, reach: str, keep: Callable[[str], None]) -> None:
        super().__init__(host, name, line, most, keep)
        self.chosen = " " not in line
        self.hint = f"{reach} · type a value · Enter keeps it · Esc cancels"


class FileLine(LineScreen):
    """The path of a file."""

    hint = "type the path of a file · Enter saves it · Esc cancels"


def toml_of(value: Value) -> str:
    """A value as level files write it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {toml_of(said)}' for key, said in value.items() if said is not None)} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_of, value))}]"
    return value if isinstance(value, str) else f"{value:g}"
