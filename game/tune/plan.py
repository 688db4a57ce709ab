"""What a sweep is to play: a level, personas and seeds, in blocks that are played and kept by themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from game.level import Level, Value, load
from game.sim.fixed import Ints
from game.sim.world import RULES

BLOCK = 64  # seeds that are kept together, whatever chunk they are played in
BEST = "best"  # stands for a persona where the best of each seed is worked out


class Part(NamedTuple):
    """A block of seeds of one persona; bot is its place among those of the plan, after them that of the best plans."""

    bot: int
    block: int

    @property
    def name(self) -> str:
        """The name of the file in which it is kept."""
        return f"{self.bot}-{self.block:06d}.jsonl"


@dataclass(frozen=True)
class Plan:
    """A sweep: run i of each persona has seed + i. best: also the best that is known of each seed.

    closely: what is lost by which cause, and which verbs are used, is noted too, which takes some more time.
    """

    text: str
    difficulty: str
    bots: tuple[str, ...]
    runs: int
    seed: int = 0
    best: bool = False
    closely: bool = False
    changed: Mapping[str, Value] = field(default_factory=dict)
    rules: int = RULES

    @staticmethod
    def of(
        level: Level, bots: Sequence[str], runs: int, seed: int = 0, *, best: bool = False, closely: bool = False
    ) -> "Plan":
        """For a level as it is, with the numbers that were changed."""
        return Plan(level.text, level.difficulty, tuple(bots), runs, seed, best, closely, level.changed)

    def level(self) -> Level:
        """The level that is played. Raises LevelFault."""
        return load(self.text, self.difficulty).with_numbers(self.changed)

    @property
    def blocks(self) -> int:
        """How many blocks each persona has."""
        return -(-self.runs // BLOCK)

    @property
    def parts(self) -> list[Part]:
        """All parts, in the order in which they are told."""
        return [Part(bot, block) for bot in range(len(self.bots) + self.best) for block in range(self.blocks)]

    def who(self, part: Part) -> str:
        """The persona of a part, or BEST."""
        return self.bots[part.bot] if part.bot < len(self.bots) else BEST

    def seeds(self, part: Part) -> Ints:
        """[n] the seeds of a part."""
        first = part.block * BLOCK
        return self.seed + np.arange(first, min(first + BLOCK, self.runs), dtype=np.int64)
