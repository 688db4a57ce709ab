"""Where level files lie, checking many of them, and watching one while it is edited."""

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

from game.foreign import read_bytes
from game.level.dreams import dreams
from game.level.law_params import Law
from game.level.level import Level
from game.level.level_faults import Finding, LevelFault, nearest, one_of, show
from game.level.load import load
from game.level.tables import DEFAULT_DIFFICULTY
from game.level.toml_reader import LARGEST

_PACKAGE = Path(__file__).resolve().parent.parent


def levels_folder() -> Path:
    """The shipped levels: inside the package in a wheel, beside it in the tree."""
    inside = _PACKAGE / "levels"
    return inside if inside.is_dir() else _PACKAGE.parent / "levels"


def shipped() -> dict[str, Path]:
    """The levels of the game and of its extensions by name, in their order: `1-platform.toml` is "platform"."""
    folders = [levels_folder(), *(dream.levels for dream in dreams() if dream.levels)]
    found = [file for folder in folders for file in folder.glob("*.toml")]
    files = sorted(found, key=lambda file: (_number(file), file.name))
    return {re.sub(r"^[0-9]+-", "", file.stem): file for file in files}


def resolve(level: str) -> Path:
    """The file of a LEVEL argument: a number (1), a name (platform) or a path. Raises LevelFault for none."""
    files = shipped()
    if level in files:
        return files[level]
    if level.isascii() and level.isdigit():
        for file in files.values():
            if _number(file) == int(level[:9]):
                return file
    if level.endswith(".toml") or "/" in level or "\\" in level or (level and _exists(Path(level))):
        return Path(level)
    numbers = [str(_number(file)) for file in files.values()]
    allowed = f"a number or name ({one_of([*numbers, *files])}) or the path of a level file"
    raise LevelFault([Finding("level", 0, "", show(level), allowed, nearest(level, list(files)))])


def _number(file: Path) -> int:
    match = re.match(r"([0-9]{1,9})-", file.name)
    return int(match[1]) if match else 0


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def files_of(paths: Iterable[str | Path]) -> list[Path]:
    """These files, and every `*.toml` of folders among them, in order."""
    return [file for path in map(Path, paths) for file in (sorted(path.glob("*.toml")) if path.is_dir() else [path])]


def check(paths: Iterable[str | Path], laws: Sequence[Law] | None = None) -> list[Finding]:
    """Everything wrong with these level files, and with every `*.toml` of folders among them."""
    findings: list[Finding] = []
    for path in map(Path, paths):
        files = files_of([path])
        if not files:
            findings.append(Finding(str(path), 0, "", "a folder without level files", "folders with *.toml in them"))
        for file in files:
            try:
                load(file, laws=laws)
            except LevelFault as fault:
                findings += fault.findings
    return findings


class Watched:
    """A level file that may be edited while it is played: keeps the last good version.

    `level` is that version (None before the first), `fault` what is wrong with the file as it is now.
    """

    def __init__(
        self, path: str | Path, difficulty: str = DEFAULT_DIFFICULTY, laws: Sequence[Law] | None = None
    ) -> None:
        self.path, self.difficulty, self.laws = Path(path), difficulty, laws
        self.level: Level | None = None
        self.fault: LevelFault | None = None
        self._stat: tuple[int, int] | None = None
        self._digest = b"-"
        self._settled = False

    def poll(self) -> Level | LevelFault | None:
        """The level or its fault when the file has changed since the last look (or at the first), else None.

        Costs one `stat` while nothing changes; a changed file is read once more at the next look, since
        one that is written twice within a clock tick of the file system looks the same from outside.
        """
        stat = self._look()
        if stat == self._stat and self._settled:
            return None
        self._settled, self._stat = stat == self._stat, stat
        digest = self._content()
        if digest == self._digest:
            return None
        self._digest = digest
        try:
            self.level, self.fault = load(self.path, self.difficulty, self.laws), None
        except LevelFault as fault:
            self.fault = fault
        return self.fault or self.level

    def _look(self) -> tuple[int, int] | None:
        try:
            stat = self.path.stat()
        except (OSError, ValueError):
            return None
        return (stat.st_mtime_ns, stat.st_size)

    def _content(self) -> bytes:
        try:
            return blake2b(read_bytes(self.path, LARGEST + 1), digest_size=16).digest()
        except (OSError, ValueError):
            return b""
