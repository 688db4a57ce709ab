"""The recurring dream under everybody's hands: rounds of many seeds, played to their ends; no number leaves its bounds.

`python -m tests.test_ten_minutes 0 200` plays ten minutes of each of these seeds, which takes over an hour on a core.
"""

import sys
import time
from itertools import count

import numpy as np
import pytest

from game.bots import casts, persona, personas
from game.level.rounds import dream_of_round, makers
from game.session import RoundState
from game.sim.actions import Actions
from game.sim.fixed import ONE, WHOLE
from game.sim.params import Params
from game.sim.step import begin, observe, step
from game.sim.world import World
from tests.sim.spans import beyond

PEOPLE = ("idle", "random", "novice", "operator", "lucid")
TEN = 10 * 60 * 60  # ticks
LOOK = 120  # ticks between two looks at every number
ROUNDS = 5  # that ten minutes come to
SEEDS, PARTS = 40, 8  # of which a round is played; the slow tests play one part, a sweep all


def assert_in_bounds(world: World, params: Params) -> None:
    assert beyond(world, params) == []
    if "home" in world.__dict__:
        people = world.home.sum(0) + world.sheltered.sum(0) + world.lost.sum(0)
        assert (people == WHOLE).all()


def side_by_side(standing: RoundState) -> tuple[int, RoundState]:
    """A round, played by every persona at once, a column each, to its end; its ticks, and what lucid is left with.

    Whoever is done leaves the batch: a column that is frozen costs as much as one that lives.
    """
    level = standing.level()
    bots = [persona(name, level.dream) for name in PEOPLE]
    world = begin(level.params, [standing.seed] * len(bots))
    memories = [bot.begin(level, [standing.seed]) for bot in bots]
    left = 0
    for tick in count(1):
        actions = Actions.none(len(bots))
        looking = [(i, bot) for i, bot in enumerate(bots) if (tick - 1) % bot.every == 0]
        if looking:
            panel = observe(world, level.params)
            for i, bot in looking:
                column = slice(i, i + 1)
                decided, memories[i] = bot.decide(panel.part(column), memories[i])
                actions.put(column, decided)
        step(world, level.params, actions)
        if tick % LOOK == 0:
            assert_in_bounds(world, level.params)
            assert tick <= level.length_ticks + LOOK, "no end came"
            over = world.ended[0] > 0
            if bots[-1].name == PEOPLE[-1] and over[-1]:
                left = int(world.composure[0, -1]) * 100 // ONE
            keep = np.flatnonzero(~over)
            bots, memories = [bots[i] for i in keep], [memories[i] for i in keep]
            if not bots:
                break
            world = world.take(keep)
    return tick, RoundState(standing.seed, standing.round + 1, left, 0)


def ten_minutes(seed: int) -> int:
    """Round after round, also behind one that was lost, for ten minutes; how many ticks that were."""
    ticks, standing = 0, RoundState(seed)
    while ticks < TEN:
        lived, after = side_by_side(standing)
        assert lived > 20 * 60
        assert after.round == standing.round + 1
        ticks, standing = ticks + lived, after
    return ticks


def sample(seed: int) -> RoundState:
    """One of the rounds that a seed has in ten minutes, with whatever may have been carried into it."""
    return RoundState(seed, 1 + seed % ROUNDS, 37 * seed % 101)


def test_everybody_who_plays_plays_every_dream() -> None:
    assert set(PEOPLE) <= set.intersection(*(set(people) for people in map(personas, casts())))


def test_the_sample_has_every_round_of_every_dream() -> None:
    rounds = {(at.round, dream_of_round(at.seed, at.round)) for at in map(sample, range(SEEDS))}
    assert rounds == {(turn, dream) for turn in range(1, ROUNDS + 1) for dream in makers()}


@pytest.mark.slow
@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.sweep) for part in range(1, PARTS))])
def test_a_round_of_forty_seeds_with_every_persona(part: int) -> None:
    """No fault, no number out of bounds, always an end."""
    for seed in range(part, SEEDS, PARTS):
        side_by_side(sample(seed))


@pytest.mark.sweep
def test_ten_minutes_with_every_persona() -> None:
    """The same along a chain: what is left of a round is carried into the next."""
    assert ten_minutes(1) >= TEN


if __name__ == "__main__":
    for number in range(int(sys.argv[1]), int(sys.argv[2])):
        before = time.process_time()
        print(number, ten_minutes(number), round(time.process_time() - before, 1), flush=True)
