"""The parameters of a law: models that check them (from `spec.Param`), and their conversion to whole numbers."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Annotated, Any, ClassVar, Protocol

import numpy as np
from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, create_model, model_validator

from game.level.level_faults import Findings, Loc
from game.sim.fixed import ONE, STEPS_PER_SECOND, TICKS_PER_SECOND, WHOLE
from game.sim.spec import Drawn, Group, Metric, Param, retired_of

WIDEST_SPREAD = 1.5  # of a lognormal draw: one in a thousand is then a hundredfold

_STRICT = ConfigDict(extra="forbid", strict=True)
# How many of the whole number's units make 1 of the author's, and what to call that.
_FORMS: dict[str, tuple[float, str]] = {
    "fraction": (ONE, ""),
    "share": (WHOLE, "a share, 1 is all"),
    "seconds": (TICKS_PER_SECOND, "seconds"),
    "steps": (STEPS_PER_SECOND, "seconds"),
    "milliseconds": (1000, "milliseconds"),
    "rate": (WHOLE / STEPS_PER_SECOND, "per second"),
    "count": (1, "a count"),
    "switch": (1, ""),
}


class Law(Protocol):
    """What the loader needs of a law; modules of `game.sim.laws` have it."""

    NAME: str
    USES: tuple[Group, ...]
    PARAMS: tuple[Param, ...]
    METRICS: tuple[Metric, ...]


def whole(param: Param, value: float) -> int:
    """An author's number as the whole number that `sim` works with, by the parameter's form."""
    return scaled(param.form, value)


def scaled(form: str, value: float) -> int:
    """An author's number as a whole one of a form."""
    return round(float(value) * _FORMS[form][0])


class _LawTable(BaseModel):
    model_config = _STRICT
    retired: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _without_retired(cls, said: Any) -> Any:
        return {key: said[key] for key in said if key not in cls.retired} if isinstance(said, dict) else said


def model_of(law: Law, per: str | None = None) -> type[BaseModel]:
    """The table of a law's numbers: all of them, or those that may differ `per` sector or link."""
    name = f"{law.NAME.title()}{'Of' + per.title() if per else ''}"
    doc = (getattr(law, "__doc__", None) or law.NAME).strip().splitlines()[0]
    fields: dict[str, Any] = {
        _key(param): _field(name, param, None if per else param.default)
        for param in law.PARAMS
        if per in (None, param.per)
    }
    table = create_model(name, __base__=_LawTable, __doc__=doc, **fields)
    table.retired = () if per else retired_of(law)
    return table


def given(table: BaseModel | None, param: Param) -> Any:
    """What a table says about a parameter, None where it says nothing."""
    said = table is not None and _key(param) in table.model_fields_set
    return getattr(table, _key(param)) if said else None


def _key(param: Param) -> str:
    return f"p_{param.name}"  # a parameter may have a name that models use themselves, like `copy`


def _field(table: str, param: Param, default: Any) -> tuple[Any, Any]:
    plain: Any = _plain(param)
    annotation = plain
    others = _draws(f"{table}{param.name.title()}", plain) if param.drawn else []
    if param.per not in ("world", "sector", "link"):
        others.append(("list", list[plain]))
    if others:
        joined: Any = Annotated[plain, Tag("number")]
        for name, other in others:
            joined = joined | Annotated[other, Tag(name)]
        annotation = Annotated[joined, Discriminator(_kind)]
    return annotation, Field(default, alias=param.name, description=describe(param))


def _plain(param: Param) -> Any:
    if param.form == "switch":
        return bool
    if param.form == "count":
        return Annotated[int, Field(ge=int(param.low), le=int(param.high))]
    return Annotated[float, Field(ge=param.low, le=param.high, allow_inf_nan=False)]


def _draws(name: str, plain: Any) -> list[tuple[str, Any]]:
    pair: Any = Annotated[list[plain], Field(min_length=2, max_length=2)]
    spread: Any = Annotated[float, Field(ge=0, le=WIDEST_SPREAD, allow_inf_nan=False)]
    between: dict[str, Any] = {"between": (pair, Field(description="the least and the greatest"))}
    lognormal: dict[str, Any] = {
        "median": (plain, Field(description="half of all draws lie below")),
        "spread": (spread, Field(description="standard deviation of the logarithm")),
    }
    return [
        ("between", create_model(f"{name}Between", __config__=_STRICT, **between)),
        ("lognormal", create_model(f"{name}Lognormal", __config__=_STRICT, **lognormal)),
    ]


def _kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return "between" if "between" in value else "lognormal"
    return "list" if isinstance(value, list) else "number"


def describe(param: Param) -> str:
    """A parameter in a sentence, for hover texts and documentation."""
    per = "" if param.per == "world" else f"may differ by {param.per}"
    drawn = "may be drawn: { between = [a, b] } or { median = m, spread = s }" if param.drawn else ""
    return "; ".join(filter(None, [param.doc, _FORMS[param.form][1], per, drawn]))


def unit_of(param: Param) -> str:
    """What an author's number of a parameter is: its unit, for documentation."""
    return "true or false" if param.form == "switch" else _FORMS[param.form][1] or "a number"


PlacedTable = tuple[Loc, BaseModel | None]  # a table of a law's numbers, and where it stands


class ParamReader:
    """Turns the tables of one level into the whole numbers that each law reads."""

    def __init__(self, findings: Findings, sizes: Mapping[str, int]) -> None:
        self.findings, self.sizes = findings, sizes

    def of(
        self, law: Law, tables: Sequence[PlacedTable], parts: Mapping[str, Sequence[PlacedTable]]
    ) -> SimpleNamespace:
        """A law's numbers: `tables` from weakest to strongest, `parts` the own ones of sectors and links."""
        space = SimpleNamespace()
        for param in law.PARAMS:
            base: tuple[Loc, Any] = (("laws", law.NAME, param.name), param.default)
            for loc, table in tables:
                value = given(table, param)
                base = base if value is None else ((*loc, param.name), value)
            setattr(space, param.name, self._one(param, base, parts.get(param.per, ())))
        return space

    def _one(self, param: Param, base: tuple[Loc, Any], parts: Sequence[PlacedTable]) -> Any:
        """One parameter: an int, a column [n, 1] of int32, or Drawn of either."""
        if param.per == "world":
            draw = self._draw(param, *base)
            return draw.a if draw.kind == "fixed" else draw
        values = self._column(param, base, parts)
        kinds = {draw.kind for draw in values} - {"fixed"}
        if len(kinds) > 1:
            found = "some drawn by between and some by median"
            self.findings.add(base[0], found, "one way of drawing for all")
        a = _upright([draw.a for draw in values])
        if "between" in kinds:
            return Drawn("between", a, _upright([d.a if d.kind == "fixed" else d.b for d in values]))
        return Drawn("lognormal", a, _upright([draw.b for draw in values])) if kinds else a

    def _column(self, param: Param, base: tuple[Loc, Any], parts: Sequence[PlacedTable]) -> list[Drawn]:
        if param.per in ("sector", "link"):
            own = [((*loc, param.name), given(table, param)) for loc, table in parts]
            return [self._draw(param, *(base if value is None else (loc, value))) for loc, value in own]
        loc, value = base
        size = self.sizes.get(param.per, 1)
        values = value if isinstance(value, list) else [value] * size
        if len(values) != size:
            allowed = f"one number, or {size}: one for each {param.per}"
            self.findings.add(loc, f"a list of {len(values)}", allowed)
        return [self._draw(param, loc, value) for value in values]

    def _draw(self, param: Param, loc: Loc, value: Any) -> Drawn:
        """A value as given: `fixed` (a), `between` (a to b) or `lognormal` (median a, spread b as Q16)."""
        if isinstance(value, bool | int | float):
            return Drawn("fixed", whole(param, value), 0)
        if not hasattr(value, "between"):
            return Drawn("lognormal", whole(param, value.median), round(value.spread * ONE))
        low, high = value.between
        if low > high:
            self.findings.add(loc, f"between {low:g} and {high:g}", "the smaller number first")
        return Drawn("between", whole(param, low), whole(param, high))


def _upright(values: Sequence[int]) -> np.ndarray:
    return np.array(values, np.int32).reshape(-1, 1)
