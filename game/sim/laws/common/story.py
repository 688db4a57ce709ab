"""Story: the level's timeline. Each beat happens once, when its time has come and its condition is true."""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, TICKS_PER_SECOND, Ints
from game.sim.laws.common.ports import COMMON
from game.sim.params import Params
from game.sim.program import evaluate
from game.sim.spec import FLAG, Array, Change, Effect, Event, Key, Metric, Shown, Shows
from game.sim.world import World

NAME = "story"
EVERY = STEP
USES = (COMMON,)
ARRAYS = (Array("fired", "beat", "1 where a beat of the timeline has happened", span=FLAG),)
PARAMS = ()
METRICS = (
    Metric("time", "seconds since the dream began",
           lambda world, params: world.tick[0].astype(np.int64) * ONE // TICKS_PER_SECOND),
)  # fmt: skip
EVENTS = (Event("spoke", "beat", "a caption was spoken"),)
SHOWS = (
    Shown("caption", "world", "index + 1", "the caption spoken last, 0 before the first"),
    Shown("caption.tick", "world", "tick", "when it was spoken"),
)


def _say(world: World, params: Params, due: Ints, caption: int, _: int) -> None:
    world.caption[0] = np.where(due, caption + 1, world.caption[0])
    world.caption_tick[0] = np.where(due, world.tick[0], world.caption_tick[0])


EFFECTS = (Effect((Key("say", "line", "a caption"),), (Change("say", _say),)),)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Let happen what is due."""
    earliest, latest = int(world.tick.min()), int(world.tick.max())
    for i, beat in enumerate(params.timeline.beats):
        if latest < beat.at or world.fired[i].all():
            continue
        waits = world.fired[i] == 0
        if earliest < beat.at:
            waits &= world.tick[0] >= beat.at
        due = waits
        if beat.when:
            due = waits & np.asarray(evaluate(beat.when, params.timeline, world, params), bool)
        world.fired[i] |= due
        # what has happened counts no longer, and what is to come not yet, while other worlds wait for it
        for counter in beat.counters:
            world.held[counter] *= waits & ~due
        if due.any():
            for kind, target, value in beat.effects:
                params.changes[kind](world, params, due.astype(np.int32), target, value)
            events.add("spoke", (np.arange(len(world.fired))[:, None] == i) * due)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"caption": world.caption, "caption.tick": world.caption_tick}
