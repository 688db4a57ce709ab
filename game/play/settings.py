"""What the player has set, kept between nights."""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

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
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    if not isinstance(found, dict):
        raise ValueError("it does not hold one object")
    known = {field.name: found[field.name] for field in fields(Settings) if field.name in found}
    for name, value in known.items():
        good, allowed = _ALLOWED[name]
        if not good(value):
            raise ValueError(f"{name} is {json.dumps(value)[:40]} where {allowed} is allowed")
    return replace(Settings(), **known)


def load(path: Path) -> tuple[Settings, str | None]:
    """The settings in a file, and a sentence when they could not be read.

    A file that is not there gives the defaults and no sentence. A faulty one is moved aside, so that nothing
    in it is lost when settings are saved again.
    """
    try:
        return parse(path.read_text("utf-8")), None
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), f"The settings in {path} can't be read ({error.strerror}); defaults are used."
    except ValueError as error:
        why = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error)
    aside = path.with_suffix(".faulty.json")
    try:
        os.replace(path, aside)
    except OSError:
        return Settings(), f"The settings in {path} are faulty: {why}; defaults are used."
    return Settings(), f"The settings in {path} are faulty: {why}; defaults are used, and the file is now {aside.name}."


def save(settings: Settings, path: Path) -> str | None:
    """Write settings so that a file is either the old or the new one, whatever happens meanwhile.

    Returns a sentence when that can't be done: settings are never worth stopping a game for.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(part, "w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=2)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None
        return f"The settings can't be saved in {path.parent} ({error.strerror}); they hold until the game is closed."
    return None
