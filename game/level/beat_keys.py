"""The keys that laws give to beats of the timeline (`spec.Effect`), as a table of the level file."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, create_model

from game.level.law_params import Law
from game.level.tables import BeatTable, Line, Name, Table
from game.sim.spec import Key, effects_of

# How editors list the keys; those that aren't named here come after.
_ORDER = (
    "say", "strike", "fault", "strength", "shift", "ask", "answers", "unravel", "fade", "slip", "tempo", "scatter",
    "strikes", "over", "fray", "torn",
)  # fmt: skip


def keys_of(laws: Iterable[Law]) -> dict[str, Key]:
    """Every key that these laws give to beats, by its name."""
    found = {key.name: key for law in laws for effect in effects_of(law) for key in effect.keys}
    return {name: found[name] for name in sorted(found, key=lambda name: (*_ORDER, name).index(name))}


def words_of(laws: Iterable[Law]) -> frozenset[str]:
    """What no sector may be called: words that stand for a sector."""
    return frozenset(word for key in keys_of(laws).values() if key.form == "sector" for word in key.words)


def beat_table(laws: Iterable[Law]) -> type[Table]:
    """The table of a beat, with the keys of these laws."""
    fields: dict[str, Any] = {
        name: (_written(key) | None, Field(None, description=key.doc)) for name, key in keys_of(laws).items()
    }
    return create_model("BeatTable", __base__=BeatTable, __doc__=BeatTable.__doc__, **fields)


def _written(key: Key) -> Any:
    """What an author may write there, as a type."""
    if key.form == "sector":
        return Name
    if key.form == "word":
        one: Any = Literal[key.words]
        if not key.several:
            return one
        some: Any = Annotated[list[one], Field(min_length=2, max_length=len(key.words))]
        return Annotated[Annotated[one, Tag("word")] | Annotated[some, Tag("list")], Discriminator(_kind)]
    if key.form == "line":
        return Line
    if key.form == "lines":
        return Annotated[list[Line], Field(min_length=int(key.low), max_length=int(key.high))]
    if key.form == "number":
        return Annotated[float, Field(ge=key.low, le=key.high, allow_inf_nan=False)]
    return Annotated[int, Field(ge=int(key.low), le=int(key.high))]


def _kind(value: Any) -> str:
    return "list" if isinstance(value, list) else "word"
