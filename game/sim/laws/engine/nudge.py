"""Nudge: will, given to an insect on its beat, runs along the catwalk and draws what it meets to the arm's rhythm.

    theta_i += reach * power * (arm's phase - theta_i);  darkness_i -= clears * power;  links of i += mends * power

The power is 1, `good` or `fair` by how near the press was to the beat, and minus `miss` when it was not: then it does
harm. It falls by `fade` from insect to insect. Windows narrow as composure goes. In time, it parries
an announced strike.
"""

import numpy as np

from game.sim.actions import Actions, micros, pressed
from game.sim.events import Events
from game.sim.fixed import ONE, WHOLE, Ints, clip, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import ENGINE, off_arm
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.params import ARMS, Params
from game.sim.spec import WHEN, WIDE, Array, Cause, Caused, Event, Param, Shown, Shows
from game.sim.timing import ALWAYS, GOOD, WIDEST, error, grade
from game.sim.world import World

NAME = "nudge"
EVERY = 1
USES = (COMMON, ENGINE)
ARRAYS = (
    Array("will_from", "edge", "tick at which a ripple of will set out along an edge", span=WHEN),
    Array("will_until", "edge", "tick at which it arrives", -1, span=WHEN),
    Array("will_power", "edge", "Q16, with which power", span=WIDE),
)
PARAMS = (
    Param("perfect", "milliseconds", 40, 1, 500, "half width of the window of a perfect press, with full composure"),
    Param("good", "milliseconds", 85, 1, 500, "of a good one"),
    Param("fair", "milliseconds", 160, 1, 500, "of a fair one"),
    Param("unsteady", "fraction", 0.75, 0, 0.95, "part of the windows that is lost without composure"),
    Param("wider", "fraction", 1.0, 1, WIDEST, "how many times as wide they all are; at the most there are none"),
    Param("good_power", "fraction", 0.7, 0, 1, "power of a good nudge; a perfect one has 1"),
    Param("fair_power", "fraction", 0.4, 0, 1, "of a fair one"),
    Param("miss_power", "fraction", 0.4, 0, 1, "harm of a miss"),
    Param("reach", "fraction", 0.6, 0, 1, "part of the way to the arm's phase that full power draws an insect"),
    Param("fade", "fraction", 0.85, 0, 1, "part of its power that a ripple keeps from insect to insect"),
    Param("seconds", "seconds", 0.0834, 0.02, 5, "time that it takes from insect to insect"),
    Param("mends", "share", 0.08, 0, 1, "health that full power gives to the links of an insect"),
    Param("clears", "share", 0.25, 0, 1, "darkness that full power takes away"),
)
METRICS = ()
EVENTS = (
    Event("nudged", "sector", "an insect was nudged on its beat; 1 fair, 2 good, 3 perfect"),
    Event("missed", "sector", "it was nudged off its beat"),
    Event("parried", "sector", "an announced strike was parried"),
)
CAUSES = (
    Cause("jarred", "sector", "a nudge off the beat threw an insect out of its phase", into="phase"),
    Cause("strained", "sector", "a nudge off the beat tore at the links of an insect", into="rent"),
    Cause("dimmed", "sector", "a nudge off the beat darkened an insect", into="darkness"),
)
SHOWS = (
    Shown("will.from", "edge", "tick", "when a wave of the will set out along an edge"),
    Shown("will.until", "edge", "tick", "when it arrives"),
    Shown("nudge.window", 3, "microseconds", "how far from the beat is still perfect, good, fair"),
    Shown("nudge.window.steady", 3, "microseconds", "the same with full composure"),
    Shown("judged.verb", "world", "verb", "the last act that was judged by its instant, 0 for none"),
    Shown("judged.error", "world", "microseconds", "how much too late it was; too early is below 0"),
    Shown("judged.grade", "world", "code", "0 missed, 1 fair, 2 good, 3 perfect"),
    Shown("judged.tick", "world", "tick", "when it was judged"),
    Shown("judged.target", "world", "index", "the insect or arm that it was aimed at"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Windows of this step, ripples that arrive, then the press of this tick."""
    p = params.nudge
    if world.tick_in_step == 0:
        steady = ONE - mul(ONE - world.composure, p.unsteady)
        for i, width in enumerate(_widths(params)):
            world.window[i] = mul(steady[0], width) if _judges(params) else width
    arrived = world.will_until == world.tick
    if arrived.any():
        _arrive(world, params, world.will_power * arrived)
    verb, target, value = actions
    asks = (verb == EngineVerb.NUDGE) & (pressed(value) == 1)
    if asks.any():
        able = asks & (target >= 0) & (target < params.topology.sectors) & (world.breathing[0] == 0)
        world.denied[0] = np.where(asks & ~able, verb, world.denied[0])
        if able.any():
            _press(world, params, actions, events, np.flatnonzero(able))


def _judges(params: Params) -> bool:
    """Whether there are windows: else any press is in time."""
    return bool(params.nudge.wider < WIDEST * ONE)


def _widths(params: Params) -> tuple[int, ...]:
    """Microseconds: half widths of perfect, good and fair with full composure."""
    p = params.nudge
    widths = (int(p.perfect), int(p.good), int(p.fair))
    return tuple(width * int(p.wider) >> 16 for width in widths) if _judges(params) else (ALWAYS,) * 3


def _press(world: World, params: Params, actions: Actions, events: Events, rows: Ints) -> None:
    """Judge the presses of some worlds, and begin their ripples."""
    p, t = params.nudge, params.topology
    at = actions.target[rows]
    off = error(world.phase[at, rows], world.stride[at, rows], micros(actions.value[rows]))
    mark = grade(off, world.window[:, rows])
    for i, number in enumerate((int(EngineVerb.NUDGE), off, mark, world.tick[0, rows], at)):
        world.judged[i, rows] = number
    power, here = np.zeros_like(world.phase), np.zeros_like(world.phase)
    power[at, rows] = np.array([-p.miss_power, p.fair_power, p.good_power, ONE], np.int32).take(mark)
    here[at, rows] = mark + 1
    if events.traced:
        _tell(world, params, events, np.maximum(-power, 0))
    _touch(world, params, power)
    _send(world, params, mul(np.maximum(power, 0), p.fade).take(t.source, 0))
    parries = (world.forecast_sector[:, rows] == at) & (mark >= GOOD)
    if parries.any():
        world.forecast_sector[:, rows] = np.where(parries, -1, world.forecast_sector[:, rows])
        shield = np.zeros_like(world.phase)
        shield[at, rows] = parries.any(0)
        events.add("parried", shield)
    events.add("nudged", np.maximum(here - 1, 0))
    events.add("missed", here == 1)


def _tell(world: World, params: Params, events: Events, harm: Ints) -> None:
    """The harm of presses that missed, by insect, before it is done."""
    p = params.nudge
    events.cause("jarred", mul(mul(off_arm(world), p.reach), harm))
    events.cause("strained", mul(p.mends, harm))
    events.cause("dimmed", mul(p.clears, harm))


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """Nobody presses."""
    actions.verb[:] = 0


def _arrive(world: World, params: Params, power: Ints) -> None:
    """Ripples [edge, B] reach their insects, and go on where they didn't come from."""
    p, t = params.nudge, params.topology
    met = np.zeros_like(world.phase)
    onward = np.zeros_like(power)
    edge = np.arange(2 * t.links, dtype=np.int32)
    back = (edge + t.links) % (2 * t.links)
    for k in range(len(t.inward)):
        came = power.take(t.inward[k], 0) * t.mask[k]
        met = np.maximum(met, came)
        other = (t.inward[k].take(t.source) != back)[:, None]
        onward = np.maximum(onward, came.take(t.source, 0) * other)
    _touch(world, params, met)
    _send(world, params, mul(onward, p.fade))


def _send(world: World, params: Params, power: Ints) -> None:
    """Ripples of this power [edge, B] set out."""
    goes = power > ONE >> 6
    world.will_from[:] = np.where(goes, world.tick, world.will_from)
    world.will_until[:] = np.where(goes, world.tick + params.nudge.seconds, world.will_until)
    world.will_power[:] = np.where(goes, power, world.will_power)


def _touch(world: World, params: Params, power: Ints) -> None:
    """What will does to insects, by its power [sector, B]."""
    p = params.nudge
    toward = np.repeat(world.arm_phase, params.topology.sectors // ARMS, 0) - world.phase
    world.phase += mul(mul(toward, p.reach), power)
    world.rent -= mul(p.mends, power)
    world.darkness[:] = clip(world.darkness - mul(p.clears, power), 0, WHOLE)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    verb, off, mark, tick, target = (world.judged[i : i + 1] for i in range(5))
    return {
        "will.from": world.will_from,
        "will.until": world.will_until,
        "nudge.window": world.window,
        "nudge.window.steady": np.repeat([[width] for width in _widths(params)], world.batch, 1),
        "judged.verb": verb,
        "judged.error": off,
        "judged.grade": mark,
        "judged.tick": tick,
        "judged.target": target,
    }
