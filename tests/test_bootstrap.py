"""play.py: from a fresh machine to the game in one command, and one clear sentence where that can't be.

The slow tests install for real, from the package index that pip is set up with, into copies of the tree.
"""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from game import __version__

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DEBIAN = Path("/usr/bin/python3")
OUTSIDE = getattr(sys, "_base_executable", sys.executable)  # made the environment that this runs in; has pip


def copy_tree(to: Path) -> Path:
    """The files that a clone would have, in a folder whose name has a space in it."""
    tree = to / "lucid control"
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():  # an unpacked source distribution
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".venv", "__pycache__", ".*_cache"))
        return tree
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)
    return tree


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Of the tree what play.py itself reads; all else is installed, or stood in for."""
    tree = tmp_path / "lucid control"
    tree.mkdir()
    for name in ("play.py", "pyproject.toml"):
        shutil.copy2(ROOT / name, tree / name)
    return tree


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of the tree without an environment."""
    return copy_tree(tmp_path)


def play(tree: Path, *arguments: str, python: str = OUTSIDE, **environment: str):
    """Run play.py there, with a clean environment but for what is given."""
    ours = ("PYTHON", "PYTEST", "VIRTUAL_ENV", "UV")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [python, str(tree / "play.py"), *arguments],
        env={**clean, **environment},
        cwd=tree.parent,
        capture_output=True,
        text=True,
        timeout=900,
    )


def hide(folder: Path, *modules: str) -> str:
    """A PYTHONPATH under which modules can't be imported, as where a distribution leaves them out."""
    for module in modules:
        (folder / "hidden").mkdir(exist_ok=True)
        (folder / "hidden" / f"{module}.py").write_text(f"raise ImportError('No module named {module}')")
    return str(folder / "hidden")


def one_sentence(done: subprocess.CompletedProcess) -> str:
    """What was said of a fault: exit code 2, nothing on stdout, no traceback, one sentence at the end."""
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    *before, sentence = done.stderr.strip().splitlines()
    assert all(line.startswith("Installing ") for line in before)
    assert sentence.startswith("play.py: ")
    return sentence


def external_python() -> str | None:
    """A Python whose pip refuses to touch the system, as Debian has it."""
    modern = [DEBIAN, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    if not DEBIAN.exists() or subprocess.run(modern).returncode:
        return None
    pip = [DEBIAN, "-m", "pip", "install", "--dry-run", "--no-index", "numpy"]
    refusal = subprocess.run(pip, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin"})
    return str(DEBIAN) if "externally-managed-environment" in refusal.stderr else None


# --- faults: none of these reaches a network ---------------------------------------------------------


def test_python_that_is_too_old_is_told_so(tree: Path) -> None:
    """An old Python gets a sentence; play.py even parses there."""
    text = (tree / "play.py").read_text("utf-8")
    (tree / "play.py").write_text(text.replace("OLDEST = (3, 11)", "OLDEST = (9, 0)"))
    assert "needs Python 3.11 or newer" in one_sentence(play(tree))
    assert not (tree / ".venv").exists()


@pytest.mark.parametrize("version", ["2.7", "3.6", "3.8", "3.10"])
def test_old_pythons_themselves_are_told_so(tree: Path, version: str) -> None:
    """The same with a real one, where the machine has it."""
    pyenv = Path.home() / ".pyenv" / "versions"
    found = [*pyenv.glob(f"{version}.*/bin/python"), *Path("/usr/bin").glob(f"python{version}")]
    if not found:
        pytest.skip(f"no Python {version} here")
    assert f"this is {version}" in one_sentence(play(tree, python=str(found[0])))


def test_missing_pip_is_named(tree: Path, tmp_path: Path) -> None:
    """Neither pip nor ensurepip: what to install."""
    fault = one_sentence(play(tree, PYTHONPATH=hide(tmp_path, "pip", "ensurepip")))
    assert "pip is missing" in fault


def test_missing_venv_is_named(tree: Path, tmp_path: Path) -> None:
    """No venv module: what to install."""
    assert "lacks venv" in one_sentence(play(tree, PYTHONPATH=hide(tmp_path, "venv")))


@pytest.mark.slow
def test_missing_network_is_named(tree: Path) -> None:
    """No way to the package index: what to do, and the next start begins anew."""
    nowhere = "http://127.0.0.1:9/simple"
    fault = one_sentence(
        play(tree, PIP_INDEX_URL=nowhere, PIP_EXTRA_INDEX_URL="", PIP_CONFIG_FILE=os.devnull, PIP_RETRIES="0")
    )
    assert "connect to the network" in fault
    assert (tree / ".venv" / "lucid-stamp").read_text() == "unfinished"


def test_tree_that_cannot_be_written_is_named(tree: Path) -> None:
    """A file in the way of .venv: its name, no traceback."""
    (tree / ".venv").write_text("in the way")
    assert ".venv" in one_sentence(play(tree))


def test_pip_that_fails_is_quoted(tree: Path, tmp_path: Path) -> None:
    """Any other failure of pip ends with pip's own last error."""
    (tmp_path / "pip.py").write_text(
        "import sys\nif 'install' in sys.argv: print('noise'); print('ERROR: no space left'); sys.exit(1)\n"
    )
    assert "no space left" in one_sentence(play(tree, PYTHONPATH=str(tmp_path)))


# --- an environment with a stand-in for pip: what is installed when ----------------------------------


@pytest.fixture
def counting(tree: Path, tmp_path: Path):
    """play.py with a pip that writes down what it is asked, and a game that echoes its arguments."""
    log = tmp_path / "log"
    (tmp_path / "pip.py").write_text(
        f"import sys\nif 'install' in sys.argv: open({str(log)!r}, 'a').write(' '.join(sys.argv) + '\\n')\n"
    )
    (tmp_path / "game").mkdir()
    (tmp_path / "game" / "__init__.py").touch()
    (tmp_path / "game" / "__main__.py").write_text("import sys\nprint(sys.argv[1:])\n")
    (tmp_path / "pytest.py").write_text("import sys\nprint('tests', sys.argv[1:])\n")

    def run(*arguments: str) -> tuple[str, list[str]]:
        log.write_text("")
        done = play(tree, *arguments, PYTHONPATH=str(tmp_path))
        assert done.returncode == 0, done.stderr
        return done.stdout.strip(), log.read_text().splitlines()

    return run


def test_the_second_start_goes_straight_on(counting) -> None:
    """One installation, then none; arguments arrive as they were given."""
    assert len(counting("--help")[1]) == 1
    assert counting("run", "1", "--seed", "7") == ("['run', '1', '--seed', '7']", [])


@pytest.mark.slow
def test_a_changed_pyproject_is_installed(counting, tree: Path) -> None:
    """The stamp holds a hash of pyproject.toml."""
    counting()
    with (tree / "pyproject.toml").open("a") as file:
        file.write("\n# changed\n")
    assert len(counting()[1]) == 1
    assert counting()[1] == []


def test_the_tests_libraries_come_with_the_tests(counting) -> None:
    """Playing installs the game alone; `test` adds the group of pyproject.toml, once."""
    assert "pytest>" not in counting()[1][0]
    out, installed = counting("test", "-k", "name")
    assert out == "tests ['-k', 'name']"
    assert all(requirement in installed[0] for requirement in PROJECT["dependency-groups"]["test"])
    assert counting("test")[1] == counting()[1] == []


def test_an_interrupted_installation_is_made_anew(counting, tree: Path) -> None:
    """A start that finds a half-made environment throws it away."""
    counting()
    (tree / ".venv" / "lucid-stamp").write_text("unfinished")
    (tree / ".venv" / "torn").touch()
    assert len(counting()[1]) == 1
    assert not (tree / ".venv" / "torn").exists()


@pytest.mark.slow
def test_a_moved_tree_is_installed_anew(counting, tree: Path, tmp_path: Path) -> None:
    """An environment holds absolute paths: in a copy of the tree it would play the original."""
    counting()
    moved = tmp_path / "elsewhere"
    shutil.copytree(tree, moved, symlinks=True)
    assert "Installing" in play(moved, PYTHONPATH=str(tmp_path)).stderr


@pytest.mark.slow
def test_two_pygames_are_refused(counting, tree: Path) -> None:
    """`pygame` beside `pygame-ce` wins the import silently: said, with what to do."""
    counting()
    library = next((tree / ".venv").glob("[Ll]ib/**/site-packages"))
    (library / "pygame-2.6.1.dist-info").mkdir()
    assert "delete the folder .venv" in one_sentence(play(tree))


# --- for real ----------------------------------------------------------------------------------------


def plays_and_tests(tree: Path, python: str, **environment: str) -> None:
    """The two commands of the README, in a fresh copy."""
    done = play(tree, "--help", python=python, **environment)
    assert done.returncode == 0, done.stderr
    assert "lucid" in done.stdout
    few = ["tests/test_bootstrap.py", "-q", "-k", "straight_on"]
    done = play(tree, "test", *few, python=python, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


@pytest.mark.slow
def test_fresh_machine_whose_venv_lacks_ensurepip(clone: Path, tmp_path: Path) -> None:
    """Without ensurepip, pip installs from outside, also when play.py is started from within .venv."""
    hidden = hide(tmp_path, "ensurepip")
    plays_and_tests(clone, OUTSIDE, PYTHONPATH=hidden)
    with (clone / "pyproject.toml").open("a") as file:
        file.write("\n# changed\n")
    inside = next(path for path in clone.glob(".venv/*/python*") if path.is_file())
    done = play(clone, "--version", python=str(inside), PYTHONPATH=hidden)
    assert (done.returncode, done.stdout) == (0, f"Lucid Control {__version__}\n"), done.stderr


@pytest.mark.slow
def test_fresh_machine_whose_pip_guards_the_system(clone: Path, tmp_path: Path) -> None:
    """Debian's own Python, where `pip install` is refused (PEP 668) and ensurepip is missing."""
    python = external_python()
    if not python:
        pytest.skip("no Python here whose pip guards the system")
    plays_and_tests(clone, python, PYTHONPATH=hide(tmp_path, "ensurepip"))


@pytest.mark.slow
def test_fresh_machine_without_pip(clone: Path, tmp_path: Path) -> None:
    """A Python with ensurepip but without pip helps itself."""
    bare = tmp_path / "bare"
    subprocess.run([OUTSIDE, "-m", "venv", "--without-pip", bare], check=True)
    python = str(bare / "bin" / "python")
    if subprocess.run([python, "-c", "import ensurepip"]).returncode:
        pytest.skip("no ensurepip here")
    done = play(clone, "--help", python=python)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_interruption_at_any_moment_is_recovered(clone: Path) -> None:
    """Killed while it installs, the next start still ends in the game."""
    for seconds in (0.3, 2, 4):
        with pytest.raises(subprocess.TimeoutExpired):
            subprocess.run([OUTSIDE, clone / "play.py", "--help"], timeout=seconds, capture_output=True)
    done = play(clone, "--help")
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_wheel_carries_levels_and_assets(clone: Path, tmp_path: Path) -> None:
    """Installed without the tree, the game finds its levels, and `lucid` is on the path."""
    assert play(clone, "--help").returncode == 0
    pip = [shutil.which("pip3") or "pip", "--python", clone / ".venv" / "bin" / "python"]
    subprocess.run([*pip, "wheel", "--no-deps", "-q", "-w", tmp_path, clone], check=True)
    wheel = tmp_path / f"lucid_control-{__version__}-py3-none-any.whl"
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("assets/fonts", "assets/sounds", "levels"):
        files = {p.relative_to(clone).as_posix() for p in (clone / folder).rglob("*") if p.is_file()}
        assert {f"game/{name}" for name in files} <= names
    assert not any(name.startswith(("assets/", "levels/", "tests/", "tools/")) for name in names)


@pytest.mark.skipif(os.name == "nt", reason="needs the signals of Unix")
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_asked_to_end_it_has_the_exit_code_of_every_other_part(name: str, code: int) -> None:
    """Also while pip works, which is stopped with it; and what comes while the game's Python starts waits for that."""
    begin = "import os, signal, sys, subprocess, play; sys.argv = ['play.py']"
    works = f"play.prepare = lambda testing: subprocess.run(['sh', '-c', 'kill -{name[3:]} $PPID; exec sleep 60'])"
    told = subprocess.run([sys.executable, "-c", f"{begin}; {works}; sys.exit(play.main())"], cwd=ROOT, timeout=30)
    assert told.returncode == code
    held = "print(sorted(each.name for each in signal.pthread_sigmask(signal.SIG_BLOCK, [])))"
    starts = f"play.prepare = lambda testing: None; play.start = lambda command: {held}"
    done = subprocess.run(
        [sys.executable, "-c", f"{begin}; {starts}; play.main()"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout == "['SIGHUP', 'SIGINT', 'SIGTERM']\n"
