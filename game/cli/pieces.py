"""What commands have in common: the level that is asked for, and how an answer is printed."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from game.best import has_plans
from game.exit_codes import GOOD
from game.faults import Fault
from game.level import DEFAULT_DIFFICULTY, Level, load, resolve, shipped
from game.level.level_faults import one_of
from game.level.rounds import RECURRING
from game.streams import tell
from game.whole_file import write


def is_recurring(args: Namespace) -> bool:
    """Whether the recurring dream is asked for."""
    return bool(args.level == RECURRING)


def refuse_recurring(args: Namespace, command: str) -> None:
    """Raise Fault where the recurring dream is given for something that only a single level has."""
    if is_recurring(args):
        single = one_of(shipped())
        raise Fault(f"the recurring dream makes its levels as it goes: {command} is for a single level, {single}.")


def difficulty_of(args: Namespace) -> str:
    """The difficulty that is asked for."""
    return str(args.difficulty or DEFAULT_DIFFICULTY)


def load_level(args: Namespace) -> Level:
    """The level that is asked for. Raises LevelFault."""
    return load(resolve(args.level), difficulty_of(args))


def require_plans(level: Level, asked: str = "--best: ", remedy: str = "leave it out") -> None:
    """Raise Fault where no plans are known that could show what was possible."""
    if not has_plans(level.dream):
        raise Fault(f"{asked}the best plans of {level.title} aren't known; {remedy}.")


def print_json(found: dict[str, Any]) -> int:
    """Print an answer as one object; the exit code."""
    tell(json.dumps(found))
    return GOOD


def write_recording(target: Path, content: bytes) -> Fault | None:
    """Write it; what is wrong where that can't be done."""
    try:
        write(target, content)
    except OSError as error:
        return Fault(
            f"{target}: the recording can't be written ({error.strerror}); what was there before is unchanged."
        )
    return None
