"""Whatever a recording holds, a window shows what is sound of it or says in a line why not, and goes on."""

import random
from pathlib import Path

import pytest

from game.play.shell.app import App
from game.sim.world import RULES
from tests.play.shown_mutants import begin, hostile, place, show
from tests.replay.recordings import with_head

FAULTS = sorted((Path(__file__).parents[2] / "faults" / "replays").glob("*.replay"))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [*range(5), *(pytest.param(seed, marks=pytest.mark.sweep) for seed in range(5, 16))])
def test_a_mutant_is_shown_or_said_to_be_none(app: App, seed: int) -> None:
    """A few for each seed, in the folder of recordings: watched, jumped about in, debriefed, gone on from."""
    begin(app)
    for number in range(20):
        place(number).write_bytes(hostile(random.Random(f"{seed} {number}")))
        show(app, place(number))


@pytest.mark.slow
@pytest.mark.parametrize("today", [False, True], ids=["as it is", "of these rules"])
@pytest.mark.parametrize("file", FAULTS, ids=lambda file: file.stem)
def test_a_file_that_broke_out_is_shown_or_said_to_be_none(app: App, file: Path, today: bool) -> None:
    """As the newest recording, too: the title passes it over."""
    begin(app)
    place(0).write_bytes(file.read_bytes())
    if today and file.stem not in ("one-flip-in-head", "head-only"):
        with_head(place(0), place(0), lambda head: head.update(rules=RULES))
    show(app, place(0))
