"""Faults: the few deviations that are real. They grow without turning back.

    F' = F / growth,  cured by corrections

A correction takes `lead` seconds of growth off a fault; one that is younger than that is cured. A fault counts as due
once it's cured, has had `lead` seconds, or has taken its subsystem.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, WHOLE, Ints, exp, mul, share
from game.sim.laws.common.ports import COMMON, STRENGTH
from game.sim.laws.guardian.ports import GUARDIAN
from game.sim.laws.guardian.streams import GuardianStream
from game.sim.params import Params
from game.sim.rng import between, draw
from game.sim.spec import (
    FLAG,
    WHEN,
    WIDE,
    Array,
    Cause,
    Caused,
    Change,
    Effect,
    Event,
    Key,
    Metric,
    Param,
    Shown,
    Shows,
)
from game.sim.world import World

NAME = "fault"
EVERY = STEP
USES = (COMMON, GUARDIAN)
MOST = WHOLE  # Q24 per step
ARRAYS = (
    Array("fault_from", "sector", "Q24 per step: how strong it was at first; 0 where there is none to come", span=WIDE),
    Array("fault_tick", "sector", "tick at which it begins or began", span=WHEN),
    Array("fault_counted", "sector", "1 where it counts as due", was="fault_told", span=FLAG),
)
PARAMS = (
    Param("growth", "seconds", 12, 1, 10_000, "time in which a fault grows e-fold"),
    Param("lead", "seconds", 24, 0, 10_000, "growth that a correction takes off; a younger fault is cured"),
    Param("scatter", "seconds", 8, 0, 600, "how much later than the timeline says a fault may begin"),
)
METRICS = (
    Metric("due", "faults that were cured or had time enough, as a count",
           lambda world, params: world.faults_due[0] * ONE),
)  # fmt: skip
EVENTS = (
    Event("corrected", "sector", "a subsystem was corrected"),
    Event("cured", "sector", "a correction cured a fault"),
    Event("wasted", "sector", "a correction where there was no fault"),
    Event("fault_began", "sector", "a fault began", hidden=True),
)
CAUSES = (
    Cause("began", "sector", "a fault began", into="fault_push"),
    Cause("pushed", "sector", "a fault pushed a subsystem out", into="shown", of="fault_push", stream=True),
)
SHOWS = (Shown("sub.marked", "sector", "flag", "the guardian has marked a fault"),)


def _fault(world: World, params: Params, due: Ints, sector: int, push: int) -> None:
    """In a subsystem, -1 for wherever chance has it."""
    if sector >= 0:
        world.fault_due[sector] += due * push
    else:
        world.fault_anywhere += due * push


FAULT = Key("fault", "sector", "a subsystem in which a fault begins, or `anywhere`", words=("anywhere",))
EFFECTS = (Effect((FAULT, STRENGTH), (Change("fault", _fault, "strength", "rate"),)),)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Begin what was told, grow, be cured, count."""
    p = params.fault
    if world.fault_due.any() or world.fault_anywhere.any():
        _tell(world, params)
    f, begun = world.fault_push, world.fault_from > 0
    begins = begun & (f == 0) & (world.tick >= world.fault_tick)
    if begins.any():
        f[:] = np.where(begins, world.fault_from, f)
        events.add("fault_began", begins)
        events.cause("began", world.fault_from * begins)
    each = WHOLE * STEP // p.growth
    f += share(f, each + share(each, each) // 2)
    f[:] = np.minimum(f, MOST)
    events.cause("pushed", f * (world.shown >= 0))
    if world.corrected.any():
        _correct(world, params, events)
    else:
        world.wasted[:] = 0
    taken = (world.dark == 1) & begun
    due = (f > 0) & (world.fault_counted == 0) & ((world.tick >= world.fault_tick + p.lead) | taken)
    world.faults_due += due.sum(0, dtype=np.int32)
    world.fault_counted |= due
    _forget(world, taken)
    if world.mark.any():
        worst = np.where(world.fault_found == 0, f, 0).argmax(0)
        world.fault_found |= (np.arange(len(f))[:, None] == worst) & (f > 0) & (world.mark == 1)


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """There is no fault in the subsystem."""
    world.fault_from[cause.row] = world.fault_push[cause.row] = 0


def _tell(world: World, params: Params) -> None:
    """What the timeline begins: at its sector, or wherever chance has it; a moment later than told."""
    sector = np.arange(params.topology.sectors, dtype=np.int32)[:, None]
    free = (world.dark == 0) & (world.fault_from == 0)
    luck = draw(world.seed, world.tick, GuardianStream.FAULT_PLACE, sector) >> np.uint32(2)
    where = np.where(free, luck.astype(np.int32) + 1, 0).argmax(0)
    strength = world.fault_due + world.fault_anywhere * (sector == where)
    scheduled = (strength > 0) & free
    wait = between(draw(world.seed, world.tick, GuardianStream.FAULT_WAIT, sector), 0, params.fault.scatter)
    world.fault_from[:] = np.where(scheduled, strength, world.fault_from)
    world.fault_tick[:] = np.where(scheduled, world.tick + wait, world.fault_tick)


def _correct(world: World, params: Params, events: Events) -> None:
    p, here = params.fault, world.corrected == 1
    left = exp(np.array([-((p.lead << 16) // p.growth)], np.int32))
    was = here & (world.fault_push > 0)
    f = np.where(was, mul(world.fault_push, left), world.fault_push)
    cured = was & (f <= world.fault_from)
    world.fault_push[:] = f
    world.wasted[:] = here & ~was
    world.faults_cured += cured.sum(0, dtype=np.int32)
    world.faults_due += (cured & (world.fault_counted == 0)).sum(0, dtype=np.int32)
    _forget(world, cured)
    events.add("corrected", here)
    events.add("cured", cured)
    events.add("wasted", world.wasted)


def _forget(world: World, over: Ints) -> None:
    for array in (world.fault_push, world.fault_from, world.fault_counted, world.fault_found):
        array *= ~over


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {"sub.marked": world.fault_found}
