"""Saves what was turned: into the level's own file, or into a copy where that is the game's own or none is there."""

from collections.abc import Mapping
from pathlib import Path

from game.faults import Fault
from game.level import Level, Value, shipped
from game.level.toml_reader import read_text
from game.play.store.folders import data_folder
from game.tune.level_file import demand_tomlkit, written
from game.whole_file import demand_place, numbered, write


class Saving:
    """Where the level of a run is saved. Once a copy is written, that is the level's file.

    path: where the level may have come from: one that a recording holds doesn't say that itself.
    """

    def __init__(self, level: Level, path: Path) -> None:
        self._said = level.text  # what the file is known to say
        self.file = _own_file(level, path)

    def proposed(self, level: Level) -> Path:
        """A name for a copy, which isn't there yet."""
        folder = data_folder() / "levels"
        return next(path for path in numbered(folder, f"{level.name}-tuned", ".toml") if not path.exists())

    def save(self, level: Level, numbers: Mapping[str, Value], copy: str = "") -> Path:
        """Write the level with these numbers; copy: the file of a copy. Raises Fault, with nothing written."""
        demand_tomlkit("Saving numbers")
        text = written(level, numbers)
        file = self._copy(copy) if copy else self.file
        assert file
        if not copy and read_text(file) != self._said:
            raise Fault(f"{file}: it has changed meanwhile and was left as it is; begin again with it.")
        try:
            write(file, text.encode())
        except OSError as error:
            raise Fault(f"{file}: the numbers can't be saved: {error.strerror}.") from None
        self.file, self._said = file, text
        return file

    def _copy(self, name: str) -> Path:
        try:
            file = Path(name).expanduser()
            if file.suffix != ".toml":
                file = file.with_name(f"{file.name}.toml")
            if file.parent == data_folder() / "levels":
                _make(file.parent)
            demand_place(str(file), "the level")
            if file.exists():
                raise Fault(f"{file}: it is there already; name another file for the copy.")
        except (OSError, RuntimeError, ValueError):  # too long, the home of nobody, no name at all
            raise Fault(f"{name}: no file can have that path; type another one.") from None
        return file


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault(f"{folder}: the folder can't be made: {error.strerror}.") from None


def _own_file(level: Level, path: Path) -> Path | None:
    """The file of a level; None for the game's own, for what was made from a seed, and for what says something else."""
    if path.resolve() in {file.resolve() for file in shipped().values()} or not path.is_file():
        return None
    try:
        return path if read_text(path) == level.text else None
    except Fault:
        return None
