"""Mutants of levels, made from the schema that the model generates: every field, list and table, alone and in pairs.

    python -m tests.level.mutants --count 100000 --seed 1

prints how many were levels and how many had findings, and what broke out; exit code 1 where anything did.
"""

import json
import random
import re
import sys
import time
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from game.foreign import SENTENCE
from game.level import Level, LevelFault, json_schema, load_text, shipped
from game.level.level_faults import LINES
from game.level.rounds import round_text
from game.sim.actions import Actions
from game.sim.fixed import STEP
from game.sim.step import begin, observe, step
from tests import mutant_runs
from tests.schema_mutants import SchemaMutator

ROOT = Path(__file__).resolve().parents[2]
SOON = 5.0  # seconds of a core that a mutant may take at most: whoever takes longer has found something
BARE = re.compile(r"[A-Za-z0-9_-]+")
MUTATOR = SchemaMutator(json_schema())


@cache
def bases() -> tuple[dict[str, Any], ...]:
    """Levels to begin with: the shipped ones, those of the lessons and of tests, and a round of each dream."""
    files = [*shipped().values(), *sorted((ROOT / "levels" / "tutorial").glob("*.toml"))]
    texts = [file.read_text("utf-8") for file in [*files, *sorted((ROOT / "tests" / "levels").glob("*.toml"))]]
    return tuple(tomllib.loads(text) for text in [*texts, *(round_text(7, turn) for turn in (1, 2, 3))])


def mutant(chance: random.Random) -> dict[str, Any]:
    """A level with one place changed, or two, or three."""
    made: dict[str, Any] = MUTATOR.mutant(chance, chance.choice(bases()))
    return made


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
    """A key, in quotes where it needs any."""
    return name if BARE.fullmatch(name) else json.dumps(name)


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

    def verdict(chance: random.Random, _: int) -> str:
        return "level" if judge(toml(mutant(chance))) else "with findings"

    return mutant_runs.run(mutant_runs.parser(__doc__, 2000).parse_args(), verdict, 5000)


if __name__ == "__main__":
    sys.exit(main())
