"""Settings: kept safely, and a faulty file costs one sentence and nothing else."""

import json
import os
from pathlib import Path

import pytest

from game.play.store.settings import Settings, kept_settings


def load(file: Path) -> tuple[Settings, str | None]:
    kept = kept_settings(file)
    return kept.value, kept.complaint


def save(settings: Settings, file: Path) -> str | None:
    return kept_settings(file).change(lambda _: settings)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    mine = Settings(volume=30, tremble=False, palette="protanopia", width=1600, height=900, toggle=True)
    assert save(mine, file) is None
    assert load(file) == (mine, None)
    assert [p.name for p in file.parent.iterdir() if p.name != ".lock"] == ["settings.json"]


def test_a_missing_file_is_no_fault(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == (Settings(), None)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"{", "not JSON"),
        (b"[1]", "one object"),
        (b"[" * 100_000, "not JSON"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b'{"volume": 900}', "volume is 900 where a whole number from 0 to 100 is allowed"),
        (b'{"volume": 50.0}', "volume"),
        (b'{"delay": 999}', "a whole number of milliseconds from -100 to 300"),
        (b'{"keys": {"left": [0]}}', "places of keys by what they do"),
        (b'{"keys": [4]}', "places of keys by what they do"),
        (b'{"keys_preset": 3}', "a preset's name"),
        (b'{"last_difficulty": 3}', "last_difficulty is 3 where a difficulty's name is allowed"),
        (b'{"volume": true}', "volume"),
        (b'{"volume": NaN}', "volume"),
        (b'{"tremble": "yes"}', 'tremble is "yes" where true or false is allowed'),
        (b'{"width": 3}', "960"),
        (b"9" * 5000, "not JSON"),
        (b"", "not JSON"),
    ],
)
def test_a_faulty_file_gives_defaults_and_one_sentence_and_is_kept_aside(
    tmp_path: Path, content: bytes, word: str
) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    settings, complaint = load(file)
    assert settings == Settings()
    assert complaint is not None
    assert word in complaint
    assert "\n" not in complaint
    assert (tmp_path / "settings.faulty.json").read_bytes() == content
    assert load(file) == (Settings(), None)


@pytest.mark.parametrize("faulty", [{"volume": 900}, {"tremble": "yes"}, {"keys": {"left": [0]}}, {"keys": {"x": 1}}])
def test_what_is_good_beside_a_faulty_entry_holds(tmp_path: Path, faulty: dict[str, object]) -> None:
    """Of the keys, too, only the faulty entry is left out; the file as it was is kept, and a sentence tells it."""
    file, good = tmp_path / "settings.json", {"width": 1600, "keys": {"pause": [14]}, "telepathy": True}
    keys = {**good["keys"], **faulty.get("keys", {})}  # type: ignore[dict-item]
    content = json.dumps({**good, **faulty, "keys": keys})
    file.write_text(content)
    settings, complaint = load(file)
    assert (settings.width, settings.keys) == (1600, {"pause": [14]})
    assert settings == Settings.model_validate(good)
    assert "the rest of it is used, and the file as it was is now settings.faulty.json." in (complaint or "")
    assert (tmp_path / "settings.faulty.json").read_text() == content
    assert load(file) == (settings, None)


def test_names_of_a_later_version_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"volume": 10, "telepathy": True}))
    settings, complaint = load(file)
    assert (settings.volume, complaint) == (10, None)
    assert save(settings.model_copy(update={"volume": 20}), file) is None
    written = json.loads(file.read_text())
    assert (written["volume"], written["telepathy"]) == (20, True)


@pytest.mark.parametrize(("calm", "moves"), [("true", False), ("false", True)])
def test_what_an_older_version_called_calm_holds_tremble_and_motion(tmp_path: Path, calm: str, moves: bool) -> None:
    file = tmp_path / "settings.json"
    file.write_text(f'{{"volume": 40, "calm": {calm}}}')
    settings, complaint = load(file)
    assert (settings.tremble, settings.motion, settings.volume, complaint) == (moves, moves, 40, None)
    assert save(settings, file) is None
    assert "calm" not in json.loads(file.read_text())


def test_a_directory_in_its_place_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.mkdir()
    settings, complaint = load(file)
    assert settings == Settings()
    assert complaint is not None
    assert "can't be read" in complaint
    assert "can't be saved" in (save(Settings(), file) or "")


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "can't be saved" in (save(Settings(), tmp_path / "file" / "settings.json") or "")


def test_a_save_that_breaks_off_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.json"
    save(Settings(volume=11), file)

    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left" in (save(Settings(volume=99), file) or "")
    assert load(file)[0].volume == 11
    assert [p.name for p in tmp_path.iterdir() if p.name != ".lock"] == ["settings.json"]
