"""Play a run of each dream under every Python and numpy that is supported, and demand one digest of each.

    tools/ci/pythons.sh | python3 tools/ci/digests.py [--levels 1 2 3] [--bot lucid] [--seed 7]

Reads lines "VERSION INTERPRETER". Each interpreter gets a throwaway environment with the newest numpy; the
first also gets older ones, and plays the newest and the oldest with every CPU feature turned off that numpy
would choose at run time. The environments hold no pygame: a headless run must not need it. All play one copy of
the tree, so that it may be worked on meanwhile. Prints a table; exit code 1 if digests differ, 2 if one could
not be had.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

TREE = Path(__file__).resolve().parents[2]
OLDER_NUMPYS = ("2.0.*", "2.1.*", "2.2.*")
LINE = "{:9} {:8} {:5} {:>7}  {:32}  {}"
# What numpy would choose by the CPU it finds. The names changed with numpy 2.4, so numpy is asked for them.
CHOSEN_FEATURES = """
from numpy._core._multiarray_umath import __cpu_dispatch__ as chosen, __cpu_features__ as found
print(" ".join(name for name in chosen if found[name]))
"""


class Row(NamedTuple):
    """One run of the table."""

    python: str
    numpy: str
    level: str
    without: str
    digest: str
    seconds: float


class Failed(Exception):
    """A step that ended badly, with the last of what it said."""


def output(command: list[str], **environment: str) -> str:
    """What a command prints."""
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"{' '.join(command)}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout.strip()


def requirements(numpy: str) -> list[str]:
    """The project's own requirements, with that numpy and without the one that draws."""
    project = tomllib.loads((TREE / "pyproject.toml").read_text("utf-8"))["project"]
    return [r for r in project["dependencies"] if not r.startswith("pygame-ce")] + [numpy]


def environment(interpreter: str, numpy: str, pip: Path, folder: Path) -> str:
    """Make an environment and return its Python. A pip of our own serves those that come without one."""
    output([interpreter, "-m", "venv", "--without-pip", str(folder)])
    python = str(folder / "bin" / "python")
    quietly = ["install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]
    output([python, str(pip / "pip"), *quietly, *requirements(numpy)])
    return python


def play(python: str, runs: list[list[str]], without: str = "") -> list[Row]:
    """The runs of the copy beside the environment, each as a row; `without` names CPU features to turn off."""
    features = {"NPY_DISABLE_CPU_FEATURES": without} if without else {}
    features["PYTHONPATH"] = str(Path(python).parents[2] / "tree")
    version = "import platform, numpy; print(platform.python_version(), numpy.__version__)"
    python_version, numpy_version = output([python, "-c", version], **features).split()
    if left := set(output([python, "-c", CHOSEN_FEATURES], **features).split()) & set(without.split()):
        raise Failed(f"numpy {numpy_version} did not turn off {left}")

    def row(run: list[str]) -> Row:
        start = time.monotonic()
        digest = json.loads(output([python, "-m", "game", *run], **features))["digest"]
        return Row(python_version, numpy_version, run[1], without, digest, time.monotonic() - start)

    return [row(run) for run in runs]


def rows(interpreters: list[str], runs: list[list[str]], folder: Path) -> Iterator[Row]:
    """Every run of the table, environment by environment; as many are made and played at once as there are cores."""
    output([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), "pip"])
    pip = next(folder.glob("pip-*.whl"))
    for part in ("game", "levels"):
        shutil.copytree(TREE / part, folder / "tree" / part)

    def of(interpreter: str, numpy: str, name: str, bare: bool) -> list[Row]:
        python = environment(interpreter, numpy, pip, folder / name)
        features = output([python, "-c", CHOSEN_FEATURES]) if bare else ""
        return play(python, runs) + (play(python, runs, features) if features else [])

    first = interpreters[0]
    table = [
        (first, "numpy", "python-0", True),
        *((first, f"numpy=={old}", f"numpy-{old[:-2]}", old == OLDER_NUMPYS[0]) for old in OLDER_NUMPYS),
        *((each, "numpy", f"python-{n}", False) for n, each in enumerate(interpreters[1:], 1)),
    ]
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        for done in cores.map(lambda line: of(*line), table):
            yield from done


def main() -> int:
    """Run the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--levels", nargs="+", default=["1", "2", "3"])
    parser.add_argument("--bot", default="lucid")
    parser.add_argument("--seed", default="7")
    given = parser.parse_args()
    runs = [["run", level, "--bot", given.bot, "--seed", given.seed, "--json"] for level in given.levels]
    interpreters = [line.split(maxsplit=1)[1].strip() for line in sys.stdin if line.strip()]
    if not interpreters:
        print("digests.py: no interpreter was named on standard input", file=sys.stderr)
        return 2
    print(LINE.format("python", "numpy", "level", "seconds", "digest", "without"))
    found = set()
    with tempfile.TemporaryDirectory(prefix="lucid-digests-") as folder:
        try:
            for row in rows(interpreters, runs, Path(folder)):
                found.add((row.level, row.digest))
                print(LINE.format(*row[:3], f"{row.seconds:.1f}", row.digest, row.without or "-"), flush=True)
        except Failed as failed:
            print(f"digests.py: this failed: {failed}", file=sys.stderr)
            return 2
    one = len(found) == len(given.levels)
    print("one digest for each level" if one else f"{len(found)} different digests for {len(given.levels)} levels")
    return not one


if __name__ == "__main__":
    sys.exit(main())
