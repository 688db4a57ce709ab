"""Validates a document against the model of a level file: reports all faults, and returns the valid rest."""

import copy
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from game.level.law_params import Law
from game.level.level_faults import Findings, Loc, inside, nearest, one_of, show
from game.level.model import level_model
from game.level.schema import Allowed

_LISTS = ("sector", "link", "ring", "arm", "beat", "ending")
# Stand in for a head that is missing or mistaken, so that the rest of the file can still be looked through.
_STAND_INS = {
    "format": 1,
    "name": "x",
    "title": "-",
    "dream": 1,
    "summary": "-",
    "length": "5:00",
    "laws": {},
}


@dataclass(frozen=True)
class ValidFile:
    """The valid part of a file, and for each list in it the places that its entries have in the file."""

    file: Any
    places: dict[str, list[Loc]]

    def each(self, section: str) -> list[tuple[Loc, Any]]:
        """The entries of a list with their places in the file."""
        return list(zip(self.places[section], getattr(self.file, section), strict=True))

    def difficulty(self, word: str) -> Any:
        """The table of a difficulty, None when there is none."""
        return getattr(self.file.difficulty, word.replace("-", "_"), None)


def validate(data: dict[str, Any], findings: Findings, laws: tuple[Law, ...]) -> ValidFile | None:
    """The file as a model. What doesn't fit is noted and left out; None when nothing is left."""
    model, rest = level_model(laws), data
    places = _places(data)
    for _ in range(4):  # an entry that was left out may leave another without sense
        try:
            file = model.model_validate(rest)
        except ValidationError as error:
            faults = error.errors(include_url=False, include_context=rest is data, include_input=False)
        else:
            return ValidFile(file, {name: [places[id(entry)] for entry in _entries(rest, name)] for name in _LISTS})
        if rest is data:
            for findings.left, fault in zip(range(len(faults) - 1, -1, -1), faults, strict=True):
                _note(fault, findings, Allowed(laws))
            findings.left = None
            rest = copy.deepcopy(data)
            places = _places(rest)
        for loc in sorted({_entry(_place(fault, rest)) for fault in faults}, key=_last_first):
            _leave_out(rest, loc)
    return None


def _entries(data: dict[str, Any], name: str) -> list[Any]:
    entries = data.get(name)
    return entries if isinstance(entries, list) else []


def _places(data: dict[str, Any]) -> dict[int, Loc]:
    """Where each entry of a list stands, by its identity: that stays when others are left out."""
    return {id(entry): (name, i) for name in _LISTS for i, entry in enumerate(_entries(data, name))}


def _place(fault: Any, data: Any) -> Loc:
    """Where a fault of pydantic's is in the data, without names of alternatives; a missing key comes last."""
    place: Loc = ()
    for part in fault["loc"]:
        if (isinstance(data, dict) and part in data) or (isinstance(data, list) and isinstance(part, int)):
            data, place = inside(data, part), (*place, part)
    return (*place, fault["loc"][-1]) if fault["type"] == "missing" else place


def _note(fault: Any, findings: Findings, allowed: Allowed) -> None:
    loc, kind = _place(fault, findings.data), fault["type"]
    if kind == "missing":
        findings.add(loc[:-1], f"no `{loc[-1]}`", f"`{loc[-1]}`: {allowed.sentence(loc)}")
    elif kind == "extra_forbidden":
        _unknown(loc, findings, allowed.keys(loc[:-1]))
    elif "[key]" in fault["loc"]:
        findings.add(loc, "a name that can't be used", 'names like "enough": small letters, digits and _')
    else:
        value, own = inside(findings.data, *loc), fault.get("ctx", {}).get("error")
        guess = nearest(value, allowed.names(loc)) if isinstance(value, str) else None
        findings.add(loc, show(value), str(own) if own else allowed.sentence(loc), guess)


def _unknown(loc: Loc, findings: Findings, keys: list[str]) -> None:
    key = str(loc[-1])
    if "." in key:
        findings.add(loc, f"the key {show(key)}", "dots between keys without quotes, like climb.speed = 0.02")
        return
    found = "an unknown law" if loc[:-1] == ("laws",) else "an unknown key"
    findings.add(loc, found, one_of(keys, 24), nearest(key, keys))


def _entry(loc: Loc) -> Loc:
    """The smallest entry round a place that a file can do without: a law's number, a list's entry, a key."""
    depth = {"laws": 3, "difficulty": 4, "let": 2}.get(str(loc[0]), 1) if loc else 0
    return loc[:2] if len(loc) > 1 and isinstance(loc[1], int) else loc[:depth]


def _last_first(loc: Loc) -> tuple[str, int]:
    return (str(loc[:1]), -loc[1] if len(loc) > 1 and isinstance(loc[1], int) else 0)


def _leave_out(data: dict[str, Any], loc: Loc) -> None:
    if len(loc) == 1 and loc[0] in _STAND_INS:
        data[str(loc[0])] = _STAND_INS[str(loc[0])]
    elif len(loc) == 2 and isinstance(loc[1], int):
        del data[str(loc[0])][loc[1]]
    elif loc:
        around = inside(data, *loc[:-1])
        if isinstance(around, dict):
            around.pop(loc[-1], None)
