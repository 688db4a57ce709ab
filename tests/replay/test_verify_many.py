"""Many recordings: each has the verdict that it has alone, in the order in which they were named."""

from pathlib import Path

import pytest

from game.cli import main
from game.faults import Fault
from game.replay import recordings_in, verify, verify_many
from game.tune.bench import verify_speed
from tests.replay.mutants import joined, signed
from tests.replay.planted import sources


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Recordings of each dream, one torn, one that is none."""
    made = tmp_path_factory.mktemp("many")
    for i, parts in enumerate(sources()):
        (made / f"{i}.replay").write_bytes(signed(joined(parts)))
    (made / "4.replay").write_bytes((made / "0.replay").read_bytes()[:-9])
    (made / "5.replay").write_bytes(b"nothing")
    (made / "notes.txt").write_bytes(b"nothing")
    return made


def test_each_has_its_own_verdict(folder: Path) -> None:
    """Those that are shared among processes too."""
    paths = recordings_in(folder)
    assert [path.name for path in paths] == [f"{i}.replay" for i in range(6)]
    assert list(verify_many(paths, jobs=2)) == [verify(path) for path in paths]


def test_a_folder_makes_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row for each, then how many there are of each kind; the exit code is the worst."""
    assert main(["verify", str(folder)]) == 2
    printed = capsys.readouterr()
    *rows, last = printed.out.splitlines()
    assert [row.split()[1] for row in rows] == ["exact"] * 4 + ["unreadable"] * 2
    assert last.startswith("6 recordings: 4 exact, 0 differs, 2 unreadable, in ")
    assert printed.err == ""


def test_a_folder_without_recordings_is_a_fault(tmp_path: Path) -> None:
    """It says what would have been looked for."""
    with pytest.raises(Fault, match=r"\*\.replay"):
        recordings_in(tmp_path)


def test_how_fast_a_recording_is_verified_is_measured() -> None:
    """Of one that takes a few seconds."""
    assert verify_speed("1", 200) > 0
