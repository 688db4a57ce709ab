"""The stored tables."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from game.sim import tables

BAKE = Path(__file__).resolve().parents[2] / "tools" / "bake_tables.py"


@pytest.fixture(scope="module")
def baked() -> dict[str, np.ndarray]:
    """The tables as the tool prints them on this machine."""
    text = subprocess.run([sys.executable, BAKE], capture_output=True, text=True, check=True, encoding="utf-8").stdout
    names: dict[str, np.ndarray] = {}
    exec(text, names)
    return names


@pytest.mark.parametrize(
    ("name", "length"), [("ROOT", 257), ("EXP", 258), ("NORMAL", 4097), ("SINE", 1025), ("WAVE", 4096)]
)
def test_stored_tables_are_what_the_tool_bakes(baked, name, length) -> None:
    """Each table has its length, and equals what the tool computes here but for the last place, which libm
    may turn."""
    stored = getattr(tables, name)
    assert stored.dtype == np.int32
    assert len(stored) == length
    assert np.abs(stored - baked[name]).max() <= 1


def test_the_tool_bakes_every_table(baked) -> None:
    """Nothing is stored that can't be baked anew."""
    assert {name for name in vars(tables) if name.isupper()} == {name for name in baked if name.isupper()}
