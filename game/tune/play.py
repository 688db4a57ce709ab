"""Plays the parts of a plan on as many processes as are wanted. What comes of a part doesn't depend on any of that."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue

import numpy as np

from game.best import best_of
from game.bots import persona
from game.level import Level
from game.session.batch import CHUNK, LIMIT, BatchRun
from game.session.result import lift
from game.sim.fixed import Ints
from game.tune.cluster import Cluster
from game.tune.plan import BEST, BLOCK, Part, Plan
from game.tune.runs import Run
from game.tune.witness import Notes
from game.workers import cores, shared

MOST = 2 * CHUNK  # worlds of a chunk: with more of them a tick's arrays leave the cache
Played = Mapping[Part, Sequence[Run]]
Found = list[Run] | list[int]  # of a part: runs, or the best that is known of each seed
Jobs = int | Cluster  # how many processes of this machine (0: one a core), or a cluster
PULSE = 1.0  # seconds after which it is asked whether whoever works is still there


class RunCount:
    """Counts runs that have been played; report(played, of how many) hears of each."""

    def __init__(self, report: Callable[[int, int], None], whole: int) -> None:
        self._report, self._whole, self._done = report, whole, 0

    def add(self, runs: int) -> None:
        """So many more have been played."""
        self._done += runs
        self._report(self._done, self._whole)


def play(
    plans: Sequence[Plan],
    work: Sequence[tuple[int, Part]],
    jobs: Jobs,
    chunk: int,
    on_part: Callable[[int, Part, Found], None],
) -> None:
    """Play parts of plans, each with its plan's place; on_part is called with each, as soon as it is done.

    chunk: seeds that are played side by side; 0 for what suits, as with jobs. Raises Fault.
    """
    if not work:
        return
    cluster = jobs if isinstance(jobs, Cluster) else None
    workers = jobs.workers if isinstance(jobs, Cluster) else jobs or cores()
    size = max(1, (chunk or chunk_of(len(work) * BLOCK, workers)) // BLOCK)
    with cluster.pool() if cluster else shared(min(workers, len(work))) as pool:
        waiting = {
            pool.submit(_play, plans[task[0][0]], [part for _, part in task]): task for task in tasks(work, size)
        }
        for done in _as_they_come(waiting, cluster):
            for (at, part), found in zip(waiting.pop(done), done.result(), strict=True):
                on_part(at, part, found)


def _as_they_come(waiting: Collection[Future[list[Found]]], cluster: Cluster | None) -> Iterator[Future[list[Found]]]:
    """Work that is done, in the order in which it is. Raises Fault where the cluster goes away."""
    done: SimpleQueue[Future[list[Found]]] = SimpleQueue()
    count = len(waiting)
    for each in waiting:
        each.add_done_callback(done.put)
    while count:
        try:
            each = done.get(timeout=PULSE)
        except Empty:
            if cluster:
                cluster.demand_alive()
            continue
        if cluster:
            cluster.demand_done(each)
        count -= 1
        yield each


def play_through(
    plans: Sequence[Plan], jobs: Jobs = 0, chunk: int = 0, on_part: Callable[[int], None] = lambda runs: None
) -> list[dict[str, list[Run]]]:
    """The runs of each persona of each plan, in the order of their seeds; on_part hears how many have been played since
    it was called last. Raises Fault."""
    found: list[dict[Part, Found]] = [{} for _ in plans]

    def keep(at: int, part: Part, runs: Found) -> None:
        found[at][part] = runs
        on_part(len(runs))

    play(plans, [(at, part) for at, plan in enumerate(plans) for part in plan.parts], jobs, chunk, keep)
    return [gathered(plan, parts) for plan, parts in zip(plans, found, strict=True)]


def chunk_of(runs: int, workers: int) -> int:
    """How many seeds are played side by side: many, as long as each worker has some chunks and they stay in cache."""
    return min(MOST, max(BLOCK, runs // (2 * workers)))


def tasks(work: Iterable[tuple[int, Part]], size: int) -> Iterator[tuple[tuple[int, Part], ...]]:
    """Parts in the order in which they are given, up to so many of one plan and persona together."""
    task: tuple[tuple[int, Part], ...] = ()
    for at, part in work:
        if task and (len(task) == size or (task[0][0], task[0][1].bot) != (at, part.bot)):
            yield task
            task = ()
        task = (*task, (at, part))
    if task:
        yield task


def _play(plan: Plan, task: Sequence[Part]) -> list[Found]:
    level = plan.level()
    seeds = np.concatenate([plan.seeds(part) for part in task])
    ends = np.cumsum([len(plan.seeds(part)) for part in task]).tolist()
    who = plan.who(task[0])
    found: Found = best_of(level, seeds) if who == BEST else _runs(level, who, seeds, plan.closely)
    return [found[first:end] for first, end in zip([0, *ends], ends, strict=False)]


def _runs(level: Level, name: str, seeds: Ints, closely: bool) -> list[Run]:
    notes = Notes(level, len(seeds)) if closely else None
    results = BatchRun(level, seeds, persona(name, level.dream), witness=notes).run(LIMIT)
    return [Run(result, notes.seen[result.seed] if notes else None) for result in results]


def gathered(plan: Plan, found: Mapping[Part, Found]) -> dict[str, list[Run]]:
    """The runs of each persona in the order of their seeds: of parts that are there, lifted by the best of each seed
    where that is there too."""
    level = plan.level()
    out: dict[str, list[Run]] = {name: [] for name in plan.bots}
    for part in plan.parts:
        if part in found and plan.who(part) != BEST:
            runs = [run for run in found[part] if isinstance(run, Run)]
            best = [most for most in found.get(Part(len(plan.bots), part.block), []) if isinstance(most, int)]
            if best:
                runs = [
                    run._replace(result=lift(run.result, level, most)) for run, most in zip(runs, best, strict=True)
                ]
            out[plan.who(part)] += runs
    return out
