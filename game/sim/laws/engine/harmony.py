"""Harmony: how far the three arms sing as one chord, and how much of the new song is there.

    R_ab = | mean over some seconds of exp(i (n psi_a - m psi_b)) |;  H = mean over pairs of R_ab sqrt(r_a r_b)
    song' = (least + more heart) / seconds while H > sings, else -fades

psi is the phase of an arm, r its order parameter, n : m the ratio of its tones (of 4 : 5 : 6, say, 5 : 4). Arms that
beat in unison are in no such ratio: the old song is not this one.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, QUARTER, STEP, WHOLE, clip, mul, root, wave
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import ENGINE, PAIRS
from game.sim.params import ARMS, Params
from game.sim.spec import Array, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "harmony"
EVERY = STEP
USES = (COMMON, ENGINE)
FIRST, SECOND = np.array(PAIRS, np.int32).T
ARRAYS = (
    Array("pair_x", ARMS, "Q16, mean cosine of a pair's phase", span=(-ONE, ONE)),
    Array("pair_y", ARMS, "Q16, its mean sine", span=(-ONE, ONE)),
    Array("pair_song", ARMS, "Q16, 0..1, how far a pair is in harmony", span=(0, ONE)),
    Array("lately", "world", "Q16, the chord over the last while", span=(0, 2 * ONE)),
)
PARAMS = (
    Param("tone", "count", 1, 1, 12, "which tone of the chord an arm sings", per="arm", from_start=True),
    Param("listens", "steps", 6, 0.1, 60, "time over which a pair's phase is averaged"),
    Param("sings", "fraction", 0.7, 0, 1, "chord above which the song fills"),
    Param("after", "seconds", 60, 0, 600, "when the new song may begin"),
    Param("seconds", "steps", 90, 1, 1000, "time in which it fills at full pace"),
    Param("least", "fraction", 0.4, 0, 1, "part of that pace that it has with no light in the heart"),
    Param("fades", "rate", 0.002, 0, 1, "what it loses a second while the chord is below"),
    Param("recent", "steps", 20, 1, 600, "time over which the recent chord is averaged"),
)
METRICS = (
    Metric("chord", "how far the three arms are in harmony, 0 to 1", lambda world, params: world.chord[0]),
    Metric("recent", "the same over the last while", lambda world, params: world.lately[0]),
    Metric("song", "how much of the new song is there, 0 to 1", lambda world, params: world.song[0] >> 8),
)
EVENTS = ()
SHOWS = (
    Shown("harmony", "world", "Q16", "harmony of the three arms, 0..1"),
    Shown("harmony.pair", len(PAIRS), "Q16", "harmony of each of PAIRS, 0..1"),
    Shown("song", "world", "Q16", "how much of the song is there, 0..1"),
    Shown("ratio", "arm", "count", "the tone of each arm: beats in the same time"),
    Shown("harmony.sings", "world", "Q16", "harmony above which the song fills"),
    Shown("song.begins", "world", "tick", "when the new song may begin to fill"),
)


def setup(world: World, params: Params) -> None:
    """Each arm has its tone."""
    world.tone[:] = params.harmony.tone


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Listen to the pairs, then let the song grow or fade."""
    p = params.harmony
    n, m = world.tone.take(SECOND, 0), world.tone.take(FIRST, 0)
    both = (n % 2 == 0) & (m % 2 == 0)
    off = (n >> both) * world.arm_phase.take(FIRST, 0) - (m >> both) * world.arm_phase.take(SECOND, 0)
    for mean, now in ((world.pair_x, wave(off + QUARTER)), (world.pair_y, wave(off))):
        mean += (now - mean + p.listens // 2) // p.listens
    heard = np.minimum(root(mul(world.pair_x, world.pair_x) + mul(world.pair_y, world.pair_y)), ONE)
    r = world.arm_unison
    world.pair_song[:] = mul(heard, root(mul(r.take(FIRST, 0), r.take(SECOND, 0))))
    world.chord[0] = world.pair_song.sum(0) // ARMS
    world.lately += (world.chord - world.lately + p.recent // 2) // p.recent
    pace = mul(WHOLE // p.seconds, p.least + mul(world.heart >> 8, ONE - p.least))
    fills = (world.chord > p.sings) & (world.tick >= p.after)
    world.song[:] = clip(world.song + np.where(fills, pace, -p.fades), 0, WHOLE)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {
        "harmony": world.chord,
        "harmony.pair": world.pair_song,
        "song": world.song >> 8,
        "ratio": world.tone,
        "harmony.sings": params.harmony.sings,
        "song.begins": params.harmony.after,
    }
