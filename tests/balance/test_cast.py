"""The cast that the balance is played by: company changes nobody."""

import pytest

from game.session.batch import run_batch
from tests.balance.cast import FIRST_SEED, PEOPLE, level, play


@pytest.mark.slow
def test_a_persona_in_company_plays_as_it_does_alone() -> None:
    """Runs of all lengths in one batch, whose worlds leave it one after the other."""
    names, seeds = ("embrace-blindly", "hammer"), range(FIRST_SEED, FIRST_SEED + 2)
    together = play("2", "night-terror", [(name, seed) for name in names for seed in seeds])
    alone = [run_batch(level("2", "night-terror"), list(seeds), PEOPLE["2"][name]) for name in names]
    assert together == [result for results in alone for result in results]
    assert len({result.ticks for result in together}) > len(names)
