"""Recording where the disk is full, and how soon what was played is on it."""

import errno
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game import whole_file
from game.replay import ReplayFault, framing, read, resume, verify
from tests.replay.recordings import cut, play_on, record

resource = pytest.importorskip("resource", reason="only Unix can limit the size of files")


def test_a_full_disk_stops_neither_the_game_nor_what_was_written(tmp_path: Path) -> None:
    """When nothing more can be written the run goes on and says so once; earlier seconds stay readable."""
    path = tmp_path / "run.replay"
    with full_after(5500):
        run = record(path, 10 * 60)
        said = run.notice
        play_on(run, 20 * 60)
        assert run.notice == said is not None
        assert "the dream goes on" in said
        run.leave()
    assert path.stat().st_size == 5500
    replay = read(path)
    assert 60 < replay.ticks < 600
    assert not replay.complete
    assert verify(path).tick is None, "what is there is exact"


def test_a_recording_catches_up_when_there_is_room_again(tmp_path: Path) -> None:
    """What couldn't be written waits, and nothing is missing once there is room."""
    path = tmp_path / "run.replay"
    with full_after(5500):
        run = record(path, 10 * 60)
        assert run.notice
    cut(run)
    assert (read(path).ticks, verify(path).code) == (run.age, 0)


@pytest.mark.parametrize("size", [0, 3, 7, 8, 5500])
def test_a_change_of_numbers_is_announced_also_where_the_disk_was_full(tmp_path: Path, size: int) -> None:
    """However little is in the file when numbers change, it says in the end that it holds such a change."""
    path = tmp_path / "run.replay"
    with full_after(size):
        run = record(path, 30)
        run.change({"anomaly.growth": 0.05})
        play_on(run, 10 * 60)
        assert run.notice
        assert path.stat().st_size == size
    cut(run)
    assert path.read_bytes().startswith(framing.MAGIC_CHANGES)
    assert (read(path).ticks, verify(path).code) == (run.age, 0)


class full_after:  # noqa: N801  (reads as a sentence)
    """Let no file of this process grow over so many bytes."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __enter__(self) -> None:
        self.limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        self.signal = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.size, self.limits[1]))

    def __exit__(self, *what: object) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self.limits)
        signal.signal(signal.SIGXFSZ, self.signal)


def test_the_last_bytes_are_on_the_disk_when_a_run_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sync that was under way when the last bytes were written isn't taken for theirs."""
    synced: list[int] = []
    real = os.fsync

    def slow(handle: int) -> None:
        size = os.fstat(handle).st_size
        time.sleep(0.2)
        real(handle)
        synced.append(size)

    run = record(tmp_path / "run.replay", 1)
    monkeypatch.setattr(os, "fsync", slow)
    run.sinks[0].paused(run)
    time.sleep(0.1)
    run.leave()
    assert synced[-1] == (tmp_path / "run.replay").stat().st_size


def test_what_is_played_is_on_the_disk_within_a_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the pace of play the file is synced twice a second, so that a power cut takes less than a second."""
    synced: list[tuple[float, int]] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        size = os.fstat(handle).st_size
        real(handle)
        synced.append((time.monotonic(), size))

    monkeypatch.setattr(os, "fsync", fsync)
    run = record(tmp_path / "run.replay", 1)
    begun = time.monotonic()
    while (now := time.monotonic()) < begun + 2.2:
        while run.age < (now - begun) * 60:
            run.tick()
        time.sleep(0.005)
    run.leave()
    times = [when for when, _ in synced if when > begun]
    assert len(times) >= 4
    assert max(b - a for a, b in zip([begun, *times], times, strict=False)) < 1
    assert synced[-1][1] == (tmp_path / "run.replay").stat().st_size


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_system_that_cant_flush_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", raises(number))
    run = record(tmp_path / "run.replay", 60)
    cut(run)
    assert run.notice is None
    whole_file.write(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_flush_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", raises(errno.EIO))
    run = record(tmp_path / "run.replay", 60)
    cut(run)
    assert "error" in (run.notice or "")


def raises(number: int) -> Callable[[int], None]:
    def fsync(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    return fsync


def test_a_recording_is_played_in_one_place_alone(tmp_path: Path) -> None:
    """Another recorder of its name is refused, and so is going on from it, until it is closed."""
    path = tmp_path / "run.replay"
    run = record(path, 90)
    with pytest.raises(FileExistsError):
        record(path, 1)
    run.sinks[0].paused(run)
    with pytest.raises(ReplayFault, match="another window"):
        resume(path)
    run.leave()
    resume(path).leave()
