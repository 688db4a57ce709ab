"""A batch of worlds that goes on by steps of a tenth of a second: what all environments have in common."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from game.env.actions import ActionList
from game.env.observation import Observer
from game.level import Level
from game.session.score import score
from game.sim.actions import Actions
from game.sim.fixed import STEP, Ints
from game.sim.panel import Panel
from game.sim.step import begin, observe, step


class Outcome(NamedTuple):
    """What a step came to, by world: panels before and after it, and in thousandths the score of its dream.

    ended is true in the step in which the dream ended; won where it was by an ending that counts as a win.
    """

    before: Panel
    after: Panel
    score_before: Ints
    score_after: Ints
    ended: Ints
    won: Ints


Reward = Callable[[Outcome], Ints]  # [B] float64


def reward(outcome: Outcome) -> Ints:
    """What the score of the dream gained, as a share of 1, and in the end 1 for a win and -1 for a loss."""
    gained: Ints = (outcome.score_after - outcome.score_before) / 1000
    gained += outcome.ended * np.where(outcome.won, 1.0, -1.0)
    return gained


class Worlds:
    """Worlds of a level, one for each seed."""

    def __init__(self, level: Level, seeds: Ints) -> None:
        self.level, self.actions, self.observer = level, ActionList(level), Observer(level)
        self._won = np.array([False, *(ending.won for ending in level.endings)])
        self.world = begin(level.params, seeds)
        self._look()

    def _look(self) -> None:
        self.panel, self.score = observe(self.world, self.level.params), score(self.level, self.world)

    def restart(self, rows: Ints, seeds: Ints) -> None:
        """Begin some worlds anew."""
        self.world.buffer[:, rows] = begin(self.level.params, seeds).buffer
        self._look()

    def step(self, chosen: Ints) -> Outcome:
        """Do what was chosen, by its place in the list; STEP ticks go by. A world that has ended stays as it is."""
        before, was = self.panel, self.score
        at, value = self.actions.timing(before, chosen)
        verb, target = self.actions.verb[chosen], self.actions.target[chosen]
        for tick in range(STEP):
            now = at == tick
            step(self.world, self.level.params, Actions(np.where(now, verb, 0), target, value))
        self._look()
        ended = (self.panel["ended"][0] > 0) & (before["ended"][0] == 0)
        return Outcome(before, self.panel, was, self.score, ended, self._won[self.panel["ending"][0]])

    def ending(self, row: int) -> str:
        """The name of the ending of a world that has one."""
        return self.level.endings[int(self.panel["ending"][0, row]) - 1].name
