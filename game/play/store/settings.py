"""What the player has set, kept between nights."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from game.play.store import json_file

SMALLEST = (960, 540)
NAME = "lucid-control"


@dataclass(frozen=True)
class Settings:
    """Every setting with its default."""

    volume: int = 80  # percent
    muted: bool = False
    fullscreen: bool = False
    width: int = 1280
    height: int = 720
    toggle: bool = False  # holds are pressed once to begin and once to end
    calm: bool = False  # less motion: the picture never trembles
    delay: int = 0  # milliseconds from what is seen and heard to the key that answers it, as measured
    last_difficulty: str = "deep-sleep"


def _number(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _flag(value: Any) -> bool:
    return type(value) is bool


_ALLOWED: dict[str, tuple[Callable[[Any], bool], str]] = {
    "volume": (_number(0, 100), "a whole number from 0 to 100"),
    "muted": (_flag, "true or false"),
    "fullscreen": (_flag, "true or false"),
    "width": (_number(SMALLEST[0], 16384), f"a whole number from {SMALLEST[0]} to 16384"),
    "height": (_number(SMALLEST[1], 16384), f"a whole number from {SMALLEST[1]} to 16384"),
    "toggle": (_flag, "true or false"),
    "calm": (_flag, "true or false"),
    "delay": (_number(-100, 300), "a whole number of milliseconds from -100 to 300"),
    "last_difficulty": (lambda value: isinstance(value, str) and len(value) < 64, "a difficulty's name"),
}


def settings_file() -> Path:
    """Where settings are kept on this machine."""
    return platformdirs.user_config_path(NAME, appauthor=False) / "settings.json"


def data_folder() -> Path:
    """Where recordings are kept on this machine."""
    return platformdirs.user_data_path(NAME, appauthor=False)


def parse(text: str) -> Settings:
    """Settings from a file's text; unknown names are left alone, since a later version may have written them.

    Raises ValueError with what is wrong as a clause.
    """
    found = json_file.objects(text)
    known = {field.name: found[field.name] for field in fields(Settings) if field.name in found}
    for name, value in known.items():
        good, allowed = _ALLOWED[name]
        if not good(value):
            raise ValueError(f"{name} is {json.dumps(value)[:40]} where {allowed} is allowed")
    return replace(Settings(), **known)


def load(path: Path) -> tuple[Settings, str | None]:
    """The settings in a file, and a sentence when they could not be read; a faulty file is moved aside."""
    return json_file.read(path, parse, Settings, "settings", "defaults are used")


def save(settings: Settings, path: Path) -> str | None:
    """Write settings, the old or the new whatever happens. A sentence when that can't be done."""
    return json_file.write(path, asdict(settings), "settings")
