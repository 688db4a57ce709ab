"""Level files as they are, or as they were at a revision of the git repository that they lie in."""

import subprocess
from pathlib import Path

from game.faults import Fault
from game.foreign import printable
from game.level.toml_reader import LARGEST, read_text

PATIENCE = 30  # seconds that git may take


def text_of(name: str, file: Path | None) -> str:
    """The text of a level: of the file of that name, else of `file` at that revision. Raises Fault."""
    if name.endswith(".toml") or _there(Path(name)):
        return read_text(Path(name))
    if file is None:
        raise Fault(f"{printable(name)}: no such file; for a revision, name the level too: lucid tune LEVEL --compare.")
    revision = _git(file, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if revision is None:
        raise Fault(f"{printable(name)}: neither a file nor a revision of the repository of {file}.")
    content = _git(file, "show", f"{revision.decode().strip()}:./{file.name}")
    if content is None:
        raise Fault(f"{file}: it isn't in revision {printable(name)}.")
    try:
        return content[: LARGEST + 1].decode()
    except UnicodeDecodeError:
        raise Fault(f"{file}: at revision {printable(name)} it is no text.") from None


def _there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _git(file: Path, *arguments: str) -> bytes | None:
    """What git says within the folder of a file; None where it refuses."""
    try:
        done = subprocess.run(
            ["git", "-C", str(file.resolve().parent), *arguments], capture_output=True, timeout=PATIENCE
        )
    except ValueError:  # a name with a NUL in it
        return None
    except (OSError, subprocess.TimeoutExpired):
        raise Fault("git can't be run here; compare files instead of revisions.") from None
    return done.stdout if done.returncode == 0 else None
