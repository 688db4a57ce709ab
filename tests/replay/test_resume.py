"""Going on from a recording that was torn off or left."""

import json
import shutil
import struct
from pathlib import Path

import pytest

from game.replay import Recorder, ReplayFault, read, resume, verify
from game.replay.framing import Kind
from game.session import Session
from game.sim.actions import PRESS, RELEASE, CommonVerb
from game.sim.world import RULES
from tests.replay.recordings import Records, altered, cut, play_on, record, records, with_head
from tests.wild import Wild, dream


def test_a_torn_run_goes_on_in_its_file(torn: Path, tmp_path: Path) -> None:
    """It waits at its last recorded tick with all its history; played on, the one file holds the whole run, exact."""
    path = Path(shutil.copy(torn, tmp_path))
    run = resume(path)
    like = Session(dream(), 7, Wild(dream(), 7))
    play_on(like, 510)
    assert (run.age, run.world.digest()) == (510, like.world.digest())
    assert run.history == like.history
    play_on(run, 700)
    cut(run)
    replay = read(path)
    assert (replay.ticks, replay.complete) == (run.age, True)
    assert replay.events == run.history.events
    assert verify(path).code == 0


def test_nothing_of_a_damaged_tail_is_left(torn: Path, tmp_path: Path) -> None:
    """However much there was behind the last good record, it's gone once the run goes on."""
    path = Path(shutil.copy(torn, tmp_path))
    with path.open("ab") as file:
        file.write(bytes(range(256)) * 40)
    resume(path).leave()
    assert verify(path).code == 0


def test_a_record_that_isn_t_believed_leaves_no_trace(torn: Path, tmp_path: Path) -> None:
    """A beat that is whole but can't be follows on nothing: the file goes on as if it had never been there."""

    def alter(found: Records) -> None:
        i = [i for i, (kind, _) in enumerate(found) if kind == Kind.BLOCK][-3]
        found[i] = (Kind.BLOCK, struct.pack("<I", 9) + found[i][1][4:])

    path = altered(torn, tmp_path / "a.replay", alter)
    run = resume(path)
    run.source = Wild(dream(), 7)
    play_on(run, 700)
    run.leave()
    assert verify(path).code == 0


@pytest.mark.parametrize("rest", [1, 60, 700])
def test_a_torn_tail_is_cut_off(torn: Path, tmp_path: Path, rest: int) -> None:
    """Wherever within its last records a file broke off, what is before goes on."""
    path = tmp_path / "torn.replay"
    path.write_bytes(torn.read_bytes()[:-rest])
    known = read(path).ticks
    assert 240 <= known <= 510
    run = resume(path)
    assert run.age == known
    play_on(run, known + 95)
    run.leave()
    assert (read(path).ticks, verify(path).code) == (known + 95, 0)


def test_a_run_can_be_torn_and_gone_on_with_many_times(torn: Path, tmp_path: Path) -> None:
    """Each time the file goes on where it was torn."""
    path = Path(shutil.copy(torn, tmp_path))
    for turn in range(4):
        run = resume(path)
        run.queue(CommonVerb.SELECT, run.age % 24)
        play_on(run, run.age + 77)
        left = path.read_bytes()[:-3]  # nobody leaves it: on the disk it's as if killed
        path = tmp_path / f"torn-{turn}.replay"
        path.write_bytes(left)
    cut(resume(path))
    assert verify(path).code == 0


def test_a_left_run_goes_on(tmp_path: Path) -> None:
    """A run that was left before its end goes on too; its old result is gone from the file."""
    path = tmp_path / "left.replay"
    record(path, 71).leave()
    run = resume(path)
    cut(run)
    replay = read(path)
    assert replay.result is not None
    assert replay.result["digest"] == run.result().digest
    assert verify(path).code == 0


def test_what_was_held_is_let_go(tmp_path: Path) -> None:
    """Nobody holds a key after a power cut: the first tick releases what was pressed."""
    path = tmp_path / "run.replay"
    run = Session(dream(), 7)
    run.sinks.append(Recorder(path, run))
    run.queue(CommonVerb.BREATHE, -1, PRESS)
    play_on(run, 90)
    again = resume(Path(shutil.copy(path, tmp_path / "found.replay")))
    assert again.now.one("breathing") == 1
    again.tick()
    assert again.now.one("breathing") == 0
    assert again.history.commands[-1][1:] == (CommonVerb.BREATHE, -1, RELEASE)


def test_an_ended_run_is_over(whole: Path, tmp_path: Path) -> None:
    """A dream that has ended can't be gone on from, and its file stays as it is; nor without its result."""
    path = Path(shutil.copy(whole, tmp_path))
    for cut_off in (0, len(json.dumps(read(whole).result)) + 9):
        path.write_bytes(whole.read_bytes()[: whole.stat().st_size - cut_off])
        before = path.read_bytes()
        with pytest.raises(ReplayFault, match="has ended"):
            resume(path)
        assert path.read_bytes() == before


def test_other_rules_can_t_be_gone_on_from(torn: Path, tmp_path: Path) -> None:
    """A recording of other rules is one sentence, and stays as it is."""
    path = with_head(torn, tmp_path / "a.replay", lambda head: head.update(rules=RULES + 1))
    before = records(path)
    with pytest.raises(ReplayFault, match="rules"):
        resume(path)
    assert records(path) == before
