"""Dream III as a whole: one state for a seed, level and commands, alone, in a batch, looked at, snapshot or copied."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game.bots import persona, personas
from game.level import Level, load, resolve
from game.session import BotSource, Session, run_batch
from game.sim.actions import Actions, CommonVerb
from game.sim.fixed import ONE, STEP, WHOLE
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.rng import choose, draw
from game.sim.step import begin, observe, reveal, step
from game.sim.world import World
from tests.balance.cast import play
from tests.sim.build import restore

STREAM = 997
LIMIT = 100 * 60
VERBS = np.array(
    [
        CommonVerb.SELECT,
        CommonVerb.ACKNOWLEDGE,
        CommonVerb.BREATHE,
        EngineVerb.NUDGE,
        EngineVerb.WORK,
        EngineVerb.STRETCH,
        EngineVerb.WEAVE,
        EngineVerb.BRIDGE,
    ],
    np.int32,
)


@cache
def chamber() -> Level:
    """An engine of half a minute, in which every verb has its use."""
    return load(Path(__file__).parent / "levels" / "short-engine.toml")


@cache
def dream() -> Level:
    """The dream itself, where it is hardest."""
    return load(resolve("3"), "night-terror")


def wild(seeds: np.ndarray, tick: np.ndarray | int, sane: bool = True) -> Actions:
    """Anything at all, one tick in twelve; without sense also what isn't there."""
    words = [draw(seeds, tick, STREAM, i) for i in range(5)]
    verb = VERBS[choose(words[1], len(VERBS))] * (choose(words[0], 12) == 0)
    target, value = choose(words[2], 26) - 1, choose(words[3], 2**16)
    if sane:
        value = np.where(
            verb == EngineVerb.WEAVE, value % 4, np.where(verb == EngineVerb.BRIDGE, choose(words[4], 24), value)
        )
        target = np.where(verb == EngineVerb.WORK, choose(words[2], 3), target)
    else:
        odd = choose(words[4], 3)
        verb = np.where(odd == 0, verb * 2, verb)
        target = np.where(odd == 1, words[2].astype(np.int32), target)
        value = np.where(odd == 2, value, words[3].astype(np.int32))
    return Actions(verb.astype(np.int32), target.astype(np.int32), value.astype(np.int32))


def advance(world: World, level: Level, seeds: np.ndarray, ticks: int, sane: bool = True) -> World:
    """Let a batch be played wildly for some ticks."""
    for _ in range(ticks):
        step(world, level.params, wild(seeds, world.tick[0], sane))
    return world


@cache
def played() -> tuple[World, set[str]]:
    """Forty worlds after twelve wild seconds, and all that happened in them."""
    seeds, done = np.arange(40) * 7919, set[str]()
    world = begin(chamber().params, seeds)
    for _ in range(12 * 60):
        done |= set(step(world, chamber().params, wild(seeds, world.tick[0])).raised)
    return world, done


@pytest.mark.slow
def test_wild_hands_do_everything() -> None:
    """What the tests below are played with: works, strings, threads that are picked, stretched time, misses."""
    world, done = played()
    assert done >= {"nudged", "missed", "worked", "botched", "bridged", "threads", "woven", "told", "hit", "refused"}
    assert world.stretching.any()


def test_world_of_a_batch_equals_world_alone() -> None:
    """World i of 40, each with commands of its own, is world i alone, bit for bit."""
    world, _ = played()
    for row in (0, 39):
        seed = np.array([row * 7919])
        alone = advance(begin(chamber().params, seed), chamber(), seed, 12 * 60)
        assert world.digest(row) == alone.digest(), f"world {row}"
    assert len({world.digest(row) for row in range(40)}) == 40


def test_copied_rows_snapshots_and_looking_change_nothing() -> None:
    """Rows taken out of a batch, put back from a snapshot or looked at all the time go on as they would have."""
    seeds, params = np.arange(6), chamber().params
    whole = advance(begin(params, seeds), chamber(), seeds, 400)
    world = whole.take([1, 4, 1])
    again = begin(params, [9])
    restore(again, world.snapshot(1))
    advance(whole, chamber(), seeds, 200)
    for _ in range(200):
        observe(world, params)
        reveal(world)
        advance(world, chamber(), seeds[[1, 4, 1]], 1)
    advance(again, chamber(), seeds[[4]], 200)
    digests = [whole.digest(1), whole.digest(4), whole.digest(1), whole.digest(4)]
    assert [world.digest(0), world.digest(1), world.digest(2), again.digest()] == digests


def test_an_ended_world_is_frozen() -> None:
    """The digest of a dream that is over is that of its last tick, while others go on."""
    seeds = np.arange(2)
    world = begin(chamber().params, seeds)
    world.heart[0, 0] = 0
    world.arm_unison[:, 0] = 0
    world.darkness[:, 0] = WHOLE
    advance(world, chamber(), seeds, STEP)
    last = world.digest(0)
    advance(world, chamber(), seeds, 300)
    assert world.ended[0].astype(bool).tolist() == [True, False]
    assert world.digest(0) == last


@pytest.mark.parametrize(
    ("throw", "seconds"), [(0, 8), *(pytest.param(n, 30, marks=pytest.mark.slow) for n in (0, 1, 2))]
)
def test_no_command_can_break_a_world(throw: int, seconds: int) -> None:
    """Verbs, targets and values that mean nothing are refused, and no number runs over its scale; nor from a state in
    which everything stands at an extreme."""
    seeds = np.arange(8) + 100 * throw
    world = begin(dream().params, seeds)
    if throw == 1:
        for array in (world.darkness, world.reserve):
            array[:] = WHOLE
        world.phase[:], world.dial[:3], world.dial_goal[:3] = 2**31 - 1, 8 * ONE, 8 * ONE
    if throw == 2:
        for array in (world.health, world.calm, world.reserve):
            array[:] = 0
        world.phase[:], world.dial[:3], world.dial_goal[:3] = -(2**31), 0, 0
    with np.errstate(all="raise"):
        for _ in range(seconds):
            advance(world, dream(), seeds, 60, sane=False)
            for array in (world.health, world.darkness, world.heart, world.song, world.reserve, world.calm):
                assert 0 <= array.min() <= array.max() <= WHOLE
            for array in (world.unison, world.arm_unison, world.chord, world.composure, world.together):
                assert 0 <= array.min() <= array.max() <= ONE
            assert 0 <= world.salt.min() <= world.salt.max() <= 2
            assert -1 <= world.work_arm.min() <= world.work_arm.max() <= 2
            assert (world.strings_left + (world.bridge_a >= 0).sum(0) <= dream().params.bridge.strings).all()


@pytest.mark.slow
def test_results_are_those_of_sessions() -> None:
    """Result i of a sweep is what a session of that seed and persona comes to, digest and all, however it's cut."""
    found = run_batch(chamber(), [3, 4, 5], persona("lucid", 3))
    alone = Session(chamber(), 4, BotSource(persona("lucid", 3), chamber(), 4), bot="lucid").play(80_000)
    assert found[1] == alone
    assert run_batch(chamber(), [3, 4, 5], persona("lucid", 3), chunk=2) == found


PLAYERS = [pytest.param(name, marks=() if name in ("random", "lucid") else pytest.mark.sweep) for name in personas(3)]


@pytest.mark.slow
@pytest.mark.parametrize("name", PLAYERS)
def test_personas_play_alike_alone_and_in_a_batch(name: str) -> None:
    """Minutes of every persona: a sweep and a session come to the same digest."""
    found = run_batch(dream(), np.arange(32) + 1000, persona(name, 3), limit=LIMIT)
    run = Session(dream(), 1031, BotSource(persona(name, 3), dream(), 1031), bot=name)
    assert run.play(LIMIT) == found[31]


@pytest.mark.slow
def test_naive_personas_fall_into_the_trap() -> None:
    """Who listens, and who would have the old song back, ends in silence; lucid goes on to a richer one."""
    names = ("idle", "novice", "restore-unison", "lucid")
    results = play("3", "deep-sleep", [(name, seed) for name in names for seed in range(8)])
    endings = {name: [result.ending for result in results if result.bot == name] for name in names}
    assert set(endings["idle"]) == {"silence"}
    assert "richer-song" not in endings["novice"] + endings["restore-unison"]
    assert endings["lucid"].count("richer-song") > 4
