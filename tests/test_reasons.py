"""Why a run came to its end: what was true of its ending's condition."""

import pytest

from game.play.debrief.run_summary import RunSummary
from game.play.dreams import dream_of
from game.session import Reason, RoundState, Session


def lost_hall() -> Session:
    """The recurring hall, seed 1, round 3, in which nobody acts: three are lost to faults, and that many end it."""
    run = Session(RoundState(1, 3).level(), 1)
    run.play(105 * 60)
    return run


@pytest.mark.slow
def test_a_hall_that_three_losses_end_says_so() -> None:
    run = lost_hall()
    assert run.result().ending == "let-go"
    assert run.reasons() == (Reason("loss.faults", 3.0, 3.0),)
    assert dream_of(run.level).why(RunSummary.of(run)).startswith("By 1:38 3 subsystems were lost to faults")


@pytest.mark.parametrize("ticks", [0, 600])
def test_a_run_that_goes_on_has_no_reasons(ticks: int) -> None:
    run = Session(RoundState(1, 3).level(), 1)
    run.play(ticks)
    assert run.reasons() == ()
