"""Level files that once broke out: whatever is in one, what is said of it is short, printable and soon said."""

import os
import pickle
import time
from pathlib import Path

import pytest

from game.foreign import SENTENCE
from game.level import LevelFault, Watched, check, load
from game.level.level_faults import LINES
from game.level.toml_reader import LARGEST
from tests.level.small import LAWS, SMALL, changed

FAULTS = Path(__file__).parent.parent / "faults" / "levels"
SOON = 6.0  # seconds: on a busy machine; alone none takes two


def findings_of(text: str) -> list[str]:
    """What is said of a text that is no level, line by line; each line is one that a terminal can show."""
    with pytest.raises(LevelFault) as fault:
        load(text, laws=LAWS)
    lines = str(fault.value).split("\n")
    assert len(lines) == len(fault.value.findings) <= LINES + 1
    assert all(line.isprintable() and 0 < len(line) <= SENTENCE for line in lines)
    return lines


@pytest.mark.parametrize("file", sorted(FAULTS.glob("*.toml")), ids=lambda file: file.stem)
def test_a_file_that_broke_out_has_findings_of_one_printable_line(file: Path) -> None:
    """Each on a line of the file, and nothing in it is taken for another finding."""
    found = check([file])
    assert found
    for finding in found:
        assert finding.line > 0
        assert str(finding).startswith(f"{file}:{finding.line}: ")
        assert str(finding).isprintable()


@pytest.mark.parametrize("file", ["201-beats.toml", "too-many-links.toml"])
def test_a_list_that_is_too_long_is_one_finding_and_the_last_good_version_stays(file: str, tmp_path: Path) -> None:
    """A list and the places of its entries are left out together."""
    level = tmp_path / "level.toml"
    level.write_text(SMALL)
    watched = Watched(level, laws=LAWS)
    good = watched.poll()
    level.write_text((FAULTS / file).read_text())
    assert isinstance(watched.poll(), LevelFault)
    assert watched.level is good
    (finding,) = check([FAULTS / file])
    assert "found a list of" in str(finding)


def test_a_fault_of_many_findings_comes_whole_from_another_process() -> None:
    """With its findings and its count."""
    with pytest.raises(LevelFault) as fault:
        load("".join(f"k{i} = 1\n" for i in range(90)), laws=LAWS)
    again = pickle.loads(pickle.dumps(fault.value))
    assert again.findings == fault.value.findings
    assert str(again) == str(fault.value)


@pytest.mark.parametrize("name", ["sector", "link", "beat", "ending", "ring", "names"])
def test_any_list_may_be_too_long(name: str) -> None:
    """It is found, whatever else is in the file."""
    text = f"{name} = [{'1, ' * 900}]\n{SMALL}" if name in ("ring", "names") else SMALL + f"\n[[{name}]]\n" * 900
    assert any(f": {name}: found a list of 9" in line for line in findings_of(text))


def many(line: str) -> str:
    """So many lines as fill a quarter of what a level file may be."""
    size = len(line.format(99999)) + 1
    return "".join(line.format(i) + "\n" for i in range(LARGEST // 4 // size))


@pytest.mark.parametrize(
    ("text", "more"),
    [
        (many("k{} = 1") + SMALL, many("k{} = 1").count("\n") - LINES),
        (SMALL + many("[t{}]"), many("[t{}]").count("\n") - LINES),
        (changed(("enough = 0.25\n", "enough = 0.25\n" + many("a{} = nan"))), many("a{} = nan").count("\n") - LINES),
        (SMALL + "[difficulty.deep-sleep]\n" + many("let.x{} = 1"), None),
    ],
    ids=["keys", "tables", "numbers", "difficulty"],
)
def test_of_many_faults_twenty_are_told_and_a_count(text: str, more: int | None) -> None:
    """Soon, too: faults that nobody is told of cost little."""
    start = time.perf_counter()
    lines = findings_of(text)
    assert time.perf_counter() - start < SOON
    assert len(lines) == LINES + 1
    assert lines[-1].endswith(f": and {more:,} more" if more else " more")
    assert more or "at least" in lines[-1]


@pytest.mark.parametrize(
    "text",
    [
        SMALL.split("[[sector]]")[0]
        + many('[[sector]]\nname = "abcdefghijk{0}"')[:60_000].rsplit("[[", 1)[0]
        + "".join(f'[[link]]\nbetween = ["abcdefghijl{i}", "abcdefghijm{i}"]\nseconds = 1\n' for i in range(384)),
        "sector = [" + "1, " * 20_000 + "]\n" + SMALL,
        changed(("bearing = 90", "at = [" + "0.5, " * 10_000 + "]")),
        changed(('title = "Small"', 'title = "' + "\\u0001" * 10_000 + '"')),
    ],
    ids=["names", "numbers", "place", "text"],
)
def test_long_lists_are_soon_looked_through(text: str) -> None:
    """The time that a file takes doesn't grow with the square of its size."""
    start = time.perf_counter()
    findings_of(text)
    assert time.perf_counter() - start < SOON


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_and_a_device_are_no_level_files(tmp_path: Path) -> None:
    """Neither is waited for, nor read without end."""
    os.mkfifo(tmp_path / "level.toml")
    for path in (tmp_path / "level.toml", Path("/dev/zero")):
        (finding,) = check([path])
        assert "not a plain file" in str(finding)
    watched = Watched(tmp_path / "level.toml")
    assert isinstance(watched.poll(), LevelFault)
