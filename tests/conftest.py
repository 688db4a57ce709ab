"""Which tests are quick: `-m quick` takes well under a minute on two cores, and looks at every floor."""

import os
import sys
from pathlib import Path

import pytest

# What tests start, a few dozen processes, finds its modules compiled, as on a player's machine, also where the
# surroundings keep Python from writing that down: xdist's workers and all else begin with this.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

TESTS = Path(__file__).parent
# By folder the modules that play whole runs, open windows, draw at many sizes or step hundreds of worlds. Of all others
# a test is quick unless it is marked as long, slow or sweep.
LONG = {
    ".": "assertions assists authoring batch best bootstrap chamber cli copied_numbers determinism extensions "
    "first_minute goldens hall moments number_acts otherwise reasons rounds session streams ten_minutes",
    "balance": "cast",
    "bots": "base own",
    "contracts": "contract numbers",
    "env": "env",
    "fourth_dream": "command_line laws screens",
    "level": "bounds condition fuzz mutants numbers recurring toml_lines",
    "play/debrief": "what_if",
    "play/guidance": "lessons",
    "play/shell": "window",
    "play/store": "mutants",
    "play/headless": "export",
    "play/sound": "offline_mixer sound",
    "play/screens": "assists buttons gallery hands library panes screens shown_mutants theatre why",
    "play/screens/tuning_desk": "tuning_desk every_number foretold run_beside",
    "play/dreams": "bare doors fair places",
    "play/dreams/platform": "draw prompts scene",
    "play/dreams/guardian": "draw wall words",
    "play/dreams/engine": "draw labels lanes",
    "replay": "bounds branch changes damage difference disk kill mutants planted record resume side_by_side verify "
    "verify_many",
    "sim": "causes conservation rules step world",
    "sim/laws/common": "alarms ground",
    "sim/laws/platform": "anomaly cascade diary figures isolation ripple shelter",
    "sim/laws/guardian": "fluctuation reaction",
    "sim/laws/engine": "bridge darkness harmony rhythm strikes weave work",
    "tune": "glance",
}  # fmt: skip


def is_long(path: Path) -> bool:
    folder = path.parent.relative_to(TESTS).as_posix() if path.is_relative_to(TESTS) and path != TESTS else ""
    return path.stem.removeprefix("test_") in LONG.get(folder, "").split()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """A quick run doesn't even read the long modules."""
    return True if config.option.markexpr == "quick" and is_long(collection_path) else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not is_long(item.path) and not any(item.get_closest_marker(name) for name in ("long", "slow", "sweep")):
            item.add_marker("quick")
