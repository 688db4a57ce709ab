"""The reference as Markdown: laws, verbs, metrics, events, the panel, the timeline, conditions, the tables of a level.

All of it is read off what laws, verbs and tables declare, and their docstrings: nothing is written twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any

from game.level import condition, tables
from game.level.beat_keys import keys_of
from game.level.dreams import dreams
from game.level.dreams.laws import law_modules
from game.level.law_params import unit_of
from game.level.model import level_model
from game.sim.fixed import TICKS_PER_SECOND
from game.sim.laws.common.ports import COMMON
from game.sim.spec import UNITS, Effect, Group, Key, Param, effects_of, retired_of

_HEAD = "<!-- Written by `lucid docs` from what the code declares: change it there. -->\n"
_TABLES = (
    tables.SectorTable, tables.LinkTable, tables.RingTable, tables.RingLinksTable, tables.ArmTable,
    tables.ArmLinksTable, tables.BeatTable, tables.EndingTable,
)  # fmt: skip


def reference() -> dict[str, str]:
    """Every page by the name of its file."""
    laws = law_modules()
    groups = {COMMON: "every dream", **{dream.group: dream.title for dream in dreams()}}
    pages = {f"laws-{group.name}.md": _laws_page(group, title, laws) for group, title in groups.items()}
    pages |= {
        "timeline.md": _timeline(laws),
        "conditions.md": _conditions(laws),
        "level-file.md": _level_file(laws),
    }
    return {"README.md": _index(pages), **pages}


def _index(pages: dict[str, str]) -> str:
    lines = [f"- [{_title(text)}]({name})" for name, text in pages.items()]
    return _page("Reference", "What level files can say, and what a panel shows.", "\n".join(lines))


def _title(page: str) -> str:
    return next(line[2:] for line in page.splitlines() if line.startswith("# "))


def _page(title: str, *parts: str) -> str:
    return "\n".join([_HEAD, f"# {title}\n", *(f"{part.strip()}\n" for part in parts if part.strip())])


def _table(head: str, rows: Iterable[Sequence[object]]) -> str:
    """A table with a row for each, or nothing where there is none. head is its columns, separated by |."""
    columns = head.split("|")
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join([f"| {' | '.join(columns)} |", "|---" * len(columns) + "|", *lines]) if lines else ""


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")


# Laws


def _laws_page(group: Group, title: str, laws: Sequence[ModuleType]) -> str:
    own = [law for law in laws if law.USES[-1] is group]
    verbs = [(verb.name.lower(), int(verb), _kinds(verb), verb.doc) for verb in group.verbs]
    begins = "In the order in which they act within a tick. A level uses a law by giving it a table `[laws.NAME]`."
    shown = "What numbers on the panel mean: " + "; ".join(f"**{unit}**: {says}" for unit, says in UNITS.items()) + "."
    said = [part for law in own for part in _law(law)]
    return _page(f"Laws of {title}", begins, "## Verbs", _table("verb|number|kind|sentence", verbs), *said, shown)


def _kinds(verb: Any) -> str:
    kinds = {"held": verb.held, "timed": verb.timed, "ended by a release": verb.released and not verb.held}
    return ", ".join(kind for kind, is_one in kinds.items() if is_one) or "at once"


def _law(law: ModuleType) -> Iterator[str]:
    head, _, body = (law.__doc__ or "").strip().partition("\n")
    yield f"## {law.NAME}"
    yield head
    if body.strip():
        yield f"```text\n{body.strip(chr(10))}\n```"
    yield f"It acts {f'every {law.EVERY} ticks' if law.EVERY > 1 else 'in every tick'}, of {TICKS_PER_SECOND} a second."
    params = [_param(param) for param in law.PARAMS]
    yield _table("parameter|default|range|unit|differs by|a change acts|sentence", params)
    if retired := retired_of(law):
        yield f"Older levels may also say {', '.join(f'`{name}`' for name in retired)}: these do nothing."
    yield _table("metric|sentence", ((f"`{law.NAME}.{metric.name}`", metric.doc) for metric in law.METRICS))
    events = ((event.name, event.size, "yes" if event.hidden else "no", event.doc) for event in law.EVENTS)
    yield _table("event|for each|hidden|sentence", events)
    yield _table("on the panel|for each|unit|sentence", ((f"`{s.name}`", s.size, s.unit, s.doc) for s in law.SHOWS))


def _param(param: Param) -> tuple[object, ...]:
    default = str(param.default).lower() if param.form == "switch" else f"{param.default:g}"
    span = "" if param.form == "switch" else f"{param.low:g} to {param.high:g}"
    per = "the level" if param.per == "world" else param.per
    acts = "at once" if param.at_once else "from the start"
    return f"`{param.name}`", default, span, unit_of(param), per, acts, param.doc + ("; may be drawn" * param.drawn)


# What levels say


def _timeline(laws: Sequence[ModuleType]) -> str:
    begins = (
        "An entry `[[beat]]` happens once: at its `at`, or when its `when` is true; with both, when `when` is true and "
        "not before `at`. Its keys say what it does, and it may have several. Each key belongs to a law, which the "
        "level has to use."
    )
    rows = [row for law in laws for effect in effects_of(law) for row in _effect(law, effect)]
    return _page("The timeline", begins, _table("key|goes with|law|what is written|sentence", rows))


def _effect(law: ModuleType, effect: Effect) -> Iterator[tuple[object, ...]]:
    first = effect.keys[0]
    for key in effect.keys:
        goes = "" if key is first else f"`{first.name}`"
        yield f"`{key.name}`", goes, law.NAME, _written(key), key.doc


def _written(key: Key) -> str:
    words = " or ".join(f'"{word}"' for word in key.words)
    if key.form == "sector":
        return " or ".join(filter(None, ["a sector's name", words]))
    if key.form == "word":
        return words + (", or a list of some, of which each seed draws one" if key.several else "")
    if key.form in ("line", "lines"):
        return "a text" if key.form == "line" else f"{key.low:g} texts" if key.low == key.high else "a list of texts"
    kind = "a number" if key.form == "number" else "a whole number"
    left_out = "" if key.default is None else f"; {key.default:g} where it is left out"
    return f"{kind} from {key.low:g} to {key.high:g}{left_out}"


def _conditions(laws: Sequence[ModuleType]) -> str:
    metrics = [(f"`{law.NAME}.{m.name}`", law.USES[-1].name, m.doc) for law in laws for m in law.METRICS]
    language = (
        "A `when` compares numbers and joins what is true or false: `+ - *`, `< <= > >= == !=` (which can be chained), "
        "`and`, `or`, `not`, parentheses, and `held(CONDITION, SECONDS)`, which is true once that has been true for "
        f"that long. Numbers are up to {condition.LARGEST:,}, seconds of `held` up to {condition.LONGEST_HELD:,}; "
        f"nothing is nested more than {condition.DEEPEST} deep. A metric by itself means that it isn't 0. Names are "
        "metrics of the laws that the level uses, those of its `[let]`, `time` (seconds since the beginning) and "
        "`length`."
    )
    example = '```toml\nwhen = "held(0.2 < cascade.strain <= 0.5, 12) or time >= length"\n```'
    return _page("Conditions", language, example, _table("metric|dream|sentence", metrics))


def _level_file(laws: tuple[ModuleType, ...]) -> str:
    begins = (
        "TOML in UTF-8. Times are written as minutes and seconds, such as `1:25`. Beats and endings are lists of "
        "tables, `[[beat]]` and `[[ending]]`; so are `[[sector]]` and `[[link]]`, or, where each seed draws its own, "
        "`[[ring]]` or `[[arm]]`. A law's numbers are in `[laws.NAME]`, for one difficulty in `[difficulty.WORD]` as "
        "`NAME.number = 1`, and for one sector, link, ring or arm in its own table in the same way."
    )
    head = _fields(level_model(laws))
    parts = [part for table in _TABLES for part in (f"## {table.__name__[:-5]}", table.__doc__ or "", _fields(table))]
    keys = ", ".join(f"`{name}`" for name in keys_of(laws))
    beat = f"What a beat does is said by {keys}: see [the timeline](timeline.md)."
    return _page("A level file", begins, head, *parts, beat)


def _fields(table: Any) -> str:
    rows = (
        (f"`{f.alias or name}`", "yes" if f.is_required() else "", f.description)
        for name, f in table.model_fields.items()
    )
    return _table("key|needed|sentence", rows)
