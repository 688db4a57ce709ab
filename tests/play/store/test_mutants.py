"""Whatever settings and progress hold, they are gone by or set aside with a sentence, and every menu can be drawn."""

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.play.shell.app import App
from game.play.store.progress import Progress, kept_progress
from game.play.store.settings import Settings, kept_settings
from tests.schema_mutants import OTHERS, SchemaMutator

FAULTS = sorted((Path(__file__).parents[2] / "faults" / "progress").glob("*.json"))
WHOLE: dict[str, Any] = {
    "dreams": {
        "platform": {
            "deep-sleep": {
                "ending": "renewal", "title": "Renewal", "won": True, "rank": 5, "score": 700, "seed": 1, "runs": 2,
            },
        },
    },
    "endings": {"platform": {"renewal": {"title": "Renewal", "times": 2}}},
    "lessons": {"1": "learned"},
    "night": {"dream": 2, "difficulty": "deep-sleep", "won": [True]},
    "nights": 1,
    "recurring": [{"seed": 5, "date": "2026-01-01", "rounds": 3, "score": 1200}],
    "standing": {"seed": 5, "round": 2, "composure": 80, "score": 700},
}  # fmt: skip
JSON = [other for other in OTHERS if not isinstance(other, date)] + ["\ud800", "\u2028", 10**400, -(2**53), 2**53 + 1]
PROGRESS = SchemaMutator(Progress.model_json_schema(by_alias=True), JSON)
SETTINGS = SchemaMutator(Settings.model_json_schema(), JSON)
RARE = [0, *(pytest.param(seed, marks=pytest.mark.slow if seed < 8 else pytest.mark.sweep) for seed in range(1, 20))]
BITS = (b"", b"\0", b"\xff", b'"', b"[" * 3000, b"{}", b"9" * 5000)


def garbled(content: bytes, chance: random.Random) -> bytes:
    """Sometimes not even JSON."""
    if chance.random() < 0.8:
        return content
    at = chance.randrange(len(content))
    return content[:at] + chance.choice(BITS) + content[at + 1 :]


def told(complaint: str | None, file: Path, content: bytes) -> None:
    """A complaint is one printable sentence, and the file is there under another name: what is in its place is good."""
    if complaint is None:
        return
    assert complaint.isprintable()
    assert len(complaint) < 1000
    if file.exists():
        json.loads(file.read_bytes())
    assert content in [other.read_bytes() for other in file.parent.glob("*.faulty*.json")]


def menus(app: App) -> None:
    """Every screen that shows what was reached."""
    surface = pygame.Surface((960, 540))
    for show in (app.director.title, app.director.recurring, app.director.night, app.director.lessons_menu):
        show()
        for _ in range(3):
            app.stack.send("handle", pygame.event.Event(pygame.KEYDOWN, key=pygame.K_DOWN, mod=0))
            app.stack.draw(surface, 1.0)
    app.director.title()


@pytest.mark.parametrize("file", FAULTS, ids=lambda file: file.stem)
def test_notes_that_broke_out_are_set_aside(tmp_path: Path, file: Path) -> None:
    """With a sentence."""
    (tmp_path / "progress.json").write_bytes(file.read_bytes())
    kept = kept_progress(tmp_path / "progress.json")
    assert kept.value == Progress()
    assert kept.complaint
    told(kept.complaint, kept.path, file.read_bytes())


@pytest.mark.parametrize("seed", RARE)
def test_mutants_of_progress_are_drawn_or_set_aside(app: App, tmp_path: Path, seed: int) -> None:
    """Some for each seed; what is taken can be written and read again."""
    for number in range(8 if seed == 0 else 40):
        chance = random.Random(f"progress {seed} {number}")
        content = garbled(json.dumps(PROGRESS.mutant(chance, WHOLE)).encode(), chance)
        (tmp_path / "progress.json").write_bytes(content)
        app.kept_progress = kept_progress(tmp_path / "progress.json")
        told(app.kept_progress.complaint, app.kept_progress.path, content)
        if app.kept_progress.complaint is None:
            menus(app)
            assert app.kept_progress.change(lambda notes: notes) is None
            assert kept_progress(tmp_path / "progress.json").complaint is None


@pytest.mark.parametrize("seed", RARE)
def test_mutants_of_settings_are_gone_by_or_set_aside(tmp_path: Path, seed: int) -> None:
    """Some for each seed."""
    whole = Settings().model_dump()
    for number in range(20 if seed == 0 else 100):
        chance = random.Random(f"settings {seed} {number}")
        content = garbled(json.dumps(SETTINGS.mutant(chance, whole)).encode(), chance)
        (tmp_path / "settings.json").write_bytes(content)
        kept = kept_settings(tmp_path / "settings.json")
        told(kept.complaint, kept.path, content)
        assert kept.change(lambda settings: settings) is None
        assert kept_settings(tmp_path / "settings.json").complaint is None
