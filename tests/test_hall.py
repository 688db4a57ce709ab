"""Dream II as a whole: one state for a seed, level and commands, alone, in a batch, looked at or snapshot."""

from functools import cache

import numpy as np
import pytest

from game.bots import persona, personas
from game.level import Level, load, resolve
from game.session import BotSource, Session, run_batch
from game.sim.actions import Actions, CommonVerb
from game.sim.fixed import STEP, WHOLE
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.rng import choose, draw
from game.sim.step import begin, observe, reveal, step
from game.sim.world import World
from tests.balance.cast import play
from tests.sim.build import restore

STREAM = 998
LIMIT = 150 * 60
VERBS = np.array(
    [
        CommonVerb.SELECT,
        CommonVerb.ACKNOWLEDGE,
        CommonVerb.BREATHE,
        GuardianVerb.CORRECT,
        GuardianVerb.WATCH,
        GuardianVerb.EMBRACE,
        GuardianVerb.ANSWER,
    ],
    np.int32,
)


@cache
def hall() -> Level:
    """Where most happens."""
    return load(resolve("2"), "night-terror")


def wild(seeds: np.ndarray, tick: np.ndarray | int, sane: bool = True) -> Actions:
    """Anything at all, one tick in twelve; without sense also what isn't there."""
    words = [draw(seeds, tick, STREAM, i) for i in range(4)]
    verb = VERBS[choose(words[1], len(VERBS))] * (choose(words[0], 12) == 0)
    target, value = choose(words[2], 14) - 1, choose(words[3], 2**19)
    if not sane:
        verb, target, value = verb * 2, words[2].astype(np.int32), words[3].astype(np.int32)
    return Actions(verb.astype(np.int32), target.astype(np.int32), value.astype(np.int32))


def advance(world: World, seeds: np.ndarray, ticks: int, sane: bool = True) -> World:
    """Let a batch be played wildly for some ticks."""
    for _ in range(ticks):
        step(world, hall().params, wild(seeds, world.tick[0], sane))
    return world


def test_world_of_a_batch_equals_world_alone() -> None:
    """World i of 40, each with commands of its own, is world i alone, bit for bit."""
    seeds = np.arange(40) * 7919
    world = advance(begin(hall().params, seeds), seeds, 10 * 60)
    for row in (0, 39):
        alone = advance(begin(hall().params, seeds[[row]]), seeds[[row]], 10 * 60)
        assert world.digest(row) == alone.digest(), f"world {row}"
    assert len({world.digest(row) for row in range(40)}) == 40


def test_thinning_snapshots_and_looking_change_nothing() -> None:
    """Rows taken out of a batch, put back from a snapshot or looked at all the time go on as they would have."""
    seeds = np.arange(6)
    whole = advance(begin(hall().params, seeds), seeds, 400)
    world = whole.take([1, 4])
    again = begin(hall().params, [9])
    restore(again, world.snapshot(1))
    advance(whole, seeds, 240)
    for _ in range(240):
        observe(world, hall().params)
        reveal(world)
        advance(world, seeds[[1, 4]], 1)
    advance(again, seeds[[4]], 240)
    assert [world.digest(0), world.digest(1), again.digest()] == [whole.digest(1), whole.digest(4), whole.digest(4)]


def test_an_ended_world_is_frozen() -> None:
    """The digest of a dream that is over is that of its last tick, while others go on."""
    seeds = np.arange(2)
    world = begin(hall().params, seeds)
    world.dark[:4, 0] = 1
    advance(world, seeds, STEP)
    last = world.digest(0)
    advance(world, seeds, 300)
    assert world.ended[0].astype(bool).tolist() == [True, False]
    assert world.digest(0) == last


@pytest.mark.parametrize("seconds", [8, pytest.param(60, marks=pytest.mark.slow)])
def test_no_command_can_break_a_world(seconds: int) -> None:
    """Verbs, targets and values that mean nothing are refused, and no number runs over its scale."""
    seeds = np.arange(8)
    world = begin(hall().params, seeds)
    for _ in range(seconds):
        advance(world, seeds, 60, sane=False)
        assert np.abs(world.x).max() <= 8 * WHOLE
        for array in (world.learned, world.fatigue, world.tune, world.calm):
            assert 0 <= array.min() <= array.max() <= WHOLE


@pytest.mark.slow
def test_results_are_those_of_sessions() -> None:
    """Result i of a sweep is what a session of that seed and persona comes to, digest and all, however it's cut."""
    bot = persona("correct-everything", 2)
    found = run_batch(hall(), [3, 4, 5], bot)
    assert found[1] == Session(hall(), 4, BotSource(bot, hall(), 4), bot=bot.name).play(80_000)
    assert run_batch(hall(), [3, 4, 5], bot, chunk=2) == found


PLAYERS = [pytest.param(name, marks=() if name in ("random", "lucid") else pytest.mark.sweep) for name in personas(2)]


@pytest.mark.slow
@pytest.mark.parametrize("name", PLAYERS)
def test_personas_play_alike_alone_and_in_a_batch(name: str) -> None:
    """Minutes of every persona: a sweep and a session come to the same digest."""
    found = run_batch(hall(), np.arange(32) + 1000, persona(name, 2), limit=LIMIT)
    run = Session(hall(), 1031, BotSource(persona(name, 2), hall(), 1031), bot=name)
    assert run.play(LIMIT) == found[31]


@pytest.mark.slow
def test_naive_personas_fall_into_the_trap() -> None:
    """Who corrects everything is ended by that, who corrects nothing by faults, and lucid goes on to the end."""
    results = play("2", "deep-sleep", [(name, seed) for name in personas(2) for seed in range(8)])
    endings = {name: {result.ending for result in results if result.bot == name} for name in personas(2)}
    assert endings["idle"] == endings["never-correct"] == {"let-go"}
    assert endings["correct-everything"] == {"overcorrection"}
    assert "journey" not in endings["novice"] | endings["random"]
    assert "journey" in endings["lucid"]
