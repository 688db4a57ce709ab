"""Faults that are planted in recordings, with every checksum and digest signed again.

    python -m tests.replay.planted --count 2000 --seed 1

verifies each in both ways, side by side and through, and prints how many of each kind were found; exit code 1 where the
two disagree, or where nobody finds what has to leave a trace.
"""

import json
import random
import re
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from game.level import load
from game.replay import Verdict, verify
from game.replay.framing import Kind
from tests import mutant_runs
from tests.replay.mutants import Block, Mark, Part, copied, joined, parts_of, recorded, signed

SOURCES = (("short", 1, False), ("short-guardian", 2, False), ("short-engine", 3, False), ("short", 4, True))
TICKS = 190


@cache
def sources() -> tuple[list[Part], ...]:
    """Recordings of some three seconds, of each dream, one of them with numbers that change, taken apart."""
    with tempfile.TemporaryDirectory() as folder:
        files = (recorded(Path(folder) / f"{i}", *what, TICKS) for i, what in enumerate(SOURCES))
        return tuple(parts_of(data) for data in files)


def _places(parts: list[Part], kind: type) -> list[int]:
    return [i for i, part in enumerate(parts) if isinstance(part, kind)]


def state_bit(parts: list[Part], chance: random.Random) -> None:
    """A bit of a recorded state is other."""
    at = chance.choice(_places(parts, Mark))
    state = parts[at].state.copy()
    state[chance.randrange(len(state))] ^= np.int32(1) << np.int32(chance.randrange(31))
    parts[at] = parts[at]._replace(state=state)


def moved_command(parts: list[Part], chance: random.Random) -> None:
    """A command is given a tick earlier or later, where none is given yet."""
    blocks = [part for part in parts if isinstance(part, Block)]
    given = {block.start + after: what for block in blocks for after, *what in block.commands}
    last = blocks[-1].start + len(blocks[-1].checks) - 1
    free = [(tick, tick + by) for tick in given for by in (-1, 1) if tick + by not in given and 0 <= tick + by <= last]
    tick, to = chance.choice(free)
    given[to] = given.pop(tick)
    for i in _places(parts, Block):
        start, ticks = parts[i].start, len(parts[i].checks)
        own = [[tick - start, *given[tick]] for tick in sorted(given) if start <= tick < start + ticks]
        parts[i] = parts[i]._replace(commands=own)


def _seconds(parts: list[Part]) -> list[list[int]]:
    """Where the blocks of each whole second lie, and the mark that ends it."""
    marks = _places(parts, Mark)
    blocks = _places(parts, Block)
    return [[*(i for i in blocks if begin < i < end), end] for begin, end in pairwise(marks)]


def swapped_second(parts: list[Part], chance: random.Random) -> None:
    """Two seconds stand in each other's place."""
    for one, other in zip(*chance.sample(_seconds(parts), 2), strict=True):
        first, second = parts[one], parts[other]
        if isinstance(first, Block):
            parts[one], parts[other] = second._replace(start=first.start), first._replace(start=second.start)
        else:
            parts[one], parts[other] = second._replace(tick=first.tick), first._replace(tick=second.tick)


def second_left_out(parts: list[Part], chance: random.Random) -> None:
    """A second is missing; what comes after it has moved up."""
    *_, end = chance.choice(_seconds(parts))
    begin = max(i for i in _places(parts, Mark) if i < end)
    parts[begin + 1 :] = [_earlier(part) for part in parts[end + 1 :]]


def _earlier(part: Part) -> Part:
    if isinstance(part, Block):
        return part._replace(start=part.start - 60)
    if isinstance(part, Mark):
        return part._replace(tick=part.tick - 60)
    if part.kind == Kind.CHANGE:
        change = json.loads(part.payload)
        return part._replace(payload=json.dumps({**change, "tick": change["tick"] - 60}).encode())
    return part


def level_text(parts: list[Part], chance: random.Random) -> None:
    """A law's number is another in the level's text."""
    head = parts[0]
    level = load(head["level"], head["difficulty"])
    laws = [one for one in level.numbers.values() if one.loc[0] == "laws" and isinstance(one.value, float)]
    number = chance.choice([one for one in laws if f"[laws.{one.loc[1]}]" in head["level"]])
    title, key = f"[laws.{number.loc[1]}]\n", number.loc[-1]
    before, _, table = head["level"].partition(title)
    table = re.sub(rf"\A((?:\w+ = .*\n)*?){key} = .*\n", r"\1", table)
    value = min(number.value * 1.25 + 0.01, number.high or number.value)
    head["level"] = f"{before}{title}{key} = {value:.4f}\n{table}"


Fault = Callable[[list[Part], random.Random], Any]
FAULTS: tuple[Fault, ...] = (state_bit, moved_command, swapped_second, second_left_out, level_text)
TRACELESS = (moved_command, level_text)  # of these some change nothing that a state or an event would show


def planted(chance: random.Random, number: int) -> tuple[Fault, bytes]:
    """A fault of each kind in turn, and a recording in which it is."""
    fault = FAULTS[number % len(FAULTS)]
    parts = copied(chance.choice(sources()))
    fault(parts, chance)
    return fault, signed(joined(parts))


def judge(path: Path, chance: random.Random, number: int) -> tuple[Fault, Verdict]:
    """Plant a fault and verify it in both ways, which have to agree, and to find what leaves a trace."""
    fault, data = planted(chance, number)
    path.write_bytes(data)
    verdict = verify(path)
    assert verdict == verify(path, through=True)
    assert verdict.code == 1 or fault in TRACELESS, verdict.sentence
    return fault, verdict


def main() -> int:
    """Plant as many as were asked for."""
    asked = mutant_runs.parser(__doc__, 2000).parse_args()
    with tempfile.TemporaryDirectory() as folder:

        def verdict(chance: random.Random, number: int) -> str:
            fault, found = judge(Path(folder) / "planted.replay", chance, number)
            return f"{fault.__name__}: {('exact', 'found', 'refused')[found.code]}"

        return mutant_runs.run(asked, verdict, 500)


if __name__ == "__main__":
    sys.exit(main())
