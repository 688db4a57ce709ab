"""What a run was lost by: no other root lets it go on longer."""

from pathlib import Path

import pytest

from game.replay import Trace, explain, read, root_of_loss
from game.replay.loss import SLIGHT, Outcome, outcomes

GOLDENS = Path(__file__).parents[1] / "goldens"


@pytest.mark.slow
def test_the_root_of_a_loss_is_the_one_on_which_it_hung_most() -> None:
    """In the hall, whose faults were let go: each is what began one of them."""
    trace = Trace(read(GOLDENS / "guardian" / "let-go.replay"))
    loss = root_of_loss(trace)
    assert loss
    assert loss.root.caused.name == "began"
    assert loss.outcome > Outcome(False, False, SLIGHT)
    roots = [answer.links[-1].suspect for answer in explain(trace, trace.effects())]
    assert max(outcomes(trace, roots)) == loss.outcome


def test_without_nothing_there_is_nothing_to_play() -> None:
    assert outcomes(Trace(read(GOLDENS / "guardian" / "let-go.replay")), []) == []
