"""The player's settings."""

import json
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.play.store.folders import LARGEST, SMALLEST
from game.play.store.kept import Form, Kept, PartlyFaulty, json_object
from game.session import ASSISTS, Assists
from game.sim.timing import WIDEST

DELAYS = (-100, 300)  # milliseconds that presses may be set to come late
KEYS = 500  # most that may be bound by hand
TEXT_SCALES = (100, 125, 150, 200)  # percent
DENSITIES = (0, 100, 125, 150, 175, 200, 250)  # of displays, percent; 0: as the display says
WHAT, INSTEAD = "settings", "defaults are used"

Place = Annotated[int, Field(ge=1, le=511)]  # of a key: its scancode


class Settings(BaseModel):
    """Every setting with its default and what is allowed. Names that aren't known here are kept as they are, since a
    later version may have written them."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow")

    volume: int = Field(80, ge=0, le=100)  # percent, of all
    music: int = Field(100, ge=0, le=100)
    effects: int = Field(100, ge=0, le=100)
    voice: int = Field(100, ge=0, le=100)
    mono: bool = False  # both ears hear the same
    sound_captions: bool = False  # what is important to hear is written, with its direction
    muted: bool = False
    fullscreen: bool = False
    width: int = Field(1280, ge=SMALLEST[0], le=LARGEST[0])
    height: int = Field(720, ge=SMALLEST[1], le=LARGEST[1])
    # frames a second at most; 0: as many as the display shows
    frame_limit: int = Field(60, ge=0, le=1000, description="a whole number of frames a second")
    vsync: bool = False  # frames wait for the display, where its driver can
    away_pauses: bool = True  # a run waits while another window has the keyboard
    tremble: bool = True  # the picture trembles
    motion: bool = True  # what only decorates moves
    blur: bool = True  # the picture blurs as composure falls
    flashes: bool = True  # alarms blink, and endings flash
    text_scale: int = Field(100, ge=TEXT_SCALES[0], le=TEXT_SCALES[-1])  # percent
    interface_scale: int = Field(0, ge=DENSITIES[0], le=DENSITIES[-1])  # percent; 0: by the display
    palette: str = Field("dream", max_length=63, description="a palette's name")
    # from picture and sound to the key press, as measured
    delay: int = Field(0, ge=DELAYS[0], le=DELAYS[1], description="a whole number of milliseconds")
    keys_preset: str = Field("standard", max_length=63, description="a preset's name")
    keys: dict[str, list[Place]] = Field({}, max_length=KEYS, description="places of keys by what they do")
    # assists that runs begin with, by the names of `game.session.assists`
    speed: int = Field(100, ge=50, le=100)
    orders: bool = False
    rest: bool = False
    sight: bool = False
    windows: float = Field(1.0, ge=1, le=WIDEST, description="a number")
    toggle: bool = False
    practice: bool = False
    rewind: bool = False
    last_difficulty: str = Field("deep-sleep", max_length=63, description="a difficulty's name")

    @property
    def assists(self) -> Assists:
        """The assists that a run begins with."""
        return {assist.name: getattr(self, assist.name) for assist in ASSISTS}


def parse(text: str) -> Settings:
    """Settings from a file's text. Raises ValueError with what is wrong as a clause; of a faulty setting alone, or the
    keys of one thing, PartlyFaulty with all others."""
    found = _renewed(json_object(text))
    try:
        return Settings.model_validate(found)
    except ValidationError as error:
        faults = [fault["loc"][: 2 if fault["loc"][0] == "keys" else 1] for fault in error.errors()]
    name, *of = map(str, faults[0])
    said = {of[0]: found[name][of[0]]} if of else found[name]
    why = f"{name} is {json.dumps(said)[:40]} where {_allowed(name)} is allowed"
    rest = Settings.model_validate(_without(found, faults))
    raise PartlyFaulty(why, rest, "the rest of it is used") from None


def _without(found: dict[str, Any], faults: list[tuple[int | str, ...]]) -> dict[str, Any]:
    """What was found without what is faulty: settings, and keys of one thing."""
    rest = {name: value for name, value in found.items() if (name,) not in faults}
    if isinstance(keys := rest.get("keys"), dict):
        rest["keys"] = {name: places for name, places in keys.items() if ("keys", name) not in faults}
    return rest


def _renewed(found: dict[str, Any]) -> dict[str, Any]:
    """What an older version wrote, as it is called now: `calm` held both tremble and motion."""
    if isinstance(calm := found.get("calm"), bool):
        rest = {name: value for name, value in found.items() if name != "calm"}
        return {"tremble": not calm, "motion": not calm, **rest}
    return found


def _allowed(name: str) -> str:
    """What a setting may be, in words."""
    rule = Settings.model_json_schema()["properties"][name]
    if rule["type"] == "boolean":
        return "true or false"
    kind = rule.get("description", "a whole number")
    return f"{kind} from {rule['minimum']:g} to {rule['maximum']:g}" if "minimum" in rule else str(kind)


def kept_settings(path: Path) -> Kept[Settings]:
    """The settings that a file holds."""
    return Kept(path, Form(parse, Settings, Settings.model_dump, WHAT, INSTEAD))
