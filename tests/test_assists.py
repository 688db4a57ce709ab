"""Assists: what each does to a run, and that recordings hold them and are exact with them."""

from pathlib import Path

import numpy as np
import pytest

from game.bots import persona
from game.level import Level, LevelFault, Value, load, resolve
from game.replay import Playback, Recorder, read, resume, verify
from game.replay.framing import MAGIC, MAGIC_CHANGES
from game.session import ASSISTS, BotSource, NumberChange, Session, assist_in, assisted, numbers_of, said, used
from game.sim.actions import PRESS, RELEASE, Command, CommonVerb, Verb, rest, single_action
from game.sim.fixed import STEP
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.step import begin, observe, step

ON: dict[str, Value] = {
    "speed": 60, "orders": True, "rest": True, "sight": True, "windows": 2.0, "toggle": True, "practice": True,
    "rewind": True,
}  # fmt: skip
HELD = {1: PlatformVerb.DECRYPT, 2: CommonVerb.BREATHE, 3: EngineVerb.STRETCH}


def level_of(dream: int) -> Level:
    """A dream's level."""
    return load(resolve(str(dream)))


def ticked(run: Session, count: int) -> Session:
    """The run so many ticks on, whether or not its world rests."""
    for _ in range(count):
        run.tick()
    return run


def breathed(run: Session, closed: int) -> Session:
    """The run after its player has had the eyes closed for some ticks, and opened them."""
    run.queue(CommonVerb.BREATHE, -1, PRESS)
    ticked(run, closed)
    run.queue(CommonVerb.BREATHE, -1, RELEASE)
    return ticked(run, 1)


def test_every_assist_is_on_in_some_level_and_does_nothing_by_itself() -> None:
    """Its numbers are those of shipped levels, which say that it is off."""
    assert {assist.name for assist in ASSISTS} == ON.keys()
    levels = [level_of(dream) for dream in (1, 2, 3)]
    for assist in ASSISTS:
        found = {number for level in levels for number in assist.numbers if number in level.numbers}
        assert found == set(assist.numbers)
        assert all(assist_in(level, {}, assist.name) in (None, assist.off) for level in levels)
        assert all(not assisted(level, {assist.name: assist.off}).changed for level in levels)


def test_a_recording_without_assists_has_no_byte_of_them(tmp_path: Path) -> None:
    """What runs begin with by default changes no number, so the file is one of the first format."""
    level = level_of(1)
    plain, off = tmp_path / "plain.replay", tmp_path / "off.replay"
    for path, played in ((plain, level), (off, assisted(level, {each.name: each.off for each in ASSISTS}))):
        run = Session(played, 7)
        run.sinks.append(Recorder(path, run))
        ticked(run, 90).leave()
    assert plain.read_bytes() == off.read_bytes()
    assert plain.read_bytes()[: len(MAGIC)] == MAGIC


@pytest.mark.parametrize("dream", [1, 2, 3])
def test_recordings_hold_assists_and_are_exact_with_them(tmp_path: Path, dream: int) -> None:
    """From the start, switched midway, and off again; verified, sought, resumed and forked."""
    path, level = tmp_path / "a.replay", level_of(dream)
    run = Session(assisted(level, {"rest": True, "speed": 80}), 7)
    run.sinks.append(Recorder(path, run))
    breathed(ticked(run, 7), 200)
    run.change(numbers_of(level, ON))
    breathed(ticked(run, 40), 95)
    run.change(numbers_of(level, {"practice": False, "orders": False}))
    ticked(run, 40)
    assert run.fork().level.changed == run.level.changed != {}
    run.paused = True  # what is buffered is written: the run breaks off here
    kept = read(path)
    assert path.read_bytes()[: len(MAGIC)] == MAGIC_CHANGES
    assert used(kept.changes) == {k: v for k, v in ON.items() if assist_in(level, {}, k) is not None}
    assert [rest(15), rest(32)] == sorted(c.value for c in kept.commands.values() if c.verb == 3 and c.value > 1)
    assert Playback(kept).seek(12).level.changed == {"composure.rests": True, "assists.speed": 80}
    run.sinks[0].finished(run)
    assert verify(path).code == 0, verify(path).sentence
    broken = tmp_path / "b.replay"
    broken.write_bytes(path.read_bytes()[:-40])
    on = resume(broken)
    assert (on.level.changed, on.world.digest()) == (run.level.changed, run.world.digest())
    breathed(on, 60)
    on.leave()
    assert verify(broken).code == 0, verify(broken).sentence


@pytest.mark.parametrize("dream", [1, 2, 3])
def test_behind_closed_eyes_only_composure_is_stepped(dream: int) -> None:
    """The world stands still, and composure is then what so many steps of its law make of it."""
    level = assisted(level_of(dream), {"rest": True}).with_numbers({"composure.start": 0.3})
    run = ticked(Session(level, 7), 6)
    run.queue(CommonVerb.BREATHE, -1, PRESS)
    ticked(run, 6)
    stood, before = run.world.buffer.copy(), run.now.one("composure")
    ticked(run, 41 * STEP)
    assert (run.world.buffer == stood).all()
    assert run.rest.ticks == 41 * STEP
    seen = run.shown[1].one("composure")
    assert not run.queue(CommonVerb.SELECT, 2)
    assert run.queue(CommonVerb.BREATHE, -1, RELEASE)
    run.tick()
    gained = level.params.composure.calm + level.params.composure.ease
    assert run.age == 13
    assert run.now.one("breathing") == 0
    assert run.now.one("composure") == seen
    assert seen - before == pytest.approx(41 * gained / 256, abs=level.params.composure.calm / 256 + 1)


def test_a_release_that_says_it_rested_counts_for_nothing_without_the_assist() -> None:
    """Nor does one that says more than can be, or less than nothing, break anything with it."""
    level = level_of(1).with_numbers({"composure.start": 0.2})
    for value in (rest(300), (1 << 31) - 2, -(1 << 31)):
        worlds = []
        for played, said_so in ((level, rest(0)), (level, value), (assisted(level, {"rest": True}), value)):
            world = begin(played.params, [7])
            step(world, played.params, single_action(Command(0, CommonVerb.BREATHE, -1, said_so)))
            worlds.append(int(world.composure[0, 0]))
        assert worlds[0] == worlds[1]
        assert worlds[2] == (worlds[0] if value < 0 else 1 << 16)


def test_sight_stays_when_it_is_kept() -> None:
    """Everything is legible at no composure at all."""
    level = level_of(2).with_numbers({"composure.start": 0.0})
    blind, seeing = (ticked(Session(each, 7), 1).now for each in (level, assisted(level, {"sight": True})))
    assert not blind["legible"].any()
    assert seeing["legible"].all()
    assert (blind.one("sight.kept"), seeing.one("sight.kept")) == (0, 1)


@pytest.mark.parametrize(("windows", "grades"), [(1.0, {0}), (1.5, {0, 1}), (10.0, {3})])
def test_wider_windows_take_presses_off_the_beat_and_none_takes_any(windows: float, grades: set[int]) -> None:
    """Presses a quarter of a second from the beat, either way: a miss, by chance a fair one, or perfect."""
    level = assisted(level_of(3), {"windows": windows}).with_numbers({"composure.start": 0.9})
    run, found = ticked(Session(level, 7), 60), set()
    for insect in range(6):
        while not 13 <= run.now.one("beat.next", insect) <= 16:
            run.tick()
        run.queue(EngineVerb.NUDGE, insect, PRESS, run.age * 1_000_000 // 60)
        run.tick()
        found.add(run.now.one("judged.grade"))
    assert found <= grades
    assert found & {max(grades), 0}


def test_without_windows_a_known_curve_is_embraced_at_any_time() -> None:
    """At whatever phase it is pressed; with them only near a crest."""
    plain = level_of(2)
    for level, share in ((plain, 0.5), (assisted(plain, {"windows": 10.0}), 1.0)):
        world, met = begin(level.params, [7]), []
        for tick in range(600):
            world.known[:] = 1
            world.learned[:] = 1 << 24
            press = tick % 60 == 30
            verb = GuardianVerb.EMBRACE if press else CommonVerb.NONE
            events = step(world, level.params, single_action(Command(tick, verb, 3, PRESS if press else 0)))
            met += [tick] if "embraced" in events.raised and events.raised["embraced"].any() else []
        assert len(met) == 10 if share == 1.0 else len(met) < 10


@pytest.mark.slow
@pytest.mark.parametrize("dream", [1, 2, 3])
def test_in_practice_nothing_ends_a_dream_before_its_time_but_a_win(tmp_path: Path, dream: int) -> None:
    """Who does nothing sees it to its length, and what is recorded of it is exact."""
    level, path = level_of(dream), tmp_path / "a.replay"
    lost = Session(level, 7, BotSource(persona("idle", dream), level, 7)).play(level.length_ticks)
    assert not lost.won
    practice = assisted(level, {"practice": True})
    run = Session(practice, 7, BotSource(persona("idle", dream), practice, 7))
    run.sinks.append(Recorder(path, run))
    result = run.play(level.length_ticks + STEP)
    assert result.ticks in range(level.length_ticks, level.length_ticks + STEP)
    assert not result.won
    assert verify(path).code == 0
    assert (run.world.buffer >= run.level.params.spans[0]).all()
    assert (run.world.buffer <= run.level.params.spans[1]).all()


def test_practice_spares_whoever_loses_until_the_time_is_over() -> None:
    """A heart without light is the end of the engine; in practice not before its length."""
    level = level_of(3)
    for played, tick, ended in (
        (level, 600, True),
        (assisted(level, {"practice": True}), 600, False),
        (assisted(level, {"practice": True}), level.length_ticks, True),
    ):
        world = begin(played.params, [7])
        world.tick[:], world.heart[:] = tick, 0
        step(world, played.params, single_action(None))
        assert bool(world.ended[0, 0]) == ended


def test_orders_while_it_waits_are_taken_as_an_assist_alone() -> None:
    """They are done one a tick once it goes on, and the assist is on from its next change of numbers."""
    for on in (False, True):
        run = ticked(Session(level_of(1), 7), 9)
        run.paused = True
        if on:
            run.change(numbers_of(run.level, {"orders": True}))
        assert run.queue(PlatformVerb.SCAN, 3) == on
        assert run.queue(PlatformVerb.SCAN, 4) == on
        run.paused = False
        ticked(run, 4)
        assert [(c.tick, c.target) for c in run.history.commands] == ([(9, 3), (10, 4)] if on else [])
        assert used(run.history.changes) == ({"orders": True} if on else {})


def test_of_what_is_chosen_while_it_waits_the_last_counts() -> None:
    """However long somebody looks round, one choice is made of it."""
    run = ticked(Session(level_of(1), 7), 9)
    run.paused = True
    assert all(run.queue(CommonVerb.SELECT, sector % 20) for sector in range(100))
    run.paused = False
    ticked(run, 3)
    assert [(c.tick, c.target) for c in run.history.commands] == [(9, 19)]


def test_what_was_used_is_named_in_order_with_its_last_value() -> None:
    """Also what was switched off again; numbers that are no assists aren't named."""
    changes = [
        NumberChange(-1, {"ending.practice": True, "composure.start": 0.5}),
        NumberChange(60, {"assists.speed": 70, "ending.practice": False}),
        NumberChange(120, {"assists.speed": 50, "nudge.wider": 10.0, "embrace.wider": 10.0}),
    ]
    assert used(changes) == {"speed": 50, "windows": 10.0, "practice": True}
    assert said(used(changes)) == "speed 50 %, no windows, practice"


@pytest.mark.parametrize("values", [{"speed": 40}, {"speed": 110}, {"windows": 0.5}, {"orders": 3}])
def test_values_out_of_range_are_refused(values: dict[str, Value]) -> None:
    """By the one gate for numbers, as in recordings that say so."""
    with pytest.raises(LevelFault):
        assisted(level_of(3), values)


def test_panels_say_what_hands_go_by() -> None:
    """Speed, orders and holds are facts of the panel."""
    level = assisted(level_of(1), {"speed": 50, "toggle": True})
    panel = observe(begin(level.params, [1, 2]), level.params)
    found = [panel[f"assists.{name}"].tolist() for name in ("speed", "orders", "toggle")]
    assert found == np.repeat([[50], [0], [1]], 2, 1)[:, None].tolist()


@pytest.mark.parametrize("verb", HELD.values())
def test_a_release_is_taken_while_the_world_rests(verb: Verb) -> None:
    """What else was held ends too, after the eyes have opened."""
    dream = next(dream for dream, held in HELD.items() if held is verb)
    run = Session(assisted(level_of(dream), {"rest": True}), 7)
    run.queue(verb, -1, PRESS)
    run.queue(CommonVerb.BREATHE, -1, PRESS)
    ticked(run, 60)
    assert run.queue(verb, -1, RELEASE)
    assert run.queue(CommonVerb.BREATHE, -1, RELEASE)
    ticked(run, 3)
    assert run.now.one("breathing") == 0
    assert not run.commands.waiting
