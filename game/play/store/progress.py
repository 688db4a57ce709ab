"""What was dreamt so far, kept between nights: endings, lessons, the night, the recurring dream."""

import copy
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from game.level import DIFFICULTIES, Level
from game.play.store import json_file
from game.play.store.settings import settings_file
from game.session import OPEN, Result, Standing

BEST = 10  # lines of the recurring dream's list
MOST = 2**53  # of any number in the file: beyond, other programs that read JSON lose digits
WHAT, SO = "notes of past nights", "a fresh page is begun"


@dataclass(frozen=True)
class Reached:
    """The best that came of a dream at a difficulty, and how often it was dreamt."""

    ending: str
    title: str
    won: bool
    rank: int
    score: int  # thousandths
    seed: int
    runs: int


@dataclass(frozen=True)
class Night:
    """A night under way: the dream that comes next (1 to 3; 4 is the morning), and which of those before were won."""

    next: int
    difficulty: str
    won: tuple[bool, ...]


@dataclass(frozen=True)
class Walk:
    """How far the recurring dream went: rounds that were passed, and what all rounds came to."""

    seed: int
    date: str
    rounds: int
    score: int


Part = TypeVar("Part", Reached, Walk, Standing)


class Progress:
    """The notes, as the object that is in the file. Names that aren't known here are kept as they are."""

    def __init__(self, data: dict[str, Any] | None = None) -> None:
        self.data: dict[str, Any] = data if data is not None else {}

    # Dreams

    def reached(self, name: str, difficulty: str) -> Reached | None:
        """The best of a level at a difficulty; None where it was never dreamt to an end."""
        return _part(Reached, self.data.get("dreams", {}).get(name, {}).get(difficulty))

    def best(self, name: str) -> tuple[str, Reached] | None:
        """The best of a level at any difficulty, the deeper the better, and the difficulty."""
        found = [(d, r) for d in DIFFICULTIES if (r := self.reached(name, d))]
        return max(found, key=lambda pair: (pair[1].won, DIFFICULTIES.index(pair[0]), pair[1].rank), default=None)

    def endings(self, name: str) -> dict[str, tuple[str, int]]:
        """Every ending of a level that was seen: its title, and how often."""
        seen = self.data.get("endings", {}).get(name, {})
        return {ending: (each["title"], each["times"]) for ending, each in seen.items()}

    def note_run(self, level: Level, result: Result, again: bool = False) -> None:
        """A run of the player's is over; again: the same run, told better now that its best is known."""
        way = next((way for way in level.endings if way.name == result.ending), None)
        if way is None or result.ending == OPEN:
            return
        own = self.data.setdefault("dreams", {}).setdefault(level.name, {})
        old = self.reached(level.name, level.difficulty)
        runs = (old.runs if old else 0) + (not again)
        fresh = Reached(way.name, way.title, way.won, way.rank, result.score, result.seed, runs)
        better = old is None or (fresh.won, fresh.rank, fresh.score) > (old.won, old.rank, old.score)
        own[level.difficulty] = {
            **own.get(level.difficulty, {}),
            **(asdict(fresh) if better else {}),
            "runs": runs,
        }
        seen = self.data.setdefault("endings", {}).setdefault(level.name, {}).setdefault(way.name, {"times": 0})
        seen["title"], seen["times"] = way.title, seen["times"] + 1

    # Lessons

    def taught(self, dream: int) -> str:
        """How the lesson of a dream went: learned, skipped, or an empty string."""
        return str(self.data.get("lessons", {}).get(str(dream), ""))

    def note_lesson(self, dream: int, how: str) -> None:
        """A lesson is over; one that was learned stays so."""
        if self.taught(dream) != "learned":
            self.data.setdefault("lessons", {})[str(dream)] = how

    # The night

    @property
    def night(self) -> Night | None:
        """The night under way, if one is."""
        found = self.data.get("night")
        return Night(found["next"], found["difficulty"], tuple(found["won"])) if found else None

    @property
    def nights(self) -> int:
        """Nights that were dreamt to the morning."""
        return int(self.data.get("nights", 0))

    def note_night(self, night: Night | None) -> None:
        """Where the night stands; None when there is none any more."""
        self.data["night"] = night and {**asdict(night), "won": list(night.won)}

    def note_morning(self) -> None:
        """The night is over."""
        self.data["nights"] = self.nights + 1
        self.note_night(None)

    # The recurring dream

    @property
    def walks(self) -> list[Walk]:
        """The best of the recurring dream, the farthest first."""
        return [walk for each in self.data.get("recurring", []) if (walk := _part(Walk, each))]

    @property
    def standing(self) -> Standing | None:
        """The recurring dream under way, if one is."""
        return _part(Standing, self.data.get("standing"))

    def note_standing(self, standing: Standing | None) -> None:
        """Where the recurring dream stands; None when it is over."""
        self.data["standing"] = standing and asdict(standing)

    def note_walk(self, walk: Walk) -> int:
        """A recurring dream is over: its place in the list from 1, or 0 when it has none."""
        walks = sorted([*self.walks, walk], key=lambda each: (each.rounds, each.score), reverse=True)[:BEST]
        self.data["recurring"] = [asdict(each) for each in walks]
        self.note_standing(None)
        return walks.index(walk) + 1 if walk in walks else 0


def _part(kind: type[Part], found: Any) -> Part | None:
    return kind(**{field.name: found[field.name] for field in fields(kind)}) if found else None


# The file


def progress_file(beside: Path | None = None) -> Path:
    """Where progress is kept: beside the settings."""
    return (beside or settings_file()).with_name("progress.json")


Check = Callable[[Any], bool]


def _number(value: Any) -> bool:
    return type(value) is int and 0 <= value <= MOST


def _word(value: Any) -> bool:
    return isinstance(value, str) and len(value) < 400


def _flag(value: Any) -> bool:
    return type(value) is bool


_KINDS: dict[type, Check] = {int: _number, str: _word, bool: _flag}


def _like(kind: type) -> Check:
    """Whether a value is an object with all that a dataclass of plain fields asks for."""
    wanted = {field.name: _KINDS[field.type] for field in fields(kind)}  # type: ignore[index]
    return lambda value: isinstance(value, dict) and all(n in value and good(value[n]) for n, good in wanted.items())


def _each(good: Check) -> Check:
    return lambda value: isinstance(value, dict) and all(good(part) for part in value.values())


def _seen(value: Any) -> bool:
    return isinstance(value, dict) and _word(value.get("title")) and _number(value.get("times"))


def _night(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(won := value.get("won"), list):
        return False
    return value.get("next") in (1, 2, 3, 4) and value.get("difficulty") in DIFFICULTIES and all(map(_flag, won))


def _standing(value: Any) -> bool:
    return _like(Standing)(value) and value["round"] >= 1 and value["composure"] <= 100


_ALLOWED: dict[str, Check] = {
    "dreams": _each(_each(_like(Reached))),
    "endings": _each(_each(_seen)),
    "lessons": _each(_word),
    "night": lambda value: value is None or _night(value),
    "nights": _number,
    "recurring": lambda value: isinstance(value, list) and all(map(_like(Walk), value)),
    "standing": lambda value: value is None or _standing(value),
}


def parse(text: str) -> Progress:
    """Progress from a file's text. Raises ValueError with what is wrong as a clause."""
    data = json_file.objects(text)
    for name, good in _ALLOWED.items():
        if name in data and not good(data[name]):
            raise ValueError(f"{name} is not what was written there")
    return Progress(data)


def load(path: Path) -> tuple[Progress, str | None]:
    """The progress in a file, and a sentence when it could not be read; a faulty file is moved aside."""
    return json_file.read(path, parse, Progress, WHAT, SO)


def save(progress: Progress, path: Path) -> str | None:
    """Write progress, the old or the new whatever happens. A sentence when that can't be done."""
    return json_file.write(path, copy.deepcopy(progress.data), WHAT)
