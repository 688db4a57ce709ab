"""`lucid tune --target`: the numbers with which personas win as often as they should."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from game.cli.pieces import print_json
from game.cli.progress import Progress
from game.cli.tune_pieces import level_of, print_rows, seeds_of
from game.exit_codes import GOOD, NEGATIVE
from game.faults import Fault
from game.foreign import printable
from game.level import Level, resolve
from game.level.toml_reader import read_text
from game.streams import tell
from game.tune.knobs import Knob, demand_valid, knobs, meant
from game.tune.level_file import demand_tomlkit, with_places, written
from game.tune.play import Jobs
from game.tune.sensitivity import AIDS
from game.tune.sweep import bots_of
from game.tune.target import STAGES, TRIALS, Found, Free, Goal, Search, Trial, demand_optuna
from game.whole_file import demand_place, write

WIDER = 2.0  # times by which a free number may grow or shrink, unless --within says otherwise


def target(args: Namespace, jobs: Jobs) -> int:
    """Search the numbers with which personas win as often as they should, and write them; 1 where there are none."""
    level = level_of(args)
    goals = _goals(args, level)
    demand_optuna()
    demand_tomlkit("--target")
    free = _free(args, level)
    file = resolve(args.level)
    demand_place(str(file), "the level")
    written(level, {one.knob.name: one.knob.at(one.knob.figure) for one in free})
    _, seed = seeds_of(args, STAGES[-1])
    search = Search(level, goals, free, seed, None if args.out is None else Path(args.out))
    with Progress("searching") as progress:
        found = search.run(jobs, report=lambda tried: progress.show(tried, TRIALS))
    return _answer(args, search, found, file)


def _goals(args: Namespace, level: Level) -> list[Goal]:
    names = [name for name, _ in args.target]
    if len(set(names)) < len(names):
        raise Fault("--target: a persona is given twice; give each one rate.")
    if args.bots or args.runs:
        raise Fault("--target: it decides by itself who plays and how much; leave out --bots and --runs.")
    return [Goal(name, rate) for name, (_, rate) in zip(bots_of(level, names), args.target, strict=True)]


def _free(args: Namespace, level: Level) -> list[Free]:
    """The numbers that may be changed, and how far. Raises Fault."""
    if not args.free:
        raise Fault("--target: say which numbers may be changed, by --free 'anomaly.*' or --free climb.speed.")
    given = {name: (low, high) for name, low, high in args.within}
    turned = _changeable(level, knobs(level, args.free), args.free)
    for name in given:
        if name not in {one.name for one in turned}:
            near = meant(name, [one.name for one in turned])
            raise Fault(f"--within: {printable(name)} is not among the numbers that --free gives{near}")
    return [_bounded(one, given.get(one.name), level) for one in turned]


def _changeable(level: Level, found: Sequence[Knob], named: Sequence[str]) -> list[Knob]:
    """Of numbers that only a pattern names those that can be changed and written; all that are named themselves."""
    places = set(with_places(level, [one.name for one in found]))
    fits = [one for one in found if one.name in places and not isinstance(one.number.value, bool)]
    fits = [one for one in fits if not one.name.startswith(AIDS) and _takes(level, one)]
    return [one for one in found if one.name in named or one in fits]


def _takes(level: Level, one: Knob) -> bool:
    """Whether a level takes a number at another figure: not where each sector says it for itself."""
    try:
        demand_valid(level, one, _reach(one))
    except Fault:
        return False
    return True


def _reach(one: Knob) -> tuple[float, float]:
    """How far a number may be changed unless it is said."""
    low, high = sorted((one.figure / WIDER, one.figure * WIDER))
    return one.within(low, high) if one.figure else one.within(0.0, 1.0)


def _bounded(one: Knob, given: tuple[float, float] | None, level: Level) -> Free:
    """A free number with its bounds, which are numbers that the level can have."""
    low, high = given or _reach(one)
    demand_valid(level, one, (low, high))
    return Free(one, low, high)


def _answer(args: Namespace, search: Search, found: Found, file: Path) -> int:
    """Write what was found, or say what can't be had and what holds it back."""
    met = search.near(found.best)
    text = written(search.level, search.values(found.best)) if met else ""
    if met and read_text(file) != search.level.text:
        raise Fault(f"{file}: it was changed meanwhile, so it stays as it is; found: {_numbers(search, found.best)}.")
    if met:
        write(file, text.encode())
    if args.json:
        print_json({**_told(search, found), "met": met, "file": str(file) if met else None})
        return GOOD if met else NEGATIVE
    _print_change(search, found)
    tell(f"{file}: written" if met else f"{file}: not changed. {_held_back(search, found)}")
    return GOOD if met else NEGATIVE


def _print_change(search: Search, found: Found) -> None:
    rates = zip(search.goals, found.before.rates, found.best.rates, strict=True)
    print_rows(
        ["persona", "target", "before", "after", "seeds"],
        [[g.persona, f"{g.rate:.1%}", f"{a:.1%}", f"{b:.1%}", str(found.best.seeds)] for g, a, b in rates],
    )
    before, after = (search.values(trial) for trial in (found.before, found.best))
    bounds = {one.knob.name: f"{one.low:g} to {one.high:g}" for one in search.free}
    print_rows(["number", "before", "after", "within"], [[n, str(before[n]), str(after[n]), bounds[n]] for n in after])


def _numbers(search: Search, trial: Trial) -> str:
    return ", ".join(f"{name}={value}" for name, value in search.values(trial).items())


def _held_back(search: Search, found: Found) -> str:
    """What can't be met, how near it came, and on which number that hangs."""
    rates = zip(search.goals, found.best.rates, strict=True)
    short = [f"{g.persona} reached {rate:.1%}, not {g.rate:.1%}" for g, rate in rates]
    held = [f"{one.knob.name}, at its bound {bound:g}" for one, bound in search.at_bounds(found.best)]
    why = (
        f"what holds it back is {' and '.join(held)}"
        if held
        else "no number is at a bound: these targets contradict each other"
    )
    return f"The target can't be met: {', '.join(short)}; {why}."


def _told(search: Search, found: Found) -> dict[str, object]:
    return {
        "level": search.level.name,
        "difficulty": search.level.difficulty,
        "goals": dict(search.goals),
        "before": dict(zip([g.persona for g in search.goals], found.before.rates, strict=True)),
        "after": dict(zip([g.persona for g in search.goals], found.best.rates, strict=True)),
        "numbers": search.values(found.best),
        "trials": len(found.trials),
        "seeds": found.best.seeds,
    }
