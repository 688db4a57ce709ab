"""The README's pictures: the tool that draws them knows each, and each is in the tree and small."""

import re
from pathlib import Path

import pytest

from game.level.clock import ticks_of
from game.replay import read
from tools.make_goldens import FOLDER
from tools.make_pictures import MOST, OUT, PICTURES, Shown

README = Path(__file__).parents[1] / "README.md"


def test_the_tool_draws_all_that_readme_shows_and_nothing_else() -> None:
    """A still and a clip of each; none is so large that a page waits for it."""
    shown = {Path(path).name for path in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README.read_text(encoding="utf-8"))}
    assert shown == {f"{each.name}{kind}" for each in PICTURES for kind in (".png", ".webp")}
    assert {path.name for path in OUT.iterdir()} == shown
    assert all(path.stat().st_size <= MOST for path in OUT.iterdir())


@pytest.mark.parametrize("shown", PICTURES, ids=lambda shown: shown.name)
def test_a_recording_has_the_moments_that_are_shown(shown: Shown) -> None:
    """Also once goldens were recorded anew."""
    replay = read(FOLDER / shown.golden)
    assert 0 < ticks_of(shown.start) <= ticks_of(shown.still) <= ticks_of(shown.end) <= replay.ticks
