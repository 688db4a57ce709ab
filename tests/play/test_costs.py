"""The benches of the picture: each size of each dream, and what the window takes, can be measured."""

from pathlib import Path

import pytest

from game.play.headless.frame_cost import frame_costs
from game.play.headless.start_cost import start_cost
from game.play.shell.loop_cost import SHOWN, loop_costs


def test_frames_are_told_in_milliseconds_and_in_blits() -> None:
    (cost,) = frame_costs("2", "lucid", sizes=[(960, 540)], seconds=0.5).values()
    assert 0 < cost.median_ms <= cost.p99_ms
    assert 0 < cost.median_blits <= cost.p99_blits


@pytest.mark.slow
def test_what_the_window_takes_is_told_for_all_that_is_shown() -> None:
    found = loop_costs(seconds=0.05, settling=0.05)
    assert list(found) == list(SHOWN)
    assert all(0 <= share < 3 for share in found.values())


@pytest.mark.slow
def test_the_window_shows_a_picture_before_the_menu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a whole process; how long it takes is the bench's to say."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    cost = start_cost()
    assert 0 < cost.picture < cost.menu
