"""The best known score of a seed: the most that any of a dream's clairvoyant plans reaches.

The plans stand beside the dream's personas; they are run as one batch, with everything in sight.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from game.bots import casts
from game.level import Level, dream_of
from game.session.batch import CHUNK
from game.session.score import score
from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import Ints
from game.sim.panel import Panel
from game.sim.step import begin, observe, step
from game.sim.world import World


def has_plans(dream: int) -> bool:
    """Whether the best of a seed can be computed: the dream has plans that see everything."""
    return bool(casts()[dream].plans)


def omniscient_panel(level: Level, world: World) -> Panel:
    """The panel of an operator from whom nothing is hidden. The world stays as it is."""
    open_world = world.take(np.arange(world.batch))
    if reveal_all := dream_of(level.dream).reveal_all:
        reveal_all(open_world)
    return observe(open_world, level.params)


class BestRun(NamedTuple):
    """The best score of a seed, and the sectors which the plan that reached it called first."""

    score: int
    first: tuple[int, ...]


FIRST_CALLS = 3  # choices of the best plan that are kept
PROGRESS_EVERY = 600  # ticks between two reports of progress
OnStep = Callable[[World, Events], None]


def best_run(level: Level, seed: int, progress: Callable[[float], None] = lambda share: None) -> BestRun:
    """The best of one seed and how it begins; progress is called now and then with the share that is done."""
    event = dream_of(level.dream).called
    called: list[list[int]] = [[] for _ in casts()[level.dream].plans]

    def on_step(world: World, events: Events) -> None:
        if event in events.raised:
            for sector, plan in np.argwhere(events.raised[event]).tolist():
                called[plan].append(sector)
        latest = int(world.tick.max())
        if latest % PROGRESS_EVERY == 0:
            progress(latest / level.length_ticks)

    points = _scores(level, np.asarray([seed], np.int64), on_step)[:, 0]
    best = int(points.argmax())
    return BestRun(int(points[best]), tuple(called[best][:FIRST_CALLS]))


def best_of(level: Level, seeds: Sequence[int] | Ints) -> list[int]:
    """The best score of each seed, in thousandths like a result's score."""
    keys = np.asarray(seeds, np.int64)
    each = CHUNK // len(casts()[level.dream].plans)
    return [most for i in range(0, len(keys), each) for most in _scores(level, keys[i : i + each]).max(0).tolist()]


def _scores(level: Level, seeds: Ints, on_step: OnStep = lambda world, events: None) -> Ints:
    """[plans, seeds] the scores.

    All plans side by side in one batch: plan p plays the columns p * seeds to (p + 1) * seeds.
    """
    plans, n = casts()[level.dream].plans, len(seeds)
    world = begin(level.params, np.tile(seeds, len(plans)))
    memories = [plan.begin(level, seeds) for plan in plans]
    for tick in range(level.length_ticks):
        if (world.ended > 0).all():
            break
        actions = Actions.none(world.batch)
        if tick % plans[0].every == 0:
            panel = omniscient_panel(level, world)
            for p, plan in enumerate(plans):
                columns = slice(p * n, (p + 1) * n)
                decided, memories[p] = plan.decide(panel.part(columns), memories[p])
                actions.put(columns, decided)
        on_step(world, step(world, level.params, actions))
    return score(level, world).reshape(len(plans), n)
