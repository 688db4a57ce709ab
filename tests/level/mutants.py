"""Mutants of levels, made from the schema that the model generates: every field, list and table, alone and in pairs.

    python -m tests.level.mutants --count 100000 --seed 1

prints how many were levels and how many had findings, and what broke out; exit code 1 where anything did.
"""

import argparse
import copy
import json
import random
import sys
import time
import tomllib
import traceback
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from game.foreign import SENTENCE
from game.level import Level, LevelFault, json_schema, load_text, shipped
from game.level.level_faults import LINES
from game.level.rounds import round_text
from game.sim.actions import Actions
from game.sim.fixed import STEP
from game.sim.step import begin, observe, step

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json_schema()
SOON = 5.0  # seconds of a core that a mutant may take at most: whoever takes longer has found something
OTHERS: tuple[Any, ...] = (
    0, 1, -1, 2**31, -(2**63), 2**63 - 1, 0.5, -0.0, 1e300, 5e-324, float("nan"), float("inf"), True, False, "", "x",
    " ", "a\nb", "a\x1b[2J", "a\u202eb", "\x00", "é", "x" * 3000, "0:00", "99:59.9", "time >= length", [], [0], [[]],
    [{}], ["x", "x"], {}, {"x": 1}, {"between": [1, 0]}, {"median": 1, "spread": 1}, {"": {}}, date(1979, 5, 27),
)  # fmt: skip
Steps = tuple[str | int, ...]


class Place(NamedTuple):
    """A place that a level file may have, and what the schema says of it."""

    path: Steps
    schema: dict[str, Any]


class Absent:
    """What stands where nothing is to stand."""


ABSENT = Absent()


@cache
def bases() -> tuple[dict[str, Any], ...]:
    """Levels to begin with: the shipped ones, those of the lessons and of tests, and a round of each dream."""
    files = [*shipped().values(), *sorted((ROOT / "levels" / "tutorial").glob("*.toml"))]
    texts = [file.read_text("utf-8") for file in [*files, *sorted((ROOT / "tests" / "levels").glob("*.toml"))]]
    return tuple(tomllib.loads(text) for text in [*texts, *(round_text(7, turn) for turn in (1, 2, 3))])


# What there is to change


def ways(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The alternatives of a schema, with references looked up."""
    if "$ref" in schema:
        yield from ways(SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]])
    elif "oneOf" in schema or "anyOf" in schema:
        for way in schema.get("oneOf", schema.get("anyOf", ())):
            yield from ways(way)
    else:
        yield schema


def places(schema: dict[str, Any], value: Any, path: Steps = ()) -> Iterator[Place]:
    """Every place of a value, and of what it might hold besides."""
    if path:
        yield Place(path, schema)
    for way in ways(schema):
        if isinstance(value, dict):
            names = {**dict.fromkeys(way.get("properties", {})), **dict.fromkeys(value)}
            more = next(iter(way.get("patternProperties", {}).values()), None)
            for name in names:
                inner = way.get("properties", {}).get(name, more)
                if isinstance(inner, dict):
                    yield from places(inner, value.get(name, ABSENT), (*path, name))
        elif isinstance(value, list) and isinstance(way.get("items"), dict):
            for i, entry in enumerate(value):
                yield from places(way["items"], entry, (*path, i))


def mutations(place: Place, value: Any) -> list[list[Any]]:
    """What may be put in a place, by kind: nothing or another type, the extremes of what is allowed and what lies
    beyond, lists that are longer and shorter, tables with more and less in them."""
    wide = [limit for way in ways(place.schema) for limit in extremes(way)]
    long = [made for way in ways(place.schema) if isinstance(value, list) for made in lists(way, value)]
    full: list[Any] = []
    if isinstance(value, dict):
        full = [{name: part for name, part in value.items() if name != without} for without in value]
        full += [{**value, "nonsense": 1}, {**value, "a.b": 1}]
    return [kind for kind in ([ABSENT, *OTHERS], wide, wide, long, full) if kind]


def extremes(way: dict[str, Any]) -> Iterator[Any]:
    """The least, the most and their neighbours."""
    for limit in ("minimum", "maximum", "exclusiveMaximum"):
        if limit in way:
            most = way[limit]
            yield from (most, most - 1, most + 1, float(most), most + 0.001, most - 0.001)
    if "maxLength" in way:
        yield from ("x" * way["maxLength"], "x" * (way["maxLength"] + 1))
    yield from way.get("enum", ())
    yield from (str(word).upper() for word in way.get("enum", ()))
    yield from way.get("examples", ())


def lists(way: dict[str, Any], value: list[Any]) -> Iterator[list[Any]]:
    """Too few, too many, and as many as may be."""
    most = way.get("maxItems", 30)
    yield from (value[:-1], value[1:], value[::-1], [*value, *value])
    for count in (way.get("minItems", 0) - 1, way.get("minItems", 0), most, most + 1, 2 * most + 9):
        yield [distinct(value[i % len(value)], i) for i in range(max(0, count))] if value else [{}] * max(0, count)


def distinct(entry: Any, number: int) -> Any:
    """A copy of an entry with a name of its own."""
    if isinstance(entry, str):
        return f"{entry[:14]} {number}"
    if isinstance(entry, dict) and isinstance(entry.get("name"), str):
        return {**entry, "name": f"{entry['name'][:14]}-{number}", "bearing": number * 7 % 360}
    return copy.copy(entry)


# Mutants


def mutant(chance: random.Random) -> dict[str, Any]:
    """A level with one place changed, or two, or three."""
    data = copy.deepcopy(chance.choice(bases()))
    for _ in range(chance.choice((1, 1, 2, 2, 3))):
        there = list(places(SCHEMA, data))
        place = chance.choice(there)
        value = inside(data, place.path)
        put(data, place.path, copy.deepcopy(chance.choice(chance.choice(mutations(place, value)))))
    return data


def inside(data: Any, path: Steps) -> Any:
    """What stands in a place; ABSENT where nothing does."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return ABSENT
    return data


def put(data: Any, path: Steps, value: Any) -> None:
    """Put a value in a place, or take out what stands there."""
    for part in path[:-1]:
        data = data.setdefault(part, {}) if isinstance(data, dict) else data[part]
    if value is not ABSENT:
        data[path[-1]] = value
    elif inside(data, path[-1:]) is not ABSENT:
        del data[path[-1]]


def toml(data: dict[str, Any]) -> str:
    """Data as the text of a level file."""
    lines = [f"{key(name)} = {written(value)}" for name, value in data.items() if not tables(value)]
    for name, value in data.items():
        for entry in value if tables(value) else ():
            lines += [f"[[{key(name)}]]", *(f"{key(inner)} = {written(part)}" for inner, part in entry.items())]
    return "\n".join(lines) + "\n"


def tables(value: Any) -> bool:
    """Whether it is a list of tables, which is written entry by entry."""
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def key(name: str) -> str:
    """A key, in quotes."""
    return json.dumps(name)


def written(value: Any) -> str:
    """A value as TOML says it."""
    if isinstance(value, str):
        return json.dumps(value).replace("\\ud", "\\\\ud").replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key(name)} = {written(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return value.isoformat() if isinstance(value, date) else repr(value)


# What is held of each


def judge(text: str) -> bool:
    """Whether a text is a level, which can then be begun and stepped; else what is said of it is short and printable.

    Raises whatever else comes of it.
    """
    start = time.process_time()
    try:
        level = load_text(text, "mutant.toml", "deep-sleep")
    except LevelFault as found:
        fault = found
    else:
        live(level)
        return True
    assert time.process_time() - start < SOON, "it took too long"
    lines = str(fault).split("\n")
    assert len(lines) == len(fault.findings) <= LINES + 1, lines
    assert all(line.isprintable() and 0 < len(line) <= SENTENCE for line in lines), lines
    assert all(finding.found and finding.line <= text.count("\n") for finding in fault.findings), lines
    return False


def live(level: Level) -> None:
    """Begin a level on two seeds and go a few steps; show the city of one."""
    world = begin(level.params, [3, 4])
    for _ in range(2 * STEP + 1):
        step(world, level.params, Actions.none(2))
    observe(world, level.params)
    level.at(3)


def main() -> int:
    """Judge as many as were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    verdicts: Counter[bool] = Counter()
    broke: dict[str, str] = {}
    for number in range(asked.count):
        text = toml(mutant(random.Random(f"{asked.seed} {number}")))
        try:
            verdicts[judge(text)] += 1
        except Exception as error:  # whatever it is, it is what is looked for
            where = traceback.extract_tb(error.__traceback__)[-1]
            what = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
            if what not in broke:
                print(f"{what} (number {number}): {error!s:.200}", flush=True)
            broke.setdefault(what, text)
        if number % 5000 == 4999:
            print(f"{number + 1}: {verdicts[True]} levels, {len(broke)} broke out", flush=True)
    print(f"{asked.count} mutants: {verdicts[True]} levels, {verdicts[False]} with findings, {len(broke)} broke out")
    return 1 if broke else 0


if __name__ == "__main__":
    sys.exit(main())
