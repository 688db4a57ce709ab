"""Windows that are killed, run out of disk, or run twice: what is kept is the old or the new, and a run loses a second.

By hand: a quarter of an hour in all.
"""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from game.faults import Fault
from game.play.store.progress import kept_progress
from game.play.store.settings import kept_settings
from game.replay import Replay, read, verify
from tests.play.window_driver import ROOT, Game, display, replays_in

pytestmark = pytest.mark.sweep
SHORT = str(ROOT / "tests" / "levels" / "short.toml")
OPENS = 6.0  # seconds: a window is up, and something has been played, in half of them
LOST = 1.0  # seconds of play
PARTS = range(4)
MINUTES = 3  # for which two copies switch


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    with display() as name:
        yield name


@pytest.fixture(autouse=True)
def hears_ctrl_c() -> None:
    """What is started by a shell's `&` ignores it, and hands that on."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Window(Game):
    """A game that is on its way to a window."""

    def until(self, *_: object) -> None:  # type: ignore[override]
        """Don't wait."""

    def keys_until(self, when: float) -> None:
        """Turn the sound off and on, which is kept each time."""
        while time.monotonic() < when:
            subprocess.run(["xdotool", "key", "m"], env=self.env, capture_output=True)
            time.sleep(0.02)

    def wait_for_recording(self, before: int) -> None:
        """Until the dream has begun."""
        end = time.monotonic() + 60
        while len(replays_in(self.home)) == before and time.monotonic() < end:
            time.sleep(0.05)


def whole(home: Path) -> None:
    """Settings and progress are what some copy wrote."""
    config = home / "config" / "lucid-control"
    assert kept_settings(config / "settings.json").complaint is None
    assert kept_progress(config / "progress.json").complaint is None
    assert not list(config.glob("*.faulty*"))


def exact(path: Path) -> Replay | None:
    """A recording that verifies as far as it goes, None for one that was killed before its first second was written."""
    try:
        replay = read(path)
    except Fault:
        assert path.stat().st_size < 8 << 10
        return None
    assert verify(path).tick is None
    return replay


def pace(replay: Replay) -> float:
    """Seconds on the wall that a second of play took: on a busy machine more than one."""
    played = replay.path.stat().st_mtime - datetime.fromisoformat(replay.began).timestamp()
    return max(1.0, played / (replay.ticks / 60))


@pytest.mark.parametrize("part", PARTS)
def test_killed_at_any_instant(screen: str, tmp_path: Path, part: int) -> None:
    """200 kills in all."""
    chance, played = random.Random(part), 0
    for i in range(50):
        (home := tmp_path / str(i // 10)).mkdir(exist_ok=True)  # ten share what is kept
        before = len(replays_in(home))
        with Window(screen, home, "play", SHORT, "--seed", str(i)) as game:
            if i % 2:
                game.wait_for_recording(before)
            game.keys_until(time.monotonic() + chance.random() * OPENS)
            game.process.send_signal(signal.SIGKILL)
            killed = time.time()
            game.process.wait()
        whole(home)
        for path in replays_in(home)[before:]:
            played += 1
            written = path.stat().st_mtime
            replay = exact(path)
            if replay and replay.ticks >= 60:
                assert killed - written < LOST * pace(replay)
    assert played >= 25


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_asked_to_end_at_any_instant(screen: str, tmp_path: Path, name: str) -> None:
    """50 in all, also while it starts: one exit code, what was played is whole."""
    chance, number = random.Random(name), getattr(signal, name)
    for i in range(25):
        (home := tmp_path / str(i)).mkdir()
        with Window(screen, home, "play", SHORT, "--seed", str(i)) as game:
            time.sleep(0.1 + chance.random() * OPENS)
            game.process.send_signal(number)
            assert game.process.wait(20) == 128 + number
        whole(home)
        for path in replays_in(home):
            replay = exact(path)
            assert replay is None or replay.complete or replay.ticks < 30


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts small disks")
def test_a_disk_that_is_full_midway(screen: str, tmp_path: Path) -> None:
    """20 times: the run goes on, and what was kept stays; where there is room again, nothing of it is missing."""
    chance = random.Random(3)
    for i in range(20):
        (home := tmp_path / str(i)).mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "none", home], capture_output=True).returncode:
            pytest.skip("needs the right to mount a small disk")
        try:
            with Game(screen, home, "play", SHORT, "--seed", str(i), LUCID_LAST_FRAME="") as game:
                game.until(lambda home=home: replays_in(home), "a recording")
                game.key("m")
                time.sleep(chance.random() * 3)
                filled = fill(home / "filling")
                game.key("m", "m", "m")
                time.sleep(1 + chance.random() * 2)
                assert game.process.poll() is None
                if room := i % 2:
                    filled.unlink()
                    time.sleep(1)
                game.process.terminate()
                code, said = game.ended()
            assert code == 128 + signal.SIGTERM
            assert "Traceback" not in said
            (path,) = replays_in(home)
            replay = exact(path)
            assert not room or (replay and replay.complete)
            whole(home)
        finally:
            subprocess.run(["umount", "-l", home], check=True)


def fill(path: Path) -> Path:
    with path.open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(1024))
            except OSError:
                return path


def test_two_copies_switch_and_neither_loses_anything(screen: str, tmp_path: Path) -> None:
    """Some minutes of muting, leaving and beginning anew in two windows with one home."""
    same = [SHORT, "--seed", "5"]
    with (
        display() as other,
        Game(screen, tmp_path, "play", *same) as one,
        Game(other, tmp_path, "play", *same) as two,
    ):
        until = time.monotonic() + 60 * MINUTES
        while time.monotonic() < until:
            for game in (one, two):
                game.key("m", "Escape", "Up", "Up", "Return")  # begin again
                assert game.process.poll() is None
            whole(tmp_path)
        for game in (one, two):
            game.process.terminate()
            assert game.ended() == (128 + signal.SIGTERM, "")
    whole(tmp_path)
    paths = replays_in(tmp_path)
    assert len(paths) > 20
    assert all(exact(path) is not None for path in paths)
