"""Goldens: a recorded run for each ending of each dream, still exact."""

import json
from pathlib import Path
from typing import Any

import pytest

from game.best import best_of
from game.level import load, shipped
from game.replay import read, verify
from game.session import Result, lift
from tools.make_goldens import FOLDER, LIST

GOLDENS: list[dict[str, Any]] = json.loads(LIST.read_text("utf-8"))
HINT = "if a rule was meant to change, run `python -m tools.make_goldens` and commit its files with the reason"

WINDOW = 180  # ticks


def recording(golden: dict[str, Any]) -> Path:
    """Its file."""
    return FOLDER / golden["level"] / f"{golden['ending']}.replay"


def test_each_ending_has_a_golden() -> None:
    """No ending of any dream is without one, and there is no other."""
    levels = [load(file) for file in shipped().values()]
    endings = sorted((level.name, way.name) for level in levels for way in level.endings)
    assert sorted((golden["level"], golden["ending"]) for golden in GOLDENS) == endings
    assert sorted((path.parent.name, path.stem) for path in FOLDER.rglob("*.replay")) == endings


OFTEN = ("renewal", "too-soon", "journey", "overcorrection", "silence", "old-song")  # two of each dream


@pytest.mark.parametrize(
    "golden", [golden for golden in GOLDENS if golden["ending"] in OFTEN], ids=lambda g: g["ending"]
)
def test_each_second_of_a_golden_comes_to_the_next(golden: dict[str, Any]) -> None:
    """From the beginning and from each recorded state to the next; so does the last, to the same end."""
    verdict = verify(recording(golden))
    assert verdict.code == 0, f"{verdict.sentence}: {HINT}"
    assert read(recording(golden)).result["digest"] == golden["digest"]


THROUGH = ("renewal", "journey", "richer-song")  # one of each dream that is played through in the slow tests
WAYS = [
    pytest.param(golden, through, id=f"{golden['ending']}-{'through' if through else 'seconds'}", marks=marks)
    for golden in GOLDENS
    for through in (False, True)
    for marks in [pytest.mark.sweep if through and golden["ending"] not in THROUGH else pytest.mark.slow]
]


@pytest.mark.parametrize(("golden", "through"), WAYS)
def test_a_golden_is_exact(golden: dict[str, Any], through: bool) -> None:
    """Each of its seconds, or every tick of it, is what it was when it was recorded, to the same end."""
    path = recording(golden)
    verdict = verify(path, through=through)
    assert verdict.code == 0, f"{verdict.sentence}: {HINT}"
    replay = read(path)
    assert replay.result is not None
    assert (replay.ticks, replay.result["digest"]) == (golden["ticks"], golden["digest"])
    result = lift(Result(**replay.result), replay.load(), golden["best"])
    assert (result.ending, result.score) == (golden["ending"], golden["score"])


@pytest.mark.slow
@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden["ending"])
def test_the_best_of_a_golden_is_the_best(golden: dict[str, Any]) -> None:
    """The best that it was lifted by is what is known for its seed."""
    replay = read(recording(golden))
    if golden["best"] is None:
        pytest.skip("no best was asked for")
    (known,) = best_of(replay.load(), [replay.seed])
    assert max(known, golden["score"]) == golden["best"], HINT  # never less than the run itself
