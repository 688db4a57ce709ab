"""Who plays The Weir, and what each of them has understood of it.

* idle: listens to the water.
* random: turns the wheel anywhere.
* novice: opens what is in alarm.
* operator: opens what is deepest.
* lucid: opens what will run over first, and leaves a basin while it is still deep: there the water goes fastest.
"""

from collections.abc import Callable

import numpy as np

from game.bots import Cast, Persona
from game.bots.base import Habit, Limits, Memory, Thought
from game.bots.common_habits import acknowledge, breathe
from game.sim.fixed import ONE, Ints
from game.sim.panel import Panel
from game.sim.params import Topology
from game.sim.rng import CommonStream, choose, draw
from weir.sim.ports import WEIR
from weir.sim.verbs import WeirVerb

Score = Callable[[Panel], Ints]  # [sectors, B], above 0 where a sluice is worth opening


def depth(least: float) -> Score:
    """The deepest, above a depth."""

    def score(panel: Panel) -> Ints:
        h = panel["basin.depth"]
        return h * (h >= round(least * ONE)) * (panel["dark"] == 0)

    return score


def soon(seconds: float) -> Score:
    """What will be deepest in so many seconds if it goes on as it does, worn banks first."""

    def score(panel: Panel) -> Ints:
        then = panel["basin.depth"] + panel["basin.rises"] * round(seconds)
        return np.maximum(then + panel["basin.wear"], 0) * (panel["dark"] == 0)

    return score


def wind(score: Score, more: float) -> Habit:
    """Turn the wheel to where the score is highest, once it is so much higher than where the wheel stands."""

    def habit(panel: Panel, t: Topology) -> Thought:
        worth, wheel = score(panel), panel["wheel"][0]
        best = worth.argmax(0)
        now = np.take_along_axis(worth, np.maximum(wheel, 0)[None], 0)[0] * (wheel >= 0)
        better = np.take_along_axis(worth, best[None], 0)[0] > now + round(more * ONE)
        return Thought(better & (best != wheel) & (panel["breathing"][0] == 0), WeirVerb.OPEN, best)

    return habit


class RandomPersona(Persona):
    """Turns the wheel anywhere."""

    def _think(self, panel: Panel, memory: Memory) -> tuple[Ints, Ints, Ints]:
        where = choose(draw(memory.seed, panel.tick, CommonStream.PERSONA, 2), memory.topology.sectors)
        verb = np.full(panel.batch, int(WeirVerb.OPEN), np.int32)
        return verb, where, verb * 0


CAST = Cast(
    WEIR.number,
    (
        Persona("idle", Limits(1, 1, 0), ()),
        RandomPersona("random", Limits(0.2, 30, 0), ()),
        Persona("novice", Limits(0.9, 15, 0.08), (acknowledge(2), *breathe(0.2, 0.4), wind(depth(0.85), 0.1))),
        Persona("operator", Limits(0.5, 20, 0.04), (*breathe(0.3, 0.5), wind(depth(0.5), 0.15), acknowledge(1))),
        Persona("lucid", Limits(0.4, 20, 0.03), (*breathe(0.3, 0.5), wind(soon(4), 0.1), acknowledge(1))),
    ),
)
