"""Faults that are planted in recordings and signed again: both ways of verifying find the same, at the same tick."""

import random
from pathlib import Path

import pytest

from game.replay import verify
from tests.replay.mutants import joined, signed
from tests.replay.planted import judge, sources


@pytest.mark.parametrize(
    "seed", [pytest.param(seed, marks=pytest.mark.sweep if seed else pytest.mark.slow) for seed in range(67)]
)
def test_a_planted_fault_is_found_side_by_side_as_by_playing_through(tmp_path: Path, seed: int) -> None:
    """Thirty for each seed: state bits, commands moved by a tick, seconds swapped or left out, other level texts."""
    for number in range(30):
        judge(tmp_path / "planted.replay", random.Random(f"planted {seed} {number}"), number)


def test_what_faults_are_planted_in_is_exact(tmp_path: Path) -> None:
    """The recordings without a fault, put together again."""
    for i, parts in enumerate(sources()):
        path = tmp_path / f"{i}"
        path.write_bytes(signed(joined(parts)))
        assert verify(path).code == 0
