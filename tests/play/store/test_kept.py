"""Kept files: set aside where they are faulty, and shared by copies of the game without one losing what another did."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.play.store import kept as kept_module
from game.play.store.kept import Kept
from game.play.store.progress import Night, Progress, kept_progress
from game.play.store.settings import Settings, kept_settings

ROOT = Path(__file__).resolve().parents[3]
UNIX = pytest.mark.skipif(os.name == "nt", reason="needs pipes and devices of Unix")
KINDS = pytest.mark.parametrize("keep", [kept_settings, kept_progress])
Keep = Callable[[Path], Kept[Settings] | Kept[Progress]]


def unchanged(value: object) -> object:
    return value


@KINDS
@pytest.mark.parametrize(
    ("content", "word"),
    [
        ('{"later": "a\\u0000b"}', "can't be shown"),
        ('{"later": ["\\u001b[2J"]}', "can't be shown"),
        ('{"\\ud800": 1}', "can't be shown"),
        ('{"later": {"date": "\\udfff"}}', "can't be shown"),
        ('{"later": ' + "[" * 40 + "]" * 40 + "}", "within one another"),
        ('{"later": "' + "x" * (1 << 20) + '"}', "more than 1 MiB"),
        ('{"later": ' + "9" * 5000 + "}", "not JSON"),
    ],
)
def test_what_cant_be_shown_or_written_again_is_set_aside(tmp_path: Path, keep: Keep, content: str, word: str) -> None:
    """Wherever it stands, also under names that only a later version knows."""
    file = tmp_path / "kept.json"
    file.write_text(content)
    kept = keep(file)
    assert word in (kept.complaint or "")
    assert "\n" not in (kept.complaint or "")
    assert (tmp_path / "kept.faulty.json").read_text() == content
    assert kept.change(unchanged) is None  # type: ignore[arg-type]
    assert keep(file).complaint is None


@pytest.mark.parametrize("file", sorted((ROOT / "tests" / "faults" / "progress").iterdir()), ids=lambda file: file.name)
def test_progress_that_once_broke_a_menu_is_set_aside(tmp_path: Path, file: Path) -> None:
    path = tmp_path / "progress.json"
    path.write_bytes(file.read_bytes())
    kept = kept_progress(path)
    assert kept.value == Progress()
    assert "can't be shown" in (kept.complaint or "")
    assert (tmp_path / "progress.faulty.json").read_bytes() == file.read_bytes()


@UNIX
@KINDS
def test_what_is_no_file_is_set_aside_at_once(tmp_path: Path, keep: Keep) -> None:
    """A pipe would be waited for, and a device has no end."""
    file = tmp_path / "kept.json"
    for number, make in enumerate((os.mkfifo, lambda path: os.symlink("/dev/zero", path)), 1):
        make(file)
        kept = keep(file)
        assert "not a plain file" in (kept.complaint or "")
        assert len(list(tmp_path.glob("kept.faulty*"))) == number
        assert not os.path.lexists(file)


@KINDS
def test_what_was_set_aside_before_stays(tmp_path: Path, keep: Keep) -> None:
    file = tmp_path / "kept.json"
    for text in ("one", "two", "three"):
        file.write_text(text)
        keep(file)
    assert sorted(each.read_text() for each in tmp_path.glob("kept.faulty*")) == ["one", "three", "two"]


@KINDS
def test_a_file_that_becomes_faulty_is_set_aside_and_what_was_known_is_written(tmp_path: Path, keep: Keep) -> None:
    file = tmp_path / "kept.json"
    file.write_text('{"later": 7}')
    kept = keep(file)
    file.write_text("torn")
    assert "not JSON" in (kept.change(unchanged) or "")  # type: ignore[arg-type]
    assert json.loads(file.read_text())["later"] == 7
    assert (tmp_path / "kept.faulty.json").read_text() == "torn"


# Two copies


def test_changes_by_two_copies_both_count(tmp_path: Path) -> None:
    """A night that one has finished stays finished, whatever the other, which still sees it under way, notes."""
    file = tmp_path / "progress.json"
    kept_progress(file).change(noting(lambda n: n.note_night(Night(dream=3, difficulty="deep-sleep", won=(True,)))))
    one, other = kept_progress(file), kept_progress(file)
    one.change(noting(Progress.note_morning))
    assert other.value.night
    other.change(noting(lambda notes: notes.note_lesson(2, "learned")))
    for found in (kept_progress(file).value, other.value):
        assert (found.night, found.nights, found.taught(2)) == (None, 1, "learned")
    assert one.value.taught(2) == ""
    one.refresh()
    assert one.value == other.value
    settings = tmp_path / "settings.json"
    loud, muted = kept_settings(settings), kept_settings(settings)
    loud.change(lambda kept: kept.model_copy(update={"volume": 30}))
    muted.change(lambda kept: kept.model_copy(update={"muted": True}))
    assert kept_settings(settings).value == Settings(volume=30, muted=True)


def test_what_couldnt_be_written_is_written_with_the_next_change_and_once(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.write_text("in the way")
    kept = kept_progress(folder / "progress.json")
    for _ in range(2):
        assert "can't be saved" in (kept.change(noting(Progress.note_morning)) or "")
    assert kept.value.nights == 2
    folder.unlink()
    assert kept.change(noting(Progress.note_morning)) is None
    assert kept_progress(folder / "progress.json").value.nights == kept.value.nights == 3


def noting(note: Callable[[Progress], object]) -> Callable[[Progress], Progress]:
    def change(notes: Progress) -> Progress:
        note(notes)
        return notes

    return change


MORNINGS = """
import sys
from pathlib import Path
from tests.play.store.test_kept import noting
from game.play.store.progress import Progress, kept_progress
kept = kept_progress(Path(sys.argv[1]))
print("ready", flush=True)
for _ in range(int(sys.argv[2])):
    print(kept.change(noting(Progress.note_morning)) or "good", flush=True)
"""


def copy(file: Path, mornings: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", MORNINGS, str(file), str(mornings)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


@pytest.mark.long
def test_no_change_of_any_copy_is_lost(tmp_path: Path) -> None:
    """Three processes change one file as fast as they can."""
    file = tmp_path / "progress.json"
    copies = [copy(file, 40) for _ in range(3)]
    said = [each.communicate(timeout=60)[0].split() for each in copies]
    assert said == [["ready", *["good"] * 40]] * 3
    assert kept_progress(file).value.nights == 120


@UNIX
@pytest.mark.slow
def test_a_copy_that_is_killed_keeps_no_lock_and_leaves_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "progress.json"
    nights = 0
    for i in range(4):
        killed = copy(file, 10_000)
        assert killed.stdout
        assert killed.stdout.readline() == "ready\n"
        time.sleep(0.03 + i / 100)
        killed.send_signal(signal.SIGKILL)
        said = killed.communicate()[0].split()
        kept = kept_progress(file)
        assert kept.complaint is None
        assert nights + len(said) <= kept.value.nights <= nights + len(said) + 1
        assert kept.change(unchanged) is None
        assert {each.name for each in tmp_path.iterdir()} == {"progress.json", ".lock"}
        nights = kept.value.nights


@UNIX
def test_a_copy_that_stands_still_with_the_lock_is_no_reason_to_wait_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_module, "PATIENCE", 0.1)
    kept = kept_settings(tmp_path / "settings.json")
    with kept_module.locked(tmp_path / ".lock", 0):
        assert "another copy" in (kept.change(lambda now: now.model_copy(update={"volume": 10})) or "")
    assert kept.value.volume == 10
    assert kept.change(lambda now: now.model_copy(update={"muted": True})) is None
    assert kept_settings(tmp_path / "settings.json").value == Settings(volume=10, muted=True)
