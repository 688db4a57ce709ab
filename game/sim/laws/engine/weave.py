"""Weave: three threads of what might come, each drawn with another salt; picking one writes its salt into the world.

Threads are asked for here and looked along by `step`, which runs three forks of the world ahead without anybody's
hand. No time is skipped: the world goes on meanwhile.
"""

from collections.abc import Callable, Iterator

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import WHOLE, Ints
from game.sim.laws.common.ports import COMMON
from game.sim.laws.engine.ports import ENGINE, FORECASTS
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.params import Params
from game.sim.spec import FLAG, WHEN, Array, Event, Param, Shown, Shows
from game.sim.world import World

NAME = "weave"
EVERY = 1
USES = (COMMON, ENGINE)
THREADS = 3
ARRAYS = (
    Array("weave_asks", "world", "1 until `step` has looked along the threads", span=FLAG),
    Array("weave_until", "world", "tick until which threads are shown", span=WHEN),
    Array("weave_ready", "world", "tick from which they may be asked for again", span=WHEN),
    Array(
        "thread_sector",
        THREADS * FORECASTS,
        "thread by thread: where it will strike, -1 for nowhere",
        -1,
        span=(-1, "sector"),
    ),
    Array("thread_tick", THREADS * FORECASTS, "when", -1, span=WHEN),
    Array("thread_song", THREADS, "Q24, what the song would come to", span=(0, 2 * WHOLE)),
    Array("thread_heart", THREADS, "Q24, what the heart would come to", span=(0, 2 * WHOLE)),
)
PARAMS = (
    Param("ahead", "seconds", 8, 1, 30, "how far threads are looked along"),
    Param("shown", "seconds", 8, 1, 60, "how long they are shown"),
    Param("rests", "seconds", 20, 1, 600, "time until they may be asked for again"),
)
METRICS = ()
EVENTS = (
    Event("threads", "world", "threads are shown"),
    Event("woven", "world", "a thread was picked: 1 to 3"),
)
SHOWS = (
    Shown("weave.open", "world", "flag", "threads are shown"),
    Shown("weave.ready", "world", "tick", "from when on they may be asked for"),
    Shown("weave.asked", "world", "tick", "when they were asked for last, -1 for never"),
    Shown("weave.until", "world", "tick", "until when one may be picked"),
    Shown("weave.ahead", "world", "ticks", "how far they are looked along"),
    Shown(
        "thread.sector",
        THREADS * FORECASTS,
        "index",
        "thread by thread: where it will strike, -1 for nowhere or while none are shown",
    ),
    Shown("thread.tick", THREADS * FORECASTS, "tick", "and when, -1 for never"),
    Shown("thread.song", THREADS, "Q16", "what the song would reach, 0..1"),
    Shown("thread.heart", THREADS, "Q16", "what the heart would reach, 0..1"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Ask, or pick."""
    verb, _, value = actions
    ours = verb == EngineVerb.WEAVE
    if not ours.any():
        return
    p, awake, now = params.weave, world.breathing[0] == 0, world.tick[0]
    shown = world.weave_until[0] > now
    asks = ours & awake & (value == 0) & (world.weave_ready[0] <= now)
    picks = ours & awake & (value >= 1) & (value <= THREADS) & shown
    world.denied[0] = np.where(ours & ~asks & ~picks, verb, world.denied[0])
    world.weave_asks[0] = asks
    world.weave_until[0] = np.where(asks, now + p.shown, np.where(picks, now, world.weave_until[0]))
    world.weave_ready[0] = np.where(asks, now + p.rests, world.weave_ready[0])
    world.salt[0] = np.where(picks, value - 1, world.salt[0])
    if asks.any():
        events.add("threads", asks)
    if picks.any():
        events.add("woven", value * picks)


def asks(world: World) -> Ints:
    """[B] 1 where threads are to be looked along."""
    return world.weave_asks[0]


def foresee(world: World, params: Params, run_on: Callable[[World, int], Iterator[Events]]) -> None:
    """Look along the threads of the worlds that asked; run_on runs a batch on for ticks in which nobody acts."""
    if not world.weave_asks.any():
        return
    rows = np.flatnonzero(world.weave_asks[0])
    world.weave_asks[:] = 0
    fork = world.take(np.repeat(rows, THREADS))
    fork.salt[0] = np.tile(np.arange(THREADS, dtype=np.int32), len(rows))
    sector = np.full((FORECASTS, fork.batch), -1, np.int32)
    when, count = sector.copy(), np.zeros(fork.batch, np.int32)
    before = fork.forecast_sector.copy(), fork.forecast_tick.copy()
    for events in run_on(fork, params.weave.ahead):
        if "told" in events.raised:
            changed = (fork.forecast_sector != before[0]) | (fork.forecast_tick != before[1])
            fresh = (fork.forecast_sector >= 0) & changed
            for slot, row in zip(*fresh.nonzero(), strict=True):
                if count[row] < FORECASTS:
                    sector[count[row], row] = fork.forecast_sector[slot, row]
                    when[count[row], row] = fork.forecast_tick[slot, row]
                    count[row] += 1
        before = fork.forecast_sector.copy(), fork.forecast_tick.copy()
    for thread in range(THREADS):
        slots = slice(thread * FORECASTS, (thread + 1) * FORECASTS)
        world.thread_sector[slots, rows] = sector[:, thread::THREADS]
        world.thread_tick[slots, rows] = when[:, thread::THREADS]
        world.thread_song[thread, rows] = fork.song[0, thread::THREADS]
        world.thread_heart[thread, rows] = fork.heart[0, thread::THREADS]


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    shown = world.weave_until > world.tick
    return {
        "weave.open": shown,
        "weave.ready": world.weave_ready,
        "weave.asked": np.maximum(world.weave_ready - params.weave.rests, -1),
        "weave.until": world.weave_until,
        "weave.ahead": params.weave.ahead,
        "thread.sector": np.where(shown, world.thread_sector, -1),
        "thread.tick": np.where(shown, world.thread_tick, -1),
        "thread.song": (world.thread_song >> 8) * shown,
        "thread.heart": (world.thread_heart >> 8) * shown,
    }
