"""The best that is known for a seed: the most that any of a fixed portfolio of clairvoyant plans saves.

The plans are the lucid persona's, with everything in sight, no slips, and different ideas of whom to fetch first.
 They are run as one batch. The portfolio is versioned: a change of it is a change of every debrief.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from game.bots.base import Limits, Persona
from game.bots.platform import habits as do
from game.bots.platform import scores as worth
from game.bots.platform.personas import lucid
from game.level import Level
from game.session.batch import CHUNK
from game.session.result import score
from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import Ints
from game.sim.panel import Panel
from game.sim.params import Params
from game.sim.step import begin, observe, step
from game.sim.world import World

PORTFOLIO = 1  # the version of the plans
DREAMS = (1,)  # whose seeds it knows the best of
_LIMITS = Limits(0.3, 40, 0)


def plans() -> tuple[Persona, ...]:
    """The portfolio."""
    orders = {
        "doomed-20": worth.apart(worth.doomed(20)), "doomed-100": worth.apart(worth.doomed(100)),
        "largest-apart": worth.apart(worth.largest), "fastest-apart": worth.apart(worth.fastest),
        "largest": worth.largest, "fastest": worth.fastest, "nearest": worth.nearest,
    }  # fmt: skip
    return tuple(_plan(name, order) for name, order in orders.items())


def _plan(name: str, order: do.Score) -> Persona:
    cut = do.cut(do.either(do.last_moment(4), do.nothing_left, do.few_lit(0)))
    made = lucid(f"clairvoyant-{name}", cut=cut, shelter=(do.shelter(order),), scan=(), decrypt=())
    return Persona(made.name, _LIMITS, made.habits)


def clear_sight(world: World, params: Params) -> Panel:
    """The panel as somebody would see it from whom nothing is hidden. The world stays as it is."""
    open_world = world.take(np.arange(world.batch))
    open_world.layer[:] = 4
    open_world.legible[:] = 1
    open_world.watched[:] = 1
    open_world.seen_severity[:] = world.severity >> 8
    open_world.seen_tick[:] = world.tick
    return observe(open_world, params)


class Known(NamedTuple):
    """The best score of a seed, and the sectors which the plan that reached it called first."""

    score: int
    first: tuple[int, ...]


FIRST = 3  # choices that are told
OFTEN = 600  # ticks between two words of how far it is
Look = Callable[[World, Events], None]


def known_of(level: Level, seed: int, far: Callable[[float], None] = lambda share: None) -> Known:
    """The best of one seed and how it begins; far is told now and then which share of the time is played."""
    called: list[list[int]] = [[] for _ in plans()]

    def look(world: World, events: Events) -> None:
        if "shelter_started" in events.raised:
            for sector, plan in np.argwhere(events.raised["shelter_started"]).tolist():
                called[plan].append(sector)
        if world.tick % OFTEN == 0:
            far(world.tick / level.length_ticks)

    points = _played(level, np.asarray([seed], np.int64), look)[:, 0]
    best = int(points.argmax())
    return Known(int(points[best]), tuple(called[best][:FIRST]))


def best_of(level: Level, seeds: Sequence[int] | Ints) -> list[int]:
    """The best score of each seed, in thousandths like a result's score."""
    keys = np.asarray(seeds, np.int64)
    each = CHUNK // len(plans())
    return [most for i in range(0, len(keys), each) for most in _played(level, keys[i : i + each]).max(0).tolist()]


def _played(level: Level, seeds: Ints, look: Look = lambda world, events: None) -> Ints:
    """[plans, seeds] the scores.

    All plans side by side in one batch: plan p plays the columns p * seeds to (p + 1) * seeds.
    """
    portfolio, n = plans(), len(seeds)
    world = begin(level.params, np.tile(seeds, len(portfolio)))
    memories = [plan.begin(level, seeds) for plan in portfolio]
    while world.tick < level.length_ticks and not (world.ended > 0).all():
        actions = Actions.none(world.batch)
        if world.tick % portfolio[0].every == 0:
            panel = clear_sight(world, level.params)
            for p, plan in enumerate(portfolio):
                columns = slice(p * n, (p + 1) * n)
                decided, memories[p] = plan.decide(panel.part(columns), memories[p])
                actions.put(columns, decided)
        look(world, step(world, level.params, actions))
    return score(level, world).reshape(len(portfolio), n)
