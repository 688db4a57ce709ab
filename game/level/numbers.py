"""The numbers of a level, by the names that people call them by.

    anomaly.growth           of a law, for the level as a whole; lists and drawn ones are one number
    demand.base[Quay]        of a law, a sector's own; [Quay - Mole] that of a link. Where each seed draws names:
                             [2.5] the fifth of the second ring, [2.5 - 1.3]
    enough                   of [let]
    beat[3].strength         of the third entry of the timeline: its numbers, and its `at`
    length

Values are written as in level files: seconds, shares, "1:25", [4, 5, 6], { between = [1, 2] }.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel

from game.level.beat_keys import keys_of
from game.level.condition import names_in
from game.level.law_params import Law, describe, given, unit_of
from game.level.law_tables import PLACES, LawTables
from game.level.level_faults import Loc
from game.level.validate import ValidFile
from game.sim.spec import Key, Param

Value = Any  # a number, a switch, a time as text, a list of numbers, or a table of what is drawn; JSON can hold it

TIME = "minutes and seconds"  # the unit of a time as text


class Acts(Enum):
    """When a change of a number acts, in words."""

    AT_ONCE = "at once"
    UNTIL_BEAT = "until its beat has happened; afterwards it changes nothing"
    FROM_START = "only from the start: a run that goes on refuses it"


@dataclass(frozen=True)
class Number:
    """A number of a level.

    value is what the level says, in the author's units, and unit is what these are called; low and high are its range
    where it has one. loc: where it stands, or would stand, in a level file.
    """

    name: str
    value: Value
    acts: Acts
    doc: str
    low: float | None
    high: float | None
    loc: Loc
    unit: str = "a number"


def numbers_of(
    valid: ValidFile, tables: LawTables, used: Sequence[Law], laws: Sequence[Law], word: str
) -> list[Number]:
    """Every number of a level at a difficulty, in the order in which files have them."""
    let = {**valid.file.let, **getattr(valid.difficulty(word), "let", {})}
    return [
        Number(
            "length", valid.file.length, Acts.FROM_START, "how long the dream is at most", None, None, ("length",), TIME
        ),
        *(
            Number(name, value, Acts.AT_ONCE, _use_of(valid, name), -30_000, 30_000, ("let", name))
            for name, value in let.items()
        ),
        *(number for law in used for param in law.PARAMS for number in _of_param(valid, tables, law, param, word)),
        *_of_beats(valid, laws),
    ]


def _use_of(valid: ValidFile, name: str) -> str:
    """What a number of `[let]` is for: the first condition that names it, of an ending before one of a beat."""
    for table in ("ending", "beat"):
        for _, entry in valid.each(table):
            if entry.when is not None and name in names_in(entry.when):
                return f"the level's own number, as in: {entry.when}"
    return "the level's own number; no condition names it"


def _of_param(valid: ValidFile, tables: LawTables, law: Law, param: Param, word: str) -> Iterator[Number]:
    name, base = f"{law.NAME}.{param.name}", tables.written(law, word, param)
    yield _number(name, base, param, ("laws", law.NAME, param.name))
    if param.per in PLACES:
        entries = zip(valid.each(param.per), tables.parts[law.NAME][param.per], strict=True)
        for i, ((_, entry), (_, table)) in enumerate(entries):
            own = given(table, param)
            loc = (param.per, i, law.NAME, param.name)
            yield _number(f"{name}[{_label(entry)}]", base if own is None else own, param, loc)


def _number(name: str, value: Any, param: Param, loc: Loc) -> Number:
    plain = value.model_dump() if isinstance(value, BaseModel) else value
    acts = Acts.AT_ONCE if param.at_once else Acts.FROM_START
    return Number(name, plain, acts, describe(param), param.low, param.high, loc, unit_of(param))


def _label(entry: Any) -> str:
    if hasattr(entry, "label"):
        return str(entry.label)
    return str(entry.name) if hasattr(entry, "name") else " - ".join(entry.between)


def _of_beats(valid: ValidFile, laws: Sequence[Law]) -> Iterator[Number]:
    keys = [key for key in keys_of(laws).values() if key.form == "number"]
    at = Key("at", "clock", "when it happens, or before which it doesn't")
    for i, (_, entry) in enumerate(valid.each("beat")):
        for key in [at, *keys]:
            value = getattr(entry, key.name)
            if value is not None:
                low, high = (None, None) if key is at else (key.low, key.high)
                name = f"beat[{i + 1}].{key.name}"
                loc, unit = ("beat", i, key.name), TIME if key is at else "a number"
                yield Number(name, value, Acts.UNTIL_BEAT, key.doc, low, high, loc, unit)
