"""Small halls for tests of Dream II: subsystems whose natural curves are as large as a test wants them."""

from typing import Any

import numpy as np

from game.sim.actions import Actions, Verb
from game.sim.fixed import STEP, WHOLE
from game.sim.params import Params
from game.sim.step import step
from game.sim.world import World
from tests.sim.build import act, city, graph, now, run

LOOP = "senses console agitation composure guardian fault fluctuation reaction pattern embrace loss trace limits alarms"
STILL = {"begins": 0, "full": 0, "late": 0}
EVEN = {"begins": 1, "full": 1, "late": 0, "feeds": 0}


def hall(sectors: int = 3, laws: str = LOOP, links: bool = False, **numbers: dict[str, Any]) -> Params:
    """Subsystems side by side, in a row if linked; without natural curves unless `fluctuation` says otherwise."""
    row = [(i, i + 1) for i in range(sectors - 1)] if links else []
    if "fluctuation" in laws.split():
        numbers = {"fluctuation": STILL, **numbers}
    return city(graph(sectors, row), laws, **numbers)


def press(world: World, params: Params, verb: Verb, target: int = -1, value: int = 1) -> dict[str, Any]:
    """One action, and time until every law has seen it; what was raised on the way."""
    raised: dict[str, Any] = {}
    actions = act(world, verb, target, value)
    for _ in range(2 * STEP):
        for name, what in step(world, params, actions).raised.items():
            raised[name] = raised.get(name, 0) + what
        actions = Actions.none(world.batch)
        if now(world) % STEP == 1:
            break
    return raised


def seconds(world: World, params: Params, time: float) -> World:
    """Let time pass."""
    return run(world, params, time)


def share_of(numbers: np.ndarray) -> np.ndarray:
    """Q24 as floats."""
    return numbers / WHOLE
