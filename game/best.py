"""The best known score of a seed: the most that any of a dream's clairvoyant plans reaches.

The plans stand beside the dream's personas; they are run as one batch, with everything in sight.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from game.bots import Persona, casts
from game.bots.portfolio import together
from game.level import Level, dream_of
from game.session.batch import CHUNK
from game.session.score import score
from game.sim.actions import Actions, Command
from game.sim.events import Events
from game.sim.fixed import Ints
from game.sim.panel import Panel
from game.sim.step import begin, glance, step
from game.sim.world import World


def has_plans(dream: int) -> bool:
    """Whether the best of a seed can be computed: the dream has plans that see everything."""
    return bool(casts()[dream].plans)


def omniscient_panel(level: Level, world: World) -> Panel:
    """The panel of an operator from whom nothing is hidden, each entry as it is asked for. The world stays as it is."""
    open_world = world.take(np.arange(world.batch))
    if reveal_all := dream_of(level.dream).reveal_all:
        reveal_all(open_world)
    return glance(open_world, level.params)


class BestRun(NamedTuple):
    """The best score of a seed, the plan that reached it, the sectors which that called first, and all its commands.

    Given at their ticks, the commands lead to that score again: they are the proof that so many can be saved.
    """

    score: int
    plan: str
    first: tuple[int, ...]
    commands: tuple[Command, ...]


FIRST_CALLS = 3  # choices of the best plan that are kept
PROGRESS_EVERY = 600  # ticks between two reports of progress
OnStep = Callable[[int, World, Actions, Events], None]


class _Watched:
    """What each plan commands, and the sectors that it calls."""

    def __init__(self, plans: Sequence[Persona], event: str) -> None:
        self.event = event
        self.called: list[list[int]] = [[] for _ in plans]
        self.commands: list[list[Command]] = [[] for _ in plans]

    def stepped(self, tick: int, world: World, actions: Actions, events: Events) -> None:
        """Take in what was done in a tick, and what came of it; worlds that had ended before rest at theirs."""
        for plan in np.flatnonzero((actions.verb > 0) & (world.tick[0] == tick + 1)).tolist():
            self.commands[plan].append(Command(tick, *(int(each[plan]) for each in actions)))
        if self.event in events.raised:
            for sector, plan in np.argwhere(events.raised[self.event]).tolist():
                self.called[plan].append(sector)


def best_run(level: Level, seed: int, progress: Callable[[float], None] = lambda share: None) -> BestRun:
    """The best of one seed and how it begins; progress is called now and then with the share that is done."""
    plans = casts()[level.dream].plans
    watched = _Watched(plans, dream_of(level.dream).called)

    def on_step(tick: int, world: World, actions: Actions, events: Events) -> None:
        watched.stepped(tick, world, actions, events)
        if (tick + 1) % PROGRESS_EVERY == 0:
            progress((tick + 1) / level.length_ticks)

    points = _scores(level, np.asarray([seed], np.int64), on_step)[:, 0]
    best = int(points.argmax())
    called = tuple(watched.called[best][:FIRST_CALLS])
    return BestRun(int(points[best]), plans[best].name, called, tuple(watched.commands[best]))


def best_of(level: Level, seeds: Sequence[int] | Ints) -> list[int]:
    """The best score of each seed, in thousandths like a result's score."""
    keys = np.asarray(seeds, np.int64)
    each = CHUNK // len(casts()[level.dream].plans)
    return [most for i in range(0, len(keys), each) for most in _scores(level, keys[i : i + each]).max(0).tolist()]


def _scores(level: Level, seeds: Ints, on_step: OnStep | None = None) -> Ints:
    """[plans, seeds] the scores. on_step hears of each tick: the worlds after it, their actions, and what happened.

    All plans side by side in one batch: plan p plays the columns p * seeds to (p + 1) * seeds.
    """
    plans, n = casts()[level.dream].plans, len(seeds)
    everybody, whose = together(plans), np.tile(seeds, len(plans))
    world, memory = begin(level.params, whose), everybody.begin(level, whose)
    for tick in range(level.length_ticks):
        if (world.ended > 0).all():
            break
        actions = Actions.none(world.batch)
        if tick % everybody.every == 0:
            actions, memory = everybody.act(world.tick[0], memory)
            thinks = everybody.looks(world.tick[0], memory) & (world.ended[0] == 0)
            if thinks.any():  # else nobody has to look
                memory = everybody.think(omniscient_panel(level, world), memory, thinks)
        events = step(world, level.params, actions)
        if on_step:
            on_step(tick, world, actions, events)
    return score(level, world).reshape(len(plans), n)
