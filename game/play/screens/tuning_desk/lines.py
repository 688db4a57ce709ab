"""Lines that are typed at the tuning desk: a value, and the path of a file."""

from game.level import Value
from game.play.screens.line import LineScreen


class ValueLine(LineScreen):
    """A value of a number, as level files write it."""

    hint = "type a value · Enter keeps it · Esc cancels"


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
