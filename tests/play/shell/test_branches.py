"""Going on from within a recording: in a file of its own, of which nothing is noted."""

import pytest

from game.level import load, shipped
from game.play.screens.run_choice import Choice
from game.play.shell.app import App
from game.play.shell.outcome import note_outcome
from game.play.store.progress import Progress
from game.play.store.recordings import record_branch, recordings
from game.replay import ReplayFault, read
from game.session import Session
from tools.make_goldens import FOLDER

GOLDEN = sorted(FOLDER.rglob("*.replay"))[0]


def test_the_run_waits_at_the_moment_at_which_its_recording_was_left(app: App) -> None:
    """It is recorded beside the others, and so are two that are left at once."""
    first, second = (record_branch(read(GOLDEN), 601) for _ in range(2))
    assert {path.parent for path in (first, second)} == {recordings()}
    assert first != second
    before = app.progress
    app.director.go_on(first)
    screen = app.stack.top
    assert (screen.run.age, screen.choice.branch) == (601, True)
    assert screen.run.source is None
    screen.run.leave()
    app.director.ended(screen.run, screen.choice)
    assert app.progress == before


def test_a_dream_that_is_begun_anew_after_a_branch_is_noted(app: App) -> None:
    """*Again* is another run, from its beginning."""
    app.director.play(Choice("1", seed=1, branch=True))
    assert not app.stack.top.choice.branch


def test_of_a_branch_nothing_is_noted() -> None:
    """Neither in the night nor in the scores."""
    notes, name = Progress(), next(iter(shipped()))
    run = Session(load(shipped()[name]), 1)
    run.world.ended[:] = run.world.ending[:] = 1
    note_outcome(notes, run, Choice(name, seed=1, night=True, branch=True), [1, 2, 3])
    assert notes == Progress()
    note_outcome(notes, run, Choice(name, seed=1), [1, 2, 3])
    assert notes != Progress()


def test_a_moment_that_isnt_recorded_leaves_no_file(app: App) -> None:
    """A moment beyond its end is told before a file is made."""
    before = sorted(recordings().glob("*"))
    with pytest.raises(ReplayFault, match="earlier moment"):
        record_branch(read(GOLDEN), 10**6)
    assert sorted(recordings().glob("*")) == before
