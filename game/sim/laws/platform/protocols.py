"""Protocols: the automatic countermeasures. While one lives, its own law does the work; the timeline unravels them."""

from functools import partial

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import HALF, ONE, STEP, Ints
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import PLATFORM, PROTOCOL_NAMES, PROTOCOLS
from game.sim.laws.platform.streams import PlatformStream
from game.sim.params import Params
from game.sim.rng import choose, draw
from game.sim.spec import Cause, Caused, Change, Effect, Event, Key, Metric
from game.sim.world import World


def _working(world: World, params: Params, protocol: int) -> Ints:
    return world.protocol[protocol]


NAME = "protocols"
EVERY = STEP
USES = (COMMON, PLATFORM)
ARRAYS = ()
PARAMS = ()
METRICS = (
    Metric("alive", "how many protocols still work, 0 to 5",
           lambda world, params: (world.protocol >= HALF).sum(0) * ONE),
    *(Metric(name, f"how far the protocol {name} still works, 1 to 0", partial(_working, protocol=i))
      for i, name in enumerate(PROTOCOL_NAMES)),
)  # fmt: skip
EVENTS = (Event("unravelled", PROTOCOLS, "a protocol failed and its verb is the operator's now"),)
CAUSES = (Cause("failed", PROTOCOLS, "a protocol unravelled", into="protocol", stream=True),)
SHOWS = ()


def _unravel(world: World, params: Params, due: Ints, protocol: int, steps: int) -> None:
    """Within so many steps, one at least: a protocol, or one of several (~ their bits) that each world draws."""
    rate = due * (-(-ONE // max(steps, 1)))
    if protocol >= 0:
        world.fading[protocol] += rate
        return
    listed = np.array([[~protocol >> i & 1] for i in range(PROTOCOLS)], np.int32)
    left = listed * (world.fading == 0)
    word = draw(world.seed[0], ~protocol, PlatformStream.UNRAVEL, left.sum(0))
    nth = choose(word, np.maximum(left.sum(0), 1))
    world.fading += left * (np.cumsum(left, 0) == nth + 1) * rate


EFFECTS = (
    Effect(
        (
            Key("unravel", "word", "a protocol that begins to fail", words=PROTOCOL_NAMES, several=True),
            Key("fade", "number", "time until it has failed; seconds, 0.1 by default", 0.1, 600, 0.1),
        ),
        (Change("unravel", _unravel, "fade", "steps"),),
    ),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Fade what unravels."""
    if not world.fading.any():
        return
    before = world.protocol >= HALF
    events.cause("failed", np.minimum(world.fading, world.protocol))
    np.maximum(world.protocol - world.fading, 0, out=world.protocol)
    events.add("unravelled", before & (world.protocol < HALF))


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """The protocol stays as it is."""
    world.fading[cause.row] = 0
