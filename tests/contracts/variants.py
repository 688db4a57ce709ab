"""Levels with one number otherwise: each number of each law and ending, a little more or less."""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np

from game.level import Level
from game.level.law_params import whole
from game.sim.params import Params
from game.sim.program import Op
from game.sim.spec import Drawn, Param

MORE, LESS = 1.3, 0.7


def variants(level: Level, factor: float) -> Iterator[tuple[str, Level]]:
    """Every number of a level in turn, by its name; those that can't be changed so aren't there."""
    for law in level.params.laws:
        for param in law.PARAMS:
            found = _other(level, law.NAME, param, factor)
            if found and not any(getattr(one, "check", lambda _: [])(found.params) for one in found.params.laws):
                yield f"{law.NAME}.{param.name}", found
    for way in level.endings:
        if any(op == Op.CONST for op, _ in _when(level, way.name)):
            yield f"ending {way.name}", _bounded(level, way.name, factor)


def _other(level: Level, law: str, param: Param, factor: float) -> Level | None:
    """The level with a number of a law otherwise; None where it would be the same."""
    numbers = level.params.law[law]
    was = getattr(numbers, param.name)
    made = None if param.form == "switch" else _scaled(param, was, factor)
    if made is None or np.array_equal(_flat(made), _flat(was)):
        return None
    changed = SimpleNamespace(**{**vars(numbers), param.name: made})
    return replace(level, params=_params(level.params, law={**level.params.law, law: changed}))


def _params(params: Params, **changed: Any) -> Params:
    return replace(params, **changed)


def _scaled(param: Param, was: Any, factor: float) -> Any:
    """A number, a column of them or what is drawn, times a factor, within what the law allows."""
    if isinstance(was, Drawn):
        b = _scaled(param, was.b, factor) if was.kind == "between" else was.b
        return Drawn(was.kind, _scaled(param, was.a, factor), b)
    low, high = whole(param, param.low), whole(param, param.high)
    made = np.clip(np.round(np.asarray(was) * factor), low, high).astype(np.int32)
    return int(made) if made.ndim == 0 else made


def _flat(value: Any) -> Any:
    return np.concatenate([np.ravel(value.a), np.ravel(value.b)]) if isinstance(value, Drawn) else value


def _when(level: Level, name: str) -> Any:
    return next((way.when for way in level.params.timeline.endings if way.name == name), ())


def _bounded(level: Level, name: str, factor: float) -> Level:
    """The level with the numbers of an ending's condition otherwise."""

    def scaled(code: Any) -> Any:
        return tuple((op, round(number * factor) if op == Op.CONST else number) for op, number in code)

    line = level.params.timeline
    ways = tuple(replace(way, when=scaled(way.when)) if way.name == name else way for way in line.endings)
    return replace(level, params=_params(level.params, timeline=replace(line, endings=ways)))
