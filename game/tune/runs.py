"""One run of a sweep, and its line in `runs.jsonl`."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from game.session.result import OPEN, Result
from game.tune.witness import Seen


class Run(NamedTuple):
    """How a run came out, and what was seen of it; None where nobody looked on."""

    result: Result
    seen: Seen | None = None

    @property
    def lost(self) -> bool:
        """Whether it came to an ending that isn't won."""
        return not self.result.won and self.result.ending != OPEN


_RUN: TypeAdapter[Run] = TypeAdapter(Run)


def line_of(run: Run) -> str:
    """A run as one JSON object: the same text wherever it was played."""
    return json.dumps(plain(run), separators=(",", ":"))


def plain(run: Run) -> dict[str, Any]:
    """A run as JSON has it."""
    seen = {} if run.seen is None else run.seen._asdict()
    return {**asdict(run.result), **seen}


def run_of(line: str) -> Run:
    """The run of a line. Raises ValueError for one that no run has."""
    found = json.loads(line)
    seen = {name: found.pop(name) for name in Seen._fields if name in found}
    return _RUN.validate_python((found, tuple(seen.values()) if seen else None))


def lines_of(runs: Iterable[Run]) -> str:
    """Many runs, a line each."""
    return "".join(f"{line_of(run)}\n" for run in runs)
