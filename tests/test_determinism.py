"""The same level, seed and commands give the same state, alone, in a batch, forked, thinned, looked at or not."""

import numpy as np
import pytest

from game.session import Session
from game.sim.actions import PRESS, Actions, CommonVerb
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.step import begin, observe, reveal, step
from game.sim.world import World
from tests.sim.build import now, restore
from tests.wild import Wild, advance, dream, late, wild


def alone(seed: int, ticks: int, world: World | None = None) -> str:
    """The digest of one world, new or given, after some wild ticks by itself."""
    world = world or begin(dream().params, [seed])
    advance(world, dream(), [seed], ticks)
    return world.digest()


def test_same_commands_same_digest() -> None:
    """Two runs of the same level, seed and commands are the same at their last tick."""
    first, second = (Session(dream(), 7, Wild(dream(), 7), world=late().take([1])) for _ in range(2))
    for run in (first, second):
        run.play(now(late()) + 300)
    assert first.world.digest() == second.world.digest()
    assert first.history == second.history


def test_other_commands_other_digest() -> None:
    """One more command, or another seed, is another state: the digest sees it."""
    world = begin(dream().params, [7, 7, 8])
    for tick in range(60):
        select = Actions.none(3)
        if tick == 30:
            select = Actions(
                np.array([0, CommonVerb.SELECT, 0], np.int32), np.full(3, 5, np.int32), np.zeros(3, np.int32)
            )
        step(world, dream().params, select)
    assert len({world.digest(row) for row in range(3)}) == 3


def test_digest_covers_every_number() -> None:
    """Changing any single number of the state changes the digest."""
    world = begin(dream().params, [7])
    plain = world.digest()
    for i in range(len(world.buffer)):
        world.buffer[i, 0] ^= 1
        assert world.digest() != plain, world.field_at(i)
        world.buffer[i, 0] ^= 1
    assert world.digest() == plain


@pytest.mark.slow
def test_world_of_a_thousand_equals_world_alone() -> None:
    """World i of a batch of 1,024, each with commands of its own, is world i alone, bit for bit."""
    seeds = np.arange(1024) * 7919
    world = begin(dream().params, seeds)
    advance(world, dream(), seeds, 10 * 60)
    for row in (0, 256, 1023):
        assert world.digest(row) == alone(int(seeds[row]), 10 * 60), f"world {row}"


def test_world_of_a_batch_equals_world_alone_late_in_the_dream() -> None:
    """So it is when much is dark and figures walk."""
    rows, seeds = np.arange(40) % 8, np.arange(40)
    world = late().take(rows)
    advance(world, dream(), seeds, 600)
    for row in (0, 39):
        assert world.digest(row) == alone(row, 600, late().take([rows[row]])), f"world {row}"
    assert len({world.digest(row) for row in range(40)}) == 40


@pytest.mark.slow
def test_a_thousand_worlds_to_their_ends() -> None:
    """A thousand failing worlds that go apart until dreams are over, a sample of them alone."""
    seeds, rows = np.arange(1024) + 50_000, np.arange(1024) % 8
    world = late().take(rows)
    advance(world, dream(), seeds, 60 * 60)
    assert world.ended.any()
    for row in range(0, 1024, 256):
        assert world.digest(row) == alone(int(seeds[row]), 60 * 60, late().take([rows[row]])), f"world {row}"


def test_forks_go_the_same_way() -> None:
    """Rows copied by `take` play on like the row they were copied from, and don't touch it."""
    seeds = np.array([7, 8])
    world = late().take([3, 4])
    before = [world.digest(row) for row in range(2)]
    rows = [1, 0, 1, 1]
    fork = world.take(rows)
    advance(fork, dream(), seeds[rows], 300)
    assert [world.digest(row) for row in range(2)] == before
    advance(world, dream(), seeds, 300)
    assert [fork.digest(row) for row in range(4)] == [world.digest(row) for row in rows]


def test_thinning_a_batch_changes_nothing() -> None:
    """Rows taken out of a batch while it runs leave the others as they would have been."""
    seeds = np.arange(12)
    world, whole, kept = late().take(seeds % 8), late().take(seeds % 8), seeds
    for keep in ([0, 2, 3, 5, 8, 9, 11], [1, 2, 4, 6], [3, 0]):
        advance(world, dream(), kept, 100)
        world, kept = world.take(keep), kept[keep]
    advance(whole, dream(), seeds, 300)
    assert [world.digest(row) for row in range(len(kept))] == [whole.digest(int(seed)) for seed in kept]


def test_snapshots_bring_a_state_back() -> None:
    """A restored snapshot is the world that it was taken from, and plays on like it."""
    world = late().take([2])
    kept, again = world.snapshot(), begin(dream().params, [1])
    restore(again, kept)
    advance(world, dream(), [7], 300)
    advance(again, dream(), [7], 300)
    assert again.digest() == world.digest()


def test_looking_changes_nothing() -> None:
    """A run that is looked at in every way before every tick is the run that nobody looks at."""
    world = late().take([7, 0])
    for _ in range(240):
        plain = [world.digest(row) for row in range(2)]
        panel, truth = observe(world, dream().params), reveal(world)
        for values in (*panel.values.values(), *truth.values()):
            values += 1  # they are copies
        panel.row(1)
        assert [world.digest(row) for row in range(2)] == plain
        step(world, dream().params, wild([7, 8], world.tick[0], dream()))
    assert world.digest() == alone(7, 240, late().take([7]))


def test_ended_worlds_keep_their_last_state() -> None:
    """Once its dream has ended a world stays as it is, whatever is commanded, while its neighbour goes on."""
    world = begin(dream().params, [7, 7])
    for tick in range(600):
        cut = {0: PlatformVerb.ARM, 10: PlatformVerb.OVERRIDE}.get(tick, 0)
        verb = np.array([cut, 0], np.int32)
        step(world, dream().params, Actions(verb, np.full(2, -1, np.int32), np.full(2, PRESS, np.int32)))
        if world.ended[0, 0]:
            break
    last, age = world.digest(0), int(world.tick[0, 0])
    assert age < 600
    assert not world.ended[0, 1]
    advance(world, dream(), [7, 7], 300)
    assert world.digest(0) == last
    assert world.tick[0].tolist() == [age, age + 300]


def test_no_command_can_break_a_world() -> None:
    """Verbs, targets and values that mean nothing are refused, alone and in a batch, without an error."""
    run = Session(dream(), 7, Wild(dream(), 7, sane=False), world=late().take([1]))
    world = late().take([0, 1])
    for _ in range(480):
        run.tick()
        step(world, dream().params, wild([6, 7], world.tick[0], dream(), sane=False))
    assert world.digest(1) == run.world.digest()
