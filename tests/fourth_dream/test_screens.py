"""A fourth dream on screen, in a process that finds it: its tests stand in `inside`."""

from pathlib import Path

import pytest

from tests.distribution import ROOT
from tests.fourth_dream.installed import HOME, failures_with_it, install


@pytest.mark.slow
def test_its_screens_work_as_any_others(tmp_path: Path) -> None:
    """Title, choice, desk by keys and by mouse, debrief, replay, keys, sounds, every size."""
    install(tmp_path)
    records = ROOT / "tests" / "play" / "dreams" / "test_records.py"
    assert failures_with_it(tmp_path, str(HOME / "inside" / "screens.py"), str(records)) == ""


@pytest.mark.slow
def test_a_click_hits_what_its_desk_says_lies_there(tmp_path: Path) -> None:
    """Sampled as the desks of the shipped dreams are."""
    install(tmp_path)
    places = ROOT / "tests" / "play" / "dreams" / "test_places.py"
    assert failures_with_it(tmp_path, str(places), "-k", "weir") == ""


@pytest.mark.slow
@pytest.mark.parametrize("which", ["deep-sleep", "not deep-sleep"])
def test_what_its_desk_says_is_what_its_laws_do(tmp_path: Path, which: str) -> None:
    """The contract that each dream passes, and what its own desk tells: times left, alarms, refusals."""
    install(tmp_path)
    assert failures_with_it(tmp_path, str(HOME / "inside" / "contract.py"), "-k", which) == ""
