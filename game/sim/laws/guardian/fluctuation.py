"""Fluctuation: each subsystem's own natural curve, a sum of two slow sines that swells.

    w = A (sin a + second sin b),  A = swing (swell of time) (1 + feeds * agitation)

It is what the deviation would be if nobody had touched it: bounded, never a danger by itself. Its crests are the
moments at which it can be embraced. When the timeline shifts a subsystem, its phases turn on by a part of a turn.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, TICKS_PER_SECOND, WHOLE, Ints, clip, mul, ratio, share, sine
from game.sim.laws.common.ports import COMMON
from game.sim.laws.guardian.ports import GUARDIAN
from game.sim.laws.guardian.streams import GuardianStream
from game.sim.params import Params
from game.sim.rng import between, draw, sample
from game.sim.spec import WIDE, Array, Cause, Caused, Change, Effect, Key, Param, Shown, Shows
from game.sim.world import World

NAME = "fluctuation"
EVERY = STEP
USES = (COMMON, GUARDIAN)
GRID, AHEAD = 2, 160  # steps between two looks ahead for a crest, and how many looks
ARRAYS = (
    Array("phase_a", "sector", "angle of the slow sine, 2**32 to the turn, which wraps"),
    Array("phase_b", "sector", "angle of the faster one"),
    Array("pace_a", "sector", "how far the slow angle comes in a step"),
    Array("pace_b", "sector", "how far the other comes"),
    Array("swing", "sector", "Q16, the size of a subsystem's curve among the others"),
    Array("roused", "world", "Q24, agitation as the curves have taken it up", span=WIDE),
    Array("turn_left", "sector", "steps for which a shift still turns the phases"),
    Array("turn_pace", "sector", "how far it turns both in a step"),
)
PARAMS = (
    Param("period", "seconds", 18, 2, 28, "period of the slow sine", per="sector", drawn=True),
    Param("ratio", "fraction", 1.8, 1, 8, "how much faster the other one is", per="sector", drawn=True),
    Param("swing", "fraction", 1, 0, 4, "size of a subsystem's curve", per="sector", drawn=True),
    Param("second", "fraction", 0.35, 0, 1, "size of the faster sine"),
    Param("begins", "fraction", 0.65, 0, 4, "size of the curves at first"),
    Param("full", "fraction", 1, 0, 4, "size once they have swollen"),
    Param("swells", "seconds", 90, 1, 10_000, "time in which they swell"),
    Param("late", "fraction", 0.3, 0, 4, "size that is added late"),
    Param("late_from", "seconds", 120, 0, 10_000, "when that begins"),
    Param("late_until", "seconds", 240, 0, 10_000, "when all of that is there"),
    Param("feeds", "fraction", 0.5, 0, 4, "how much larger full agitation makes them"),
    Param("rouses", "seconds", 5, 1, 600, "time in which they take up agitation"),
    Param("turn", "fraction", 0.4, 0, 1, "part of a turn by which a shift moves them, up to half as much more"),
    Param("turns", "seconds", 6, 0.1, 600, "time that a shift takes"),
)
METRICS = ()
EVENTS = ()
CAUSES = (
    Cause("drifted", "sector", "its natural curve carried a subsystem out", into="shown", stream=True),
    Cause("swelled", "sector", "agitation made its curve larger", into="shown", of="agitation", stream=True),
)
SHOWS = (
    Shown("sub.turn", "sector", "tick", "when its curve is going to turn, or just turned, as announced; -1 for never"),
)
COMES, GOES = 6 * TICKS_PER_SECOND, 5 * TICKS_PER_SECOND  # how long before a shift of the timeline it shows, and after


def _note_shift(world: World, params: Params, due: Ints, sector: int, _: int) -> None:
    world.shift_due[sector] |= due


SHIFT = Key("shift", "ring", "a ring whose subsystems change the phase of their natural curves", 1, 12)
EFFECTS = (Effect((SHIFT,), (Change("shift", _note_shift),)),)


def setup(world: World, params: Params) -> None:
    """Draw each world's periods, phases and sizes; the curve as it is at tick 0, and its crests."""
    p, n = params.fluctuation, params.topology.sectors
    period = sample(p.period, world.seed, GuardianStream.PERIOD, n).astype(np.int64)
    pace = (STEP << 32) // period
    world.pace_a[:] = pace
    world.pace_b[:] = pace * sample(p.ratio, world.seed, GuardianStream.RATIO, n) >> 16
    world.swing[:] = sample(p.swing, world.seed, GuardianStream.SWING, n)
    row = np.arange(2 * n)[:, None]
    phases = draw(world.seed, 0, GuardianStream.PHASE, row).astype(np.int32)
    world.phase_a[:], world.phase_b[:] = phases[:n], phases[n:]
    world.natural[:] = _curve(world, params)
    world.crest_last[:] = -(1 << 24)
    _look_ahead(world, params, np.ones_like(world.natural, bool), world.tick[0])


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """The curve of now, then the angles of the next step."""
    p = params.fluctuation
    world.roused += share(world.agitation - world.roused, WHOLE * STEP // p.rouses)
    curve = _curve(world, params)
    if events.traced:
        _tell(world, params, events, curve - world.natural)
    world.natural[:] = curve
    if world.shift_due.any():
        _shift(world, params)
    turning = world.turn_left > 0
    for phase, pace in ((world.phase_a, world.pace_a), (world.phase_b, world.pace_b)):
        phase += pace + turning * world.turn_pace
    world.turn_left -= turning
    passed = world.crest_next <= world.tick << 8
    world.crest_last[:] = np.where(passed, world.crest_next, world.crest_last)
    if (passed | turning).any():
        _look_ahead(world, params, passed | turning, world.tick[0] + STEP)


def _tell(world: World, params: Params, events: Events, moved: Ints) -> None:
    """How much of a step that natural curves made leads out, by itself and by agitation."""
    out = np.maximum(moved * np.sign(world.shown), 0) * (1 - world.embraced)
    fed = mul(world.roused >> 8, params.fluctuation.feeds)
    swells = mul(out, ratio(fed, ONE + fed))
    events.cause("drifted", out - swells)
    events.cause("swelled", swells, source=0)


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """The subsystem has no curve, or the hall is calm."""
    if cause.name == "drifted":
        world.swing[cause.row] = 0
    else:
        world.roused[:] = 0


def _size(world: World, params: Params) -> Ints:
    """[1, B] Q16 (int64), the size of a world's curves at its tick."""
    p, tick = params.fluctuation, world.tick.astype(np.int64)
    swell = p.begins + (p.full - p.begins) * np.minimum(tick, p.swells) // p.swells
    span = max(p.late_until - p.late_from, 1)
    return swell + p.late * clip(tick - p.late_from, 0, span) // span


def _curve(world: World, params: Params) -> Ints:
    """[sectors, B] Q24, w as it is now."""
    p = params.fluctuation
    shape = sine(world.phase_a >> 16) + mul(sine(world.phase_b >> 16), p.second)
    size = mul(mul(world.swing, _size(world, params)), ONE + mul(world.roused >> 8, p.feeds))
    return (size.astype(np.int64) * shape >> 8).astype(np.int32)


def _shift(world: World, params: Params) -> None:
    p, due = params.fluctuation, world.shift_due == 1
    word = draw(world.seed, world.tick, GuardianStream.TURN, np.arange(len(due))[:, None])
    steps = max(p.turns // STEP, 1)
    pace = between(word, p.turn, p.turn * 3 // 2) * (ONE // steps)
    world.turn_left[:] = np.where(due, steps, world.turn_left)
    world.turn_pace[:] = np.where(due, pace, world.turn_pace)


def _look_ahead(world: World, params: Params, where: Ints, begins: Ints) -> None:
    """Find the next crest: the first top of the curve's shape above zero, between looks by a parabola.

    A shift under way counts as done. begins: [B] the tick that the angles belong to.
    """
    row, col = np.nonzero(where)
    look = np.arange(AHEAD, dtype=np.int32)[:, None] * GRID
    rest = world.turn_left[row, col] * world.turn_pace[row, col]
    a = world.phase_a[row, col] + rest + look * world.pace_a[row, col]
    b = world.phase_b[row, col] + rest + look * world.pace_b[row, col]
    v = sine(a >> 16) + mul(sine(b >> 16), params.fluctuation.second)
    before, here, after = v[:-2], v[1:-1], v[2:]
    top = (here >= before) & (here > after) & (here > 0)
    first = top.argmax(0)
    low, mid, high = (part[first, np.arange(len(row))] for part in (before, here, after))
    bend = np.maximum(2 * mid - low - high, 1)
    part = clip(((high - low) << 7) // bend, -128, 128)  # Q8 of a look: half of (high - low) / bend
    world.crest_next[row, col] = (begins[col] << 8) + ((first + 1 << 8) + part) * (GRID * STEP)


def show(world: World, params: Params) -> Shows:
    """What its operator may know, by SHOWS: a shift whose time is set is announced."""
    turns, sector = np.full_like(world.natural, -1), np.arange(len(world.natural))[:, None]
    for beat in params.timeline.beats:
        shifted = [target for kind, target, _ in beat.effects if kind == "shift"]
        if shifted and not beat.when:
            near = (world.tick >= beat.at - COMES) & (world.tick <= beat.at + GOES)
            turns = np.where(near & (sector == shifted).any(1, keepdims=True), beat.at, turns)
    return {"sub.turn": turns}
