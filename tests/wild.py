"""An operator who does anything at all: the same commands for a seed, alone or within a batch."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from game.level import Level, load, resolve
from game.session import GetPanel
from game.sim.actions import Actions, Command, CommonVerb
from game.sim.fixed import ONE, Ints
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from game.sim.rng import choose, draw
from game.sim.step import begin, step
from game.sim.world import World

STREAM = 999
SHARE = 12  # one tick in so many has a command


@cache
def dream(difficulty: str = "night-terror") -> Level:
    """Dream I, by default where most happens."""
    return load(resolve("1"), difficulty)


def wild(seeds: Ints | Sequence[int], tick: Ints | int, level: Level, sane: bool = True) -> Actions:
    """The commands of a tick, [B]: anything but the override; without sense also what isn't there."""
    words = [draw(np.asarray(seeds), tick, STREAM, i) for i in range(4)]
    top = level.params.topology
    verb = choose(words[1], PlatformVerb.SHELTER + 1) * (choose(words[0], SHARE) == 0)
    target = choose(words[2], top.sectors + top.links + 1) - 1
    value = choose(words[3], 2)
    if not sane:
        verb, target, value = verb * 3, words[2].astype(np.int32), words[3].astype(np.int32)
    return Actions(verb.astype(np.int32), target, value)


class Wild:
    """The wild operator as the source of a session."""

    def __init__(self, level: Level, seed: int, sane: bool = True) -> None:
        self.level, self.seed, self.sane = level, seed, sane

    def actions(self, look: GetPanel, tick: int) -> Command | None:
        """The command of this tick."""
        verb, target, value = (int(numbers[0]) for numbers in wild([self.seed], tick, self.level, self.sane))
        return Command(tick, verb, target, value) if verb else None


class Mind(NamedTuple):
    """The seeds of the worlds that a wild persona plays."""

    level: Level
    seeds: Ints

    def take(self, rows: Ints) -> "Mind":
        """Some of them."""
        return Mind(self.level, self.seeds[rows])

    def join(self, other: "Mind") -> "Mind":
        """Those of two."""
        return Mind(self.level, np.append(self.seeds, other.seeds))


class WildBot:
    """The wild operator as a persona; it may also cut, so that its runs end at all times."""

    name = "wild"
    every = 7

    def begin(self, level: Level, seeds: Ints) -> Mind:
        """Remember the seeds."""
        return Mind(level, np.asarray(seeds))

    def decide(self, panel: Panel, memory: Mind) -> tuple[Actions, Mind]:
        """Anything; from its own time on, arm and hold the override."""
        verb, target, value = wild(memory.seeds, panel.tick, memory.level)
        late = panel.tick > 300 + choose(draw(memory.seeds, 0, STREAM, 9), 1200)
        asleep, armed = panel["breathing"][0] == 1, panel["armed"][0] == 1
        cut = np.where(asleep, CommonVerb.BREATHE, np.where(armed, PlatformVerb.OVERRIDE, PlatformVerb.ARM))
        verb, value = np.where(late, cut, verb), np.where(late, ~asleep, value)
        return Actions(verb.astype(np.int32), target, value.astype(np.int32)), memory


@cache
def late() -> World:
    """Eight worlds in the middle of their failure: much is dark, figures walk. To be copied with `take`.

    They fail within half a minute: every verb is the operator's from the start, and three sectors are overrun by load.
    """
    world = begin(dream().params, range(8))
    world.protocol[:] = 0
    advance(world, dream(), range(8), 1200)
    world.received[2::8] = 24 * ONE
    advance(world, dream(), range(8), 900)
    for name in ("figures", "base", "closed", "severity"):
        assert getattr(world, name).any(0).all(), name
    assert (world.dark.sum(0) > 1).all()
    assert world.marked.any()
    assert not world.ended.any()
    return world


def advance(world: World, level: Level, seeds: Ints | Sequence[int], ticks: int) -> None:
    """Let a batch be played wildly for some ticks."""
    for _ in range(ticks):
        step(world, level.params, wild(seeds, world.tick[0], level))
