"""Holds a document to the shape of a level file: every fault of it at once, and what is left without them."""

import copy
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from game.level.findings import Findings, Loc, nearest, one_of, show
from game.level.model import level_model
from game.level.numbers import Law
from game.level.schema import Allowed

# Stand-ins for the head of a file that lacks or mistakes one, so that the rest can still be looked through.
_STAND_INS = {"format": 1, "name": "level", "title": "-", "dream": 1, "summary": "-", "length": "5:00", "laws": {}}
_LISTS = ("sector", "link", "beat", "ending")


@dataclass(frozen=True)
class Shaped:
    """What is left of a file, and for each list in it the places that its entries have in the file."""

    file: Any
    places: dict[str, list[int]]

    def each(self, section: str) -> list[tuple[Loc, Any]]:
        """The entries of a list with their places in the file."""
        return [((section, i), entry) for i, entry in zip(self.places[section], getattr(self.file, section), strict=True)]


def shaped(data: dict[str, Any], findings: Findings, laws: tuple[Law, ...]) -> Shaped | None:
    """The file as a model. What doesn't fit is noted and left out; None when nothing is left."""
    model, allowed, rest = level_model(laws), Allowed(laws), data
    places = {name: list(range(len(data[name]))) for name in _LISTS if isinstance(data.get(name), list)}
    for _ in range(4):
        try:
            file = model.model_validate(rest)
            return Shaped(file, {name: places.get(name, []) for name in _LISTS})
        except ValidationError as error:
            faults = error.errors(include_url=False, include_context=True)
        if rest is data:
            for fault in faults:
                _note(fault, data, findings, allowed)
            rest = copy.deepcopy(data)
        entries = {_entry(_place(fault["loc"], rest)) for fault in faults}
        for loc in sorted(entries, key=_last_first):
            _leave_out(rest, loc, places)
    return None


def _place(loc: tuple[int | str, ...], data: Any) -> Loc:
    """A place of pydantic's as one of the file: without the names of alternatives; a missing key stays as last part."""
    place: list[int | str] = []
    for i, part in enumerate(loc):
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            if i < len(loc) - 1 or isinstance(part, int):
                continue
        place.append(part)
    return tuple(place)


def _entry(loc: Loc) -> Loc:
    """The smallest entry round a place that a file can do without: a law's number, a list's entry, a key of the head."""
    depth = {"laws": 3, "difficulty": 4, "let": 2}.get(str(loc[0]), 1) if loc else 0
    return loc[:2] if len(loc) > 1 and isinstance(loc[1], int) else loc[:depth]


def _last_first(loc: Loc) -> tuple[str, int]:
    return (str(loc[:1]), -loc[1] if len(loc) > 1 and isinstance(loc[1], int) else 0)


def _note(fault: Any, data: dict[str, Any], findings: Findings, allowed: Allowed) -> None:
    loc, kind = _place(fault["loc"], data), fault["type"]
    key = str(loc[-1]) if loc else ""
    if kind == "missing":
        findings.add(loc[:-1], f"no `{key}`", f"`{key}`: {allowed.sentence(loc)}")
    elif kind == "extra_forbidden":
        keys = allowed.keys(loc[:-1])
        hint = "dotted keys without quotes" if "." in key else one_of(keys, 20)
        what = "an unknown law" if loc[:-1] == ("laws",) else "an unknown key"
        findings.add(loc, what, hint, nearest(key, keys))
    elif fault["loc"][-1:] == ("[key]",):
        findings.add(loc, "this name", 'names like "enough": small letters, digits and _')
    else:
        own = fault.get("ctx", {}).get("error")
        findings.add(loc, show(_value(data, loc)), str(own) if own else allowed.sentence(loc), _guess(data, loc, allowed))


def _value(data: Any, loc: Loc) -> Any:
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _guess(data: Any, loc: Loc, allowed: Allowed) -> str | None:
    value = _value(data, loc)
    names = [str(name) for way in allowed.ways(allowed.at(loc)) for name in way.get("enum", ())]
    return nearest(value, names) if isinstance(value, str) and names else None


def _leave_out(data: dict[str, Any], loc: Loc, places: dict[str, list[int]]) -> None:
    if len(loc) == 1 and loc[0] in _STAND_INS:
        data[str(loc[0])] = _STAND_INS[str(loc[0])]
        return
    around = _value(data, loc[:-1])
    if isinstance(around, dict | list) and loc and (loc[-1] in around or isinstance(loc[-1], int)):
        del around[loc[-1]]  # type: ignore[arg-type]
    if len(loc) == 2 and isinstance(loc[1], int):
        del places[str(loc[0])][loc[1]]
