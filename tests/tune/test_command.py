"""`lucid tune` on the command line."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.cli import main
from game.exit_codes import FAULT, GOOD, SIGPIPE, ended_by

ROOT = Path(__file__).parents[2]
SHORT = str(ROOT / "tests" / "levels" / "short.toml")


def tune(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr."""
    capsys.readouterr()
    code = main(["tune", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def assert_fault(done: tuple[int, str, str], *words: str) -> None:
    code, out, said = done
    assert (code, out) == (FAULT, "")
    assert len(said.splitlines()) == 1, said
    for word in words:
        assert word in said, said


def begin(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "game", "tune", *arguments],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ["name a level"]),
        ([SHORT, "--jobs", "0"], ["--jobs", "from 1 to 512"]),
        ([SHORT, "--bots", "operater"], ["operator"]),
        ([SHORT, "--difficulty", "deep-slep"], ["deep-sleep"]),
        (["--resume", "nowhere"], ["nowhere", "--out"]),
        ([SHORT, "--resume", "nowhere"], ["leave out LEVEL"]),
        (["--resume", "nowhere", "--runs", "5", "--out", "x"], ["leave out --runs, --out"]),
    ],
)
def test_what_cant_be_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: list[str]
) -> None:
    assert_fault(tune(capsys, *arguments), *words)


def test_a_report_without_matplotlib_says_what_it_wants(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Before anything is played or written."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    out = str(tmp_path / "a")
    assert_fault(tune(capsys, SHORT, "--runs", "2", "--out", out), "pip install 'lucid-control[tune]'")
    assert not (tmp_path / "a").exists()


@pytest.mark.long
def test_a_closed_pipe_is_silent() -> None:
    sweep = begin(SHORT, "--runs", "4", "--bots", "idle")
    assert sweep.stdout
    sweep.stdout.close()
    assert sweep.stderr
    assert (sweep.wait(60), sweep.stderr.read()) == (ended_by(SIGPIPE), "")


def files(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file() and f.name != ".lock"}


@pytest.mark.slow
def test_files_are_the_same_however_often_a_sweep_was_killed(tmp_path: Path) -> None:
    """By Ctrl-C, which says what is whole, then twice by SIGKILL; with other jobs each time."""
    pytest.importorskip("matplotlib")
    what = (SHORT, "--runs", "700", "--bots", "novice,operator")
    whole = begin(*what, "--out", str(tmp_path / "a"))
    assert whole.wait(300) == GOOD
    for i, name in enumerate(("SIGINT", "SIGKILL", "SIGKILL")):
        again = ("--resume", str(tmp_path / "b")) if i else (*what, "--out", str(tmp_path / "b"))
        sweep = begin(*again, "--jobs", str(i + 1))
        until = time.monotonic() + 100
        while len(list((tmp_path / "b").rglob("[!.]*.*"))) < 3 + 2 * i and time.monotonic() < until:
            time.sleep(0.02)
        sweep.send_signal(getattr(signal, name))
        said = sweep.communicate(timeout=20)[1]
        assert not (tmp_path / "b" / "report.html").exists(), "it was done before it was ended"
        if name == "SIGINT":
            assert "of 1,400 runs are done" in said
            assert f"--resume {tmp_path / 'b'}" in said
    assert begin("--resume", str(tmp_path / "b"), "--jobs", "2").wait(300) == GOOD
    assert files(tmp_path / "b") == files(tmp_path / "a")


@pytest.mark.slow
def test_a_report_needs_nothing_from_elsewhere_and_says_all_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pytest.importorskip("matplotlib")
    folder = tmp_path / "a"
    assert tune(capsys, SHORT, "--runs", "3", "--bots", "operator", "--out", str(folder))[0] == GOOD
    page = (folder / "report.html").read_text()
    for begins in ("src=", "href=", "url("):
        for found in page.split(begins)[1:]:
            assert found.lstrip("\"'").startswith("data:")
    assert (
        page.count("<figure>")
        == page.count("<img alt=")
        == page.count("<figcaption>")
        == len(list(folder.glob("*.svg")))
    )
    assert len((folder / "runs.jsonl").read_text().splitlines()) == 3
    assert json.loads((folder / "runs.jsonl").read_text().splitlines()[0])["seed"] == 0
    assert (folder / "summary.csv").read_text().splitlines()[1].startswith("short,deep-sleep,operator,3,")


@pytest.mark.skipif(not hasattr(os, "statvfs") or not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_sentence(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed fits nowhere."""
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        code = main(["tune", SHORT, "--runs", "1", "--bots", "idle"])
        monkeypatch.undo()
    assert code == FAULT
