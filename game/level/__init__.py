"""Level formats 1 and 2: loads levels from TOML files, and reports all faults of a file at once."""

from game.level.cover import Cover, cover_of
from game.level.dreams import Dream, Offer, Track, dream_of, dreams, offers, tracks
from game.level.files import Watched, check, files_of, levels_folder, resolve, shipped
from game.level.level import Difficulty, Ending, Level, Link, Sector
from game.level.level_faults import Finding, LevelFault
from game.level.load import forget_levels, load, load_text
from game.level.numbers import Acts, Number, Value
from game.level.schema import json_schema
from game.level.tables import DEFAULT_DIFFICULTY, DIFFICULTIES

__all__ = [
    "DEFAULT_DIFFICULTY", "DIFFICULTIES", "Acts", "Cover", "Difficulty", "Dream", "Ending", "Finding", "Level",
    "LevelFault", "Link", "Number", "Offer", "Sector", "Track", "Value", "Watched", "check", "cover_of", "dream_of",
    "dreams", "files_of", "forget_levels", "json_schema", "levels_folder", "load", "load_text", "offers", "resolve",
    "shipped", "tracks",
]  # fmt: skip
