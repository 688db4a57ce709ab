"""Where levels lie, checking folders, and a level that is edited while it's played."""

import os
from pathlib import Path

import pytest

from game.level import Level, LevelFault, Watched, check, resolve, shipped
from tests.level.small import LAWS, SMALL, changed


def test_a_level_is_found_by_number_by_name_and_by_path(tmp_path: Path) -> None:
    platform = shipped()["platform"]
    assert resolve("1") == resolve("01") == resolve("platform") == platform
    assert resolve(str(platform)) == platform
    assert resolve(str(tmp_path)) == tmp_path


@pytest.mark.parametrize("level", ["9", "platfrom", "9" * 5000, "", "²", "a\0b"])
def test_a_level_there_is_none_of_says_which_there_are(level: str) -> None:
    with pytest.raises(LevelFault, match="platform"):
        resolve(level)


def test_a_typo_in_the_name_of_a_level_is_answered_with_the_nearest() -> None:
    with pytest.raises(LevelFault, match='did you mean "platform"'):
        resolve("platfrom")


def test_checking_a_folder_checks_every_level_in_it(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(SMALL)
    (tmp_path / "bad.toml").write_text(changed(("dream = 1", "dream = 8")))
    (tmp_path / "worse.toml").write_text("[")
    (tmp_path / "other.txt").write_text("[")
    found = check([tmp_path, tmp_path / "none.toml"], LAWS)
    assert [Path(finding.path).name for finding in found] == ["bad.toml", "worse.toml", "none.toml"]
    assert check([tmp_path / "good.toml"], LAWS) == []


def test_a_folder_without_levels_is_worth_a_word(tmp_path: Path) -> None:
    assert [finding.found for finding in check([tmp_path], LAWS)] == ["a folder without level files"]


def test_the_shipped_levels_have_no_faults() -> None:
    assert list(map(str, check(shipped().values()))) == []


def test_a_watched_level_changes_when_its_file_does(tmp_path: Path) -> None:
    file = tmp_path / "small.toml"
    file.write_text(SMALL)
    watched = Watched(file, laws=LAWS)
    first = watched.poll()
    assert isinstance(first, Level)
    assert watched.poll() is None
    file.write_text(changed(("Three places.", "Four places.")))
    assert isinstance(second := watched.poll(), Level)
    assert second.summary == "Four places."
    assert [watched.poll() for _ in range(3)] == [None] * 3


def test_a_watched_level_keeps_its_last_good_version(tmp_path: Path) -> None:
    file = tmp_path / "small.toml"
    file.write_text(SMALL)
    watched = Watched(file, laws=LAWS)
    first = watched.poll()
    file.write_text("[")
    assert isinstance(watched.poll(), LevelFault)
    file.unlink()
    assert isinstance(watched.poll(), LevelFault)
    assert watched.level is first
    assert watched.fault is not None
    file.write_text(SMALL)
    assert isinstance(watched.poll(), Level)
    assert watched.fault is None


def test_a_change_that_leaves_size_and_time_alone_is_seen_too(tmp_path: Path) -> None:
    file = tmp_path / "small.toml"
    file.write_text(SMALL)
    stamp = file.stat().st_mtime_ns
    watched = Watched(file, laws=LAWS)
    watched.poll()
    file.write_text(changed(("Three", "Seven")))
    os.utime(file, ns=(stamp, stamp))
    assert isinstance(seen := watched.poll(), Level)
    assert seen.summary == "Seven places."


def test_touching_a_file_is_no_change(tmp_path: Path) -> None:
    file = tmp_path / "small.toml"
    file.write_text(SMALL)
    watched = Watched(file, laws=LAWS)
    watched.poll()
    os.utime(file, ns=(1, 1))
    assert [watched.poll(), watched.poll()] == [None, None]
