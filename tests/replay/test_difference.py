"""What two recordings have not in common is named: tick, command, state."""

from pathlib import Path

import pytest

from game.replay import branch, differences, read, resume
from game.sim.actions import CommonVerb


@pytest.fixture
def pair(whole: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A recording, and a branch of it in which something else is chosen."""
    child = tmp_path / "child.replay"
    child.write_bytes(branch(read(whole), 200))
    run = resume(child)
    for _ in range(30):
        run.tick()
    run.queue(CommonVerb.SELECT, 3)
    for _ in range(200):
        run.tick()
    run.leave()
    return whole, child


def test_a_branch_differs_from_where_something_else_was_done(pair: tuple[Path, Path]) -> None:
    """In no command and no state before it was left; both know what is theirs alone."""
    parent, child = map(read, pair)
    found = differences(parent, child)
    assert found.kin
    assert found.change is None
    assert found.command is not None
    assert found.command >= 200
    assert found.commands == (parent.commands.get(found.command), child.commands.get(found.command))
    assert found.state is not None
    assert parent.checks[: found.state - 1] == child.checks[: found.state - 1]
    assert parent.checks[found.state - 1] != child.checks[found.state - 1]
    assert found.fields
    assert found.only[0]


def test_the_same_run_has_no_difference_and_a_shorter_one_has(whole: Path, torn: Path) -> None:
    """Where one of two goes on, the tick after the other's last differs."""
    replay, shorter = read(whole), read(torn)
    assert differences(replay, replay).none
    assert differences(replay, shorter).state == shorter.ticks + 1
