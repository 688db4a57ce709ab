"""What to play: level, difficulty, seed, player."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from game.level import DEFAULT_DIFFICULTY, Level, Watched, load, resolve, shipped
from game.session import OF_NUMBER, Assists, RoundState


class Origin(NamedTuple):
    """The recording that a run has left by going back, and the tick at which it did."""

    path: Path
    tick: int


@dataclass(frozen=True)
class Choice:
    """What to play: level is a number, a name or a path; without a seed one is drawn; a bot plays by itself.

    night: as part of the whole night; standing: which round of the recurring dream; assists: those that it begins with,
    None for those of the settings; branch: it goes on from within a recording, so nothing is noted of it; tuning: it
    begins with its tuning desk open, and waits.
    """

    level: str
    difficulty: str = DEFAULT_DIFFICULTY
    seed: int | None = None
    bot: str = ""
    night: bool = False
    standing: RoundState | None = None
    assists: Assists | None = None
    branch: bool = False
    tuning: bool = False

    @property
    def with_seed(self) -> "Choice":
        """The same with a seed."""
        return self if self.seed is not None else replace(self, seed=new_seed())


def new_seed() -> int:
    """A random seed with few digits."""
    return random.randrange(1, 100_000)


def seed_of_day(now: datetime | None = None) -> int:
    """The seed of the day: the date as a number, in UTC, so that everybody has the same at one instant."""
    day = (now or datetime.now(UTC)).astimezone(UTC)
    return day.year * 10_000 + day.month * 100 + day.day


def end_of_day(now: datetime) -> str:
    """When the seed of the day changes, as the clock on the player's wall shows it."""
    day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    wall = (day + timedelta(days=1)).astimezone()
    return f"{wall.hour}:{wall.minute:02}"


def is_shipped(level: Level) -> bool:
    """Whether a level is one of the game's own, as it stands but for assists."""
    file = shipped().get(level.name)
    return (
        file is not None
        and load(file, level.difficulty).text == level.text
        and OF_NUMBER.keys() >= level.changed.keys()
    )


def watch_level(choice: Choice) -> Watched:
    """The level of a choice, loaded, and watched for changes. Raises Fault when there is none."""
    watched = Watched(resolve(choice.level), choice.difficulty)
    watched.poll()
    return watched
