"""Level formats 1 and 2: loads levels from TOML files, and reports all faults of a file at once."""

from game.level.cover import Cover, cover_of
from game.level.dreams import Dream, Fate, Folk, Offer, Track, dream_of, dreams, offers, tracks
from game.level.files import Watched, check, files_of, levels_folder, resolve, shipped
from game.level.level import Difficulty, Ending, Level, Link, Sector
from game.level.level_faults import Finding, LevelFault
from game.level.load import forget_levels, load, load_text
from game.level.numbers import Acts, Number, Value
from game.level.schema import json_schema
from game.level.seed_luck import Order, drawn_order, round_seed
from game.level.tables import DEFAULT_DIFFICULTY, DIFFICULTIES
from game.level.traits.trait import most_telling

__all__ = [
    "DEFAULT_DIFFICULTY", "DIFFICULTIES", "Acts", "Cover", "Difficulty", "Dream", "Ending", "Fate", "Finding", "Folk",
    "Level", "LevelFault", "Link", "Number", "Offer", "Order", "Sector", "Track", "Value", "Watched", "check",
    "cover_of", "drawn_order", "dream_of", "dreams", "files_of", "forget_levels", "json_schema", "levels_folder",
    "load", "load_text", "most_telling", "offers", "resolve", "round_seed", "shipped", "tracks",
]  # fmt: skip
