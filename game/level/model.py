"""The shape of a level file: the fixed part, and around it the tables of whatever laws there are."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, create_model

from game.level.numbers import Law, model_of

FORMAT = 1
DIFFICULTIES = ("light-sleep", "deep-sleep", "night-terror")
DEFAULT_DIFFICULTY = "deep-sleep"
PROTOCOLS = ("scan", "steady", "isolate", "balance", "shelter")
SECTORS, LINKS, DEGREE = 96, 384, 8
EPICENTRE = "epicentre"
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}  # what can't be seen, or turns the line around


def _visible(text: str) -> str:
    if any(unicodedata.category(c) in _HIDDEN for c in text):
        raise ValueError("text without control characters or line breaks")
    return _filled(text)


def _paragraphs(text: str) -> str:
    if any(unicodedata.category(c) in _HIDDEN and c != "\n" for c in text):
        raise ValueError("text without control characters")
    return _filled(text)


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("a text that isn't blank")
    return text


_CLOCK = "^[0-9]{1,2}:[0-5][0-9](\\.[0-9])?$"
Slug = Annotated[str, Field(pattern="^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40, examples=["platform"])]
Name = Annotated[str, Field(max_length=20), AfterValidator(_visible)]
Line = Annotated[str, Field(max_length=200), AfterValidator(_visible)]
Text = Annotated[str, Field(max_length=1000), AfterValidator(_paragraphs)]
Clock = Annotated[str, Field(pattern=_CLOCK, examples=["0:45", "2:07.5"])]
Condition = Annotated[str, Field(max_length=600), AfterValidator(_paragraphs)]
Number = Annotated[float, Field(ge=-30_000, le=30_000, allow_inf_nan=False)]
Identifier = Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$", max_length=40, examples=["enough"])]


class Table(BaseModel):
    """A table that takes its own keys and no other."""

    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=False)


class SectorTable(Table):
    """A sector of the city."""

    name: Name = Field(description="its name, as the panel shows it")
    ring: int = Field(ge=1, le=12, description="which ring round the platform, 1 is the innermost")
    bearing: float | None = Field(
        default=None, ge=0, lt=360, allow_inf_nan=False,
        description="degrees clockwise from the far side of the platform; needed unless `at` is given",
    )  # fmt: skip
    at: Annotated[list[Annotated[float, Field(ge=-1, le=1)]], Field(min_length=2, max_length=2)] | None = Field(
        default=None,
        description="its place as [x, y] instead of ring and bearing: x to the right, y away from the viewer, both -1 to 1",
    )
    gate: bool = Field(default=False, description="whether it touches the base of the platform")


class LinkTable(Table):
    """A link between two sectors; people, ripples, loads and figures take it in both directions."""

    between: Annotated[list[Name], Field(min_length=2, max_length=2)] = Field(description="the two sectors it joins")
    seconds: float = Field(ge=0.1, le=60, allow_inf_nan=False, description="travel from one end to the other; seconds")


class BeatTable(Table):
    """An entry of the timeline; it happens once. With both `at` and `when`: as soon as `when` is true, not before `at`."""

    at: Clock | None = Field(default=None, description="when it happens, or before which it doesn't")
    when: Condition | None = Field(default=None, description="the condition that makes it happen")
    say: Line | None = Field(default=None, description="a caption")
    strike: Name | None = Field(default=None, description="a sector that an anomaly strikes, or `epicentre`")
    strength: float | None = Field(default=None, ge=0, le=1, allow_inf_nan=False, description="severity of that strike, 0 to 1")
    unravel: Literal["scan", "steady", "isolate", "balance", "shelter"] | None = Field(
        default=None, description="a protocol that begins to fail"
    )
    fade: float | None = Field(
        default=None, ge=0.1, le=600, allow_inf_nan=False, description="time until it has failed; seconds, 0.1 by default"
    )


class EndingTable(Table):
    """A way for the dream to end. The first in the file whose `when` is true is the one."""

    name: Slug = Field(description="its name in reports")
    title: Line = Field(description="its title on screen")
    when: Condition | None = Field(default=None, description="the condition that ends the dream")
    lifts: Slug | None = Field(
        default=None, description="instead of `when`: the ending that this one replaces when the run came near enough to the best"
    )
    share_of_best: float | None = Field(
        default=None, gt=0, le=1, allow_inf_nan=False, description="how near: the part of the best that must be reached"
    )
    won: bool = Field(default=False, description="whether it counts as a win")
    rank: int = Field(default=0, ge=0, le=9, description="how good it is; higher is better")
    mood: Literal["heartbeat", "dawn", "ash", "swarm", "dark"] = Field(
        description="how it looks and sounds: one heartbeat, clear air, falling ash, the figures arrived, every light out"
    )
    text: Text = Field(description="what is said over it")


Tables = dict[str, type[BaseModel]]


def _optional(tables: Tables, described: str) -> dict[str, Any]:
    return {
        name: (table | None, Field(default=None, description=described.format(name)))
        for name, table in tables.items()
        if table.model_fields
    }


def _extended(base: type[Table], name: str, tables: Tables, described: str) -> type[Table]:
    return create_model(name, __base__=base, __doc__=base.__doc__, **_optional(tables, described))  # type: ignore[call-overload, no-any-return]


def _difficulty(tables: Tables, word: str) -> type[Table]:
    return create_model(  # type: ignore[call-overload, no-any-return]
        f"{word.title().replace('-', '')}Table", __base__=Table, __doc__=f"What is different in {word.replace('-', ' ')}.",
        word=(Name | None, Field(default=None, description="its name on screen, without it the key in words")),
        summary=(Line | None, Field(default=None, description="a sentence about it")),
        let=(dict[Identifier, Number], Field(default={}, description="other values for numbers of [let]")),
        **_optional(tables, "other numbers for the law `{}`, for the level as a whole"),
    )  # fmt: skip


@lru_cache(maxsize=8)
def level_model(laws: tuple[Law, ...]) -> type[Table]:
    """The whole file as a model, with a table for each of these laws."""
    whole, sector, link = ({law.NAME: model_of(law, per) for law in laws} for per in (None, "sector", "link"))
    own = "this one's own numbers for the law `{}`"
    law_tables: dict[str, Any] = {
        name: (table | None, Field(default=None, description=table.__doc__)) for name, table in whole.items()
    }
    used = create_model("Laws", __base__=Table, __doc__="The laws that this level uses: one table each.", **law_tables)
    levels: dict[str, Any] = {
        f"d_{word.replace('-', '_')}": (_difficulty(whole, word) | None, Field(default=None, alias=word)) for word in DIFFICULTIES
    }
    difficulties = create_model("Difficulties", __base__=Table, __doc__="What the three difficulties change.", **levels)
    sectors: Any = list[_extended(SectorTable, "Sector", sector, own)]  # type: ignore[misc]
    links: Any = list[_extended(LinkTable, "Link", link, own)]  # type: ignore[misc]
    return create_model(
        "LevelFile", __base__=Table, __doc__="A level of Lucid Control.",
        format=(Literal[1], Field(description="version of this format")),
        name=(Slug, Field(description="the level's name on the command line")),
        title=(Line, Field(description="the level's title on screen")),
        dream=(int, Field(ge=1, le=3, description="whose scene it plays in: 1 The Platform, 2 The Guardian, 3 The Engine")),
        summary=(Line, Field(description="a sentence about it")),
        length=(
            Clock, Field(description="when the dream is over at the latest; an ending has to be true then, e.g. `time >= length`")
        ),
        let=(dict[Identifier, Number], Field(default={}, description="numbers that conditions may name")),
        laws=(used, Field(description="the laws that this level uses")),
        sector=(Annotated[sectors, Field(min_length=1, max_length=SECTORS)], Field(description="the city")),
        link=(Annotated[links, Field(max_length=LINKS)], Field(default=[], description="what joins its sectors")),
        beat=(Annotated[list[BeatTable], Field(max_length=200)], Field(default=[], description="the timeline")),
        difficulty=(difficulties | None, Field(default=None, description="what the difficulties change")),
        ending=(Annotated[list[EndingTable], Field(min_length=1, max_length=20)], Field(description="how it can end; order counts")),
    )  # fmt: skip


def laws_of(laws: Sequence[Law] | None) -> tuple[Law, ...]:
    """These laws, or all that there are."""
    if laws is None:
        from game.sim.laws import LAWS

        return tuple(LAWS)
    return tuple(laws)
