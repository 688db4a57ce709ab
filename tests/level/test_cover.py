"""What menus tell of a level is what it says, also where its laws are faulty."""

from pathlib import Path

import pytest

from game.level import LevelFault, cover_of, load, shipped

FACTS = ("name", "title", "dream", "summary", "difficulties")


@pytest.mark.parametrize("file", shipped().values(), ids=shipped())
def test_a_cover_is_as_its_level(file: Path) -> None:
    cover, level = cover_of(file), load(file)
    assert [getattr(cover, fact) for fact in FACTS] == [getattr(level, fact) for fact in FACTS]
    assert [*cover.endings] == [(way.won, way.rank) for way in level.endings]


def test_faulty_numbers_of_a_law_leave_the_cover(tmp_path: Path) -> None:
    """They are said when the level is chosen: the menu stands."""
    text = shipped()["platform"].read_text("utf-8")
    broken = tmp_path / "1-platform.toml"
    broken.write_text(text.replace("[laws.demand]", "[laws.demand]\nfloor_of_no_law = 3"), "utf-8")
    with pytest.raises(LevelFault):
        load(broken)
    assert cover_of(broken) == cover_of(shipped()["platform"])


@pytest.mark.parametrize("line", ['title = "The Platform"', "dream = 1", 'summary = "', "[[ending]]"])
def test_a_cover_that_is_faulty_itself_is_the_level_fault(tmp_path: Path, line: str) -> None:
    text = shipped()["platform"].read_text("utf-8")
    assert line in text
    broken = tmp_path / "1-platform.toml"
    broken.write_text(
        text.replace(line, line.replace(line.partition(" ")[0], "ending", 1) if "[" not in line else "[[e]]")
    )
    with pytest.raises(LevelFault):
        cover_of(broken)
