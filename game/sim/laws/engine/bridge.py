"""Strings: couplings that the operator strings between two insects, few of them, each in a ratio n : m (law `bridge`).

    phi = n theta_a - m theta_b;  theta_a' += -K s sin phi;  theta_b' += K s sin phi
    song_of_string = mean of cos phi over some seconds;  s' = heals (song - sings) while it is above, burns below

The ratio is chosen when a string is strung: 1 : 1 within an arm, or between arms that still beat alike; else that of
their tones. A string that sings holds; one that beats burns.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import ONE, QUARTER, WHOLE, Ints, clip, mul, share, wave
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import ENGINE, PAIRS
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.params import ARMS, Params
from game.sim.spec import Array, Event, Param, Shown, Shows
from game.sim.tables import WAVE
from game.sim.world import World

NAME = "bridge"
EVERY = 1
USES = (COMMON, ENGINE)
STRINGS = 6
ARRAYS = (
    Array("bridge_a", STRINGS, "the insect at one end, -1 for a free slot", -1, span=(-1, "sector")),
    Array("bridge_b", STRINGS, "at the other", -1, span=(-1, "sector")),
    Array("bridge_n", STRINGS, "turns of a to be counted, and"),
    Array("bridge_m", STRINGS, "of b"),
    Array("bridge_health", STRINGS, "Q24, 0..1, how whole a string is", span=(0, WHOLE)),
    Array("bridge_song", STRINGS, "Q16, -1..1, mean of the cosine of its phase", span=(-ONE, ONE)),
    Array("bridge_pull", STRINGS, "the most that it moves its ends in a tick, as an angle of 22 bits"),
    Array("strings_left", "world", "strings left to use", span=(0, 6)),
    Array("spun", "world", "Q24, how far the next one is spun", span=(0, 2 * WHOLE)),
)
PARAMS = (
    Param("strings", "count", STRINGS, 1, STRINGS, "how many strings there are"),
    Param("coupling", "fraction", 1.6, 0, 10, "K, the pull of a whole string at n : m; radians per second"),
    Param("unison", "fraction", 2.8, 0, 10, "the same at 1 : 1"),
    Param("alike", "fraction", 0.06, 0, 1, "how far tempos may differ for a string at 1 : 1, as a part of them"),
    Param("listens", "steps", 2, 0.1, 60, "time over which a string's song is averaged"),
    Param("sings", "fraction", 0.4, 0, 1, "song above which a string heals and below which it burns"),
    Param("heals", "rate", 0.1, 0, 10, "health that full song gives a second"),
    Param("burns", "rate", 0.3, 0, 10, "health that full silence takes a second"),
    Param("spins", "steps", 40, 1, 600, "time in which a lost string is spun anew"),
)
METRICS = ()
EVENTS = (
    Event("bridged", STRINGS, "a string was strung"),
    Event("snapped", STRINGS, "a string has burned through"),
)
SHOWS = (
    Shown("bridge.a", STRINGS, "index", "the insect at one end of a string, -1 for a free slot"),
    Shown("bridge.b", STRINGS, "index", "the insect at the other end"),
    Shown("bridge.n", STRINGS, "count", "its ratio n : m, turns of a"),
    Shown("bridge.m", STRINGS, "count", "and turns of b"),
    Shown("bridge.health", STRINGS, "Q16", "how whole it is, 0..1"),
    Shown("bridge.song", STRINGS, "Q16", "how well its ends keep that ratio, 0..1"),
    Shown("bridge.sings", "world", "Q16", "song above which a string heals and below which it burns"),
    Shown("strings.left", "world", "count", "strings left to use"),
    Shown(
        "arms.alike",
        len(PAIRS),
        "flag",
        "two arms of PAIRS still beat alike: a string would tie them 1 : 1",
    ),
)

FIRST, SECOND = np.array(PAIRS, np.int32).T
RADIAN = 11_127  # advance in a tick of 1 radian per second, as an angle of 22 bits
_WAVE = WAVE >> 2
_ROUND, _ENTRY = np.int32(1 << 19), np.uint32(20)


def setup(world: World, params: Params) -> None:
    """All strings are at hand."""
    world.strings_left[:] = params.bridge.strings


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """String or take back, then pull; once a step listen, heal and burn."""
    if (actions.verb == EngineVerb.BRIDGE).any():
        _string(world, params, actions, events)
    used = world.bridge_a >= 0
    if world.tick_in_step == 0:
        _spin(world, params, used)
    if not used.any():
        return
    sectors, batch = params.topology.sectors, world.batch
    world_of = np.arange(batch, dtype=np.int32)
    a = np.where(used, world.bridge_a, sectors) * batch + world_of
    b = np.where(used, world.bridge_b, sectors) * batch + world_of
    theta = world.phase.ravel()
    off = world.bridge_n * theta.take(a, mode="clip") - world.bridge_m * theta.take(b, mode="clip")
    pull = (world.bridge_pull * _WAVE.take((off + _ROUND).view(np.uint32) >> _ENTRY) >> 14) << 10
    moved = np.zeros((sectors + 1) * batch, np.int32)  # an insect carries one string, so nothing adds up
    moved[a], moved[b] = -pull, pull
    world.push += moved.reshape(-1, batch)[:sectors]
    if world.tick_in_step == 0:
        _listen(world, params, events, wave(off + QUARTER), used)


def _spin(world: World, params: Params, used: Ints) -> None:
    """Spin what is missing."""
    p = params.bridge
    missing = world.strings_left + used.sum(0, dtype=np.int32) < p.strings
    world.spun[:] = (world.spun + WHOLE // p.spins) * missing
    done = world.spun >= WHOLE
    world.strings_left += done
    world.spun *= ~done


def _listen(world: World, params: Params, events: Events, song: Ints, used: Ints) -> None:
    p = params.bridge
    world.bridge_song += ((song - world.bridge_song) * used + p.listens // 2) // p.listens
    apart = world.bridge_song - p.sings
    change = mul(np.where(apart > 0, p.heals, p.burns), apart)
    world.bridge_health[:] = np.minimum(world.bridge_health + change * used, WHOLE)
    gone = used & (world.bridge_health <= 0)
    if gone.any():
        events.add("snapped", gone)
        _free(world, gone)
    alike = (world.bridge_n == 1) & (world.bridge_m == 1)
    most = mul(RADIAN, np.where(alike, p.unison, p.coupling))
    world.bridge_pull[:] = share(most, world.bridge_health) * (world.bridge_a >= 0)
    world.strings[:] = ((apart < 0) & (world.bridge_a >= 0)).sum(0)


def _free(world: World, slots: Ints) -> None:
    for ends in (world.bridge_a, world.bridge_b):
        ends[:] = np.where(slots, -1, ends)
    for numbers in (world.bridge_health, world.bridge_song, world.bridge_pull):
        numbers *= ~slots


def _string(world: World, params: Params, actions: Actions, events: Events) -> None:
    """A string between two insects that carry none; the same request again takes it back."""
    verb, a, b = actions
    sectors = params.topology.sectors
    asks = (verb == EngineVerb.BRIDGE) & (world.breathing[0] == 0)
    known = asks & (a >= 0) & (a < sectors) & (b >= 0) & (b < sectors) & (a != b)
    there = ((world.bridge_a == a) & (world.bridge_b == b)) | ((world.bridge_a == b) & (world.bridge_b == a))
    back = there & known
    ends = (world.bridge_a, world.bridge_b)
    taken = np.logical_or.reduce([((end == one) & (end >= 0)).any(0) for end in ends for one in (a, b)])
    strung = known & ~taken & (world.strings_left[0] > 0)
    world.denied[0] = np.where((verb == EngineVerb.BRIDGE) & ~strung & ~back.any(0), verb, world.denied[0])
    _free(world, back)
    world.strings_left[0] += back.any(0).astype(np.int32) - strung
    if strung.any():
        rows = np.flatnonzero(strung)
        slot = (world.bridge_a[:, rows] < 0).argmax(0)
        _tie(world, params, slot, rows, a[rows], b[rows])
        bridged = np.zeros_like(world.bridge_a)
        bridged[slot, rows] = 1
        events.add("bridged", bridged)


def _alike(params: Params, ours: Ints, theirs: Ints) -> Ints:
    """Whether arms that advance so far in a tick beat alike."""
    return np.abs(ours - theirs) <= mul(np.maximum(ours, theirs), params.bridge.alike)


def _tie(world: World, params: Params, slot: Ints, rows: Ints, a: Ints, b: Ints) -> None:
    """The ratio of a new string, and its first strength."""
    p, each = params.bridge, params.topology.sectors // ARMS
    first, second = a // each, b // each
    ours, theirs = world.arm_stride[first, rows], world.arm_stride[second, rows]
    alike = _alike(params, ours, theirs)
    n, m = world.tone[second, rows], world.tone[first, rows]
    for divisor in (5, 3, 2, 2):
        common = (n % divisor == 0) & (m % divisor == 0)
        n, m = np.where(common, n // divisor, n), np.where(common, m // divisor, m)
    n, m = np.where(alike, 1, n), np.where(alike, 1, m)
    world.bridge_a[slot, rows], world.bridge_b[slot, rows] = a, b
    world.bridge_n[slot, rows], world.bridge_m[slot, rows] = n, m
    world.bridge_health[slot, rows], world.bridge_song[slot, rows] = WHOLE, p.sings
    world.bridge_pull[slot, rows] = mul(RADIAN, np.where((n == 1) & (m == 1), p.unison, p.coupling))


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    return {
        "bridge.a": world.bridge_a,
        "bridge.b": world.bridge_b,
        "bridge.n": world.bridge_n,
        "bridge.m": world.bridge_m,
        "bridge.health": world.bridge_health >> 8,
        "bridge.song": clip(world.bridge_song, 0, ONE),
        "bridge.sings": params.bridge.sings,
        "strings.left": world.strings_left,
        "arms.alike": _alike(params, world.arm_stride.take(FIRST, 0), world.arm_stride.take(SECOND, 0)),
    }
