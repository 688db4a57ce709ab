"""What arrays say that their numbers can be is so: no run leaves it, whoever plays."""

import numpy as np
import pytest

from game.bots import persona
from game.level import load, resolve
from game.sim.actions import Actions
from game.sim.step import begin, observe, step
from tests.balance.cast import Company
from tests.sim.spans import beyond

SEEDS = range(6)  # a half of them for each who plays


@pytest.mark.parametrize("ticks", [240, pytest.param(26_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", ["1", "2", "3"])
def test_no_run_leaves_the_spans(name: str, ticks: int) -> None:
    level = load(resolve(name), "night-terror")
    players = Company((persona("random", level.dream), persona("lucid", level.dream)), (3, 3))
    world, memory = begin(level.params, SEEDS), players.begin(level, np.array(SEEDS))
    for tick in range(ticks):
        actions = Actions.none(len(SEEDS))
        if tick % players.every == 0:
            actions, memory = players.decide(observe(world, level.params), memory)
        step(world, level.params, actions)
        if tick % 30 == 0:
            assert beyond(world, level.params) == []
        if world.ended.all():
            break


def test_a_span_that_names_what_it_counts_ends_with_the_last_of_it() -> None:
    params = load(resolve("1")).params
    world = begin(params, [1])
    assert beyond(world, params) == []
    for name, value in {"onward": 2 * params.topology.links, "ending": 99, "dark": 2, "composure": -1}.items():
        changed = world.take([0])
        getattr(changed, name)[0] = value
        assert [entry.split("[")[0].split(" ")[0] for entry in beyond(changed, params)] == [name]
