"""Progress: what was reached is kept, also through a faulty file and by names that a later version wrote."""

import json
import os
from pathlib import Path

import pytest

from game.level import Level, load
from game.play.store.progress import (
    BEST,
    LEDGER,
    Dreamt,
    Night,
    Progress,
    RecurringRun,
    kept_progress,
    progress_file,
)
from game.session import Result, RoundState

LEVEL: Level = load(Path(__file__).parents[2] / "levels" / "short.toml")


def load_progress(file: Path) -> tuple[Progress, str | None]:
    kept = kept_progress(file)
    return kept.value, kept.complaint


def save_progress(notes: Progress, file: Path) -> str | None:
    return kept_progress(file).change(lambda _: notes)


def result(ending: str, score: int, won: bool = False, seed: int = 7) -> Result:
    return Result("short", seed, "deep-sleep", "", 600, 10.0, ending, won, score, None, "0" * 32)


def night(dream: int | None, difficulty: str, *won: bool) -> Night:
    return Night(dream=dream, difficulty=difficulty, won=won)


def recurring(seed: int, date: str, rounds: int, score: int) -> RecurringRun:
    return RecurringRun(seed=seed, date=date, rounds=rounds, score=score)


def test_it_lies_beside_the_settings(tmp_path: Path) -> None:
    assert progress_file(tmp_path / "settings.json") == tmp_path / "progress.json"


def test_the_best_of_a_dream_stays_and_every_ending_is_counted() -> None:
    notes = Progress()
    notes.note_run(LEVEL, result("overrun", 120, seed=1))
    notes.note_run(LEVEL, result("renewal", 80, won=True, seed=2))
    notes.note_run(LEVEL, result("overrun", 900, seed=3))
    best = notes.reached("short", "deep-sleep")
    assert best is not None
    assert (best.ending, best.title, best.won) == ("renewal", "Renewal", True)
    assert (best.score, best.seed, best.runs) == (80, 2, 3)
    assert notes.endings("short") == {"overrun": ("Overrun", 2), "renewal": ("Renewal", 1)}
    assert notes.reached("short", "light-sleep") is None


def test_a_run_that_was_left_is_not_counted() -> None:
    notes = Progress()
    notes.note_run(LEVEL, result("Unfinished", 100))
    assert notes == Progress()


def test_the_same_run_told_again_is_one_run() -> None:
    notes = Progress()
    notes.note_run(LEVEL, result("overrun", 10))
    notes.note_run(LEVEL, result("renewal", 10, won=True), again=True)
    best = notes.reached("short", "deep-sleep")
    assert best is not None
    assert (best.ending, best.runs) == ("renewal", 1)


def test_a_lesson_that_was_learned_stays_learned() -> None:
    notes = Progress()
    assert notes.taught(2) == ""
    notes.note_lesson(2, "skipped")
    assert notes.taught(2) == "skipped"
    notes.note_lesson(2, "learned")
    notes.note_lesson(2, "skipped")
    assert notes.taught(2) == "learned"


def test_a_night_is_kept_until_the_morning() -> None:
    notes = Progress()
    notes.note_night(night(2, "light-sleep", True))
    assert notes.night == night(2, "light-sleep", True)
    notes.note_morning()
    assert (notes.night, notes.nights) == (None, 1)


def test_the_list_of_the_recurring_dream_holds_the_farthest() -> None:
    notes = Progress()
    for rounds in range(1, BEST + 3):
        notes.note_recurring(recurring(rounds, "2026-01-02", rounds, 100))
    assert [run.rounds for run in notes.recurring] == list(range(BEST + 2, 2, -1))
    assert notes.note_recurring(recurring(5, "2026-01-02", 1, 0)) == 0
    assert notes.note_recurring(recurring(6, "2026-01-02", 99, 0)) == 1


def test_what_is_saved_is_loaded_and_unknown_names_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "progress.json"
    notes = Progress()
    notes.note_run(LEVEL, result("renewal", 80, won=True))
    notes.note_lesson(1, "learned")
    notes.note_night(night(3, "deep-sleep", True, False))
    notes.note_recurring(recurring(20261121, "2026-11-21", 4, 1700))
    notes.note_standing(RoundState(5, 3, 62, 900))
    assert save_progress(notes, file) is None
    written = json.loads(file.read_text())
    written["telepathy"] = {"level": 9}
    written["dreams"]["short"]["deep-sleep"]["weather"] = "rain"
    file.write_text(json.dumps(written))
    found, complaint = load_progress(file)
    assert complaint is None
    assert save_progress(found, file) is None
    assert json.loads(file.read_text()) == written
    found.note_run(LEVEL, result("renewal", 90, won=True))
    assert save_progress(found, file) is None
    later = json.loads(file.read_text())
    assert later["telepathy"] == {"level": 9}
    best = later["dreams"]["short"]["deep-sleep"]
    assert (best["weather"], best["score"], best["runs"]) == ("rain", 90, 2)
    assert found.standing == RoundState(5, 3, 62, 900)


WRITTEN_BEFORE = """{
  "endings": {"platform": {"renewal": {"times": 3, "title": "Renewal"}}},
  "dreams": {"platform": {"deep-sleep": {"ending": "renewal", "title": "Renewal", "won": true, "rank": 2, "score": 431,
             "seed": 7, "runs": 5}}},
  "lessons": {"1": "learned", "2": "skipped"},
  "night": {"next": 4, "difficulty": "deep-sleep", "won": [true, false, true]},
  "nights": 2,
  "recurring": [{"seed": 20261121, "date": "2026-11-21", "rounds": 4, "score": 1700}],
  "standing": null
}"""


def test_a_file_of_the_first_version_is_read_by_the_same_names(tmp_path: Path) -> None:
    file = tmp_path / "progress.json"
    file.write_text(WRITTEN_BEFORE)
    notes, complaint = load_progress(file)
    assert complaint is None
    best = notes.reached("platform", "deep-sleep")
    assert best is not None
    assert (best.ending, best.score, best.runs) == ("renewal", 431, 5)
    assert notes.endings("platform") == {"renewal": ("Renewal", 3)}
    assert (notes.taught(1), notes.taught(2), notes.taught(3)) == ("learned", "skipped", "")
    assert (notes.night, notes.nights) == (night(None, "deep-sleep", True, False, True), 2)
    assert (notes.recurring, notes.standing) == ([recurring(20261121, "2026-11-21", 4, 1700)], None)
    assert save_progress(notes, file) is None
    written = json.loads(WRITTEN_BEFORE)
    del written["standing"]  # nothing is written of what there isn't
    written["night"] = {"dream": None, "difficulty": "deep-sleep", "won": [True, False, True]}
    assert json.loads(file.read_text()) == written


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"{", "not JSON"),
        (b"[1]", "one object"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b'{"dreams": 3}', "dreams"),
        (b'{"dreams": {"platform": {"deep-sleep": {"ending": "x"}}}}', "dreams"),
        (b'{"endings": {"platform": {"x": {"times": 1}}}}', "endings"),
        (b'{"lessons": {"1": 3}}', "lessons"),
        (b'{"night": {"difficulty": "deep-sleep", "won": []}}', "night"),
        (b'{"night": {"dream": -1, "difficulty": "deep-sleep", "won": []}}', "night"),
        (b'{"night": {"next": 1, "difficulty": "coma", "won": []}}', "night"),
        (b'{"night": {"next": 2, "difficulty": "deep-sleep", "won": [1]}}', "night"),
        (b'{"night": {"next": "2", "difficulty": "deep-sleep", "won": []}}', "night"),
        (b'{"nights": -1}', "nights"),
        (b'{"nights": 9007199254740993}', "nights"),
        (b'{"nights": 1.0}', "nights"),
        (b'{"nights": true}', "nights"),
        (b'{"recurring": [{"seed": 1}]}', "recurring"),
        (b'{"standing": {"seed": 1, "round": 2, "composure": 101, "score": 0}}', "standing"),
        (b'{"standing": {"seed": 1, "round": 0, "composure": 50, "score": 0}}', "standing"),
    ],
)
def test_a_faulty_file_is_moved_aside_with_one_sentence(tmp_path: Path, content: bytes, word: str) -> None:
    file = tmp_path / "progress.json"
    file.write_bytes(content)
    notes, complaint = load_progress(file)
    assert notes == Progress()
    assert complaint is not None
    assert word in complaint
    assert "\n" not in complaint
    assert (tmp_path / "progress.faulty.json").read_bytes() == content
    assert not file.exists()


def test_a_save_that_breaks_off_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "progress.json"
    save_progress(Progress(nights=1), file)

    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left" in (save_progress(Progress(nights=2), file) or "")
    assert json.loads(file.read_text()) == {"nights": 1}
    assert [p.name for p in tmp_path.iterdir() if p.name != ".lock"] == ["progress.json"]


def test_marks_are_counted_and_the_ledger_keeps_the_latest(tmp_path: Path) -> None:
    notes = Progress()
    notes.note_marks("platform", ["lit", "root"])
    notes.note_marks("platform", ["lit"])
    notes.note_marks("guardian", [])
    for seed in range(LEDGER + 2):
        notes.note_dreamt(
            Dreamt(
                date="2026-01-01", title="The Platform", place="Averne", seed=seed, ending="Renewal", won=True,
                saved=("Oda",), missing=("Pell", "Ruth"),
            )
        )  # fmt: skip
    file = tmp_path / "progress.json"
    assert save_progress(notes, file) is None
    again, complaint = load_progress(file)
    assert complaint is None
    assert again.marks == {"platform": {"lit": 2, "root": 1}}
    assert [each.seed for each in again.ledger] == list(range(LEDGER + 1, 1, -1))
    assert again.ledger[0].missing == ("Pell", "Ruth")
