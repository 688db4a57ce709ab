"""The player's progress: endings, marks, the ledger of who was saved, lessons, the night, the recurring dream."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    ValidationError,
    field_validator,
    model_validator,
)

from game.level import DIFFICULTIES, Level
from game.level.dreams import dreams
from game.play.store.folders import settings_file
from game.play.store.kept import Form, Kept, json_object
from game.session import OPEN, Result, RoundState

LEDGER = 40  # dreams that the ledger remembers
BEST = 10  # lines of the recurring dream's list
MOST = 2**53  # of any number in the file: beyond, other programs that read JSON lose digits
FIRST_MORNING = 4  # in files of the first version, whose night had three dreams, `next` is this behind the last
WHAT, INSTEAD = "notes of past nights", "a fresh page is started"

Number = Annotated[int, Field(strict=True, ge=0, le=MOST)]
Word = Annotated[str, Field(strict=True, max_length=399)]
People = Annotated[tuple[Word, ...], Field(max_length=400)]
Names = Annotated[tuple[Word, ...], Field(max_length=20)]  # of assists


def _difficulty(name: str) -> str:
    if name not in DIFFICULTIES:
        raise ValueError("no difficulty has that name")
    return name


class Entry(BaseModel):
    """An object of the file. Names that aren't known here are kept as they are."""

    model_config = ConfigDict(extra="allow")


class Reached(Entry):
    """The best result of a dream at a difficulty, and how often it was played to an end."""

    ending: Word
    title: Word
    won: StrictBool
    rank: Number
    score: Number  # thousandths
    seed: Number
    runs: Number
    assists: Names = ()


class Seen(Entry):
    """An ending that was reached: its title, how often, and with which assists where it never was with fewer."""

    title: Word
    times: Number
    assists: Names = ()


class Night(Entry):
    """A night under way: the number of the dream that comes next, None for the morning, and which of those before were
    won."""

    dream: Number | None
    difficulty: Annotated[Word, AfterValidator(_difficulty)]
    won: tuple[StrictBool, ...]

    @model_validator(mode="before")
    @classmethod
    def _as_written_first(cls, found: Any) -> Any:
        """The first version wrote `next`, in which a number stood for the morning that a dream may have by now."""
        if not isinstance(found, dict) or "next" not in found:
            return found
        after, rest = found["next"], {name: value for name, value in found.items() if name != "next"}
        return {"dream": None if after == FIRST_MORNING else after, **rest}


class RecurringRun(Entry):
    """A finished recurring dream: rounds that were passed, and the score of all of them."""

    seed: Number
    date: Word
    rounds: Number
    score: Number
    assists: Names = ()


class RecurringRound(Entry):
    """The recurring dream under way: the round that comes next, and what is carried into it."""

    seed: Number
    round: Annotated[Number, Field(ge=1)]
    composure: Annotated[Number, Field(le=100)]
    score: Number
    assists: Names = ()


class Dreamt(Entry):
    """A dream of the ledger: when and where it was, and who of those with a name was saved in it, and is missing."""

    date: Word
    title: Word
    place: Word
    seed: Number
    ending: Word
    won: StrictBool
    saved: People = ()
    missing: People = ()


class Progress(Entry):
    """All progress, by the names that it has in the file."""

    dreams: dict[str, dict[str, Reached]] = {}  # the best by level and difficulty
    seen: dict[str, dict[str, Seen]] = Field({}, alias="endings")  # by level and ending
    lessons: dict[str, Word] = {}  # by a dream's number: learned or skipped
    marks: dict[str, dict[str, Number]] = {}  # how often each was earned, by level
    ledger: list[Dreamt] = []  # the last dreams, the latest first
    night: Night | None = None  # under way
    nights: Number = 0  # that were dreamt to the morning
    recurring: list[RecurringRun] = []  # the best, the farthest first
    next_round: RecurringRound | None = Field(None, alias="standing")

    @field_validator("night")
    @classmethod
    def _can_go_on(cls, night: Night | None) -> Night | None:
        """A night whose next dream is there no more, as that of an extension which is gone, is over; all else stays."""
        stations = (None, *(dream.number for dream in dreams() if dream.night))
        return night if night and night.dream in stations else None

    # Dreams

    def reached(self, name: str, difficulty: str) -> Reached | None:
        """The best of a level at a difficulty; None where it was never dreamt to an end."""
        return self.dreams.get(name, {}).get(difficulty)

    def best(self, name: str) -> tuple[str, Reached] | None:
        """The best of a level at any difficulty, the deeper the better, and the difficulty."""
        found = [(d, r) for d in DIFFICULTIES if (r := self.reached(name, d))]
        return max(found, key=lambda pair: (pair[1].won, DIFFICULTIES.index(pair[0]), pair[1].rank), default=None)

    def endings(self, name: str) -> dict[str, tuple[str, int]]:
        """Every ending of a level that was seen: its title, and how often."""
        return {ending: (each.title, each.times) for ending, each in self.seen.get(name, {}).items()}

    def note_run(self, level: Level, result: Result, again: bool = False, assists: Sequence[str] = ()) -> None:
        """Record a finished run of the player, with the names of the assists that were used in it.

        again: update it, now that the best of its seed is known. Of two that reached the same the one with fewer
        assists counts; practice that isn't won leaves no note.
        """
        way = next((way for way in level.endings if way.name == result.ending), None)
        if way is None or result.ending == OPEN or ("practice" in assists and not way.won):
            return
        old = self.reached(level.name, level.difficulty)
        runs = (old.runs if old else 0) + (not again)
        fresh = Reached(
            ending=way.name,
            title=way.title,
            won=way.won,
            rank=way.rank,
            score=result.score,
            seed=result.seed,
            runs=runs,
            assists=tuple(assists),
        )
        better = old is None or _standing(fresh) > _standing(old)
        news = fresh.model_dump() if better else {"runs": runs}
        self.dreams.setdefault(level.name, {})[level.difficulty] = (old or fresh).model_copy(update=news)
        seen = self.seen.setdefault(level.name, {})
        before = seen.get(way.name, Seen(title=way.title, times=0, assists=tuple(assists)))
        fewer = min(before.assists, tuple(assists), key=len)
        seen[way.name] = before.model_copy(update={"title": way.title, "times": before.times + 1, "assists": fewer})

    def note_marks(self, name: str, earned: Sequence[str]) -> None:
        """Record the marks that a run of a level has earned, by their names."""
        seen = self.marks.setdefault(name, {}) if earned else {}
        for mark in earned:
            seen[mark] = seen.get(mark, 0) + 1

    def note_dreamt(self, dreamt: Dreamt) -> None:
        """Write a dream into the ledger; those of long ago are forgotten."""
        self.ledger = [dreamt, *self.ledger][:LEDGER]

    # Lessons

    def taught(self, dream: int) -> str:
        """The outcome of a dream's lesson: learned, skipped, or an empty string."""
        return self.lessons.get(str(dream), "")

    def note_lesson(self, dream: int, outcome: str) -> None:
        """Record the outcome of a lesson; one that was learned stays so."""
        if self.taught(dream) != "learned":
            self.lessons[str(dream)] = outcome

    # The night

    def note_night(self, night: Night | None) -> None:
        """Record the night under way; None when there is none any more."""
        self.night = night

    def note_morning(self) -> None:
        """Record that a night was finished."""
        self.nights, self.night = self.nights + 1, None

    # The recurring dream

    @property
    def standing(self) -> RoundState | None:
        """The recurring dream under way, if one is."""
        on = self.next_round
        return RoundState(on.seed, on.round, on.composure, on.score, on.assists) if on else None

    def note_standing(self, standing: RoundState | None) -> None:
        """Record the recurring dream under way; None when it is over."""
        self.next_round = RecurringRound(**asdict(standing)) if standing else None

    def note_recurring(self, run: RecurringRun) -> int:
        """Record a finished recurring dream; its place in the list from 1, or 0 when it has none."""
        listed = sorted([*self.recurring, run], key=lambda each: (each.rounds, each.score), reverse=True)
        self.recurring = listed[:BEST]
        self.note_standing(None)
        return self.recurring.index(run) + 1 if run in self.recurring else 0


def _standing(reached: Reached) -> tuple[bool, int, int, int]:
    """By what one result is better than another."""
    return reached.won, reached.rank, reached.score, -len(reached.assists)


# The file


def progress_file(beside: Path | None = None) -> Path:
    """Where progress is kept: beside the settings."""
    return (beside or settings_file()).with_name("progress.json")


def parse(text: str) -> Progress:
    """Progress from a file's text. Raises ValueError with what is wrong as a clause."""
    found = json_object(text)
    try:
        return Progress.model_validate(found)
    except ValidationError as error:
        raise ValueError(f"{error.errors()[0]['loc'][0]} is not what was written there") from None


def kept_progress(path: Path) -> Kept[Progress]:
    """The progress that a file holds."""
    return Kept(path, Form(parse, Progress, _dump, WHAT, INSTEAD))


def _dump(progress: Progress) -> dict[str, Any]:
    return progress.model_dump(by_alias=True, exclude_defaults=True)
