"""Reaction: a loop with delayed feedback that answers every correction.

    x' = -k0 x(t - tau) - g (x - e w)(t - tau) + n(t) + F + couples * sum(y_j - y_i),  y = x - e w

n is such that an untouched x is the natural curve w; e is 1 where w is embraced, so that the loop leaves it alone. A
correction pushes x towards zero at once and raises the gain g, which settles again. Without n, F and coupling the loop
is x[i+1] = x[i] - k x[i-m], stable up to k = 2 sin(pi / (2 (2m + 1))) (Levin and May 1976, for this equation with a
delay of m), which is k tau = pi / 2 for tau = (m + 1/2) steps (Hayes 1950): above that it rings by itself and grows.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, STEP, WHOLE, Ints, clip, mul, ratio, share, sine
from game.sim.laws.common.ports import COMMON
from game.sim.laws.guardian.ports import GUARDIAN, leave_uncorrected
from game.sim.laws.guardian.streams import GuardianStream
from game.sim.params import LAGS, Params
from game.sim.rng import sample
from game.sim.spec import WIDE, Array, Cause, Caused, Metric, Param, Rests, Shown, Shows
from game.sim.world import World

NAME = "reaction"
EVERY = STEP
USES = (COMMON, GUARDIAN)
MOST = 8 * WHOLE  # a deviation goes no farther
LIMIT = 2 * sine(ONE // (8 * np.arange(LAGS) + 4))  # [m] Q16 per step: the gain at which the loop rings
ARRAYS = (
    Array("lag", "sector", "steps after which the loop answers", span=(0, LAGS - 1)),
    Array("x_past", "lag", "Q24, deviations of the last steps, by step modulo LAGS", span=WIDE),
    Array("natural_past", "lag", "Q24, natural curves of the last steps", span=WIDE),
    Array("natural_was", "sector", "Q24, the natural curve a step ago", span=WIDE),
)
PARAMS = (
    Param("delay", "seconds", 1, 0.1, 1.5, "time after which a subsystem answers", per="sector", drawn=True),
    Param("loop", "rate", 0.25, 0, 10, "gain of a loop that nobody has touched"),
    Param("kept", "fraction", 0.25, 0, 1, "part of the deviation that a correction leaves"),
    Param("raises", "rate", 0.6, 0, 10, "gain that a correction adds"),
    Param("settles", "seconds", 22, 1, 10_000, "time in which added gain falls to 1/e"),
    Param("couples", "rate", 0.04, 0, 4, "pull of neighbours on each other"),
    Param("relief", "fraction", 0.5, 0, 1, "deviation and gain that the guardian's help leaves"),
)
METRICS = (
    Metric("ringing", "loops that ring by themselves, as a count",
           lambda world, params: (_against_limit(world, params) >= ONE).sum(0) * ONE),
)  # fmt: skip
EVENTS = ()
CAUSES = (
    Cause("rings", "sector", "a loop began to ring by itself", of="gain"),
    Cause("corrected", "sector", "hands corrected a subsystem, which made its loop wilder", into="gain", stream=True),
    Cause("rang", "sector", "a loop that corrections made wilder threw it out", into="shown", of="gain", stream=True),
    Cause("pulled", "edge", "a neighbour pulled it along", into="shown", of="shown", stream=True),
)
SHOWS = (
    Shown("sub.x", "sector", "Q16", "deviation from the setpoint, its alarm sounds at 1.0; 0 where it isn't legible"),
    Shown("sub.gain", "sector", "Q16", "gain of its loop, which rings by itself at 1.0; 0 where it isn't legible"),
)


def setup(world: World, params: Params) -> None:
    """Draw each world's delays; up to now everything was as it is at tick 0."""
    ticks = sample(params.reaction.delay, world.seed, GuardianStream.DELAY, params.topology.sectors)
    world.lag[:] = clip(ticks // STEP, 1, LAGS - 1)  # (lag + 1/2) steps are nearest to the delay
    world.x[:] = world.natural_was[:] = world.natural
    for past in (world.x_past, world.natural_past):
        past.reshape(LAGS, -1, world.batch)[:] = world.natural


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """A step of the loop, the corrections of this step, then what is remembered of it."""
    p, x, w = params.reaction, world.x, world.natural
    step, place = world.tick // STEP, np.arange(x.size).reshape(x.shape)
    past = world.x_past.reshape(-1), world.natural_past.reshape(-1)
    then = (step - 1 - world.lag) % LAGS * x.size + place
    x_then, w_then = (numbers.take(then) for numbers in past)
    x += w - world.natural_was + world.fault_push + share(_pull(world, params), p.couples)
    before = _against_limit(world, params) if events.traced else None
    answer = share(x_then - world.embraced * w_then, world.gain)
    x -= share(x_then - w_then, p.loop) + answer
    world.gain -= share(world.gain, WHOLE * STEP // p.settles)
    if world.corrected.any():
        x[:] = np.where(world.corrected == 1, mul(x, p.kept), x)
        world.gain += world.corrected * p.raises
    if world.rescue.any():
        for array in (x, world.gain):
            array[:] = np.where(world.rescue == 1, mul(array, p.relief), array)
    x[:] = clip(x, -MOST, MOST) * (1 - world.dark)
    world.shown[:] = (x - world.embraced * w) * (1 - world.dark)
    if before is not None:
        _tell(world, params, events, answer, before)
    for numbers, now in zip(past, (x, w), strict=True):
        numbers[step % LAGS * x.size + place] = now
    world.natural_was[:] = w


def _tell(world: World, params: Params, events: Events, answer: Ints, before: Ints) -> None:
    """What threw deviations farther out in this step. before: how far loops were against their limit ahead of it."""
    p, t = params.reaction, params.topology
    out = np.sign(world.shown)
    events.cause("corrected", world.corrected * p.raises)
    events.cause("rings", (_against_limit(world, params) >= ONE) & (before < ONE) & (world.dark == 0))
    events.cause("rang", np.maximum(-answer * out, 0))
    absent = np.concatenate([world.absent, world.absent])
    farther = (world.shown.take(t.source, 0) - world.shown.take(t.target, 0)) * out.take(t.target, 0)
    pulls = share(np.maximum(farther, 0), p.couples)
    events.cause("pulled", pulls * ((1 - absent) * (1 - world.dark.take(t.source, 0))))


def rests(world: World, params: Params) -> Rests:
    """A deviation near its setpoint, a loop that has settled."""
    return {"shown": np.abs(world.shown) < WHOLE >> 1, "gain": world.gain < params.reaction.raises >> 3}


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """Hands leave the subsystem alone, its loop is as it was, or a neighbour is at its setpoint."""
    if cause.name == "corrected":
        leave_uncorrected(world, actions, cause.row)
    elif cause.name == "rang":
        world.gain[cause.row] = 0
    else:
        world.shown[cause.source] = 0


def _pull(world: World, params: Params) -> Ints:
    """[sectors, B] Q24, how much farther than a subsystem its lit neighbours are from their setpoints, in all."""
    t, y = params.topology, world.shown
    lit = 1 - world.dark
    pull = np.zeros_like(y)
    for k in range(len(t.neighbour)):
        joined = t.mask[k] > world.absent.take(t.link[k], 0)
        pull += (y.take(t.neighbour[k], 0) - y) * (joined * lit.take(t.neighbour[k], 0))
    return pull


def _against_limit(world: World, params: Params) -> Ints:
    """[sectors, B] Q16, the gain of a loop against that at which it rings."""
    return ratio(params.reaction.loop + world.gain >> 8, LIMIT.take(world.lag))


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {
        "sub.x": (world.x >> 8) * world.legible,
        "sub.gain": _against_limit(world, params) * world.legible,
    }
