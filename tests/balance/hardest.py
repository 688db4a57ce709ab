"""How much harder the hardest seeds are: each is played by many hands of one persona, that differ in their own luck."""

from dataclasses import dataclass

import numpy as np

from game.bots.base import Memory, Persona
from game.level import Level
from game.session.batch import run_batch
from game.sim.actions import Actions
from game.sim.fixed import Ints
from game.sim.panel import Panel
from tests.balance.cast import CHUNK, PEOPLE, level, pool


@dataclass(frozen=True)
class Hands:
    """A persona whose slips and pauses are another's than those that go by the seed alone."""

    persona: Persona
    which: int

    @property
    def name(self) -> str:
        """Whose hands they are."""
        return self.persona.name

    @property
    def every(self) -> int:
        """It looks as often as the persona."""
        return self.persona.every

    def begin(self, level: Level, seeds: Ints) -> Memory:
        """The memory of a batch at its start."""
        return self.persona.begin(level, seeds).of_hands(self.which)

    def decide(self, panel: Panel, memory: Memory) -> tuple[Actions, Memory]:
        """As the persona does."""
        return self.persona.decide(panel, memory)


def _won(dream: str, difficulty: str, name: str, which: int, seeds: Ints) -> list[bool]:
    """Whether one pair of hands wins, by seed."""
    hands = Hands(PEOPLE[dream][name], which)
    return [result.won for result in run_batch(level(dream, difficulty), seeds, hands, chunk=CHUNK)]


def won_by_hands(dream: str, difficulty: str, name: str, hands: int, seeds: Ints) -> Ints:
    """[hands, seeds] bool: whether each pair of hands wins each seed."""
    done = [pool().submit(_won, dream, difficulty, name, which, seeds) for which in range(hands)]
    return np.array([future.result() for future in done], bool)


def hardest_tenth(won: Ints) -> float:
    """The share of wins on the hardest tenth of the seeds.

    Which these are one half of the hands says, and how often they are won the other, both ways: who ranks and measures
    by the same runs calls bad luck hard.
    """
    tenth, rates = won.shape[1] // 10, []
    for ranks, measures in ((won[::2], won[1::2]), (won[1::2], won[::2])):
        hardest = np.argsort(ranks.mean(0), kind="stable")[:tenth]
        rates.append(measures[:, hardest].mean())
    return float(np.mean(rates))
