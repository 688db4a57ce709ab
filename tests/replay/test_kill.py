"""Killing the game while it records."""

import os
import random
import signal
import struct
import time
from pathlib import Path

import pytest

from game.replay import read, resume, verify
from tests.replay.recordings import play_on, record

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to kill many in a short time")


def killed(path: Path, after: float) -> int:
    """Kill a process that records as fast as it can; the age of its run when it was last heard of."""
    mine, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        run = record(path, 1)
        while True:
            run.tick()
            os.write(theirs, struct.pack("<I", run.age))
    os.close(theirs)
    first = os.read(mine, 4)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    heard = first
    while data := os.read(mine, 1 << 16):
        heard += data
    os.close(mine)
    return int(struct.unpack_from("<I", heard, len(heard) - 4)[0])


@pytest.mark.slow
def test_a_killed_game_loses_less_than_a_second(tmp_path: Path) -> None:
    """Whenever it is killed, all but the last half second of play is in the file, and it is exact."""
    chance = random.Random(5)
    ages = []
    for i in range(8):
        path = tmp_path / f"{i}.replay"
        age = killed(path, chance.random() * 0.3)
        replay = read(path)
        assert age - 30 <= replay.ticks <= age + 1
        ages.append(age)
        if i % 4 == 0:
            assert verify(path).tick is None
            run = resume(path)
            assert run.age == replay.ticks
            play_on(run, run.age + 40)
            run.leave()
            assert verify(path).code == 0
    assert len(set(ages)) > 5, "all were killed at the same instant"
