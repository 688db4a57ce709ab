"""Where what the game keeps lies on this machine, and which sizes its window may have."""

from pathlib import Path

import platformdirs

NAME = "lucid-control"
SMALLEST, LARGEST = (960, 540), (16384, 16384)  # windows, in pixels


def settings_file() -> Path:
    """Where settings are kept."""
    return platformdirs.user_config_path(NAME, appauthor=False) / "settings.json"


def data_folder() -> Path:
    """Where recordings are kept."""
    return platformdirs.user_data_path(NAME, appauthor=False)


def cache_folder() -> Path:
    """Where lies what can be made anew."""
    return platformdirs.user_cache_path(NAME, appauthor=False)
