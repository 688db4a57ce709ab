"""Numbers that change while a run goes on: recorded, verified, jumped about in, gone on from, forked; each exactly."""

import json
import os
import random
import signal
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from game.bots import persona
from game.level import LevelFault, Track, load, resolve
from game.play.debrief.what_if import checkpoints_of
from game.replay import Playback, Recorder, ReplayFault, framing, read, recording_of, resume, unpack, verify
from game.replay.framing import DictDeflate, Kind
from game.session import FROM_START, BotSource, GivenCommands, NumberChange, Session, play_forks
from game.sim.actions import CommonVerb
from tests.replay.changes import CHANGES, changing
from tests.replay.recordings import Records, altered, play_on, record, records
from tests.wild import Wild, dream

DREAMS = ("platform", *(pytest.param(name, marks=pytest.mark.slow) for name in ("guardian", "engine")))


@pytest.fixture(scope="module", params=DREAMS)
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Session]:
    """A run with 200 changes that was left, and its recording."""
    path = tmp_path_factory.mktemp("changes") / f"{request.param}.replay"
    run = changing(path, request.param)
    run.leave()
    return path, run


def test_a_run_with_many_changes_verifies(played: tuple[Path, Session]) -> None:
    """It is exact when run anew; a change comes at most each 0.1 s, and the file says that it may hold some."""
    path, run = played
    assert verify(path).code == 0, verify(path).sentence
    replay = read(path)
    assert replay.changes == run.history.changes
    assert len(replay.changes) == CHANGES + 1
    assert replay.changes[0] == NumberChange(FROM_START, {"composure.start": 0.9})
    assert all(b.tick % 6 == 0 and b.tick > a.tick for a, b in pairwise(replay.changes))
    assert path.read_bytes().startswith(framing.MAGIC_CHANGES)
    assert framing.MAGIC_CHANGES != b"LUCID\x1a1\n", "who knows no changes refuses it by its first bytes"


@pytest.mark.slow
def test_any_tick_of_it_is_the_run_at_that_tick(played: tuple[Path, Session]) -> None:
    """Wherever one jumps: the state, the numbers in force, and the history are those of the run that got there."""
    path, _ = played
    replay = read(path)
    film, run = Playback(replay), Session(replay.load(), replay.seed, replay, bot=replay.bot)
    some = random.Random(3).sample(replay.changes[1:], 6)
    for tick in sorted({*(c.tick for c in some), *(c.tick + 1 for c in some), 0, 60, replay.ticks}):
        play_on(run, tick)
        there = film.seek(tick)
        assert there.world.digest() == run.world.digest()
        assert there.level.changed == run.level.changed
        assert there.history == run.history
        assert (there.now.values["composure"] == run.now.values["composure"]).all()
    assert film.history.changes == replay.changes


def test_who_takes_over_keeps_the_numbers_of_then(played: tuple[Path, Session]) -> None:
    """What the recording changes later isn't the player's; what the player changes is."""
    path, _ = played
    replay = read(path)
    run = Playback(replay).seek(replay.changes[50].tick + 1)
    run.take_over()
    was = dict(run.level.changed)
    play_on(run, run.age + 60)
    assert run.level.changed == was
    assert was
    run.change({"composure.calm": 0.123})
    play_on(run, run.age + 6)
    assert run.level.changed == {**was, "composure.calm": 0.123}


def test_forks_of_it_are_played_as_alone(played: tuple[Path, Session]) -> None:
    """Forks of several epochs, played side by side, come to what each comes to alone."""
    path, _ = played
    replay = read(path)
    film, bot = Playback(replay), persona("operator", replay.load().dream)
    ticks = sorted({replay.changes[i].tick + more for i, more in ((180, 1), (190, 0), (190, 7), (199, 2))})
    forks = [film.seek(tick).fork() for tick in ticks]
    assert len({json.dumps(fork.level.changed) for fork in forks}) > 2
    limit = ticks[-1] + 60
    together = play_forks(forks, bot, limit=limit)
    for fork, found in zip(forks, together, strict=True):
        source = BotSource(bot, fork.level, fork.seed)
        assert fork.fork(source, bot.name).play(limit) == found


@pytest.mark.slow
def test_the_debrief_runs_it_again_with_its_numbers(played: tuple[Path, Session]) -> None:
    """What was possible is asked of the run as it was, with the numbers of each moment."""
    path, run = played
    replay = read(path)
    given = GivenCommands(run.history.commands, run.history.changes)
    again = Session(replay.load(), 5, given)
    checkpoints = checkpoints_of(unpack(recording_of(again, run.age), "the run"))
    film = Playback(replay)
    for point in [point for point in checkpoints if point.age < replay.ticks][::3]:
        there = film.seek(point.age)
        assert (point.world.digest(), point.level.changed) == (there.world.digest(), there.level.changed)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to kill one in a short time")
@pytest.mark.parametrize("ticks", [700, pytest.param(1003, marks=pytest.mark.slow)])
def test_a_killed_run_is_gone_on_with(tmp_path: Path, ticks: int) -> None:
    """After a kill, the run goes on with the numbers that it had, and is exact to its end."""
    path = tmp_path / "run.replay"
    child = os.fork()
    if child == 0:
        try:
            play_on(changing(path, "platform", 50, every=8), ticks)
            os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    replay = read(path)
    assert not replay.complete
    assert len(replay.changes) > 20
    run = resume(path)
    numbers = {name: value for change in replay.changes for name, value in change.numbers.items()}
    assert run.level.changed == run.level.with_numbers(numbers).changed
    play_on(run, run.age + 40)
    run.change({"anomaly.growth": 0.055})
    play_on(run, run.age + 40)
    run.leave()
    assert verify(path).code == 0, verify(path).sentence
    assert len(read(path).changes) == len(replay.changes) + 1


def test_its_history_is_seen_with_the_numbers_of_each_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A series of what the panel shows of a number changes in the second after the number did."""
    places = Track.sum("shelter.places")
    monkeypatch.setattr("game.session.history.tracks", lambda: [places])
    path = tmp_path / "run.replay"
    run = record(path, 120)
    run.change({"shelter.places": 0.5})
    play_on(run, 240)
    run.leave()
    assert Playback(read(path)).history == run.history
    assert len(set(run.history.series["shelter.places"][:3])) == 1
    assert run.history.series["shelter.places"][2] != run.history.series["shelter.places"][3]


# What is asked for, and when it counts


def test_of_a_burst_the_last_value_counts_from_the_next_step_on(tmp_path: Path) -> None:
    """A slider that is drawn makes one change each 0.1 s, at the tick at which slow laws act next."""
    run = record(tmp_path / "run.replay", 61)
    for value in (0.04, 0.05, 0.06):
        run.change({"anomaly.growth": value})
        play_on(run, run.age + 1)
    run.change({"climb.speed": 0.2})
    play_on(run, 80)
    assert run.history.changes == [NumberChange(66, {"anomaly.growth": 0.06, "climb.speed": 0.2})]


def test_numbers_come_before_the_command_of_their_tick(tmp_path: Path) -> None:
    """A command of the tick at which numbers change meets the new ones."""
    path = tmp_path / "run.replay"
    run = Session(dream(), 7)
    run.sinks.append(Recorder(path, run))
    play_on(run, 60)
    run.change({"shelter.streams": 1, "hands.shelter": 0.1})
    run.queue(CommonVerb.SELECT, 3)
    play_on(run, 61)
    assert (run.history.changes[-1].tick, run.history.commands[-1].tick) == (60, 60)
    assert run.now.one("shelter.most") == 1
    run.leave()
    assert verify(path).code == 0


def test_what_cant_be_changed_is_refused_when_it_is_asked_for() -> None:
    """With one sentence, and what was asked for before stays asked for."""
    run = Session(dream(), 7)
    run.change({"anomaly.growth": 0.05})
    for wrong in ({"anomaly.growth": 5}, {"nothing": 1}, {"anomaly.first": 3}, {"length": "6:00"}):
        with pytest.raises(LevelFault):
            run.change(wrong)
    assert run.tick()
    assert run.level.changed == {"anomaly.growth": 0.05}


def test_what_is_as_it_was_is_no_change(tmp_path: Path) -> None:
    """A number that comes to what it is makes no record, and the file stays of format 1."""
    path = tmp_path / "run.replay"
    run = record(path, 30)
    growth = run.level.numbers["anomaly.growth"].value
    run.change({"anomaly.growth": growth})
    play_on(run, 60)
    run.leave()
    assert path.read_bytes().startswith(framing.MAGIC)
    assert Kind.CHANGE not in {kind for kind, _ in records(path)}


def test_a_recording_without_changes_is_what_it_was(tmp_path: Path) -> None:
    """First bytes, kinds of records and keys of the head are those of format 1."""
    path = tmp_path / "run.replay"
    record(path, 150).leave()
    assert path.read_bytes()[:8] == b"LUCID\x1a1\n"
    found = records(path)
    assert [int(kind) for kind, _ in found] == [1, 3, 2, 2, 3, 2, 2, 3, 2, 4]
    head = json.loads(DictDeflate().inflate(found[0][1]))
    keys = ["format", "rules", "game", "name", "level", "difficulty", "seed", "bot", "assist", "layout", "events"]
    assert list(head) == keys


def test_a_change_that_no_tick_was_run_with_is_left_out(tmp_path: Path) -> None:
    """A file that breaks off right behind a change is gone on with from before it."""
    path = tmp_path / "run.replay"
    run = record(path, 66)
    run.change({"cascade.disturbance": 0.05})
    play_on(run, 90)
    run.leave()
    found = records(path)
    cut = next(i for i, (kind, _) in enumerate(found) if kind == Kind.CHANGE)
    torn = altered(path, tmp_path / "torn.replay", lambda records: records.__delitem__(slice(cut + 1, None)))
    replay = read(torn)
    assert (replay.ticks, replay.changes) == (66, [])
    run = resume(torn)
    assert run.level.changed == {}
    play_on(run, 100)
    run.leave()
    assert verify(torn).code == 0, verify(torn).sentence


# What no recorder writes


def change(tick: int, numbers: Any) -> bytes:
    return json.dumps({"tick": tick, "numbers": numbers}).encode()


@pytest.mark.parametrize(
    ("payload", "sentence"),
    [
        (change(66, {"anomaly.grwth": 0.1}), 'did you mean "anomaly.growth"'),
        (change(66, {"anomaly.growth": float("nan")}), "found nan"),
        (change(66, {"anomaly.growth": 1e999}), "found inf"),
        (change(66, {"anomaly.growth": 7}), "allowed: a number from 0 to 1"),
        (change(66, {"anomaly.growth": [[1]] * 99}), "found a list"),
        (change(66, {"people.size[1.1]": 2}), "acts only from the start"),
        (change(66, {"a\nb": 1}), "an unknown number"),
        (change(66, {}), "breaks off at 0:01 (tick 66)"),
        (change(66, [1]), "breaks off"),
        (change(60, {"anomaly.growth": 0.1}), "breaks off"),
        (change(72, {"anomaly.growth": 0.1}), "breaks off"),
        (change(-1, {"anomaly.growth": 0.1}), "breaks off"),
        (b'{"tick": true, "numbers": {"a": 1}}', "breaks off"),
        (b"\xff", "breaks off"),
        (b'{"tick": ' + b"9" * 5000 + b', "numbers": {"a": 1}}', "breaks off"),
    ],
)  # fmt: skip
def test_a_change_that_cant_be_is_one_sentence(tmp_path: Path, payload: bytes, sentence: str) -> None:
    """Names and values that the level hasn't, ticks out of their order, and what is no change at all."""
    path = tmp_path / "run.replay"
    run = record(path, 66)
    run.change({"anomaly.growth": 0.06})
    play_on(run, 90)
    run.leave()

    def alter(found: Records) -> None:
        at = next(i for i, (kind, _) in enumerate(found) if kind == Kind.CHANGE)
        found[at] = (Kind.CHANGE, payload)

    verdict = verify(altered(path, tmp_path / "a.replay", alter))
    assert verdict.code == 2
    assert sentence in verdict.sentence
    assert "\n" not in verdict.sentence


def test_a_law_that_refuses_recorded_numbers_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers that by now don't go together are the fault of the recording, not an error in the middle of it."""
    path = tmp_path / "run.replay"
    run = record(path, 60)
    run.change({"climb.speed": 0.3})
    play_on(run, 90)
    run.leave()
    climb = next(law for law in run.level.params.laws if law.NAME == "climb")
    monkeypatch.setattr(
        climb, "check", lambda params: ["too fast"] if params.climb.speed > 400_000 else [], raising=False
    )
    verdict = verify(path)
    assert (verdict.code, "climb.speed: too fast" in verdict.sentence) == (2, True)


def test_two_changes_of_a_tick_and_too_many_numbers_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is one change a tick, and so many numbers in a file as a slider makes in hours."""
    path = tmp_path / "run.replay"
    run = record(path, 66)
    run.change({"anomaly.growth": 0.06, "climb.speed": 0.1})
    play_on(run, 90)
    run.leave()

    def twice(found: Records) -> None:
        at = next(i for i, (kind, _) in enumerate(found) if kind == Kind.CHANGE)
        found.insert(at, found[at])

    assert read(altered(path, tmp_path / "a.replay", twice)).ticks == 66
    monkeypatch.setattr(sys.modules["game.replay.read"], "MAX_NUMBERS", 1)
    assert read(path).ticks == 66


def test_a_file_of_other_numbers_from_the_start_is_whole(tmp_path: Path) -> None:
    """What a run begins with is in the file before its first state, drawn numbers too."""
    path = tmp_path / "run.replay"
    level = dream().with_numbers({"people.size[1.1]": 3, "length": "6:30"})
    run = Session(level, 7, Wild(level, 7))
    run.sinks.append(Recorder(path, run))
    play_on(run, 120)
    run.leave()
    assert [int(kind) for kind, _ in records(path)][:3] == [1, 5, 3]
    assert verify(path).code == 0
    assert Playback(read(path)).level.length_ticks == 390 * 60
    found = records(path)
    wrong = altered(path, tmp_path / "a.replay", lambda all_: all_.__setitem__(1, (Kind.CHANGE, change(-1, {"x": 1}))))
    with pytest.raises(ReplayFault, match="unknown number"):
        Playback(read(wrong))
    assert found[1][0] == Kind.CHANGE
    assert load(resolve("platform")).changed == {}
