"""The questions that `lucid tune` asks of a level: --vary, --sensitivity and --compare."""

from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from game.cli.parser import RUNS
from game.cli.pieces import difficulty_of, print_json
from game.cli.progress import Progress
from game.cli.tune_pieces import csv_of, level_of, out_of, plan_of, print_rows, seeds_of
from game.exit_codes import GOOD, NEGATIVE
from game.faults import Fault
from game.level import DIFFICULTIES, Level, load_text, resolve
from game.streams import tell
from game.tune import compare as comparing, sensitivity as turning, vary as varying
from game.tune.folder import demand_new
from game.tune.pictures import Picture
from game.tune.plan import Plan
from game.tune.play import Jobs, RunCount, play_through
from game.tune.report import page, table, write_pictures
from game.tune.revisions import text_of
from game.tune.sweep import bots_of
from game.whole_file import write

ALLOWED = 0.03  # how far win rates may move, unless --allow says otherwise
SHOWN = 20  # rows of a ranking; --json and --out have all


class Table(NamedTuple):
    """An answer as a table: the name of its file, its title, and its cells."""

    name: str
    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


def _keep(folder: Path, level: Level, said: str, drawn: Sequence[Picture], found: Table) -> None:
    """An answer as pictures, a table, and a report with both."""
    write_pictures(folder, drawn)
    write(folder / f"{found.name}.csv", csv_of(found.heads, found.rows))
    tables = [table(found.heads, found.rows, found.title)]
    write(folder / "report.html", page(f"{level.title}: {drawn[0].title}", said, drawn, tables))


# --vary


def vary(args: Namespace, jobs: Jobs) -> int:
    """What one number does, or two."""
    if len(args.vary) > 2:
        raise Fault(f"--vary: {len(args.vary)} numbers are given; one makes a curve, two a map, more can't be shown.")
    level = level_of(args)
    ranges = [varying.Range(name, figures) for name, figures in args.vary]
    plan = plan_of(args, level, bots_of(level, args.bots))
    plans = varying.plans_of(plan, level, ranges)
    folder = out_of(args)
    with Progress("varying", "runs") as progress:
        played = play_through(plans, jobs, on_part=RunCount(progress.show, _whole(plans)).add)
    found = varying.points(ranges, played)
    heads = [*(each.name for each in ranges), "persona", "runs", "won", "low", "high", "seconds", "score"]
    rows = [_point(point) for point in found]
    if folder:
        said = f"{level.difficulty}, {plan.runs} seeds from {plan.seed}"
        _keep(folder, level, said, varying.drawn(level, ranges, found), Table("vary", "Points", heads, rows))
    if args.json:
        return print_json({"level": level.name, "difficulty": level.difficulty, "points": [p._asdict() for p in found]})
    print_rows(heads, rows)
    return GOOD


def _whole(plans: Iterable[Plan]) -> int:
    return sum(plan.runs * len(plan.bots) for plan in plans)


def _point(point: varying.Point) -> list[str]:
    shares = [f"{share:.1%}" for share in (point.rate, point.low, point.high)]
    figures = [f"{figure:g}" for figure in point.figures]
    return [*figures, point.persona, str(point.runs), *shares, f"{point.seconds:.0f}", f"{point.score:.0f}"]


# --sensitivity


def sensitivity(args: Namespace, jobs: Jobs) -> int:
    """Which numbers make a level hard."""
    level = level_of(args)
    bots = args.bots or ["operator"]
    if len(bots) > 1:
        raise Fault(f"--sensitivity: it asks about one persona; {', '.join(bots)} are {len(bots)}.")
    turned = turning.turnable(level, args.free)
    plan = plan_of(args, level, bots_of(level, bots))
    folder = out_of(args)
    with Progress("turning numbers", "runs") as progress:
        ranked = turning.sensitivity(plan, level, turned, jobs, progress.show)
    heads = ["number", "is", "down to", "wins", "interval", "up to", "wins", "interval", "seeds"]
    rows = [_rank(each) for each in ranked]
    if folder:
        said = f"{level.difficulty}, {plan.bots[0]}, up to {plan.runs} seeds from {plan.seed}"
        _keep(folder, level, said, turning.drawn(plan.bots[0], ranked), Table("sensitivity", "Numbers", heads, rows))
    if args.json:
        numbers = [turning.told(each) for each in ranked]
        return print_json({"level": level.name, "difficulty": level.difficulty, "numbers": numbers})
    print_rows(heads, rows[:SHOWN])
    if len(rows) > SHOWN:
        tell(f"and {len(rows) - SHOWN} others that do less; --json and --out have all.")
    return GOOD


def _rank(each: turning.Ranked) -> list[str]:
    down, up = _turned(each, each.down), _turned(each, each.up)
    seeds = max((effect.seeds for effect in (each.up, each.down) if effect), default=0)
    return [each.name, f"{each.figure:g}", *down, *up, str(seeds)]


def _turned(each: turning.Ranked, effect: turning.Effect | None) -> list[str]:
    if effect is None:
        return ["-", "-", "-"]
    change, low, high, *_ = effect.change
    return [f"{effect.turn.figure:.6g}", f"{change:+.1%}", f"{low:+.1%} to {high:+.1%}"]


# --compare


def compare(args: Namespace, jobs: Jobs) -> int:
    """What a change of a level did; 1 where it moved a win rate past what is allowed."""
    file = None if args.level is None else resolve(args.level)
    texts = [text_of(name, file) for name in args.compare]
    words = DIFFICULTIES if args.difficulty is None else [difficulty_of(args)]
    olds, news = (
        [load_text(text, name, word) for word in words] for text, name in zip(texts, args.compare, strict=True)
    )
    pairs = list(zip(olds, news, strict=True))
    if pairs[0][0].dream != pairs[0][1].dream:
        raise Fault(
            f"--compare: {args.compare[0]} and {args.compare[1]} are of different dreams; compare levels of one dream."
        )
    bots, seeds = bots_of(pairs[0][1], args.bots), seeds_of(args, RUNS)
    if args.out is not None:
        demand_new(Path(args.out))
    with Progress("comparing", "runs") as progress:
        whole = 2 * len(pairs) * len(bots) * seeds[0]
        rows = comparing.compare(pairs, bots, seeds, jobs, RunCount(progress.show, whole).add)
    allowed = ALLOWED if args.allow is None else args.allow
    heads = ["persona", "difficulty", "seeds", "old", "new", "change", "interval", "flipped", ""]
    table_rows = [_compared(row, allowed) for row in rows]
    if args.out is not None:
        comparing.record_flipped(Path(args.out), pairs, rows)
        write(Path(args.out) / "compare.csv", csv_of(heads, table_rows))
    past = any(_past(row, allowed) for row in rows)
    if args.json:
        print_json({"allowed": allowed, "past": past, "rows": [_told(row) for row in rows]})
    else:
        print_rows(heads, table_rows)
    return NEGATIVE if past else GOOD


def _past(row: comparing.Row, allowed: float) -> bool:
    return abs(row.change.change) > allowed


def _compared(row: comparing.Row, allowed: float) -> list[str]:
    old, new = (f"{wins / row.seeds:.1%}" for wins in (row.before, row.after))
    change, low, high, *_ = row.change
    past = "past what is allowed" if _past(row, allowed) else ""
    moved = [f"{change:+.1%}", f"{low:+.1%} to {high:+.1%}", str(len(row.flipped))]
    return [row.persona, row.difficulty, str(row.seeds), old, new, *moved, past]


def _told(row: comparing.Row) -> Mapping[str, object]:
    return {**row._asdict(), "change": row.change._asdict()}
