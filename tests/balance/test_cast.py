"""The cast that the balance is played by: company changes nobody, and a few seeds prove what few seeds can."""

import pytest

from game.session.batch import run_batch
from game.session.result import Result
from tests.balance.cast import FIRST_SEED, PEOPLE, Cast, level, play


@pytest.mark.slow
def test_a_persona_in_company_plays_as_it_does_alone() -> None:
    """Runs of all lengths in one batch, whose worlds leave it one after the other."""
    names, seeds = ("embrace-blindly", "hammer"), range(FIRST_SEED, FIRST_SEED + 2)
    together = play("2", "night-terror", [(name, seed) for name in names for seed in seeds])
    alone = [run_batch(level("2", "night-terror"), list(seeds), PEOPLE["2"][name]) for name in names]
    assert together == [result for results in alone for result in results]
    assert len({result.ticks for result in together}) > len(names)


@pytest.mark.parametrize(
    ("wins", "runs", "sampled", "fits"),
    [(0, 16, True, True), (2, 16, True, True), (4, 16, True, False), (1, 16, False, False), (8, 160, False, True)],
)
def test_a_sample_is_held_to_what_it_proves_and_all_seeds_to_their_share(
    wins: int, runs: int, sampled: bool, fits: bool
) -> None:
    """Whether at most one time in twenty is won."""
    cast = Cast("1", "deep-sleep", {"some": runs}, sampled)
    won = [Result("1", n, "deep-sleep", "some", 10, 0.1, "renewal", n < wins, 1, None, "") for n in range(runs)]
    cast.__dict__["_results"] = {"some": won}
    assert cast.within("some", 0, 0.05) == fits
    assert cast.within("some", 0.99, 1, "renewal")
