"""What a desk advises, refuses, foretells and tells in the end is what the laws do: of every dream that there is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.level import Level, load, shipped
from tests.contracts import common, engine, nights
from tests.contracts.contract import broken

SPAN = 76 * 60  # ticks of a shipped level that are played; the recordings have what comes later
EVERY = 1511  # ticks between two looks
OFTEN = ("renewal", "journey", "richer-song")  # a recording of each dream; the others are for the slow tests


def slow(path: Path) -> "tuple[pytest.MarkDecorator, ...]":
    """Marks of a test of a recording."""
    return () if path.stem in OFTEN else (pytest.mark.slow,)


RECORDINGS = [pytest.param(path, id=f"{path.parent.name}-{path.stem}", marks=slow(path)) for path in nights.GOLDENS]


@pytest.mark.parametrize("path", [param for param in RECORDINGS if not param.marks])
def test_the_desk_agrees_with_the_laws_at_a_moment_of_a_recorded_run(path: Path) -> None:
    (look,) = nights.recorded(path, 1)
    assert broken(look) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", nights.GOLDENS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_desk_agrees_with_the_laws_at_moments_of_recorded_runs(path: Path) -> None:
    looks = [look for look in nights.recorded(path, 5) if not look.over]
    assert [fault for look in looks for fault in broken(look)] == []


@pytest.mark.parametrize("path", RECORDINGS)
def test_the_debrief_of_a_recorded_run_belongs_to_its_ending(path: Path) -> None:
    assert list(common.debrief(*nights.told(path))) == []


@pytest.mark.slow
def test_at_night_terror_no_string_is_advised_that_ties_arms_to_the_old_time() -> None:
    """Where the engine's arms have begun to part, and a string still ties them 1 : 1."""
    played = nights.Played(load(shipped()["engine"], "night-terror"), 51 * 60, 3 * 60, who=["idle"])
    parting = [look for look in played.looks() if look.tick >= 45 * 60]
    assert parting
    assert [fault for look in parting for fault in engine.strings(look)] == []


OFTEN_PLAYED = dict(nights.levels(rounds=1))
LEVELS = [
    pytest.param(made, id=name, marks=() if name in OFTEN_PLAYED else pytest.mark.sweep)
    for name, made in nights.levels()
]


@pytest.mark.slow
@pytest.mark.parametrize("load_level", LEVELS)
def test_the_contract_holds_whoever_plays(load_level: Callable[[], Level]) -> None:
    """At every other look its quick parts, now and then all; and of each run that is over the debrief."""
    level = load_level()
    recurs = level.name.startswith("recurring")
    played = nights.Played(level, level.length_ticks + 1 if recurs else SPAN, EVERY)
    faults = []
    for n, look in enumerate(played.looks()):
        faults += broken(look, slow=n % 8 == 3) if n % 2 else []
    for end, story in played.told():
        faults += [f"{end}: {fault}" for fault in common.debrief(end, story)]
    assert faults == []
