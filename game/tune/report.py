"""What a sweep leaves in its folder: `report.html`, pictures, `runs.jsonl` and `summary.csv`."""

import csv
import io
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

from game.level import Level
from game.level.clock import clock
from game.sim.fixed import TICKS_PER_SECOND
from game.tune.pictures import Picture, demand_pictures as demand_pictures, percent, pictures
from game.tune.plan import Plan
from game.tune.runs import Run, lines_of
from game.tune.summary import Summary, summarize
from game.whole_file import write

STYLE = """
body { font: 15px/1.5 Georgia, serif; color: #1d2333; background: #fff; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem; }
table { border-collapse: collapse; font: 13px/1.4 monospace; margin: 1rem 0; }
th, td { padding: .2rem .7rem; text-align: right; border-bottom: 1px solid #c9cede; }
th:first-child, td:first-child, td.words, th.words { text-align: left; }
figure { margin: 2rem 0; break-inside: avoid; }
img { max-width: 100%; height: auto; }
caption { text-align: left; font-weight: bold; }
tr, caption { break-inside: avoid; }
h2 { break-after: avoid; }
@media print { body { max-width: none; margin: 0; } }
"""


def write_report(folder: Path, plan: Plan, played: Mapping[str, Sequence[Run]]) -> None:
    """Write all files of a sweep. Raises OSError."""
    level = plan.level()
    found = [summarize(level, name, runs) for name, runs in played.items()]
    drawn = pictures(level, found)
    write(folder / "runs.jsonl", "".join(lines_of(runs) for runs in played.values()).encode())
    write(folder / "summary.csv", _csv(level, plan, found))
    said = f"{plan.difficulty}, {plan.runs} seeds from {plan.seed}, rules {plan.rules}"
    tables = [table(_SUMMARY, [_row(each) for each in found], "Personas"), *_loss_tables(found), *_verb_tables(found)]
    write_pictures(folder, drawn)
    write(folder / "report.html", page(f"{level.title}: how hard it is", said, drawn, tables))


def write_pictures(folder: Path, drawn: Iterable[Picture]) -> None:
    """Write pictures as PNG and SVG. Raises OSError."""
    for each in drawn:
        write(folder / f"{each.name}.svg", each.svg)
        write(folder / f"{each.name}.png", each.png)


def page(title: str, said: str, drawn: Iterable[Picture], tables: Iterable[str]) -> bytes:
    """A page of HTML that needs nothing from elsewhere."""
    figures = "\n".join(_figure(each) for each in drawn)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="icon" href="data:,">
<style>{STYLE}</style>
</head>
<body>
<h1>{escape(title)}</h1>
<p>{escape(said)}</p>
{figures}
<h2>Numbers</h2>
{"".join(tables)}
</body>
</html>
""".encode()


def _figure(each: Picture) -> str:
    data = b64encode(each.svg).decode()
    title, words = escape(each.title), escape(each.words)
    return (
        f'<figure>\n<h2>{title}</h2>\n<img alt="{title}: {words}" src="data:image/svg+xml;base64,{data}">\n'
        f"<figcaption>{words}</figcaption>\n</figure>"
    )


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], caption: str) -> str:
    """A table in HTML."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "\n".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>\n<caption>{escape(caption)}</caption>\n<tr>{head}</tr>\n{body}\n</table>\n"


_SUMMARY = ("persona", "runs", "won", "95 % interval", "mean time", "mean score", "best 5 %", "endings")


def _row(each: Summary) -> list[str]:
    endings = ", ".join(f"{name} {count}" for name, count in each.endings.items())
    low, high = map(percent, each.interval)
    seconds = clock(round(each.mean_seconds * TICKS_PER_SECOND))
    won = percent(each.wins / max(each.runs, 1))
    scores = (f"{each.mean_score:.0f}", f"{each.best_score:.0f}")
    return [each.name, str(each.runs), won, f"{low} - {high}", seconds, *scores, endings]


def _loss_tables(found: Sequence[Summary]) -> Iterable[str]:
    for each in found:
        for effect, losses in each.losses.items():
            if losses:
                rows = [
                    [one.name, str(one.runs), percent(one.runs / each.runs), f"{one.seconds:.1f}"] for one in losses
                ]
                heads = ("place", "runs", "share", "median s")
                yield table(heads, rows, f"{each.name}: {effect.replace('_', ' ')}")


def _verb_tables(found: Sequence[Summary]) -> Iterable[str]:
    heads = ("verb", "runs available", "runs used", "runs declined", "presses a run", "s available a run")
    for each in found:
        rows = [
            [
                use.name,
                "-" if use.offered is None else str(use.offered),
                str(use.used),
                "-" if use.declined is None else str(use.declined),
                f"{use.presses:.1f}",
                f"{use.seconds:.0f}",
            ]
            for use in each.verbs
        ]
        yield table(heads, rows, f"{each.name}: verbs")


def _csv(level: Level, plan: Plan, found: Sequence[Summary]) -> bytes:
    endings = sorted({ending for each in found for ending in each.endings})
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    numbers = ["runs", "wins", "win_rate", "low", "high", "mean_seconds", "mean_score", "best_twentieth"]
    rows.writerow(["level", "difficulty", "persona", *numbers, *endings])
    for each in found:
        rate, (low, high) = each.wins / max(each.runs, 1), each.interval
        shares = [f"{number:.4f}" for number in (rate, low, high)]
        means = [f"{number:.2f}" for number in (each.mean_seconds, each.mean_score, each.best_score)]
        counts = [each.endings.get(ending, 0) for ending in endings]
        rows.writerow([level.name, plan.difficulty, each.name, each.runs, each.wins, *shares, *means, *counts])
    return text.getvalue().encode()
