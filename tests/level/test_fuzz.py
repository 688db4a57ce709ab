"""Whatever becomes of a level file, it's either a level or a fault with findings."""

import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.level import LevelFault, load, resolve
from tests.level.small import LAWS, SMALL

BITS = [
    "nan", "inf", "-1", "0", "1e999", "9" * 200, "1_000", "0x7fffffffffffffff", "true", '""', "[]", "{}", "2020-01-01",
    "[[", "]]", "=", ".", '"', "'''", "\\", "\n", "#", "\ufeff", "\x7f", "é", "\0", '"\\u202E"', '"(" * 9',
    "a.b.c = 1\n", "[laws.x]\n", "[[sector]]\n", "[sector]\n", "laws = 1\n", "not ", "held(", "time",
    "{ between = [1, 2] }", "{ median = 1, spread = 9 }",
]  # fmt: skip


def by_characters(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice([0, 1, 1, 5, 40]))
        text = text[:at] + chance.choice([*BITS, "", text[end : end + 30]]) + text[end:]
    return text


def by_lines(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    for _ in range(chance.randint(1, 5)):
        i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[i : i + chance.randint(0, 2)] = [lines[j]] * chance.randint(0, 2)
    return "".join(lines) or "\n"


def by_values(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    for _ in range(chance.randint(1, 4)):
        i = chance.randrange(len(lines))
        key, sign, _ = lines[i].partition(" = ")
        if sign:
            lines[i] = f"{key} = {chance.choice(BITS)}\n"
    return "".join(lines)


MUTATIONS = [by_characters, by_lines, by_values]


def mutants(text: str, count: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(count):
        yield chance.choice(MUTATIONS)(text, chance) + "\n"


def fault_of(source: str | Path, laws: tuple | None = None) -> LevelFault | None:
    """What is wrong with a level; anything else that is raised fails the test."""
    try:
        load(source, laws=laws)
    except LevelFault as fault:
        return fault
    return None


def judged(text: str, laws: tuple | None = None) -> bool:
    """Whether a text is a level; a fault must say what is wrong in which line."""
    if fault := fault_of(text, laws):
        rows = text.count("\n") + 1
        assert fault.findings
        assert all(0 <= finding.line <= rows and finding.found for finding in fault.findings)
        assert len(str(fault).splitlines()) == len(fault.findings)
    return fault is None


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2, 3))])
def test_any_mutation_of_the_small_level_is_a_level_or_a_fault(seed: int) -> None:
    verdicts = [judged(text, LAWS) for text in mutants(SMALL, 500, seed)]
    assert 0 < sum(verdicts) < len(verdicts)


def test_any_mutation_of_the_shipped_level_is_a_level_or_a_fault() -> None:
    text = resolve("1").read_text(encoding="utf-8")
    verdicts = [judged(mutant) for mutant in mutants(text, 25, 1)]
    assert 0 < sum(verdicts) < len(verdicts)


@pytest.mark.slow
def test_a_thousand_mutations_of_the_shipped_level_are_levels_or_faults() -> None:
    text = resolve("1").read_text(encoding="utf-8")
    verdicts = [judged(mutant) for mutant in mutants(text, 1000, 2)]
    assert 0 < sum(verdicts) < len(verdicts)


def test_any_file_is_a_level_or_a_fault(tmp_path: Path) -> None:
    chance, raw = random.Random(3), SMALL.encode()
    for i in range(200):
        at = chance.randrange(len(raw))
        file = tmp_path / f"{i % 4}.toml"
        file.write_bytes(raw[:at] + chance.randbytes(chance.randint(1, 6)) + raw[at + chance.randint(0, 9) :])
        if fault := fault_of(file, LAWS):
            assert {finding.path for finding in fault.findings} == {str(file)}


def test_every_key_of_the_small_level_may_have_any_type_of_value() -> None:
    for i, line in enumerate(lines := SMALL.splitlines()):
        key, sign, _ = line.partition(" = ")
        for value in ["1", "1.5", '"x"', "true", "[1]", "{ a = 1 }", "1979-05-27", "07:32:00"] if sign else []:
            text = "\n".join([*lines[:i], f"{key} = {value}", *lines[i + 1 :], ""])
            tomllib.loads(text)
            judged(text, LAWS)
