"""Verifying: exact runs are exact, and whatever differs is named by its first tick and field."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.bots import persona
from game.level import load, resolve
from game.replay import Playback, Recorder, read, verify
from game.replay.framing import DictDeflate, Kind
from game.replay.records import Checkpoint, StateDelta, TickBlock
from game.session import BotSource, Session
from game.sim.world import RULES
from tests.replay.recordings import Records, altered, play_on, records, with_head, write
from tests.wild import Wild, dream


def test_an_exact_replay_is_exact(whole: Path) -> None:
    """A run that was recorded on this game is exact."""
    verdict = verify(whole)
    assert (verdict.code, verdict.tick, verdict.field) == (0, None, None)
    assert "exact" in verdict.sentence


@pytest.mark.parametrize(("tick", "name", "index"), [(359, "home", 3), (401, "hand_left", 0)])
def test_a_state_that_differs_is_named(tmp_path: Path, tick: int, name: str, index: int) -> None:
    """A number that went wrong while it was recorded is found at its first tick, by its name."""
    path = tmp_path / "run.replay"
    run = Session(dream(), 7, Wild(dream(), 7))
    run.sinks.append(Recorder(path, run))
    play_on(run, tick)
    getattr(run.world, name)[index, 0] += 12345
    play_on(run, 500)
    run.leave()
    verdict = verify(path)
    assert (verdict.code, verdict.tick) == (1, tick + 1)
    size = len(getattr(run.world, name))
    assert (f"{name}[{index}]" if size > 1 else name) in verdict.sentence
    assert f"tick {tick + 1} " in verdict.sentence


def beats(found: Records) -> list[tuple[int, TickBlock]]:
    """Every BEAT of a file and where it lies."""
    window = DictDeflate()
    return [
        (i, TickBlock.unpack(payload, window, 65535)) for i, (kind, payload) in enumerate(found) if kind == Kind.BLOCK
    ]


def rewrite(found: Records, beats: list[tuple[int, TickBlock]]) -> None:
    """Put beats back."""
    window = DictDeflate()
    for i, beat in beats:
        found[i] = (Kind.BLOCK, beat.pack(window))


def test_an_altered_command_is_found_at_its_tick(whole: Path, tmp_path: Path) -> None:
    """Another command in the file makes the run differ from the tick on in which it was given."""
    ticks = []

    def alter(found: Records) -> None:
        parts = beats(found)
        beat = next(beat for _, beat in parts if beat.start >= 300 and beat.commands)
        command = beat.commands[0]
        beat.commands[0] = command._replace(verb=1, target=(command.target + 3) % 24)
        ticks.append(command.tick)
        rewrite(found, parts)

    verdict = verify(altered(whole, tmp_path / "a.replay", alter))
    assert (verdict.code, verdict.tick) == (1, ticks[0] + 1)


def test_an_altered_check_is_told_from_an_altered_state(whole: Path, tmp_path: Path) -> None:
    """Where only a check was altered, its tick is named and no field."""

    def alter(found: Records) -> None:
        parts = beats(found)
        parts[12][1].checks[3] ^= 1
        rewrite(found, parts)

    verdict = verify(altered(whole, tmp_path / "a.replay", alter))
    assert (verdict.code, verdict.tick, verdict.field) == (1, 12 * 30 + 4, None)


def test_an_altered_event_is_found(whole: Path, tmp_path: Path) -> None:
    """What the operator is said to have noticed is held against the run too."""

    def alter(found: Records) -> None:
        parts = beats(found)
        beat = next(beat for _, beat in parts if beat.events)
        beat.events[0] = (*beat.events[0][:3], beat.events[0][3] + 1)
        rewrite(found, parts)

    verdict = verify(altered(whole, tmp_path / "a.replay", alter))
    assert verdict.code == 1
    assert "the event" in verdict.sentence


def test_an_altered_digest_is_found(whole: Path, tmp_path: Path) -> None:
    """A digest that isn't its state's is named by its tick."""

    def alter(found: Records) -> None:
        i = [i for i, (kind, _) in enumerate(found) if kind == Kind.CHECKPOINT][4]
        found[i] = (Kind.CHECKPOINT, Checkpoint.unpack(found[i][1])._replace(digest="0" * 32).pack())

    verdict = verify(altered(whole, tmp_path / "a.replay", alter))
    assert (verdict.code, verdict.tick) == (1, 240)


def test_another_seed_differs_from_the_first_tick_on(whole: Path, tmp_path: Path) -> None:
    """A head that names another seed is found at tick 0, by the field `seed`."""
    verdict = verify(with_head(whole, tmp_path / "a.replay", lambda head: head.update(seed=8)))
    assert (verdict.code, verdict.tick, verdict.field) == (1, 0, "seed")


@pytest.mark.parametrize(("name", "value"), [("ending", "renewal"), ("won", True), ("score", 999), ("digest", None)])
def test_a_result_that_isn_t_the_run_s_differs(whole: Path, tmp_path: Path, name: str, value: Any) -> None:
    """What the file says the run came to is held against what it comes to."""

    def alter(found: Records) -> None:
        kind, payload = found[-1]
        assert kind == Kind.TAIL
        found[-1] = (kind, json.dumps({**json.loads(payload), name: value}).encode())

    verdict = verify(altered(whole, tmp_path / "a.replay", alter))
    assert (verdict.code, verdict.field) == (1, name)


def test_ticks_after_the_end_differ(whole: Path, tmp_path: Path) -> None:
    """A file can't go on after its dream has ended."""

    def alter(found: Records) -> None:
        parts = beats(found)
        last = parts[-1][1]
        last.checks.extend([last.checks[-1]] * 5)
        rewrite(found, parts)

    ticks = read(whole).ticks
    verdict = verify(altered(whole, tmp_path / "a.replay", alter))
    assert (verdict.code, verdict.tick) == (1, ticks + 1)


def test_a_replay_of_other_rules_is_said_and_still_shown(whole: Path, tmp_path: Path) -> None:
    """It can't be verified, code 2 with one sentence; its recorded seconds can be looked at."""
    path = with_head(whole, tmp_path / "a.replay", lambda head: head.update(rules=RULES + 1))
    verdict = verify(path)
    assert verdict.code == 2
    assert f"rules {RULES + 1}" in verdict.sentence
    assert "\n" not in verdict.sentence
    run = Playback(read(path)).seek(500)
    assert run.age == 480
    assert run.now.one("people.home") == 1 << 24


def test_a_state_of_other_arrays_is_said(whole: Path, tmp_path: Path) -> None:
    """A layout that isn't this game's, under the same rules, is one sentence and code 2."""
    path = with_head(whole, tmp_path / "a.replay", lambda head: head["layout"].reverse())
    verdict = verify(path)
    assert verdict.code == 2
    assert "different arrays" in verdict.sentence


def test_a_recording_that_knows_arrays_by_older_names_is_exact(tmp_path: Path) -> None:
    """It verifies, and is shown from its recorded seconds."""
    level = load(resolve("3"))
    run = Session(level, 7, BotSource(persona("idle", 3), level, 7))
    run.sinks.append(Recorder(tmp_path / "new.replay", run))
    run.play(200)
    was = {array.name: array.was for array in level.params.arrays if array.was}
    assert "told_tick" in was.values()

    def age(head: dict) -> None:  # type: ignore[type-arg]
        head["layout"] = [[was.get(name, name), size] for name, size in head["layout"]]

    path = with_head(tmp_path / "new.replay", tmp_path / "old.replay", age)
    assert dict(read(path).layout)["told_tick"] == len(run.world.forecast_tick)
    assert verify(path).code == 0
    old, new = (Playback(read(file)).seek(180).world.snapshot() for file in (path, tmp_path / "new.replay"))
    assert old == new


def test_a_truncated_replay_is_said(torn: Path) -> None:
    """A file that breaks off says where, and that it's exact that far: code 2."""
    verdict = verify(torn)
    assert (verdict.code, verdict.tick) == (2, None)
    assert "breaks off at 0:08 (tick 510)" in verdict.sentence


def test_a_truncated_replay_that_differs_differs(whole: Path, tmp_path: Path) -> None:
    """What is left of a truncated file is verified all the same."""
    path = with_head(whole, tmp_path / "a.replay", lambda head: head.update(seed=8))
    write(path, records(path)[:-3])
    assert verify(path).code == 1


def test_a_faulty_level_inside_is_one_sentence(whole: Path, tmp_path: Path) -> None:
    """A replay whose level this game can't read says so, code 2."""
    path = with_head(whole, tmp_path / "a.replay", lambda head: head.update(level="dream = 1\nnonsense = [\n"))
    verdict = verify(path)
    assert verdict.code == 2
    assert "\n" not in verdict.sentence
    assert str(path) in verdict.sentence


def test_packed_states_come_back() -> None:
    """The packing of states is exact for any numbers, also the largest steps there are."""
    draw = np.random.default_rng(1)
    there, back = StateDelta(300), StateDelta(300)
    for _ in range(20):
        new = draw.integers(-(2**31), 2**31, 300).astype(np.int32)
        state = np.where(draw.random(300) < 0.3, new, there.state)
        assert np.array_equal(back.unpack(there.pack(state)), state)
