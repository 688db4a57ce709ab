"""A fourth dream on screen, in a process that finds it: its tests stand in `inside`."""

from pathlib import Path

from tests.distribution import ROOT
from tests.fourth_dream.installed import HOME, failures_with_it, install


def test_its_screens_work_as_any_others(tmp_path: Path) -> None:
    """Title, choice, desk by keys and by mouse, debrief, replay, keys, sounds, every size."""
    install(tmp_path)
    records = ROOT / "tests" / "play" / "dreams" / "test_records.py"
    assert failures_with_it(tmp_path, str(HOME / "inside" / "screens.py"), str(records)) == ""
