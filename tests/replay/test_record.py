"""What is written down while a run is played, and read back."""

from pathlib import Path

import pytest

from game.replay import Recorder, ReplayFault, read, verify
from game.session import OPEN, Session
from game.sim.world import RULES
from tests.replay.recordings import cut, play_on, record
from tests.wild import Wild, dream


def test_a_recording_holds_the_run(tmp_path: Path) -> None:
    """Level, seed, difficulty, assist, rules, commands, events, states and result come back as they were."""
    path = tmp_path / "run.replay"
    run = Session(dream(), 7, Wild(dream(), 7), bot="wild")
    run.sinks.append(Recorder(path, run, {"toggle": True}))
    states = {0: run.world.snapshot()}
    while run.age < 400:
        run.tick()
        states[run.age] = run.world.snapshot()
    cut(run)
    replay = read(path)
    assert (replay.level_text, replay.name, replay.difficulty) == (dream().text, "platform", "night-terror")
    assert (replay.seed, replay.bot, replay.assist, replay.rules) == (7, "wild", {"toggle": True}, RULES)
    assert list(replay.commands.values()) == run.history.commands
    assert replay.events == run.history.events
    assert replay.ticks == run.age
    assert replay.complete
    assert replay.result is not None
    assert replay.result["digest"] == run.result().digest
    kept = {tick: state.astype("<i4").tobytes() for tick, state in replay.states() if tick <= 400}
    assert kept == {tick: states[tick] for tick in range(0, 401, 60)}


def test_a_recording_plays_without_its_level_file(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The level is in the file: from an empty folder the run comes to the same end."""
    monkeypatch.chdir(tmp_path)
    replay = read(whole)
    run = Session(replay.load(), replay.seed, replay)
    assert replay.result is not None
    assert run.play(10_000).digest == replay.result["digest"]


def test_a_left_run_is_complete_and_open(tmp_path: Path) -> None:
    """A run that was left before its end is written to its last tick, and its result says that it's open."""
    path = tmp_path / "left.replay"
    run = record(path, 71)
    run.leave()
    replay = read(path)
    assert (replay.ticks, replay.complete) == (71, True)
    assert replay.result is not None
    assert replay.result["ending"] == OPEN
    assert verify(path).code == 0


def test_all_but_the_last_half_second_is_in_the_file_at_every_tick(tmp_path: Path) -> None:
    """Whenever the file is looked at, no more than 30 ticks are missing from it."""
    path = tmp_path / "run.replay"
    run = record(path, 1)
    for _ in range(200):
        run.tick()
        assert run.age - 30 < read(path).ticks <= run.age
    run.leave()


def test_a_pause_writes_what_there_is(tmp_path: Path) -> None:
    """When the run is paused, everything up to that tick is in the file."""
    path = tmp_path / "run.replay"
    run = record(path, 37)
    run.paused = True
    assert read(path).ticks == 37
    run.paused = False
    play_on(run, 100)
    run.leave()
    assert verify(path).code == 0


@pytest.mark.slow
def test_five_minutes_are_small(tmp_path: Path) -> None:
    """A whole dream in which somebody does something five times a second takes less than 500 bytes a second."""
    path = tmp_path / "run.replay"
    run = record(path, 1)
    assert run.play(20_000).seconds > 120
    assert path.stat().st_size < 500 * run.age / 60


def test_recording_costs_no_state(tmp_path: Path) -> None:
    """A run that is recorded is the run that isn't."""
    plain = Session(dream(), 7, Wild(dream(), 7))
    play_on(plain, 300)
    run = record(tmp_path / "run.replay", 300)
    assert run.world.digest() == plain.world.digest()
    run.leave()


@pytest.mark.parametrize("where", ["no/such/folder/run.replay", ".", "nul\0.replay"])
def test_a_place_that_can_t_be_written_is_said(tmp_path: Path, where: str) -> None:
    """A folder, a missing folder or an impossible name is one sentence before the run begins."""
    with pytest.raises(ReplayFault, match="can't record there"):
        Recorder(tmp_path / where, Session(dream(), 7))
