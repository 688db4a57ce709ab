"""Files that are written whole: the old one or the new one, and the reason why."""

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from game.cli import main
from game.faults import Fault
from game.replay import verify
from game.whole_file import demand_place, write
from tests.test_cli import SHORT

ROOT = Path(__file__).resolve().parent.parent
UNIX = pytest.mark.skipif(os.name == "nt", reason="needs links, pipes and permissions of Unix")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of 64 KB of which 4 are free."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk], capture_output=True).returncode:
        pytest.skip("needs the right to mount a small disk")
    try:
        (disk / "filling").write_bytes(bytes(56 << 10))
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts a small disk")
@pytest.mark.long
def test_a_full_disk_is_told_and_leaves_what_was_there(small_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A picture or a recording that doesn't fit: a sentence, the older one is whole, nothing else is left, and the
    result of the run is told all the same."""
    who = [str(SHORT), "--bot", "idle", "--seed", "1"]
    for command, name in ((["shot", *who, "--at", "0:01", "-o"], "x.png"), (["run", *who, "--record"], "x.replay")):
        target = small_disk / name
        target.write_bytes(b"older")
        capsys.readouterr()
        assert main([*command, str(target)]) == 2
        said = capsys.readouterr()
        assert "can't be written (No space left on device)" in said.err
        assert len(said.err.splitlines()) == 1
        assert ("digest" in said.out) == (command[0] == "run")
        assert target.read_bytes() == b"older"
    assert sorted(each.name for each in small_disk.iterdir()) == ["filling", "x.png", "x.replay"]


def test_a_recording_replaces_an_older_one_only_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "x.replay"
    target.write_bytes(b"older")
    assert main(["run", str(SHORT), "--bot", "idle", "--seed", "1", "--record", str(target)]) == 0
    assert verify(target).code == 0
    assert [each.name for each in tmp_path.iterdir()] == ["x.replay"]


@pytest.mark.parametrize("point", ["fsync", "replace"])
def test_what_breaks_off_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, point: str) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"older")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, point, full)
    with pytest.raises(OSError, match="No space"):
        write(target, b"new")
    assert target.read_bytes() == b"older"
    assert len(list(tmp_path.iterdir())) == 1


@UNIX
def test_a_link_stays_one_and_permissions_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"older")
    real.chmod(0o600)
    link.symlink_to(real)
    write(link, b"new")
    assert link.is_symlink()
    assert (real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (b"new", 0o600)


def test_a_long_name_has_room_for_the_other_one(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 250 + ".png")
    write(target, b"new")
    assert target.read_bytes() == b"new"


@UNIX
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_whoever_is_asked_to_end_while_writing_leaves_nothing(tmp_path: Path, name: str, code: int) -> None:
    """The older file is there still, and no part of the new one."""
    target = tmp_path / "file"
    target.write_bytes(b"older")
    lines = (
        "import os, pathlib, signal, sys",
        "from game.requests_to_end import end_when_asked",
        "from game.whole_file import writer",
        "end_when_asked()",
        "with writer(pathlib.Path(sys.argv[1])) as file:",
        "    file.write(bytes(1 << 20))",
        f"    os.kill(os.getpid(), signal.{name})",
    )
    program = [sys.executable, "-c", "\n".join(lines), str(target)]
    heard = partial(signal.signal, getattr(signal, name), signal.SIG_DFL)  # whoever started us may ignore it
    assert subprocess.run(program, cwd=ROOT, capture_output=True, preexec_fn=heard).returncode == code
    assert target.read_bytes() == b"older"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    "name", ["at 2:30.png", "what?.png", "a\\b.png", "NUL", "com1.webm", "Aux.replay", "x.png.", "x "]
)
def test_names_that_windows_cant_hold_are_refused_everywhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(Fault, match="Windows"):
        demand_place(str(tmp_path / name), "a picture")
    assert demand_place(str(tmp_path / "communal.null.png"), "a picture")


@UNIX
def test_a_place_for_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in ("", "a\0b", str(tmp_path), "/dev/full", str(tmp_path / "pipe"), str(tmp_path / "none" / "x")):
        with pytest.raises(Fault):
            demand_place(path, "a picture")
    assert demand_place(str(tmp_path / "x"), "a picture") == tmp_path / "x"
