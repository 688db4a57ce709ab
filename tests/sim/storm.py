"""A city in which everything that can happen happens within two minutes, and operators who press anything."""

import numpy as np

from game.level.dreams.laws import law_modules
from game.sim.actions import Actions
from game.sim.fixed import ONE, TICKS_PER_SECOND
from game.sim.laws.common import story
from game.sim.laws.platform import anomaly, cascade, climb
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.params import Params, Topology
from game.sim.program import Beat, Ending, Op, Timeline
from game.sim.rng import choose, draw
from game.sim.spec import Drawn
from tests.sim.build import city

METRICS = (*climb.METRICS, *cascade.METRICS, *anomaly.METRICS, *story.METRICS)
NAMES = [*(f"climb.{m.name}" for m in climb.METRICS), *(f"cascade.{m.name}" for m in cascade.METRICS),
         *(f"anomaly.{m.name}" for m in anomaly.METRICS), "story.time"]  # fmt: skip
KEYS = 77  # a stream that the game doesn't use


def metric(name: str) -> tuple[int, int]:
    """The operation that reads a metric."""
    return (Op.METRIC, NAMES.index(name))


def is_over(name: str, value: float, held: tuple[int, int] | None = None) -> tuple[tuple[int, object], ...]:
    """`metric > value`, or that held by a counter for so many steps."""
    code = (metric(name), (Op.CONST, round(value * ONE)), (Op.GT, None))
    return (*code, (Op.HELD, held)) if held else code


def tale(overrun: float) -> Timeline:
    """Protocols unravel within ten seconds; captions that hang on the state; endings by height, darkness and
    time."""
    second = TICKS_PER_SECOND
    unravel = tuple(Beat((), 2 * (i + 1) * second, (("unravel", i, 20), ("say", i, 0))) for i in range(5))
    strikes = (Beat((), 5 * second, (("strike", -1, 1 << 22), ("strike", 3, 1 << 22))),)
    said = (
        Beat(is_over("anomaly.worst", 0.3, (0, 30)), 0, (("say", 6, 0),)),
        Beat(is_over("cascade.dark", 2), 20 * second, (("say", 7, 0),)),
    )
    endings = (
        Ending("overrun", is_over("climb.height", overrun), False, 0),
        Ending("unravelled", is_over("cascade.dark", 22.5, (1, 50)), False, 0),
        Ending("late", is_over("story.time", 110), False, 0),
    )
    return Timeline(METRICS, unravel + strikes + said, endings, 2)


def storm(topology: Topology, overrun: float = 0.2) -> Params:
    """Every law, with numbers that make a dream of five minutes happen in two; it's over when figures are so
    high."""
    size = np.full((topology.sectors, 1), ONE, np.int32)
    return city(
        topology,
        " ".join(law.NAME for law in law_modules()),
        tale(overrun),
        people={"size": Drawn("lognormal", size, ONE // 2), "tau": 3},
        demand={"base": Drawn("between", size // 3, size * 3 // 4), "rise": 0.006, "after": 20},
        anomaly={"growth": 0.09, "first": 3, "gap": 5, "gap_least": 1, "strike": 0.2},
        cascade={"seconds": 8, "recovery": 20, "transfer": 0.08},
        isolation={"holds": 0.5, "torn_lasts": 6},
        shelter={"places": 0.2, "pace": 0.02, "forms": 3, "scatters": 1},
        climb={"speed": 0.03},
        cipher={"seconds": 3},
        override={"hold": 1, "disarms": 4},
    )


def commands(params: Params, seeds: np.ndarray, tick: int, often: float = 0.3) -> Actions:
    """What worlds of these seeds do at a tick, every fifth (so in each phase of a step): any verb on any target.

    Targets are in and out of range; what a world does depends on its seed alone.
    """
    if tick % 5:
        return Actions.none(len(seeds))
    t = params.topology
    acts, verb, target, value = draw(seeds, tick, KEYS, np.arange(4)[:, None])
    verb = 1 + choose(verb, PlatformVerb.OVERRIDE)
    verb = np.where((verb == PlatformVerb.OVERRIDE) & (tick % 7 > 0), PlatformVerb.SHELTER, verb)
    target = choose(target, t.sectors + t.links + 4) - 2
    return Actions(np.where(acts < np.uint32(often * 2**32), verb, 0).astype(np.int32), target, choose(value, 2))
