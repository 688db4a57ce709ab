"""`lucid tune`: how hard a level is."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from game.cli.parser import RUNS
from game.cli.pieces import print_json, require_plans
from game.cli.progress import Progress
from game.cli.tune_pieces import jobs_of, level_of, seeds_of
from game.cli.tune_questions import compare, sensitivity, vary
from game.cli.tune_target import target
from game.exit_codes import GOOD
from game.faults import Fault
from game.level.clock import clock
from game.requests_to_end import tidying
from game.sim.fixed import TICKS_PER_SECOND
from game.streams import say, tell
from game.tune import folder
from game.tune.plan import BEST, Part, Plan
from game.tune.play import Found, Jobs, gathered, play
from game.tune.report import demand_pictures, write_report
from game.tune.runs import Run
from game.tune.summary import summarize
from game.tune.sweep import bots_of, told

QUESTIONS = {"vary": vary, "sensitivity": sensitivity, "compare": compare, "target": target}
ONLY_WITH = {"allow": ("compare",), "free": ("sensitivity", "target"), "within": ("target",)}
GIVEN = ("level", "runs", "bots", "seed", "difficulty", "best")  # options that say what a sweep is


def tune(args: Namespace) -> int:
    """Play a level many times and report how hard it is."""
    asked = [name for name in QUESTIONS if getattr(args, name)]
    _demand_fitting(args, asked)
    with jobs_of(args) as jobs:
        if asked:
            return QUESTIONS[asked[0]](args, jobs)
        return _begin(args, jobs) if args.resume is None else _resume(args, jobs)


def _begin(args: Namespace, jobs: Jobs) -> int:
    level = level_of(args)
    bots = bots_of(level, args.bots)
    if args.best:
        require_plans(level)
    runs, seed = seeds_of(args, RUNS)
    plan = Plan.of(level, bots, runs, seed, best=args.best, closely=args.out is not None)
    if args.out is None:
        return _sweep(args, jobs, plan, None, {})
    demand_pictures()
    with folder.begun(Path(args.out), plan) as kept:
        return _sweep(args, jobs, plan, kept, {})


def _demand_fitting(args: Namespace, asked: Sequence[str]) -> None:
    """Raise Fault for options that don't go together."""
    if len(asked) > 1:
        raise Fault(f"tune: {' and '.join(f'--{name}' for name in asked)} are separate questions; ask one.")
    for option, questions in ONLY_WITH.items():
        if getattr(args, option) and not set(questions) & set(asked):
            raise Fault(f"tune: --{option} belongs to {' or '.join(f'--{name}' for name in questions)}.")
    if asked and (args.best or args.resume is not None):
        also = "--best" if args.best else "--resume"
        raise Fault(f"tune: {also} is for a sweep; leave it out with --{asked[0]}.")


def _resume(args: Namespace, jobs: Jobs) -> int:
    given = [f"--{name}" if name != "level" else "LEVEL" for name in GIVEN if getattr(args, name) not in (None, False)]
    if given or args.out is not None:
        also = ", ".join([*given, *(["--out"] if args.out is not None else [])])
        raise Fault(f"--resume: {args.resume} already says what is played; leave out {also}.")
    with folder.resumed(Path(args.resume)) as kept:
        demand_pictures()
        return _sweep(args, jobs, kept.plan, kept, kept.read())


def _sweep(args: Namespace, jobs: Jobs, plan: Plan, kept: folder.Folder | None, found: dict[Part, Found]) -> int:
    """Play what isn't there yet, and tell of all."""
    missing = [(0, part) for part in plan.parts if part not in found]
    with _progress(plan, found) as show, tidying(lambda: _broken_off(plan, found, kept)):

        def keep(_at: int, part: Part, runs: Found) -> None:
            if kept:
                kept.keep(part, runs)
            found[part] = runs
            show()

        play([plan], missing, jobs, 0, keep)
    played = gathered(plan, found)
    if kept:
        write_report(kept.path, plan, played)
    if args.json:
        return print_json(told(plan, played))
    _print_table(plan, played)
    if kept:
        tell(f"{kept.path / 'report.html'}")
    return GOOD


@contextmanager
def _progress(plan: Plan, found: Mapping[Part, Found]) -> Iterator[Callable[[], None]]:
    """Within the block, what is returned shows how far a sweep is."""
    whole = sum(len(plan.seeds(part)) for part in plan.parts)
    with Progress(plan.level().name, "runs", _count(found)) as progress:
        yield lambda: progress.show(_count(found), whole)


def _count(found: Mapping[Part, Found]) -> int:
    return sum(len(runs) for runs in list(found.values()))


def _broken_off(plan: Plan, found: Mapping[Part, Found], kept: folder.Folder | None) -> None:
    """Say what is whole of a sweep that is asked to end."""
    done = {part: runs for part, runs in list(found.items()) if plan.who(part) != BEST}
    if not (done or kept):
        return
    whole = f"{_count(done):,} of {plan.runs * len(plan.bots):,} runs are done"
    if kept:
        say(f"{whole} in {kept.path}; go on with: lucid tune --resume {kept.path}")
        return
    say(f"{whole}; with --out DIR they would have been kept.")
    if done:
        _print_table(plan, gathered(plan, done))


def _print_table(plan: Plan, played: Mapping[str, Sequence[Run]]) -> None:
    level = plan.level()
    tell(f"{level.name}, {plan.difficulty}, {plan.runs} seeds from {plan.seed}")
    tell(f"{'persona':<12}{'runs':>7}{'wins':>7}{'interval':>16}{'time':>7}{'score':>7}{'best 5 %':>10}  endings")
    for name, runs in played.items():
        found = summarize(level, name, runs)
        low, high = found.interval
        endings = ", ".join(f"{ending} {count}" for ending, count in sorted(found.endings.items()))
        tell(
            f"{name:<12}{found.runs:>7}{found.wins / max(found.runs, 1):>7.1%}{f'{low:.1%} - {high:.1%}':>16}"
            f"{clock(round(found.mean_seconds * TICKS_PER_SECOND)):>7}{found.mean_score:>7.0f}{found.best_score:>10.0f}"
            f"  {endings}"
        )
