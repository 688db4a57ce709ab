"""Work: in each bar the masked figures do three things in step; the player may do one arm's for them.

A rune is touched on the arm's beat. A gear is taken on a beat and held until it sits, two beats later. A droplet is
taken on a beat and let go on the next. In time it feeds the heart and mends the arm; out of time it tears a link.
Beats are those of the arm's mean phase; each press and release is judged by its instant. The first bar counts in.
"""

import numpy as np

from game.sim.actions import Actions, micros, pressed
from game.sim.events import Events
from game.sim.fixed import HALF, ONE, TICKS_PER_SECOND, WHOLE, Ints, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import ENGINE, SLOWED
from game.sim.laws.engine.streams import EngineStream
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.params import ARMS, Params
from game.sim.rng import choose, draw
from game.sim.spec import COUNT, WHEN, WIDE, Array, Cause, Caused, Event, Param, Shown, Shows
from game.sim.timing import error, grade, microseconds, ticks_to
from game.sim.world import World

NAME = "work"
EVERY = 1
USES = (COMMON, ENGINE)
RUNE, GEAR, DROPLET = range(3)
DROPLET_BEATS = 1  # for which a droplet is held
UPBEAT = TICKS_PER_SECOND // 2  # ticks by which a bar begins before a beat of once a second: one may press early
ARRAYS = (
    Array("bar_clock", "world", "the engine's time, in ticks with SLOWED more places", span=WIDE),
    Array("bar", "world", "which bar it is", span=COUNT),
    Array("work_kind", "arm", "0 rune, 1 gear, 2 droplet", span=(0, 2)),
    Array("work_bar", "world", "the last bar in which the player did a work; none comes in the first", span=WHEN),
    Array("work_arm", "world", "the arm that is being worked for, -1 for none", -1, span=(-1, "arm")),
    Array("work_what", "world", "what is in hand", span=(0, 2)),
    Array("work_turns", "world", "Q16 of the arm's turns since the beat on which it was taken", span=WIDE),
    Array("work_mark", "world", "how well it was taken, 0 to 3", span=(0, 3)),
)
PARAMS = (
    Param("bar", "seconds", 6.0, 1, 60, "length of a bar, in the engine's time"),
    Param("gear", "count", 2, 1, 8, "beats for which a gear is held"),
    Param("feeds", "share", 0.06, 0, 1, "what a perfect work gives the heart"),
    Param("mends", "share", 0.06, 0, 1, "health that it gives to the links of the arm"),
    Param("tears", "share", 0.4, 0, 1, "health that a botched work takes from the links of one insect"),
    Param("good_worth", "fraction", 0.7, 0, 1, "what a good work is worth; a perfect one 1"),
    Param("fair_worth", "fraction", 0.4, 0, 1, "what a fair one is worth"),
)
METRICS = ()
EVENTS = (
    Event("worked", "arm", "a work was done in time: 1 a rune, 2 a gear, 3 a droplet"),
    Event("botched", "arm", "a work was done out of time"),
    Event("refused", "world", "an action that wasn't possible: its verb"),
)
CAUSES = (Cause("bungled", "sector", "a work out of time tore at the links of an insect", into="rent"),)
SHOWS = (
    Shown("work.kind", "arm", "code", "the arm's work in this bar: 0 rune, 1 gear, 2 droplet"),
    Shown("work.next", "arm", "code", "and in the next one"),
    Shown("work.gear", "world", "count", "beats for which a gear is held"),
    Shown("work.droplet", "world", "count", "beats for which a droplet is"),
    Shown("work.press", "arm", "tick", "when it has to be pressed, -1 where it needn't"),
    Shown("work.release", "arm", "tick", "when it has to be let go, -1 where it needn't"),
    Shown("work.arm", "world", "index", "the arm that is being worked for, -1 for none"),
    Shown("work.held", "world", "flag", "a work is being done"),
    Shown("work.let_go", "world", "flag", "the last was judged as it was let go"),
    Shown("work.free", "world", "flag", "a work may be taken"),
    Shown("work.gave", "world", "Q24", "what the last work gave the heart, 0 while one is being done"),
    Shown("bar", "world", "count", "bars before this one"),
    Shown("bar.phase", "world", "angle", "how far this one is"),
    Shown("bar.left", "world", "ticks", "time to the next one, at the pace of now"),
)


def setup(world: World, params: Params) -> None:
    """The works of the first bar, which is an upbeat shorter."""
    world.bar_clock[:] = UPBEAT << SLOWED
    world.work_kind[:] = _kinds(world, world.bar)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """The bar goes on, what is in hand comes along, then the press or release of this tick."""
    world.bar_clock += _pace(world)
    if world.tick_in_step == 0:
        world.bar[:] = world.bar_clock // _bar(params)
        world.work_kind[:] = _kinds(world, world.bar)
    if (world.work_arm >= 0).any():
        _hold(world, params, events)
    if (actions.verb == EngineVerb.WORK).any():
        _hand(world, params, actions, events)
    if world.denied.any():
        events.add("refused", world.denied)
        world.denied[:] = 0


def _pace(world: World) -> Ints:
    """[1, B] how far the engine's time goes on in a tick."""
    return 1 << SLOWED >> SLOWED * world.stretching


def _bar(params: Params) -> int:
    """A bar, in the engine's time."""
    return int(params.work.bar) << SLOWED


def _kinds(world: World, bar: Ints) -> Ints:
    """[arms, B] the works of a bar [1, B]."""
    return choose(draw(world.seed, bar, EngineStream.WORK, np.arange(ARMS)[:, None]), 3)


def _span(world: World, params: Params) -> Ints:
    """[B] beats for which what is in hand is held."""
    return np.where(world.work_what[0] == GEAR, params.work.gear, DROPLET_BEATS)


def _hold(world: World, params: Params, events: Events) -> None:
    """Count the arm's turns; what is held half a beat too long, or through closed eyes, is botched."""
    held = world.work_arm[0] >= 0
    stride = world.arm_stride[np.maximum(world.work_arm[0], 0), np.arange(world.batch)]
    world.work_turns[0] += np.where(held, stride + (1 << 15) >> 16, 0)
    late = held & ((world.work_turns[0] > _span(world, params) * ONE + HALF) | (world.breathing[0] == 1))
    if late.any():
        _done(world, params, events, np.flatnonzero(late), np.zeros(int(late.sum()), np.int32))


def _hand(world: World, params: Params, actions: Actions, events: Events) -> None:
    verb, target, value = actions
    ours, presses = verb == EngineVerb.WORK, pressed(value) == 1
    free = (world.work_arm[0] < 0) & (world.work_bar[0] < world.bar[0]) & (world.breathing[0] == 0)
    takes = ours & presses & free & (target >= 0) & (target < ARMS)
    world.denied[0] = np.where(ours & presses & ~takes, verb, world.denied[0])
    if takes.any():
        _take(world, params, actions, events, np.flatnonzero(takes))
    drops = ours & ~presses & (world.work_arm[0] >= 0)
    if drops.any():
        _drop(world, params, actions, events, np.flatnonzero(drops))


def _take(world: World, params: Params, actions: Actions, events: Events, rows: Ints) -> None:
    """A press: a rune is done with it, the rest is in hand now."""
    arm = actions.target[rows]
    angle, stride = world.arm_phase[arm, rows], world.arm_stride[arm, rows]
    off = error(angle, stride, micros(actions.value[rows]))
    what = world.work_kind[arm, rows]
    mark = grade(off, world.window[:, rows])
    _judge(world, rows, off, mark, arm)
    world.work_bar[0, rows] = world.bar[0, rows]
    world.work_arm[0, rows] = arm
    world.work_what[0, rows] = what
    world.work_turns[0, rows] = angle + (1 << 15) >> 16
    world.work_mark[0, rows] = np.where(what == DROPLET, 3, mark)
    over = (what == RUNE) | (world.work_mark[0, rows] == 0)
    _done(world, params, events, rows[over], mark[over])


def _drop(world: World, params: Params, actions: Actions, events: Events, rows: Ints) -> None:
    """A release: judged against the beat on which it was due."""
    arm = world.work_arm[0, rows]
    stride = world.arm_stride[arm, rows]
    ahead = world.work_turns[0, rows].astype(np.int64) - _span(world, params)[rows] * ONE
    off = (microseconds(ahead << 16, stride) - micros(actions.value[rows])).astype(np.int32)
    mark = grade(off, world.window[:, rows])
    _judge(world, rows, off, mark, arm)
    _done(world, params, events, rows, np.minimum(mark, world.work_mark[0, rows]))


def _judge(world: World, rows: Ints, off: Ints, mark: Ints, arm: Ints) -> None:
    for i, number in enumerate((int(EngineVerb.WORK), off, mark, world.tick[0, rows], arm)):
        world.judged[i, rows] = number


def _worth(params: Params, mark: Ints) -> Ints:
    """Q16, what a work is worth by its grade."""
    p = params.work
    return np.array([0, p.fair_worth, p.good_worth, ONE], np.int32).take(mark)


def _done(world: World, params: Params, events: Events, rows: Ints, mark: Ints) -> None:
    """What a finished work comes to; the hand is empty again."""
    p, each = params.work, params.topology.sectors // ARMS
    if not len(rows):
        return
    arm = world.work_arm[0, rows]
    worth = _worth(params, mark)
    world.heart[0, rows] = np.minimum(world.heart[0, rows] + mul(p.feeds, worth), WHOLE)
    gain = mul(p.mends, worth)
    for insect in range(each):
        world.rent[arm * each + insect, rows] -= gain >> 1
    torn = arm * each + choose(draw(world.seed[0, rows], world.tick[0, rows], EngineStream.BOTCH), each)
    world.rent[torn, rows] += p.tears * (mark == 0)
    world.work_arm[0, rows] = -1
    done = np.zeros((ARMS, world.batch), np.int32)
    done[arm, rows] = (mark > 0) * (world.work_what[0, rows] + 1)
    events.add("worked", done)
    done[arm, rows] = mark == 0
    events.add("botched", done)
    if events.traced:
        harm = np.zeros_like(world.rent)
        harm[torn, rows] = p.tears * (mark == 0)
        events.cause("bungled", harm)


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """Nothing is in hand, and nobody takes it."""
    world.work_arm[:] = -1
    actions.verb[:] = 0


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    arm, length = np.arange(ARMS, dtype=np.int32)[:, None], _bar(params)
    held = world.work_arm == arm
    free = (world.work_bar < world.bar) & (world.work_arm < 0)
    beat = world.tick + ticks_to(world.arm_phase, world.arm_stride)
    turn = ticks_to(np.zeros_like(world.arm_phase) + 1, world.arm_stride)
    lasts = np.where(world.work_kind == GEAR, params.work.gear, DROPLET_BEATS)
    left = _span(world, params) * ONE - world.work_turns
    ends = world.tick + mul(turn, np.maximum(left, 0))
    ended = (world.work_arm < 0) & (world.work_turns > HALF)  # it was in hand; held too long, nobody let it go
    let_go = ended & (left >= -HALF) & (world.breathing == 0)
    done = (world.judged[:1] == EngineVerb.WORK) & (world.work_arm < 0) & ((world.work_what == RUNE) | let_go)
    mark = np.minimum(world.judged[2:3], world.work_mark)
    release = np.where(free & (world.work_kind != RUNE), beat + turn * lasts, -1)
    return {
        "work.kind": world.work_kind,
        "work.next": _kinds(world, world.bar + 1),
        "work.gear": params.work.gear,
        "work.droplet": DROPLET_BEATS,
        "work.press": np.where(free, beat, -1),
        "work.release": np.where(held, ends, release),
        "work.arm": world.work_arm,
        "work.held": world.work_arm >= 0,
        "work.let_go": let_go,
        "work.free": free,
        "work.gave": mul(params.work.feeds, _worth(params, mark)) * done,
        "bar": world.bar,
        "bar.phase": (world.bar_clock % length << 14) // (length >> 2),
        "bar.left": -(-(length - world.bar_clock % length) // _pace(world)),
    }
