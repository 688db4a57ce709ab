"""Sweeps on a Dask cluster: the same to the byte, also where a worker dies, and one sentence for what can't be."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from game.cli import main
from game.exit_codes import FAULT, GOOD
from game.faults import Fault
from game.level import load
from game.tune import cluster as module, folder, target
from game.tune.cluster import WANTS, Cluster, demand_same, versions
from game.tune.knobs import knob
from tests.tune.coin import coin

ROOT = Path(__file__).parents[2]
SHORT = str(ROOT / "tests" / "levels" / "short.toml")
NOWHERE = "tcp://127.0.0.1:9"


def tune(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["tune", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def assert_fault(done: tuple[int, str, str], *words: str) -> None:
    code, out, said = done
    last = [line for line in said.splitlines() if "runs a second" not in line]
    assert (code, out, len(last)) == (FAULT, "", 1), said
    for word in words:
        assert word in last[0], said


# Without a cluster


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--scheduler", "127.0.0.1:8786"], ["not an address like tcp://host:8786"]),
        (["--scheduler", "tcp://host"], ["not an address"]),
        (["--scheduler", "tcp://host:0"], ["not an address"]),
        (["--scheduler", "tcp://host:65536"], ["not an address"]),
        (["--scheduler", NOWHERE, "--jobs", "2"], ["leave it out with --scheduler"]),
    ],
)
def test_what_cant_be_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: list[str]
) -> None:
    assert_fault(tune(capsys, SHORT, *arguments), *words)


def test_without_the_extra_it_says_what_it_wants(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert_fault(tune(capsys, SHORT, "--scheduler", NOWHERE), WANTS)


@pytest.mark.parametrize("name", ["lucid-control", "rules", "Python", "numpy", "code"])
def test_a_worker_that_would_come_to_something_else_is_named(name: str) -> None:
    here = versions()
    demand_same(here, dict(here), "w")
    with pytest.raises(Fault, match=f"{name} is 0.0 on worker w, .* here; install the same on both"):
        demand_same(here, {**here, name: "0.0"}, "w")
    with pytest.raises(Fault, match=f"{name} is none"):
        demand_same(here, {key: value for key, value in here.items() if key != name}, "w")


# On a cluster


class Local:
    """A scheduler of this machine and its workers, each a process of its own."""

    def __init__(self, logs: Path) -> None:
        self.logs, self.workers = logs, list[subprocess.Popen[bytes]]()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self.scheduler = self._begin("scheduler", "--host", "127.0.0.1", "--port", str(port))

    def _begin(self, what: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.logs / "log").open("ab") as log:
            command = [sys.executable, "-m", "dask", what, *arguments, "--no-dashboard"]
            return subprocess.Popen(command, cwd=self.logs, stdout=log, stderr=log, env=_environment())

    def add_worker(self) -> None:
        self.workers.append(self._begin("worker", self.address, "--nthreads", "1", "--no-nanny"))

    def wait_for(self, workers: int) -> None:
        from distributed import Client

        with Client(self.address, timeout=120, set_as_default=False) as client:
            if workers:
                client.wait_for_workers(workers, timeout=240)

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def local(tmp_path: Path) -> Iterator[Local]:
    pytest.importorskip("distributed")
    cluster = Local(tmp_path)
    try:
        yield cluster
    finally:
        cluster.end()


def files(path: Path) -> dict[str, bytes]:
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def at_first_part(monkeypatch: pytest.MonkeyPatch, does: Callable[[], None]) -> list[object]:
    """Have something done as soon as the first part of a sweep is kept; which parts were."""
    kept: list[object] = []
    keep = folder.Folder.keep

    def keeping(self: folder.Folder, part: object, runs: object) -> None:
        keep(self, part, runs)  # type: ignore[arg-type]
        kept.append(part)
        if len(kept) == 1:
            does()

    monkeypatch.setattr(folder.Folder, "keep", keeping)
    return kept


@pytest.mark.slow
def test_files_are_the_same_also_where_a_worker_is_killed_midway(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, local: Local
) -> None:
    """And so are the answers of vary, sensitivity and target, on the worker that is left."""
    local.add_worker()
    local.add_worker()
    local.wait_for(2)
    file = tmp_path / "coin.toml"
    file.write_text(coin(0.95))
    sweep = (str(file), "--runs", "384", "--bots", "operator,idle", "--out")
    with monkeypatch.context() as patch:
        kept = at_first_part(patch, lambda: os.kill(local.workers[0].pid, signal.SIGKILL))
        assert tune(capsys, *sweep, str(tmp_path / "a"), "--scheduler", local.address)[0] == GOOD
    assert len(kept) == 12
    assert local.workers[0].wait(30) == -signal.SIGKILL
    assert tune(capsys, *sweep, str(tmp_path / "b"), "--jobs", "1")[0] == GOOD
    assert files(tmp_path / "a") == files(tmp_path / "b")
    few = ("--runs", "64", "--bots", "idle", "--json")
    for question in (["--vary", "demand.capacity=0.8..1.2:3"], ["--sensitivity", "--free", "demand.capacity"]):
        told = [
            tune(capsys, str(file), *question, *few, *where)[:2]
            for where in (["--scheduler", local.address], ["--jobs", "1"])
        ]
        assert told[0] == told[1]
        assert json.loads(told[0][1])
    monkeypatch.setattr(target, "STAGES", (64,))
    level = load(coin(0.95))
    free = [target.Free(knob(level, "demand.capacity"), 0.8, 1.2)]
    with closing(Cluster(local.address)) as cluster:
        found = [
            target.Search(level, [target.Goal("idle", 0.8)], free, 0, None).run(jobs, trials=2) for jobs in (cluster, 1)
        ]
    assert found[0] == found[1]


@pytest.mark.slow
def test_a_cluster_that_cannot_be_used_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, local: Local
) -> None:
    """No worker, one with other rules, and nobody there at all; before anything is written."""
    sweep = (SHORT, "--out", str(tmp_path / "a"), "--scheduler", local.address)
    monkeypatch.setattr(module, "CONNECTS", 60)
    local.wait_for(0)
    assert_fault(tune(capsys, *sweep), "has no worker", f"dask worker {local.address}")
    local.add_worker()
    local.wait_for(1)
    with monkeypatch.context() as patch:
        patch.setattr(module, "RULES", 99)
        versions.cache_clear()
        assert_fault(tune(capsys, *sweep), "rules is", "99 here")
    versions.cache_clear()
    local.end()
    monkeypatch.setattr(module, "CONNECTS", 1)
    assert_fault(tune(capsys, *sweep), "no cluster answers", "dask scheduler")
    assert not (tmp_path / "a").exists()


@pytest.mark.slow
def test_a_cluster_that_goes_away_is_one_sentence_and_what_is_done_is_kept(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, local: Local
) -> None:
    """Its last worker, then its scheduler, killed midway."""
    monkeypatch.setattr(module, "CONNECTS", 60)
    file = tmp_path / "coin.toml"
    file.write_text(coin(0.95))
    sweep = [str(file), "--runs", "1280", "--bots", "operator", "--scheduler", local.address, "--out"]
    local.add_worker()
    local.wait_for(1)
    with monkeypatch.context() as patch:
        patch.setattr(module, "LONELY", 2.0)
        at_first_part(patch, local.workers[0].kill)
        assert_fault(tune(capsys, *sweep, str(tmp_path / "a")), "has had no worker for 2 s")
    local.add_worker()
    local.wait_for(1)
    with monkeypatch.context() as patch:
        kept = at_first_part(patch, local.scheduler.kill)
        assert_fault(tune(capsys, *sweep, str(tmp_path / "b")), "went away")
    with folder.resumed(tmp_path / "b") as whole:
        assert len(whole.read()) == len(kept) > 0
