"""Story: the level's timeline. Each beat happens once, when its time has come and its condition is true."""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, TICKS_PER_SECOND, Ints
from game.sim.laws.common.ports import COMMON
from game.sim.params import Params
from game.sim.program import evaluate
from game.sim.spec import Array, Event, Metric, Shown, Shows
from game.sim.world import World

NAME = "story"
EVERY = STEP
USES = (COMMON,)  # an effect needs those of the dream that it belongs to
ARRAYS = (Array("fired", "beat", "1 where a beat of the timeline has happened"),)
PARAMS = ()
METRICS = (
    Metric("time", "seconds since the dream began",
           lambda world, params: world.age[0].astype(np.int64) * ONE // TICKS_PER_SECOND),
)  # fmt: skip
EVENTS = (Event("spoke", "beat", "a caption was spoken"),)
SHOWS = (
    Shown("caption", "world", "index + 1", "the caption spoken last, 0 before the first"),
    Shown("caption.tick", "world", "tick", "when it was spoken"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Let happen what is due."""
    for i, beat in enumerate(params.timeline.beats):
        if world.tick < beat.at or world.fired[i].all():
            continue
        due = world.fired[i] == 0
        if beat.when:
            due &= np.asarray(evaluate(beat.when, params.timeline, world, params), bool)
        world.fired[i] |= due
        # what has happened counts no longer, also while other worlds still wait
        for counter in beat.counters:
            world.held[counter] *= 1 - world.fired[i]
        if due.any():
            for kind, target, value in beat.effects:
                _EFFECTS[kind](world, due.astype(np.int32), target, value)
            events.add("spoke", (np.arange(len(world.fired))[:, None] == i) * due)


def _say(world: World, due: Ints, caption: int, _: int) -> None:
    world.caption[0] = np.where(due, caption + 1, world.caption[0])
    world.caption_tick[0] = np.where(due, world.tick, world.caption_tick[0])


def _strike(world: World, due: Ints, sector: int, severity: int) -> None:
    if sector >= 0:
        world.jolt[sector] += due * severity
    else:
        world.jolt += due * severity * (np.arange(len(world.jolt))[:, None] == world.epicentre)


def _unravel(world: World, due: Ints, protocol: int, steps: int) -> None:
    world.fading[protocol] += due * (-(-ONE // max(steps, 1)))


def _fault(world: World, due: Ints, sector: int, strength: int) -> None:
    if sector >= 0:
        world.fault_due[sector] += due * strength
    else:
        world.fault_anywhere += due * strength


def _shift(world: World, due: Ints, sector: int, _: int) -> None:
    world.shift_due[sector] |= due


def _ask(world: World, due: Ints, question: int, _: int) -> None:
    world.ask_due[0] = np.where(due, question + 1, world.ask_due[0])


def _turn(world: World, due: Ints, dial: int, goal: int) -> None:
    world.dial_goal[dial] = np.where(due, goal, world.dial_goal[dial])


def _over(world: World, due: Ints, dial: int, steps: int) -> None:
    world.dial_left[dial] = np.where(due, steps, world.dial_left[dial])


def _rend(world: World, due: Ints, sector: int, health: int) -> None:
    world.rent[sector] += due * health


_EFFECTS = {
    "say": _say, "strike": _strike, "unravel": _unravel, "fault": _fault, "shift": _shift, "ask": _ask,
    "turn": _turn, "over": _over, "rend": _rend,
}  # fmt: skip


def show(world: World, params: Params) -> Shows:
    """What its operator may know, by SHOWS."""
    return {"caption": world.caption, "caption.tick": world.caption_tick}
