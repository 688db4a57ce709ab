"""Rhythm: the phases of the insects, coupled along the catwalks (Kuramoto 1975, 1984).

    theta_i' = w_i + push_i + K / deg_i * sum_j s_ij (1 - smother D_i)(1 - smother D_j) sin(theta_j - theta_i) + noise

The sum goes over catwalks of health s; D is darkness. Phases are angles of 32 bits that wrap. While time is
stretched they advance at a quarter.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, QUARTER, Ints, mul, normal, root, wave
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import ENGINE, SCATTER, SLOWED, off_arm
from game.sim.laws.engine.streams import EngineStream
from game.sim.params import ARMS, Params
from game.sim.rng import draw
from game.sim.spec import WIDE, Array, Cause, Caused, Event, Metric, Param, Rests, Shown, Shows
from game.sim.tables import WAVE
from game.sim.timing import ticks_to
from game.sim.world import World

NAME = "rhythm"
EVERY = 1
USES = (COMMON, ENGINE)
ARRAYS = (
    Array("own_stride", "sector", "the insect's own advance in a tick, as an angle of 32 bits"),
    Array("deviation", "sector", "Q16, how far it scatters from its arm's tempo, in units of the scatter", span=WIDE),
    Array(
        "together", "world", "Q16, mean of the order parameter of all insects over the last while", span=(0, 2 * ONE)
    ),
    Array("pull", "link", "the most that a catwalk moves its ends in a tick, as an angle of 22 bits"),
)
PARAMS = (
    Param("coupling", "fraction", 4.0, 0, 10, "K, the pull of a whole catwalk; radians per second"),
    Param("smother", "fraction", 0.7, 0, 1, "part of it that full darkness takes away at either end"),
    Param("noise", "fraction", 0.15, 0, 4, "radians per root of a second that phases wander by themselves"),
    Param("tempo", "fraction", 1.0, 0, 8, "beats a second before anything slips", from_start=True),
    Param("recent", "steps", 10, 1, 600, "time over which insects count as together"),
)
METRICS = (
    Metric("unison", "order parameter of all insects, 0 to 1", lambda world, params: world.unison[0]),
    Metric("together", "the same, as a mean over the last while", lambda world, params: world.together[0]),
)
EVENTS = (Event("beat", "arm", "an arm beats"),)
CAUSES = (Cause("strayed", "sector", "an insect's own tempo isn't its arm's", into="phase", stream=True),)
SHOWS = (
    Shown("phase", "sector", "angle", "where an insect is between two beats"),
    Shown("beat.next", "sector", "ticks", "time to its next beat"),
    Shown("arm.rate", "arm", "Q16 hertz", "beats of an arm in a second of the world's time"),
    Shown("arm.phase", "arm", "angle", "mean phase of an arm"),
    Shown("arm.unison", "arm", "Q16", "its order parameter, 0..1"),
    Shown("unison", "world", "Q16", "order parameter of all insects, 0..1"),
)

HERTZ = (1 << 32) // 60  # advance in a tick of 1 Hz
RADIAN = 11_127  # advance in a tick of 1 radian per second, as an angle of 22 bits
WANDER = 216_166_098  # root(STEP / 60) radians, as an angle of 32 bits
_WAVE = WAVE >> 2
_ROUND, _ENTRY = np.int32(1 << 19), np.uint32(20)
_HALF_TURN = np.int32(-1 << 31)


def setup(world: World, params: Params) -> None:
    """All in unison; how insects would scatter is drawn now."""
    insect = np.arange(params.topology.sectors)[:, None]
    world.deviation[:] = normal(draw(world.seed, 0, EngineStream.DEVIATION, insect))
    world.dial[:ARMS] = world.dial_goal[:ARMS] = params.rhythm.tempo
    _prepare(world, params)


def check(params: Params) -> list[str]:
    """The arms are thirds of the sectors."""
    sectors = params.topology.sectors
    return [f"{sectors} sectors, which don't make {ARMS} equal arms"] if sectors % ARMS else []


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """One tick of every phase, and of the arms' means."""
    if world.tick_in_step == 0:
        _prepare(world, params)
        if events.traced:
            events.cause("strayed", np.abs(mul(world.deviation, world.dial[SCATTER])) * (HERTZ >> 16))
    t, phase = params.topology, world.phase
    apart = phase.take(t.target[: t.links], 0) - phase.take(t.source[: t.links], 0) + _ROUND
    pulls = world.pull * _WAVE.take(apart.view(np.uint32) >> _ENTRY) >> 14
    total = np.zeros_like(phase)
    for k in range(len(t.link)):
        total += pulls.take(t.link[k], 0) * t.facing[k]
    stride = world.own_stride + world.push + (total // t.degree << 10) >> SLOWED * world.stretching
    world.stride[:] = stride
    phase += stride
    world.push[:] = 0
    before = world.arm_phase.copy()
    world.arm_stride[:] = _by_arm(stride).sum(1, dtype=np.int64) // (t.sectors // ARMS)
    world.arm_phase += world.arm_stride
    beats = (before < 0) & (world.arm_phase >= 0)
    if beats.any():
        events.add("beat", beats)


def rests(world: World, params: Params) -> Rests:
    """An insect within a twelfth of a turn of its arm."""
    return {"phase": off_arm(world) < (1 << 31) // 12}


def without(world: World, params: Params, actions: Actions, cause: Caused) -> None:
    """The insect has its arm's tempo."""
    world.deviation[cause.row] = 0


def _by_arm(numbers: Ints) -> Ints:
    """[arms, insects of an arm, B]"""
    return numbers.reshape(ARMS, -1, numbers.shape[-1])


def _prepare(world: World, params: Params) -> None:
    """What holds for a step: tempos, pulls, noise, order parameters."""
    p, t = params.rhythm, params.topology
    each = t.sectors // ARMS
    rate = np.repeat(world.dial[:ARMS], each, 0) + mul(world.deviation, world.dial[SCATTER])
    world.own_stride[:] = mul(rate, HERTZ)
    bright = ONE - mul(world.darkness >> 8, p.smother)
    whole = mul(mul(bright.take(t.ends[:, 0], 0), bright.take(t.ends[:, 1], 0)), world.health >> 8)
    world.pull[:] = mul(whole, mul(RADIAN, p.coupling))
    if p.noise:
        insect = np.arange(t.sectors)[:, None]
        word = draw(world.seed, world.tick, EngineStream.NOISE, insect)
        world.phase += mul(normal(word), mul(WANDER, p.noise)) >> world.stretching
    x, y = (_by_arm(wave(world.phase + turn)).sum(1, dtype=np.int32) for turn in (QUARTER, 0))
    against = mul(x, wave(world.arm_phase + QUARTER)) + mul(y, wave(world.arm_phase)) < 0
    world.arm_phase[:] = np.where(against, world.arm_phase ^ _HALF_TURN, world.arm_phase)
    apart = _by_arm(world.phase) - world.arm_phase[:, None]
    world.arm_phase += (apart.sum(1, dtype=np.int64) // each).astype(np.int32)
    world.arm_unison[:] = _length(x // each, y // each)
    world.unison[:] = _length(x.sum(0) // t.sectors, y.sum(0) // t.sectors)
    world.together += (world.unison - world.together + p.recent // 2) // p.recent


def _length(x: Ints, y: Ints) -> Ints:
    return np.minimum(root(mul(x, x) + mul(y, y)), ONE)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {
        "phase": world.phase >> 16 & 0xFFFF,
        "beat.next": ticks_to(world.phase, world.stride),
        "arm.rate": (world.arm_stride.astype(np.int64) << 16) // HERTZ,
        "arm.phase": world.arm_phase >> 16 & 0xFFFF,
        "arm.unison": world.arm_unison,
        "unison": world.unison,
    }
