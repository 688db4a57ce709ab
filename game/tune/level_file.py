"""Writes numbers into a level file; comments and layout stay. Wants tomlkit."""

from collections.abc import Iterable, Mapping
from typing import Any

from game.faults import Fault
from game.foreign import printable
from game.level import DEFAULT_DIFFICULTY, Level, Value, load_text


def demand_tomlkit(what: str) -> None:
    """Raise Fault unless level files can be written; what wants that, as a sentence begins with it."""
    try:
        import tomlkit  # noqa: F401
    except ImportError:
        raise Fault(f"{what} needs tomlkit; install it with: pip install 'lucid-control[tune]'.") from None


def with_places(level: Level, names: Iterable[str]) -> list[str]:
    """Those of some numbers that have a place of their own in the file."""
    import tomlkit

    document = tomlkit.parse(level.text)
    return [name for name in names if _place(document, level.numbers[name].loc, level.difficulty) is not None]


def written(level: Level, numbers: Mapping[str, Value]) -> str:
    """The text of a level with other numbers, at its difficulty. Raises Fault where one has no place of its own in the
    file, as with what each seed draws anew, or where the file says the number of another difficulty by it."""
    import tomlkit

    document = tomlkit.parse(level.text)
    for name, value in numbers.items():
        loc = level.numbers[name].loc
        table, key = _place(document, loc, level.difficulty), str(loc[-1])
        if table is None:
            raise Fault(f"{printable(name)}: it has no place of its own in {level.path}; change what it is made from.")
        table[key] = _item(value)
    text: str = tomlkit.dumps(document)
    _demand_said(level, numbers, text)
    return text


def _item(value: Value) -> Any:
    import tomlkit

    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        table.update(value)
        return table
    return tomlkit.item(value)


def _place(document: Any, loc: tuple[Any, ...], word: str) -> Any:
    """The table in which a number stands, or is to stand; None for none."""
    if loc[0] in ("laws", "let"):
        own = loc[1:-1] if loc[0] == "laws" else loc[:-1]
        said = document.get("difficulty", {}).get(word, {})
        for key in own:
            said = said.get(str(key), {})
        if loc[-1] in said:
            return said
        path = loc[:-1] if word == DEFAULT_DIFFICULTY else ("difficulty", word, *own)
        return _table(document, path)
    return _entry(document, loc)


def _entry(document: Any, loc: tuple[Any, ...]) -> Any:
    """Of the length, a beat, a sector, a link."""
    if len(loc) == 1:
        return document
    entries = document.get(loc[0], ())
    made = loc[0] != "beat" and ("ring" in document or "arm" in document)
    return None if made or loc[1] >= len(entries) else _table(entries[loc[1]], loc[2:-1])


def _table(table: Any, path: tuple[Any, ...]) -> Any:
    import tomlkit

    for key in map(str, path):
        if key not in table:
            table[key] = tomlkit.table()
        table = table[key]
    return table


def _demand_said(level: Level, numbers: Mapping[str, Value], text: str) -> None:
    """Raise Fault unless the text says these numbers and no others."""
    said = load_text(text, level.path, level.difficulty).numbers
    for name, number in level.numbers.items():
        follows = name.partition("[")[0] in numbers and name not in numbers  # a sector's own, unless it says so itself
        if not follows and said[name].value != numbers.get(name, number.value):
            others = "" if name in numbers else f"; {', '.join(numbers)} can't be written without it"
            raise Fault(f"{level.path}: {name} would be {said[name].value}{others}.")
