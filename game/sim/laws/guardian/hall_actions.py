"""Actions of the operator in the hall (law `console`). All are done at once; with closed eyes none is.

Watching lasts until something else is watched. A press that embraces is told by its instant, see `timed`.
"""

import numpy as np

from game.sim.actions import MICROSECONDS, Actions, micros
from game.sim.events import Events
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.laws.common.ports import COMMON
from game.sim.laws.guardian.ports import GUARDIAN
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.params import Params
from game.sim.spec import Event
from game.sim.world import World

NAME = "console"
EVERY = 1
USES = (COMMON, GUARDIAN)
LATEST = MICROSECONDS // 4  # a press isn't taken to be older than that
ARRAYS = ()
PARAMS = ()
METRICS = ()
EVENTS = (Event("refused", "world", "an action that wasn't possible: its verb"),)
SHOWS = ()


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Correct, watch, embrace, answer."""
    if world.tick_in_step == 1:  # what happened in the last step has been seen by every law
        for port in (
            world.corrected,
            world.pressed_at,
            world.reply,
            world.shift_due,
            world.fault_due,
            world.fault_anywhere,
        ):
            port[:] = 0
    if not actions.verb.any():
        return
    verb, target, value = actions
    awake = world.breathing[0] == 0
    sector = np.arange(params.topology.sectors, dtype=np.int32)[:, None]
    here = (sector == target) & (world.dark == 0) & awake
    world.corrected |= here & (verb == GuardianVerb.CORRECT)
    late = np.minimum(micros(value), LATEST).astype(np.int64) * (TICKS_PER_SECOND << 8) // MICROSECONDS
    instant = (world.tick + 1 << 8) - late
    world.pressed_at[:] = np.where(here & (verb == GuardianVerb.EMBRACE), instant, world.pressed_at)
    looks = (verb == GuardianVerb.WATCH) & awake & (here.any(0) | (target == -1))
    world.watching[0] = np.where(looks, target, world.watching[0])
    says = (verb == GuardianVerb.ANSWER) & awake & (value >= 1) & (value <= 3)
    world.reply[0] = np.where(says, value, world.reply[0])
    touches = (verb == GuardianVerb.CORRECT) | (verb == GuardianVerb.EMBRACE)
    refused = (
        (touches & ~here.any(0)) | ((verb == GuardianVerb.WATCH) & ~looks) | ((verb == GuardianVerb.ANSWER) & ~says)
    )
    events.add("refused", verb * refused)
