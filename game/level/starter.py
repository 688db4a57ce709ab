"""A small level to begin with: commented, valid, and played to its endings as it stands.

The texts lie in `starters/`, one a dream; what stands there between @ is filled in.
"""

import re
from pathlib import Path

from game.faults import Fault
from game.level.dreams import dream_of
from game.level.files import levels_folder
from game.level.level_faults import one_of
from game.sim.laws.common.ports import CALLS
from game.sim.params import ARMS

_STARTERS = Path(__file__).resolve().parent / "starters"
_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 40  # characters of a level's name
LEAST, MOST = 9, 36  # sectors: three rings or arms of at least three, and as many names as the texts have


def starter(name: str, dream: int, sectors: int) -> str:
    """The text of a level of that name, of a dream, with so many sectors. Raises Fault where there is none such."""
    if not _SLUG.fullmatch(name) or len(name) > _LONGEST:
        raise Fault(f"new: {name!r} can't be a level's name; take small letters, digits and -, such as quiet-harbor.")
    first, second, third = _shares(dream, sectors)
    text = _text_of(dream)
    filled = {"NAME": name, "TITLE": name.replace("-", " ").capitalize(), "SCHEMA": _schema()}
    for key, value in {**filled, "FIRST": first, "SECOND": second, "THIRD": third}.items():
        text = text.replace(f"@{key}@", str(value))
    return text


def most_sectors(dream: int) -> int:
    """How many sectors such a level may have: each subsystem of a hall has a group of the annunciator to itself."""
    return CALLS if dream_of(dream).name == "guardian" else MOST


def _text_of(dream: int) -> str:
    file = _STARTERS / f"{dream_of(dream).name}.toml"
    if not file.is_file():
        known = one_of(sorted(file.stem for file in _STARTERS.glob("*.toml")))
        raise Fault(f"new: there is no level to start from for {dream_of(dream).title}; there are some like {known}.")
    return file.read_text(encoding="utf-8")


def _shares(dream: int, sectors: int) -> tuple[int, int, int]:
    """How many sectors each ring or arm has: those of the city grow outward, those of others are alike."""
    name, most = dream_of(dream).name, most_sectors(dream)
    if not LEAST <= sectors <= most:
        raise Fault(f"new: --sectors {sectors} is not from {LEAST} to {most}, which {dream_of(dream).title} can have.")
    if name == "engine" and sectors % ARMS:
        near = sectors // ARMS * ARMS
        raise Fault(f"new: three arms of one length have {near} or {near + ARMS} insects, not {sectors}.")
    inner, middle = (max(3, sectors // 4), sectors // 3) if name == "platform" else (sectors // 3, (sectors + 1) // 3)
    return inner, middle, sectors - inner - middle


def _schema() -> str:
    """Where editors find the schema: beside the shipped levels."""
    return (levels_folder() / "level.schema.json").as_uri()
