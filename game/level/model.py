"""The pydantic model of a level file: the fixed tables, and a table for each law."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, create_model

from game.level.beat_keys import beat_table
from game.level.dreams import dreams
from game.level.dreams.laws import law_modules
from game.level.law_params import Law, model_of
from game.level.level_faults import one_of
from game.level.tables import (
    DIFFICULTIES,
    LINKS,
    SECTORS,
    ArmLinksTable,
    ArmTable,
    Clock,
    EndingTable,
    Identifier,
    Line,
    LinkTable,
    Name,
    Number,
    RingLinksTable,
    RingTable,
    SectorTable,
    Slug,
    Table,
)

Fields = dict[str, Any]
Tables = dict[str, type[BaseModel]]


@lru_cache(maxsize=8)
def level_model(laws: tuple[Law, ...]) -> type[Table]:
    """The whole file as a model, with a table for each of these laws."""
    whole, sector, link = ({law.NAME: model_of(law, per) for law in laws} for per in (None, "sector", "link"))
    own = "this one's own numbers for the law `{}`"
    sectors: Any = _table("Sector", SectorTable.__doc__, _of_laws(sector, own), SectorTable)
    links: Any = _table("Link", LinkTable.__doc__, _of_laws(link, own), LinkTable)
    ring_links: Any = _table("RingLinks", RingLinksTable.__doc__, _of_laws(link, own), RingLinksTable)
    around = {
        "around": (ring_links | None, Field(None, description="links from each sector to the next of the ring")),
        "second": (ring_links | None, Field(None, description="links from each sector to the next but one")),
        "inward": (ring_links | None, Field(None, description="links to the ring inside; one is always there")),
    }
    rings: Any = _table("Ring", RingTable.__doc__, {**around, **_of_laws(sector, own)}, RingTable)
    along: Any = _table("ArmLinks", ArmLinksTable.__doc__, _of_laws(link, own), ArmLinksTable)
    catwalk = {"along": (along, Field(description="the catwalk from each insect to the next"))}
    arms: Any = _table("Arm", ArmTable.__doc__, {**catwalk, **_of_laws(sector, own)}, ArmTable)
    difficulties = {
        word.replace("-", "_"): (_difficulty(whole, word) | None, Field(None, alias=word)) for word in DIFFICULTIES
    }
    beats: Any = beat_table(laws)
    fields: Fields = {
        **_head(),
        "laws": (_laws(whole), Field(description="the laws that this level uses")),
        "sector": (
            Annotated[list[sectors], Field(max_length=SECTORS)],
            Field([], description="the city, if it is the same for every seed"),
        ),
        "link": (
            Annotated[list[links], Field(max_length=LINKS)],
            Field([], description="what joins its sectors"),
        ),
        "names": (
            Annotated[list[Name], Field(max_length=200)],
            Field([], description="names for sectors of rings: each seed picks its own from them"),
        ),
        "ring": (
            Annotated[list[rings], Field(max_length=8)],
            Field([], description="the city, if each seed draws its own: its rings, the innermost first"),
        ),
        "arm": (
            Annotated[list[arms], Field(max_length=8)],
            Field([], description="the engine, if each seed draws how its three arms wind"),
        ),
        "beat": (Annotated[list[beats], Field(max_length=200)], Field([], description="the timeline")),
        "difficulty": (
            _table("Difficulties", "What the three difficulties change.", difficulties) | None,
            Field(None, description="what the difficulties change"),
        ),
        "ending": (
            Annotated[list[EndingTable], Field(min_length=1, max_length=20)],
            Field(description="the ways it can end; the first whose `when` is true counts"),
        ),
    }
    return _table("LevelFile", "A level of Lucid Control.", fields)


def _table(name: str, doc: str | None, fields: Fields, base: type[Table] = Table) -> type[Table]:
    return create_model(name, __base__=base, __doc__=doc, **fields)


def _head() -> Fields:
    return {
        "format": (Literal[1, 2], Field(description="version of this format: 2 has rings, arms and names")),
        "name": (Slug, Field(description="the level's name on the command line")),
        "title": (Line, Field(description="the level's title on screen")),
        "dream": _dream(),
        "summary": (Line, Field(description="a sentence about it")),
        "round": (
            Annotated[int, Field(ge=0, le=2**31 - 1)],
            Field(0, description="which round of a seed it is: each has places and names of its own"),
        ),
        "length": (
            Clock,
            Field(description="when the dream ends at the latest; some ending must be true then"),
        ),
        "let": (dict[Identifier, Number], Field({}, description="numbers that conditions may name")),
    }


def _dream() -> Any:
    """The number of a dream that there is."""
    titles = {dream.number: dream.title for dream in dreams()}

    def known(number: int) -> int:
        if number not in titles:
            raise ValueError(f"the number of a dream: {one_of(map(str, titles))}")
        return number

    whose = ", ".join(f"{number} {title}" for number, title in titles.items())
    number = Annotated[int, Field(ge=min(titles), le=max(titles)), AfterValidator(known)]
    return number, Field(description=f"whose scene it is: {whose}")


def _laws(tables: Tables) -> type[Table]:
    fields = {name: (table | None, Field(None, description=table.__doc__)) for name, table in tables.items()}
    return _table("Laws", "The laws that this level uses: one table each.", fields)


def _of_laws(tables: Tables, described: str) -> Fields:
    return {
        name: (table | None, Field(None, description=described.format(name)))
        for name, table in tables.items()
        if table.model_fields
    }


def _difficulty(tables: Tables, word: str) -> type[Table]:
    fields: Fields = {
        "word": (Name | None, Field(None, description="its name on screen; without it, its key in words")),
        "summary": (Line | None, Field(None, description="a sentence about it")),
        "let": (dict[Identifier, Number], Field({}, description="other values for numbers of [let]")),
        **_of_laws(tables, "other numbers for the law `{}`, for the level as a whole"),
    }
    title = word.title().replace("-", "")
    return _table(f"{title}Table", f"What is different in {word.replace('-', ' ')}.", fields)


def laws_of(laws: Sequence[Law] | None) -> tuple[Law, ...]:
    """These laws, or all that there are."""
    return law_modules() if laws is None else tuple(laws)
