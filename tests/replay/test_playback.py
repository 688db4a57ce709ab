"""Jumping about: any tick of a replay is the run at that tick."""

from pathlib import Path

import pytest

from game.replay import Playback, ReplayFault, read
from game.replay.framing import Kind
from game.replay.records import Checkpoint, StateDelta
from game.session import Session
from game.sim.world import RULES
from tests.replay.recordings import Records, altered, play_on, with_head
from tests.wild import Wild, dream


def test_any_tick_is_the_run_at_that_tick(whole: Path) -> None:
    """Wherever one jumps, backwards too, state and history are those of the run that got there by itself."""
    film = Playback(read(whole))
    for tick in (437, 60, 0, 659, 61):
        run = Session(dream(), 7, Wild(dream(), 7))
        play_on(run, tick)
        there = film.seek(tick)
        assert there.world.digest() == run.world.digest()
        assert there.history == run.history
        assert there.age == tick


def test_jumping_stays_within_what_is_known(whole: Path) -> None:
    """Before the first tick is the first, behind the last is the last, where the dream is over."""
    film = Playback(read(whole))
    assert film.seek(-5).age == 0
    last = film.seek(10**9)
    assert (last.age, last.over) == (film.replay.ticks, True)


def test_a_replay_plays_on_from_where_one_jumped(whole: Path) -> None:
    """From there on the replay acts, to the result that it was recorded with."""
    replay = read(whole)
    assert replay.result is not None
    assert Playback(replay).seek(300).play(10_000).digest == replay.result["digest"]


def test_the_whole_history_is_known_without_running(whole: Path) -> None:
    """What the debrief shows follows from the recorded seconds, and is what the run itself had."""
    replay = read(whole)
    run = Session(replay.load(), replay.seed, replay)
    run.play(10_000)
    assert Playback(replay).history == run.history


def test_taking_over_leaves_the_replay_behind(whole: Path) -> None:
    """From the tick on at which it is taken over, the run is the player's."""
    run = Playback(read(whole)).seek(240)
    before = len(run.history.commands)
    run.take_over()
    run.queue(1, 5)
    play_on(run, 300)
    assert all(command.verb in (1, 3, 7, 10) for command in run.history.commands[before:])
    assert run.now.one("selected") in (5, -1)


def test_other_rules_are_shown_array_by_array(whole: Path, tmp_path: Path) -> None:
    """A recording whose state had other arrays is shown by the names that are still known."""

    def change(head: dict) -> None:  # type: ignore[type-arg]
        head["rules"] = RULES + 1
        i = [name for name, _ in head["layout"]].index("strain")
        head["layout"][i][0] = "tension"  # as if strain had had another name then

    film = Playback(read(with_head(whole, tmp_path / "a.replay", change)))
    shown, real = film.seek(660), Playback(read(whole)).seek(660)
    assert int(shown.now["strain"].sum()) == 0
    assert real.now["load"].tolist() == shown.now["load"].tolist()
    assert shown.now.one("people.lost") == real.now.one("people.lost")


def test_a_state_that_is_none_is_one_sentence(whole: Path, tmp_path: Path) -> None:
    """Recorded numbers that no world could have had end in a fault, not in an error."""

    def alter(found: Records) -> None:
        motion = StateDelta(sum(size for _, size in read(whole).layout))
        for i, (kind, payload) in enumerate(found):
            if kind == Kind.CHECKPOINT:
                mark = Checkpoint.unpack(payload)
                found[i] = (kind, mark._replace(delta=motion.pack(motion.state + 123_456_789)).pack())

    with pytest.raises(ReplayFault, match="a possible state of its level"):
        Playback(read(altered(whole, tmp_path / "a.replay", alter))).seek(650)
