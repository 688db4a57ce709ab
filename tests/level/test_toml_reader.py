"""From files to TOML data, or to one sentence that says why not."""

from pathlib import Path

import pytest

from game.level.level_faults import LevelFault
from game.level.toml_reader import LARGEST, parse, read_text


def sentence(path: Path) -> str:
    with pytest.raises(LevelFault) as fault:
        read_text(path)
    assert len(fault.value.findings) == 1
    return str(fault.value)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "no such file" in sentence(tmp_path / "none.toml")


def test_a_missing_file_beside_one_of_a_like_name_names_that(tmp_path: Path) -> None:
    (tmp_path / "1-platform.toml").write_text("")
    assert f'did you mean "{tmp_path / "1-platform.toml"}"?' in sentence(tmp_path / "1-platfrom.toml")
    assert "did you mean" not in sentence(tmp_path / "other.toml")


def test_a_folder_is_no_level(tmp_path: Path) -> None:
    assert "found a folder" in sentence(tmp_path)


def test_a_binary_file_is_no_level(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    assert "a binary file" in sentence(tmp_path / "x.toml")


def test_bytes_that_are_not_utf8_are_named_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b'a = 1\nb = "\xff"\n')
    assert "x.toml:2: found byte 0xff" in sentence(tmp_path / "x.toml")


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"#" * (LARGEST + 1))
    assert "more than 256 KiB" in sentence(tmp_path / "x.toml")


def test_a_name_no_file_can_have_is_a_fault_too() -> None:
    assert "allowed: " in sentence(Path("a\0b"))


def test_line_ends_and_byte_order_mark_of_windows_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n")
    assert read_text(tmp_path / "x.toml") == "a = 1\nb = 2\n"


@pytest.mark.parametrize(("text", "line"), [
    ("a = 1\nb = \n", 2),
    ("a = 1\n[b\n", 2),
    ("a = 1\na = 2\n", 2),
    ("a = 1\n\nb = nil\n", 3),
    ('a = "x\n', 1),
])  # fmt: skip
def test_a_fault_of_syntax_names_its_line(text: str, line: int) -> None:
    with pytest.raises(LevelFault) as fault:
        parse(text)
    assert [finding.line for finding in fault.value.findings] == [line]
    assert "TOML" in str(fault.value)


@pytest.mark.parametrize("text", ["a = 1\0", "a = '\ud800'", "x" * (LARGEST + 1)])
def test_text_that_no_file_could_hold_is_a_fault(text: str) -> None:
    with pytest.raises(LevelFault):
        parse(text)
