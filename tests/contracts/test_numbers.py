"""Words, bounds, advice and times left follow the level: they hold with any of its numbers a third more or less."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from game.sim.fixed import STEP
from tests.contracts import nights
from tests.contracts.contract import broken
from tests.contracts.looks import Look
from tests.contracts.variants import LESS, MORE, variants

# Moments of recordings at which much is going on: seconds.
MOMENTS = {
    "platform/all-that-could-be": (123,), "guardian/overcorrection": (60,), "guardian/journey": (122,),
    "engine/richer-song": (79, 200),
}  # fmt: skip
# Numbers that words once had to themselves.
SAMPLE = ("bridge.alike", "signals.severity", "shelter.streams", "pattern.quiet", "loss.bears", "stretch.least",
          "fray.frayed", "harmony.sings", "heart.leaks", "embrace.grows", "embrace.stilled")  # fmt: skip


@cache
def moments(recording: str) -> tuple[Look, ...]:
    """The moments of a recording."""
    path: Path = next(path for path in nights.GOLDENS if path.parent.name + "/" + path.stem == recording)
    return tuple(nights.at(path, second * 60) for second in MOMENTS[recording])


def faults(recording: str, factor: float, names: tuple[str, ...] = ()) -> list[str]:
    """What of the contract doesn't hold with a number otherwise, at each moment of a recording."""
    found = []
    for look in moments(recording):
        for name, level in variants(look.level, factor):
            if not names or name in names:
                changed = replace(look, level=level).on(2 * STEP)
                found += [f"{name} x {factor}: {fault}" for fault in ([] if changed.over else broken(changed))]
    return found


@pytest.mark.parametrize("factor", [MORE, pytest.param(LESS, marks=pytest.mark.slow)])
@pytest.mark.parametrize("recording", MOMENTS)
def test_what_is_said_follows_a_sample_of_the_levels_numbers(recording: str, factor: float) -> None:
    assert faults(recording, factor, SAMPLE) == []


@pytest.mark.slow
@pytest.mark.parametrize("factor", [MORE, LESS])
@pytest.mark.parametrize("recording", MOMENTS)
def test_what_is_said_follows_every_number_of_the_level(recording: str, factor: float) -> None:
    assert faults(recording, factor) == []
