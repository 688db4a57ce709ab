"""Small JSON files: written atomically; a faulty one is moved aside instead of overwritten."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

Kept = TypeVar("Kept")


def objects(text: str) -> dict[str, Any]:
    """The object that a file's text holds. Raises ValueError with what is wrong as a clause."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    if not isinstance(found, dict):
        raise ValueError("it does not hold one object")
    return found


def read(
    path: Path, parse: Callable[[str], Kept], fresh: Callable[[], Kept], what: str, instead: str
) -> tuple[Kept, str | None]:
    """What a file holds, and a sentence when it could not be read.

    A file that is not there gives what is fresh and no sentence. A faulty one is moved aside, so that nothing in it is
    lost when the file is written again. what names the file's content, instead says what is done in its place.
    """
    try:
        return parse(path.read_text("utf-8")), None
    except FileNotFoundError:
        return fresh(), None
    except OSError as error:
        return fresh(), f"The {what} in {path} can't be read ({error.strerror}); {instead}."
    except ValueError as error:
        why = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error)
    aside = path.with_suffix(".faulty.json")
    try:
        os.replace(path, aside)
    except OSError:
        return fresh(), f"The {what} in {path} are faulty: {why}; {instead}."
    return fresh(), f"The {what} in {path} are faulty: {why}; {instead}, and the file is now {aside.name}."


def write(path: Path, values: Mapping[str, Any], what: str) -> str | None:
    """Write so that a file is either the old or the new one, whatever happens meanwhile.

    Returns a sentence when that can't be done: nothing that is kept is worth stopping a game for.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(part, "w", encoding="utf-8") as file:
            json.dump(values, file, indent=2)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None
        return f"The {what} can't be saved in {path.parent} ({error.strerror}); they hold until the game is closed."
    return None
