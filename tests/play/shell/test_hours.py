"""Memory and handles of a window stay what they are, however long it is played in."""

from pathlib import Path

import pytest

from tests.play.shell.hours import MOST, Look, faults_of, hours


@pytest.mark.sweep
def test_four_hours_of_menus_runs_recordings_and_resizes(tmp_path: Path) -> None:
    assert faults_of(hours(tmp_path, 4 * 3600)) == []


def test_growth_is_found() -> None:
    """In all, from quarter to quarter, and of handles."""
    flat = [Look(300 + n % 3, 20 + n % 2) for n in range(40)]
    assert faults_of(flat) == []
    assert faults_of([Look(MOST + 1, 20), *flat]) == [f"{MOST + 1} MB at most, where {MOST} are allowed"]
    assert "in the last quarter" in faults_of([Look(200 + 2 * n, 20) for n in range(40)])[0]
    assert "handles" in faults_of([Look(300, 20 + n // 2) for n in range(40)])[0]
