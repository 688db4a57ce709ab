"""What the questions of `lucid tune` have in common: level, seeds, folder and tables."""

import csv
import io
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from game.cli.arg_types import SEEDS
from game.cli.parser import RUNS
from game.cli.pieces import load_level, refuse_recurring
from game.faults import Fault
from game.level import Level
from game.streams import tell
from game.tune.cluster import Cluster
from game.tune.folder import demand_new
from game.tune.pictures import demand_pictures
from game.tune.plan import Plan
from game.tune.play import Jobs


@contextmanager
def jobs_of(args: Namespace) -> Iterator[Jobs]:
    """Who plays: processes of this machine, or the cluster that --scheduler names. Raises Fault."""
    if args.scheduler is None:
        yield args.jobs
        return
    if args.jobs:
        raise Fault("tune: --jobs are processes of this machine; leave it out with --scheduler.")
    with closing(Cluster(args.scheduler)) as cluster:
        yield cluster


def level_of(args: Namespace) -> Level:
    """The level that is asked for. Raises Fault."""
    if args.level is None:
        raise Fault("tune: name a level, or a folder to go on with by --resume DIR.")
    refuse_recurring(args, "tuning")
    return load_level(args)


def seeds_of(args: Namespace, runs: int) -> tuple[int, int]:
    """How many seeds are played unless it is said, and the first. Raises Fault where the last is beyond all seeds."""
    seed, runs = args.seed or 0, args.runs or runs
    if seed + runs > SEEDS:
        raise Fault(f"--seed: {runs} seeds from {seed} go beyond the last one, {SEEDS - 1}; begin with a lower one.")
    return runs, seed


def plan_of(args: Namespace, level: Level, bots: Sequence[str]) -> Plan:
    """The seeds that are asked for, of some personas. Raises Fault."""
    return Plan.of(level, bots, *seeds_of(args, RUNS))


def print_rows(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: the first column to the left, all others to the right."""
    whole = [heads, *rows]
    widths = [max(len(row[i]) for row in whole) for i in range(len(heads))]
    for first, *others in whole:
        rest = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        tell("  ".join((first.ljust(widths[0]), *rest)).rstrip())


def csv_of(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([heads, *rows])
    return text.getvalue().encode()


def out_of(args: Namespace) -> Path | None:
    """The folder for pictures. Raises Fault where none can be drawn, or it isn't new."""
    if args.out is None:
        return None
    demand_pictures()
    demand_new(Path(args.out))
    return Path(args.out)
