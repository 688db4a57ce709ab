"""Slip: what the timeline turns slowly: the tempo of each arm, how far insects scatter, how often strikes come.

dial' = (goal - dial) / time left

How far an arm leaves its tempo each world draws for itself: (goal - dial) (1 + stray (2 U - 1)).
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, Ints, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import DIALS, ENGINE, SCATTER, STRIKES
from game.sim.laws.engine.streams import EngineStream
from game.sim.params import ARMS, Params
from game.sim.rng import draw, unit
from game.sim.spec import FLAG, WIDE, Array, Change, Effect, Event, Key, Param
from game.sim.world import World

NAME = "slip"
EVERY = STEP
USES = (COMMON, ENGINE)
ARRAYS = (
    Array("turning", DIALS, "1 while a dial is being turned", span=FLAG),
    Array("departure", "arm", "Q16, how far the arm leaves its tempo, 1 is as the timeline says", ONE, span=WIDE),
)
PARAMS = (
    Param(
        "stray",
        "fraction",
        0.0,
        0,
        0.9,
        "part by which an arm may leave its tempo less far, or farther",
        from_start=True,
    ),
)
METRICS = ()
EVENTS = (Event("slipped", "arm", "an arm began to leave its tempo"),)
SHOWS = ()


def setup(world: World, params: Params) -> None:
    """Draw how far each arm leaves its tempo."""
    luck = 2 * unit(draw(world.seed, 0, EngineStream.DEPARTURE, np.arange(ARMS)[:, None])) - ONE
    world.departure += mul(luck, params.slip.stray)


def _turn(world: World, params: Params, due: Ints, dial: int, goal: Ints | int) -> None:
    if dial < ARMS:
        goal = world.dial[dial] + mul(goal - world.dial[dial], world.departure[dial])
    world.dial_goal[dial] = np.where(due, goal, world.dial_goal[dial])


def _over(world: World, params: Params, due: Ints, dial: int, steps: int) -> None:
    world.dial_left[dial] = np.where(due, steps, world.dial_left[dial])


def _turns(key: str) -> tuple[Change, ...]:
    """A dial is turned to the number of a key, over some time."""
    return Change("turn", _turn, key, "fraction"), Change("over", _over, "over", "steps")


OVER = Key("over", "number", "time over which tempo, scatter or strikes change; seconds", 0.1, 600)
EFFECTS = (
    Effect(
        (
            Key("slip", "count", "an arm that leaves its tempo; 1 to 3", 1, ARMS),
            Key("tempo", "number", "the tempo that it comes to; beats a second", 0, 8),
            OVER,
        ),
        _turns("tempo"),
    ),
    Effect(
        (
            Key(
                "scatter",
                "number",
                "how far insects come to scatter about their arm's tempo; standard deviation, beats a second",
                0,
                8,
            ),
            OVER,
        ),
        _turns("scatter"),
        SCATTER,
    ),
    Effect(
        (Key("strikes", "number", "how many strikes a second there come to be", 0, 1), OVER),
        _turns("strikes"),
        STRIKES,
    ),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Turn each dial a step on towards its goal."""
    turns = world.dial_left > 0
    begins = turns & (world.turning == 0)
    world.turning[:] = turns
    if not turns.any():
        return
    if begins[:ARMS].any():
        events.add("slipped", begins[:ARMS])
    world.dial += (world.dial_goal - world.dial) * turns // np.maximum(world.dial_left, 1)
    world.dial_left -= turns
