"""The folder of a sweep: its plan, and each part as soon as it is done, so that nothing is played twice."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, fields
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from game.faults import Fault
from game.foreign import printable, read_bytes
from game.level import LevelFault
from game.locks import Busy, locked
from game.sim.world import RULES
from game.streams import why
from game.tune.plan import BEST, BLOCK, Part, Plan
from game.tune.play import Found
from game.tune.runs import Run, line_of, run_of
from game.whole_file import remove_parts, write

FORMAT = 1
LARGEST = 1 << 26  # bytes of a file of it
PLAN, PARTS, LOCK = "sweep.json", "parts", ".lock"
_PLAN: TypeAdapter[Plan] = TypeAdapter(Plan)


class Folder:
    """The folder of one sweep, in which parts of it are."""

    def __init__(self, path: Path, plan: Plan) -> None:
        self.path, self.plan = path, plan
        self._digest = blake2b(_told(plan), digest_size=16).hexdigest()

    def read(self) -> dict[Part, Found]:
        """The parts that are whole; one that is damaged, or belongs to another sweep, counts as not played."""
        found = {part: self._read(part) for part in self.plan.parts}
        return {part: runs for part, runs in found.items() if runs is not None}

    def keep(self, part: Part, found: Found) -> None:
        """Keep a part that is done. Raises OSError."""
        lines = "".join(f"{_line(each)}\n" for each in found).encode()
        write(self.path / PARTS / part.name, f"{self._seal(part, lines)}\n".encode() + lines)

    def _read(self, part: Part) -> Found | None:
        try:
            head, _, lines = read_bytes(self.path / PARTS / part.name, LARGEST).partition(b"\n")
            if head.decode() != self._seal(part, lines):
                return None
            texts = lines.decode().splitlines()
            return [int(text) for text in texts] if self.plan.who(part) == BEST else [run_of(text) for text in texts]
        except (OSError, ValueError):
            return None

    def _seal(self, part: Part, lines: bytes) -> str:
        """What stands above the lines of a part: it fits no others."""
        return blake2b(f"{self._digest} {part.name}\n".encode() + lines, digest_size=16).hexdigest()


def demand_new(path: Path) -> None:
    """Make a folder for what isn't there yet. Raises Fault for one with anything in it, or that can't be made."""
    if path.exists() and not path.is_dir():
        raise Fault(f"{path}: not a folder; name one.")
    if path.is_dir() and any(entry.name != LOCK for entry in path.iterdir()):
        raise Fault(f"{path}: other files are there; name a new folder.")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault(f"{path}: no folder can be made there ({error.strerror}); name another.") from None


@contextmanager
def begun(path: Path, plan: Plan) -> Iterator[Folder]:
    """A folder for a new sweep, made where there is none. Raises Fault for one with anything else in it."""
    if (path / PLAN).exists():
        kept = plan_of(path)
        said = "the same sweep" if kept == plan else f"another sweep ({_apart(kept, plan)})"
        raise Fault(f"{path}: {said} is there; go on with it by --resume {path}, or name another folder.")
    demand_new(path)
    with _mine(path):
        (path / PARTS).mkdir()
        write(path / PLAN, _told(plan))
        yield Folder(path, plan)


@contextmanager
def resumed(path: Path) -> Iterator[Folder]:
    """The folder of a sweep that was begun. Raises Fault where there is none, or another copy is at work in it."""
    plan = plan_of(path)
    with _mine(path):
        (path / PARTS).mkdir(exist_ok=True)
        remove_parts(path)
        remove_parts(path / PARTS)
        yield Folder(path, plan)


def plan_of(path: Path) -> Plan:
    """The plan that a folder holds. Raises Fault."""
    file = path / PLAN
    try:
        said = json.loads(read_bytes(file, LARGEST))
        if not isinstance(said, dict) or said.pop("format", None) != FORMAT or said.pop("block", None) != BLOCK:
            raise ValueError("not a sweep of this version")
        plan = _PLAN.validate_python(said, strict=False)
        _demand_sane(plan)
        plan.level()
    except OSError as error:
        raise Fault(f"{path}: no sweep is there ({why(error).removesuffix('.')}); begin one with --out.") from None
    except LevelFault as fault:
        raise Fault(f"{file}: the level in it can't be played: {fault}") from None
    except (ValidationError, ValueError, RecursionError):
        raise Fault(f"{file}: not the plan of a sweep of this version; begin a new one with --out.") from None
    if plan.rules != RULES:
        raise Fault(
            f"{path}: a sweep under rules {plan.rules}, and this game has rules {RULES}; begin a new one with --out."
        )
    return plan


def _demand_sane(plan: Plan) -> None:
    if not (plan.bots and 0 < plan.runs <= 10_000_000 and 0 <= plan.seed <= 2**31 - plan.runs):
        raise ValueError("no sweep has these numbers")


def _told(plan: Plan) -> bytes:
    said: Mapping[str, Any] = {"format": FORMAT, "block": BLOCK, **asdict(plan)}
    return f"{json.dumps(said, indent=1, ensure_ascii=False)}\n".encode()


def _apart(kept: Plan, plan: Plan) -> str:
    """The names of what two plans have not in common."""
    named = {"text": "level", "bots": "personas", "closely": "report", "changed": "numbers"}
    apart = [each.name for each in fields(Plan) if getattr(kept, each.name) != getattr(plan, each.name)]
    return printable(", ".join(f"other {named.get(name, name)}" for name in apart))


def _line(found: Run | int) -> str:
    return line_of(found) if isinstance(found, Run) else str(found)


@contextmanager
def _mine(path: Path) -> Iterator[None]:
    with ExitStack() as held:
        try:
            held.enter_context(locked(path / LOCK, 0))
        except Busy:
            raise Fault(f"{path}: another copy is at work there; wait for it, or name another folder.") from None
        yield
