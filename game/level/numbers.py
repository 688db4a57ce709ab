"""A law's numbers: from what it declares (`spec.Param`) to models that check them, and on to whole numbers."""

from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace
from typing import Annotated, Any, Protocol

import numpy as np
from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, create_model

from game.level.findings import Findings, Loc
from game.sim.fixed import ONE, STEPS_PER_SECOND, TICKS_PER_SECOND, WHOLE
from game.sim.spec import Drawn, Metric, Param

WIDEST_SPREAD = 1.5  # of a lognormal draw: one in a thousand is then a hundredfold

_STRICT = ConfigDict(extra="forbid", strict=True)
_UNITS = {
    "fraction": "", "share": "share of the city or of a whole", "seconds": "seconds", "steps": "seconds", "rate": "per second",
    "count": "count", "switch": "",
}  # fmt: skip


class Law(Protocol):
    """What the loader needs of a law; modules of `game.sim.laws` have it."""

    NAME: str
    PARAMS: tuple[Param, ...]
    METRICS: tuple[Metric, ...]


def whole(param: Param, value: float) -> int:
    """An author's number as the whole number that `sim` works with, by the parameter's form."""
    forms: dict[str, Callable[[float], float]] = {
        "fraction": lambda v: v * ONE,
        "share": lambda v: v * WHOLE,
        "seconds": lambda v: v * TICKS_PER_SECOND,
        "steps": lambda v: v * STEPS_PER_SECOND,
        "rate": lambda v: v * WHOLE / STEPS_PER_SECOND,
        "count": lambda v: v,
        "switch": lambda v: v,
    }
    return round(forms[param.form](float(value)))


def model_of(law: Law, per: str | None = None) -> type[BaseModel]:
    """The table of a law's numbers: all of them, or those that may differ `per` sector or link."""
    params = [param for param in law.PARAMS if per is None or param.per == per]
    fields = {f"p_{param.name}": _field(law, param, per) for param in params}
    doc = (getattr(law, "__doc__", None) or law.NAME).strip().splitlines()[0]
    of = f"{law.NAME.title()}{'Of' + per.title() if per else ''}"
    return create_model(of, __config__=_STRICT, __doc__=doc, **fields)  # type: ignore[call-overload, no-any-return]


def given(table: BaseModel | None, param: Param) -> Any:
    """What a table says about a parameter, None where it says nothing."""
    key = f"p_{param.name}"
    return getattr(table, key) if table is not None and key in table.model_fields_set else None


def _field(law: Law, param: Param, per: str | None) -> tuple[Any, Any]:
    plain = _plain(param)
    kinds: list[tuple[str, Any]] = [("number", plain)]
    if param.drawn:
        kinds += _draws(law, param, plain)
    if param.per not in ("world", "sector", "link"):
        kinds.append(("list", list[plain]))
    kind = _kind if len(kinds) > 1 else None
    annotation: Any = plain
    if kind:
        joined: Any = Annotated[plain, Tag("number")]
        for name, other in kinds[1:]:
            joined = joined | Annotated[other, Tag(name)]
        annotation = Annotated[joined, Discriminator(kind)]
    default: Any = None if per else param.default
    return annotation, Field(default=default, alias=param.name, description=describe(param))


def _plain(param: Param) -> Any:
    if param.form == "switch":
        return bool
    if param.form == "count":
        return Annotated[int, Field(ge=int(param.low), le=int(param.high))]
    return Annotated[float, Field(ge=param.low, le=param.high, allow_inf_nan=False)]


def _draws(law: Law, param: Param, plain: Any) -> list[tuple[str, Any]]:
    of = f"{law.NAME.title()}{param.name.title()}"
    pair = Annotated[list[plain], Field(min_length=2, max_length=2)]
    between = create_model(
        f"{of}Between", __config__=_STRICT, __doc__="each world draws evenly between the two",
        between=(pair, Field(description="the least and the greatest")),
    )  # fmt: skip
    lognormal = create_model(
        f"{of}Lognormal", __config__=_STRICT, __doc__="each world draws round the median",
        median=(plain, Field(description="half of all draws lie below")),
        spread=(
            Annotated[float, Field(ge=0, le=WIDEST_SPREAD, allow_inf_nan=False)],
            Field(description="standard deviation of the logarithm"),
        ),
    )  # fmt: skip
    return [("between", between), ("lognormal", lognormal)]


def _kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return "between" if "between" in value else "lognormal"
    return "list" if isinstance(value, list) else "number"


def describe(param: Param) -> str:
    """A parameter in a sentence, for hover texts and documentation."""
    notes = [_UNITS[param.form], "" if param.per == "world" else f"per {param.per}", "may be drawn" if param.drawn else ""]
    return param.doc + "".join(f"; {note}" for note in notes if note)


class Numbers:
    """Turns the tables of one level into what each law reads."""

    def __init__(self, findings: Findings, counts: Mapping[str, int]) -> None:
        self.findings, self.counts = findings, counts

    def of(self, law: Law, tables: Sequence[BaseModel | None], parts: Mapping[str, Sequence[BaseModel | None]]) -> SimpleNamespace:
        """A law's numbers: `tables` from weakest to strongest, `parts` the own tables of each sector and link."""
        space = SimpleNamespace()
        for param in law.PARAMS:
            said = [v for v in (given(table, param) for table in tables) if v is not None]
            base = said[-1] if said else param.default
            loc = ("laws", law.NAME, param.name)
            setattr(space, param.name, self.one(param, base, parts.get(param.per), loc))
        return space

    def one(self, param: Param, base: Any, parts: Sequence[BaseModel | None] | None, loc: Loc) -> Any:
        """One parameter: an int, a column [n, 1] of int32, or Drawn of either."""
        if param.per == "world":
            draw = self.draw(param, base, loc)
            return draw.a if draw.kind == "fixed" else draw
        values = self.column(param, base, parts, loc)
        if len(kinds := {draw.kind for draw in values} - {"fixed"}) > 1:
            self.findings.add(loc, "some drawn by between and some by median", "one way of drawing for all")
        a, b = (np.array([[getattr(d, side)] for d in values], np.int32).reshape(-1, 1) for side in "ab")
        if not kinds:
            return a
        if "between" in kinds:
            return Drawn("between", a, np.array([[d.a if d.kind == "fixed" else d.b] for d in values], np.int32))
        return Drawn("lognormal", a, b)

    def column(self, param: Param, base: Any, parts: Sequence[BaseModel | None] | None, loc: Loc) -> list[Drawn]:
        if parts is not None:
            own = [given(part, param) for part in parts]
            return [self.draw(param, base if value is None else value, loc) for value in own]
        size = self.counts.get(param.per, 1)
        values = base if isinstance(base, list) else [base] * size
        if len(values) != size:
            self.findings.add(loc, f"a list of {len(values)}", f"one number, or {size}: one for each {param.per}")
        return [self.draw(param, value, loc) for value in values]

    def draw(self, param: Param, value: Any, loc: Loc) -> Drawn:
        """A value as given: `fixed` (a), `between` (a to b) or `lognormal` (median a, spread b as Q16)."""
        if isinstance(value, bool | int | float):
            return Drawn("fixed", whole(param, value), 0)
        if hasattr(value, "between"):
            low, high = value.between
            if low > high:
                self.findings.add(loc, f"between {low:g} and {high:g}", "the smaller number first")
            return Drawn("between", whole(param, low), whole(param, high))
        return Drawn("lognormal", whole(param, value.median), round(value.spread * ONE))
