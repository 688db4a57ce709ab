"""The cipher: the diagnostic log comes encrypted in four layers; opening one takes held attention.

    progress' = (floor + (1 - floor) c) / seconds   while decrypt is held, eyes are open and hands are free

There has to be something to read: layer k can't be begun before k times `grows`.
Layer 1 tells where the next anomaly strikes, 2 the ripples ahead, 3 which alarms are symptoms of which
cause, 4 the root, which lies under the platform itself and can't be purged.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, WHOLE, Ints, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import LAYERS, PLATFORM
from game.sim.params import Params
from game.sim.spec import Array, Event, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "cipher"
EVERY = STEP
USES = (COMMON, PLATFORM)
ARRAYS = (Array("progress", "world", "Q24, 0..1 of the layer being opened", span=(0, WHOLE)),)
PARAMS = (
    Param("seconds", "steps", 6, 0.1, 600, "time a layer takes with full composure"),
    Param("grows", "seconds", 22, 0, 3600, "time in which the log grows enough for one more layer"),
    Param("floor", "fraction", 0.4, 0, 1, "part of that speed which is left without composure"),
)
METRICS = (Metric("layers", "layers open, 0 to 4", lambda world, params: world.layer[0] * ONE),)
EVENTS = (Event("opened_layer", "world", "a layer was opened: which"),)
SHOWS = (
    Shown("cipher.layer", "world", "count", "layers that are open, 0..4"),
    Shown("cipher.progress", "world", "Q16", "how far the next one is, 0..1"),
    Shown("cipher.ready", "world", "flag", "there is enough to read for it"),
    Shown("cipher.grown", "world", "tick", "when there is enough to read for it, -1 once all are open"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """One step of attention."""
    attends = (world.decrypting == 1) & (world.breathing == 0) & (world.hand_verb == 0) & readable(world, params)
    if not attends.any():
        return
    p = params.cipher
    speed = p.floor + mul(ONE - p.floor, world.composure)
    world.progress += mul(WHOLE // p.seconds, speed) * attends
    opens = world.progress >= WHOLE
    if opens.any():
        world.layer += opens
        world.progress *= ~opens
        events.add("opened_layer", world.layer * opens)


def readable(world: World, params: Params) -> Ints:
    """[1, B] 1 where there is enough to read for the next layer."""
    return ((world.layer < LAYERS) & (_grown(world, params) <= world.tick)).astype(np.int32)


def _grown(world: World, params: Params) -> Ints:
    """[1, B] tick from which there is enough to read for the next layer."""
    return (world.layer + 1) * params.cipher.grows


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {
        "cipher.layer": world.layer,
        "cipher.progress": world.progress >> 8,
        "cipher.ready": readable(world, params),
        "cipher.grown": np.where(world.layer < LAYERS, _grown(world, params), -1),
    }
