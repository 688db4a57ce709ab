"""Branches: a recording is left at a tick, and what comes of it is a whole recording."""

import json
import random
from pathlib import Path

import pytest

from game.replay import Replay, ReplayFault, branch, glance, is_branch, read, resume, verify
from game.replay.framing import MAGIC, DictDeflate, Kind
from game.session import Session
from game.sim.actions import CommonVerb
from tests.replay.mutants import bases, joined, signed
from tests.replay.planted import sources
from tests.replay.recordings import records, with_head
from tools.make_goldens import FOLDER


def played(parent: Replay, tick: int, path: Path, ticks: int) -> Session:
    """A branch that was played on for some ticks, and left."""
    path.write_bytes(branch(parent, tick))
    run = resume(path)
    assert run.age == tick
    run.queue(CommonVerb.SELECT, 1)
    while run.age < tick + ticks and run.tick():
        pass
    run.leave()
    return run


def beginning(replay: Replay, tick: int) -> tuple[object, ...]:
    """All that a recording holds of what was before a tick."""
    marks = [mark for mark in zip(replay.checkpoints, states(replay), strict=True) if mark[0].tick <= tick]
    return (
        replay.checks[:tick],
        [command for command in replay.commands.values() if command.tick < tick],
        [event for event in replay.events if event.tick < tick],
        [change for change in replay.changes if change.tick < tick],
        [(mark.tick, mark.digest, state) for mark, state in marks],
    )


def states(replay: Replay) -> list[bytes]:
    """Its recorded states."""
    return [state.tobytes() for _, state in replay.states()]


def check_branch(parent: Replay, tick: int, path: Path) -> None:
    """It is exact, begins as its parent did to the last bit, and says where it left it."""
    run = played(parent, tick, path, 90)
    child = read(path)
    assert verify(path).code == 0
    assert child.ticks == run.age
    assert beginning(child, tick) == beginning(parent, tick)
    assert child.parent is not None
    assert (child.parent.id, child.parent.tick) == (parent.id, tick)


@pytest.mark.parametrize("which", range(4))
def test_a_branch_is_a_whole_recording_that_begins_as_its_parent(tmp_path: Path, which: int) -> None:
    """Left at its beginning, at a mark, between two, where numbers have changed, and one tick before its end."""
    path = tmp_path / "parent.replay"
    path.write_bytes(signed(joined(sources()[which])))
    parent = read(path)
    for tick in (0, 120, 97, parent.ticks - 1) if which == 3 else (97,):
        check_branch(parent, tick, tmp_path / f"{tick}.replay")


def test_a_branch_of_a_branch_names_the_one_it_left(tmp_path: Path, whole: Path) -> None:
    """Each knows its own parent."""
    played(read(whole), 200, tmp_path / "a", 60)
    first = read(tmp_path / "a")
    check_branch(first, 230, tmp_path / "b")
    assert read(tmp_path / "b").id != first.id


def test_only_a_branch_says_that_it_is_one(tmp_path: Path, whole: Path) -> None:
    """No byte of another recording speaks of parents."""
    (tmp_path / "a").write_bytes(branch(read(whole), 200, "2030-01-01T00:00:00.000000"))
    assert is_branch(tmp_path / "a")
    assert not is_branch(whole)
    assert glance(tmp_path / "a").began.startswith("2030")
    assert (tmp_path / "a").read_bytes().startswith(MAGIC)
    assert "parent" not in json.loads(heads(whole))


def heads(path: Path) -> bytes:
    """The head of a recording."""
    return DictDeflate().inflate(next(payload for kind, payload in records(path) if kind == Kind.HEAD))


@pytest.mark.parametrize("tick", [-1, 10_000])
def test_a_moment_that_a_recording_doesn_t_have_is_a_fault(whole: Path, tick: int) -> None:
    """So is its end."""
    with pytest.raises(ReplayFault, match="earlier moment"):
        branch(read(whole), tick)
    with pytest.raises(ReplayFault, match="has ended"):
        branch(read(whole), read(whole).ticks)


NOTHING = "0" * 32
FALSE: tuple[object, ...] = (
    None, 7, [], {}, {"id": NOTHING, "tick": 3}, {"id": NOTHING, "tick": -1, "digest": NOTHING},
    {"id": NOTHING, "tick": True, "digest": NOTHING}, {"id": "x" * 32, "tick": 1, "digest": NOTHING},
    {"id": NOTHING, "tick": 10**12, "digest": NOTHING}, {"id": NOTHING, "tick": 1, "digest": ["0"] * 32},
    {"id": NOTHING, "tick": 1, "digest": NOTHING, "more": 1},
)  # fmt: skip


@pytest.mark.parametrize("said", FALSE, ids=repr)
def test_a_parent_that_can_t_be_isn_t_believed(whole: Path, tmp_path: Path, said: object) -> None:
    """The head of such a file is a damaged one."""
    path = with_head(whole, tmp_path / "a", lambda head: head.update(parent=said))
    with pytest.raises(ReplayFault, match="first record is damaged"):
        read(path)


@pytest.mark.parametrize("said", [1, "yes", None, [], True], ids=repr)
def test_that_somebody_went_back_is_believed_only_of_a_branch(whole: Path, tmp_path: Path, said: object) -> None:
    """It is true or false, and a recording that left none can't say it."""
    path = with_head(whole, tmp_path / "a", lambda head: head.update(rewound=said))
    with pytest.raises(ReplayFault, match="first record is damaged"):
        read(path)


def test_who_went_back_goes_on_with_the_same_run(whole: Path, tmp_path: Path) -> None:
    """Such a recording has a parent, but is no branch whose run would count for nothing."""
    path = tmp_path / "a"
    path.write_bytes(branch(read(whole), 200, rewound=True))
    assert read(path).rewound
    assert read(path).parent is not None
    assert not is_branch(path)
    assert not read(whole).rewound


def test_a_branch_that_begins_otherwise_than_it_says_differs(whole: Path, tmp_path: Path) -> None:
    """Its state where it left its parent is held against the digest in its head."""
    played(read(whole), 200, tmp_path / "a", 60)
    path = with_head(tmp_path / "a", tmp_path / "b", lambda head: head["parent"].update(digest=NOTHING))
    for through in (False, True):
        verdict = verify(path, through=through)
        assert (verdict.code, verdict.tick, verdict.field) == (1, 200, "the parent's digest")


@pytest.mark.sweep
@pytest.mark.parametrize("number", range(20))
def test_recordings_are_left_anywhere(tmp_path: Path, number: int) -> None:
    """Five random ticks of each of twenty recordings: a golden of each ending, and wild ones of a few seconds."""
    goldens = [path.read_bytes() for path in sorted(FOLDER.rglob("*.replay"))]
    wild = [*bases(), *(signed(joined(parts)) for parts in sources())]
    path, chance = tmp_path / "parent.replay", random.Random(number)
    path.write_bytes([*goldens, *wild][number])
    parent = read(path)
    for tick in sorted(chance.sample(range(parent.ticks), 5)):
        check_branch(parent, tick, tmp_path / f"{tick}.replay")
