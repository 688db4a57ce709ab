"""The tables of a level file whose keys don't depend on the laws."""

import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

DIFFICULTIES = ("light-sleep", "deep-sleep", "night-terror")
DEFAULT_DIFFICULTY = "deep-sleep"
SECTORS, LINKS, DEGREE = 96, 384, 8  # the most there may be; DEGREE: links of one sector

_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # what can't be seen, or turns the line around


def _visible(text: str) -> str:
    if "\n" in text:
        raise ValueError("text without line breaks")
    return _paragraphs(text)


def _paragraphs(text: str) -> str:
    if any(unicodedata.category(c) in _HIDDEN and c != "\n" for c in text):
        raise ValueError("text without control characters")
    if not text.strip():
        raise ValueError("a text that isn't blank")
    return text


Slug = Annotated[str, Field(pattern="^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40, examples=["platform"])]
Name = Annotated[str, Field(max_length=20), AfterValidator(_visible)]
Line = Annotated[str, Field(max_length=200), AfterValidator(_visible)]
Text = Annotated[str, Field(max_length=1000), AfterValidator(_paragraphs)]
Clock = Annotated[str, Field(pattern="^[0-9]{1,2}:[0-5][0-9](\\.[0-9])?$", examples=["0:45", "2:07.5"])]
Condition = Annotated[str, Field(max_length=600), AfterValidator(_paragraphs)]
Number = Annotated[float, Field(ge=-30_000, le=30_000, allow_inf_nan=False)]
Identifier = Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$", max_length=40, examples=["enough"])]
Bearing = Annotated[float, Field(ge=0, lt=360, allow_inf_nan=False)]
Coordinate = Annotated[float, Field(ge=-1, le=1, allow_inf_nan=False)]
Part = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class Table(BaseModel):
    """A table that takes its own keys and no other."""

    model_config = ConfigDict(extra="forbid", strict=True)


class SectorTable(Table):
    """A sector of the city."""

    name: Name = Field(description="its name, as the panel shows it")
    ring: int = Field(ge=1, le=12, description="which ring round the platform, 1 is the innermost")
    bearing: Bearing | None = Field(
        None, description="degrees clockwise from the far side of the platform; needed unless `at` is given"
    )
    at: Annotated[list[Coordinate], Field(min_length=2, max_length=2)] | None = Field(
        None, description="its place as [x, y] instead of a bearing: x to the right, y away from the viewer"
    )
    gate: bool = Field(False, description="whether it touches the base of the platform")


class LinkTable(Table):
    """A link between two sectors; people, ripples, loads and figures take it in both directions."""

    between: Annotated[list[Name], Field(min_length=2, max_length=2)] = Field(
        description="the two sectors that it joins"
    )
    seconds: float = Field(ge=0.1, le=60, allow_inf_nan=False, description="travel from one end to the other; seconds")


class RingLinksTable(Table):
    """Links of a ring, all alike; `ground.chance` says how likely each is, `ground.stray` how its length differs."""

    seconds: float = Field(ge=0.1, le=60, allow_inf_nan=False, description="travel from one end to the other; seconds")
    nearest: int = Field(
        1, ge=1, le=4, description="how many of the nearest sectors of the ring inside a sector may be joined with"
    )


class RingTable(Table):
    """A ring of sectors of which each seed draws its own: names, places, links (format 2)."""

    slots: int = Field(ge=3, le=24, description="how many sectors")
    gate: bool = Field(False, description="whether they touch the base of the platform, or may")


class ArmTable(Table):
    """A spiral catwalk of insects from the heart outward; each seed draws names and places (format 2)."""

    insects: int = Field(ge=3, le=12, description="how many insects, the innermost first")
    names: Annotated[list[Name], Field(max_length=60)] = Field(
        description="names for its insects: each seed picks its own from them"
    )


class ArmLinksTable(Table):
    """The pieces of a catwalk, all alike."""

    seconds: float = Field(
        ge=0.1, le=60, allow_inf_nan=False, description="travel from one insect to the next; seconds"
    )


class BeatTable(Table):
    """An entry of the timeline; it happens once. With both: when `when` is true, not before `at`."""

    # what it does is declared by the laws: see `beats`
    at: Clock | None = Field(None, description="when it happens, or before which it doesn't")
    when: Condition | None = Field(None, description="the condition that makes it happen")


class EndingTable(Table):
    """A way for the dream to end. The first in the file whose `when` is true is the one."""

    name: Slug = Field(description="its name in reports")
    title: Line = Field(description="its title on screen")
    when: Condition | None = Field(None, description="the condition that ends the dream")
    lifts: Slug | None = Field(
        None, description="instead of `when`: the ending that this one replaces if a run came near best"
    )
    share_of_best: Part | None = Field(
        None, description="how near that is: the part of the best that has to be reached"
    )
    won: bool = Field(False, description="whether it counts as a win")
    rank: int = Field(0, ge=0, le=9, description="how good it is; higher is better")
    mood: Literal["heartbeat", "dawn", "ash", "swarm", "dark"] = Field(
        description="look and sound: one heartbeat, clear air, falling ash, figures all round, no light left"
    )
    text: Text = Field(description="what is said over it")
