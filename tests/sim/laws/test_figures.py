"""Figures: the lost, on their way to the base."""

import numpy as np
import pytest

from game.sim.fixed import ONE, STEP, WHOLE
from game.sim.params import Params
from game.sim.step import begin
from game.sim.world import World
from tests.sim.build import chain, city, graph, one, run, ticking

LAWS = "roads figures"


def standing(params: Params, sector: int, share: float, batch: int = 1) -> World:
    """Worlds with that share of the city standing as figures in one sector."""
    world = begin(params, range(batch))
    world.figures[sector] = round(share * WHOLE)
    return world


def reference(sectors: int, delay: float, walk: float, share: float, seconds: float) -> np.ndarray:
    """The same walk down a chain in floats, in fine steps: sectors 0.., then the base."""
    state, dt = np.zeros(sectors + 1), 0.005
    state[sectors - 1] = share
    rate = np.full(sectors, 1 / (walk * delay))
    rate[0] = 1.0  # from the gate to the base: a tenth each step of 1/10 s
    for _ in range(round(seconds / dt)):
        out = state[:-1] * rate * dt
        state[:-1] -= out
        state[1:-1] += out[1:] * 0 + np.append(out[1:-1], 0)[: sectors - 1] * 0
        state[:-2] += out[1:]
        state[-1] += out[0]
    return state
