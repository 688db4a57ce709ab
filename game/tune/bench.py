"""Benchmark: world ticks a second of Dream I on one core."""

from time import get_clock_info, perf_counter, thread_time

import numpy as np

from game.bots import persona
from game.level import Level, load, resolve
from game.session.batch import CHUNK
from game.sim.actions import Actions
from game.sim.step import begin, observe, step

# CPU time, where the system measures it finely: other processes don't distort it.
clock = thread_time if get_clock_info("thread_time").resolution < 1e-6 else perf_counter

LEVEL = "1"
WARM_UP = 60 * 60  # ticks before the clock starts: a minute in, every law has work to do
TICKS = {1: 6000, 64: 1800, 1024: 600}  # ticks that are timed, by batch


def ticks_per_second(batch: int, ticks: int | None = None, level: Level | None = None) -> int:
    """World ticks a second without personas; a large batch is run in chunks, as a sweep does."""
    return _measure(batch, ticks or TICKS.get(batch, 600), level or load(resolve(LEVEL)), "")


def ticks_per_second_played(batch: int, ticks: int | None = None, level: Level | None = None) -> int:
    """The same with the operator persona deciding for every world."""
    return _measure(batch, ticks or TICKS.get(batch, 600), level or load(resolve(LEVEL)), "operator")


def _measure(batch: int, ticks: int, level: Level, name: str) -> int:
    spent = 0.0
    for first in range(0, batch, CHUNK):
        spent += _chunk(level, np.arange(first, min(first + CHUNK, batch)), ticks, name)
    return round(batch * ticks / spent)


def _chunk(level: Level, seeds: np.ndarray, ticks: int, name: str) -> float:
    """Seconds that these worlds take for so many ticks, after a warm-up."""
    world = begin(level.params, seeds)
    bot = persona(name or "idle", level.dream)
    memory = bot.begin(level, seeds)
    nothing = Actions.none(len(seeds))
    start = 0.0
    for tick in range(WARM_UP + ticks):
        if tick == WARM_UP:
            start = clock()
        actions = nothing
        if name and tick % bot.every == 0:
            actions, memory = bot.decide(observe(world, level.params), memory)
        step(world, level.params, actions)
    return clock() - start
