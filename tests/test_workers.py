"""Processes that share work: what is said where the system starts none."""

import errno
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess

import pytest

from game.faults import Fault
from game.workers import SideWork, shared


def echo(word: str, pipe: Connection) -> None:
    """Work that sends a word, and what it is told."""
    pipe.send(word)
    pipe.send(pipe.recv())


def refuse(*_: object) -> None:
    """A system that starts no process."""
    raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")


def all_of(work: SideWork) -> list[object]:
    """What it sends until it is over."""
    found: list[object] = []
    with suppress(EOFError, OSError):
        while True:
            found += work.received()
    return found


@pytest.mark.long
def test_a_process_talks_until_it_is_over() -> None:
    work = SideWork(echo, "a")
    work.send("b")
    assert all_of(work) == ["a", "b"]
    work.stop()
    assert (work.fault, list(work.received())) == ("", [])


@pytest.mark.parametrize("fails", ["process", "pipe"])
def test_one_that_cannot_be_started_says_so_and_is_gone(monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    """Whoever began it goes on as where one has ended: nothing else has to be asked."""
    if fails == "process":
        monkeypatch.setattr(SpawnProcess, "start", refuse)
    else:
        monkeypatch.setattr(SpawnContext, "Pipe", refuse)
    work = SideWork(echo, "a")
    work.send("b")
    assert work.busy
    assert "Resource temporarily unavailable" in work.fault
    assert all_of(work) == []
    work.stop()
    assert (work.busy, list(work.received())) == (False, [])


def test_work_that_nobody_can_be_found_for_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ProcessPoolExecutor, "submit", refuse)
    with pytest.raises(Fault, match="Resource temporarily unavailable"), shared(2) as pool:
        list(pool.map(abs, [-1, -2]))
