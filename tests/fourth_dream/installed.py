"""The Weir as another distribution has it: its package, or a changed copy, and the entry point that names it."""

import shutil
from pathlib import Path

from tests.distribution import ROOT, declare, in_process, lucid

HOME = Path(__file__).parent


def install(folder: Path) -> None:
    """The Weir, as it stands."""
    declare(folder, "weir")


def weir(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """The command line in a process that finds it."""
    return lucid(folder, *arguments, path=[HOME])


def failures_with_it(folder: Path, *what: str) -> str:
    """Runs tests in a process that finds it; what pytest said if one failed, else nothing."""
    pytest = ("-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", f"--rootdir={ROOT}", f"--confcutdir={ROOT}")
    code, said, err = in_process(folder, *pytest, *what, path=[HOME])
    return said + err if code else ""


def install_changed(folder: Path, file: str, old: str, new: str) -> None:
    """A copy in which one file says something else."""
    shutil.copytree(HOME / "weir", folder / "weir", ignore=shutil.ignore_patterns("__pycache__"))
    text = (folder / "weir" / file).read_text("utf-8")
    assert old in text
    (folder / "weir" / file).write_text(text.replace(old, new), "utf-8")
    declare(folder, "weir")
