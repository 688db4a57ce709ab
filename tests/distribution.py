"""Other distributions, as the game finds them: an entry point in a folder on the path, and the command line there."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def declare(folder: Path, package: str) -> None:
    """The metadata of a distribution whose package of that name is a dream."""
    info = folder / f"{package}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[lucid.dreams]\n{package} = {package}\n")


def in_process(folder: Path, *command: str, path: Sequence[Path] = ()) -> tuple[int, str, str]:
    """A Python process of its own in a folder, with that folder on the path: its exit code and what it printed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LUCID_", "XDG_", "PYTEST_"))}
    own = {
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT, folder, *path))),
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    done = subprocess.run(
        [sys.executable, *command],
        env={**kept, **own},
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, done.stderr


def lucid(folder: Path, *arguments: str, path: Sequence[Path] = ()) -> tuple[int, str, str]:
    """The command line in such a process."""
    return in_process(folder, "-m", "game", *arguments, path=path)
