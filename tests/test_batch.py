"""Sweeps: many runs in chunks that are thinned as worlds end, each the run that it is alone."""

import numpy as np
import pytest

from game.bots import persona
from game.session import OPEN, BotSource, Session, run_batch
from tests.wild import WildBot, dream

LIMIT = 35 * 60


def test_results_are_those_of_sessions() -> None:
    """Result i of a sweep is what a session of that seed and persona comes to, digest and all."""
    seeds = [3, 1, 4, 1, 5, 9]
    found = run_batch(dream(), seeds, WildBot(), limit=LIMIT)
    for i in (5,):
        run = Session(dream(), seeds[i], BotSource(WildBot(), dream(), seeds[i]), bot="wild")
        assert found[i] == run.play(LIMIT)
    assert found[1] == found[3]
    assert [result.seed for result in found] == seeds


def test_chunks_change_nothing() -> None:
    """However a sweep is cut into chunks, and so however its batches are thinned, results are the same."""
    seeds = np.arange(12)
    whole = run_batch(dream(), seeds, WildBot(), limit=LIMIT)
    ticks = [result.ticks for result in whole]
    assert len(set(ticks)) > 5, "all ended at once: nothing was thinned"
    assert max(ticks) < LIMIT
    assert run_batch(dream(), seeds, WildBot(), limit=LIMIT, chunk=7) == whole


def test_a_limit_leaves_runs_open() -> None:
    """A run that outlives its limit is nobody's win and has no ending."""
    result = run_batch(dream(), [7], WildBot(), limit=100)[0]
    assert (result.ending, result.won, result.ticks) == (OPEN, False, 100)


def test_no_seeds_no_results() -> None:
    """An empty sweep is an empty list."""
    assert run_batch(dream(), [], WildBot()) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["lucid", *(pytest.param(who, marks=pytest.mark.sweep) for who in ("random", "operator"))]
)
def test_personas_play_alike_alone_and_in_a_batch(name: str) -> None:
    """Whole dreams of the personas: a sweep and a session come to the same digest."""
    seeds = np.arange(16) + 1000
    found = run_batch(dream(), seeds, persona(name))
    seed = int(seeds[15])
    assert Session(dream(), seed, BotSource(persona(name), dream(), seed), bot=name).play(80_000) == found[15]
