"""Benchmark, on one core: world ticks and whole runs a second, and how fast a recording of each dream is verified."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import get_clock_info, perf_counter, thread_time

import numpy as np

from game.bots import persona, personas
from game.faults import Fault
from game.level import Level, forget_levels, load, resolve
from game.replay import Recorder, verify
from game.session import BotSource, Session
from game.session.batch import CHUNK, LIMIT, BatchRun
from game.sim.actions import Actions
from game.sim.step import begin, observe, step

# CPU time, where the system measures it finely: other processes don't distort it.
clock = thread_time if get_clock_info("thread_time").resolution < 1e-6 else perf_counter

LEVEL = "1"
PLAYED = ("novice", "operator", "lucid")
WARM_UP = 60 * 60  # ticks before the clock starts: a minute in, every law has work to do
TICKS = {1: 6000, 64: 1800, 1024: 600}  # ticks that are timed, by batch
VERIFIED = 3  # times that a recording is verified; the fastest counts


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


def runs_per_second(name: str, runs: int = CHUNK) -> float:
    """Complete runs of novice, operator and lucid a second, in a chunk as a sweep has it."""
    level, seeds = load(resolve(name)), np.arange(runs)
    players = [persona(who, level.dream) for who in PLAYED if who in personas(level.dream)]
    start = clock()
    for player in players:
        BatchRun(level, seeds, player).run(LIMIT)
    return runs * len(players) / (clock() - start)


def verify_speed(name: str, ticks: int = LIMIT) -> float:
    """How many times faster than life a recording of a level by `lucid` is verified, from reading file and level on."""
    level = load(resolve(name))
    bot = persona("lucid", level.dream)
    run = Session(level, 1, BotSource(bot, level, 1), bot=bot.name)
    recorder = Recorder(None, run)
    run.sinks.append(recorder)
    seconds = run.play(ticks).seconds
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bench.replay"
        path.write_bytes(recorder.content)
        return seconds / min(_seconds_to_verify(path) for _ in range(VERIFIED))


def _seconds_to_verify(path: Path) -> float:
    forget_levels()
    start = clock()
    verdict = verify(path)
    spent = clock() - start
    if verdict.code:
        raise Fault(verdict.sentence)
    return spent
