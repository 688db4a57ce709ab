"""The boundaries of the tree: who imports whom, and what the simulation may compute with."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

from tools.ci.late_imports import late_imports
from tools.ci.purity import SIM, impurities

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("path", sorted(SIM.rglob("*.py")), ids=lambda path: str(path.relative_to(SIM)))
def test_the_simulation_computes_exactly(path: Path) -> None:
    """Every module of game/sim uses only what gives the same bits on every machine."""
    assert impurities(path.read_text("utf-8")) == []


BAD = """
    x = 0.5
    x = 1e3
    x = 2j
    x = a / b
    x /= 2
    x = 2 ** n
    x = 2 ** -1
    x = a @ b
    x = float(a)
    x = a.astype(float)
    x = a.astype("float32")
    x = a.astype("f8")
    x = a.view("d")
    x = np.sin(a)
    x = np.exp(a)
    x = np.sqrt(a)
    x = np.matmul(a, b)
    x = np.einsum("ij,j", a, b)
    x = np.divide(a, b)
    x = np.mean(a)
    x = a.mean(0)
    x = a.std()
    x = a.dot(b)
    x = np.float32(3)
    x = np.int_(3)
    x = np.zeros(3)
    x = np.zeros(3, float)
    x = np.zeros(3, dtype=None)
    x = np.ones((2, 3))
    x = np.array(a, dtype="f4")
    x = np.random.default_rng(7)
    x = np.linspace(0, 1, 5)
    x = a.argsort(0)
    x = np.argsort(a)
    x = getattr(np, name)
    x = f"{a / 2.0}"
    x = f"{np.sin(a)}"
    x = Param("a", "fraction", b / c, 0, 1, "doc")
    x = hash("a")
    x = id(a)
    x = open("a")
    x = eval("1")
    x = print(a)
    x = [s for s in {"a", "b"}]
    x = [s for s in set(names)]
    import time
    import random
    import numpy
    import numpy as xp
    import numpy.random
    import os.path
    import pygame
    import game.level
    from math import sin
    from numpy import sin
    from numpy.random import default_rng
    from game import level
    from game.simulator import clock
    from . import world
    def f(x: float): pass
    def f(): global x
    class Wave: height: float
"""


@pytest.mark.parametrize("snippet", [line.strip() for line in BAD.strip().splitlines()])
def test_the_walker_refuses(snippet: str) -> None:
    """The walk over the syntax tree finds each of these, so that it would find them in game/sim."""
    assert impurities(snippet)


def test_the_walker_allows_what_is_exact() -> None:
    """Whole-number code passes, and an author's numbers may be written as fractions."""
    good = """
import numpy as np
from collections.abc import Mapping
from game.sim.fixed import ONE
PARAMS = (Param("rate", "fraction", 0.25, 0, 1.5, "doc", per="link"),)
class Param:
    default: float | bool
def apply(world):
    world.load += np.where(world.dark, 0, ONE) * 3 // 2 >> 16
    x = np.zeros((3, 4), np.int32).sum(0, dtype=np.int64) + 2 ** 8
    print_me = f"{world.tick / 60:g} s"
    return np.frombuffer(b"", dtype="<i4"), x.argsort(0, kind="stable"), x.view("<u4"), np.empty(3, bool)
"""
    assert impurities(good) == []


CONTRACTS = re.compile(r"^(.+) (KEPT|BROKEN)", re.MULTILINE)
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"

TRESPASSES = {
    "game/session/trespass.py": "import game.play.shell.app",
    "game/play/render/trespass.py": "import game.play.dreams",
    "game/play/dreams/engine/trespass.py": "from game.play.dreams.guardian import desk",
    "game/play/screens/trespass.py": "from game.play.dreams.platform import desk",
    "game/sim/trespass.py": "import time",
    "game/sim/laws/platform/trespass.py": "from game.sim.laws.platform import cascade",
    "game/bots/trespass.py": "from game.sim.world import World",
    "game/bots/law_trespass.py": "from game.sim.laws.platform import isolation",
    "game/cli_trespass.py": "import pygame",
}


def lint(tree: Path) -> tuple[int, dict[str, str]]:
    """Exit code of import-linter in a tree, and what it says of each contract."""
    command = [sys.executable, "-c", LINT]  # -c puts the tree first on the path
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, encoding="utf-8")
    return done.returncode, dict(CONTRACTS.findall(done.stdout)) or {done.stdout + done.stderr: "BROKEN"}


def test_imports_point_down_only() -> None:
    """Every contract of pyproject.toml holds."""
    code, contracts = lint(ROOT)
    assert (code, [name for name, state in contracts.items() if state != "KEPT"]) == (0, [])


def test_each_contract_can_break(tmp_path: Path) -> None:
    """With a trespass of each kind in the tree every contract breaks: none holds by holding nothing."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "game", tmp_path / "game", ignore=shutil.ignore_patterns("__pycache__"))
    for path, text in TRESPASSES.items():
        (tmp_path / path).write_text(text, "utf-8")
    _, contracts = lint(tmp_path)
    assert [name for name, state in contracts.items() if state != "BROKEN"] == []


def test_every_folder_of_modules_is_a_package() -> None:
    """A folder without __init__.py would be invisible to the contracts above."""
    folders = {path.parent for path in (ROOT / "game").rglob("*.py")}
    assert [str(f.relative_to(ROOT)) for f in folders if not (f / "__init__.py").exists()] == []


def test_imports_stand_at_the_top() -> None:
    """No file of game/ imports within a function or for the type checker alone, but for what the tool allows."""
    files = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "game").rglob("*.py")}
    found = {name: late_imports(path.read_text("utf-8"), name) for name, path in files.items()}
    assert {name: lines for name, lines in found.items() if lines} == {}


LATE = """
    def f(): import json
    def f(): from game.play.shell import app
    class C: import json
    if TYPE_CHECKING: from game.play.shell.app import App
    try: import json
    with f(): import json
    app = import_module("game.play.shell.app")
    app = importlib.import_module("game.play.shell.app")
    app = __import__("game.play.shell.app")
"""


@pytest.mark.parametrize("snippet", [line.strip() for line in LATE.strip().splitlines()])
def test_an_import_that_comes_late_is_found(snippet: str) -> None:
    snippet += "\nexcept ImportError: pass" if snippet.startswith("try") else ""
    assert late_imports(snippet, "game/play/shell/app.py")


def test_imports_that_may_come_late_are_let_pass() -> None:
    assert late_imports("def f(): import matplotlib.pyplot", "game/tune/sweep.py") == []
    assert late_imports("def f(): from game.play.shell import launch", "game/cli/commands.py") == []
    assert late_imports("def f(): from game.player import app", "game/cli/commands.py") != []
    assert late_imports("def f(): from game.play.shell import launch", "game/tune/sweep.py") != []


def circles(package: str) -> list[list[str]]:
    """Modules of a package that import one another in a circle, also where only the type checker imports them."""
    graph = grimp.build_graph(package, exclude_type_checking_imports=False, cache_dir=None)
    needs = {module: graph.find_upstream_modules(module) for module in graph.modules}
    rings = {frozenset({a, *(b for b in needs[a] if a in needs[b])}) for a in needs}
    return sorted(sorted(ring) for ring in rings if len(ring) > 1)


def test_no_modules_import_one_another_in_a_circle() -> None:
    assert circles("game") == []


def test_a_circle_of_which_a_part_is_for_the_type_checker_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "ringed"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "top.py").write_text("from ringed import one\n")
    (package / "one.py").write_text("def f() -> None:\n    from ringed import two\n")
    (package / "two.py").write_text(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ringed.three import x\n"
    )
    (package / "three.py").write_text("import ringed.one\nx = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert circles("ringed") == [["ringed.one", "ringed.three", "ringed.two"]]
