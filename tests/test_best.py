"""The best of a seed has a proof: the run that reaches it, as a recording."""

from pathlib import Path

import numpy as np
import pytest

from game.best import best_of, best_run, omniscient_panel
from game.bots import casts
from game.bots.base import Limits, Persona
from game.bots.portfolio import together
from game.level import Level, load, shipped
from game.replay import Verdict, recording_of, verify
from game.session import GivenCommands, Session
from game.sim.actions import Actions
from game.sim.step import begin, step

SHORT = load(Path(__file__).parent / "levels" / "short.toml")
DIFFICULTIES = tuple(difficulty.name for difficulty in SHORT.difficulties)


def proof_of(level: Level, seed: int) -> tuple[int, int, Verdict]:
    """The best, the score of the run that reaches it, and what comes of verifying that run's recording."""
    known = best_run(level, seed)
    run = Session(level, seed, GivenCommands(known.commands), bot=known.plan)
    content = recording_of(run)
    return known.score, run.result().score, verify("the best", content=content)


@pytest.mark.slow
def test_the_bests_recording_verifies_and_scores_as_much() -> None:
    best, score, verdict = proof_of(SHORT, 4)
    assert best == score == best_of(SHORT, [4])[0]
    assert verdict.code == 0, verdict.sentence


@pytest.mark.sweep
@pytest.mark.parametrize("difficulty", DIFFICULTIES)
@pytest.mark.parametrize("seed", range(50))
def test_the_best_of_any_seed_has_its_proof(seed: int, difficulty: str) -> None:
    best, score, verdict = proof_of(load(shipped()["platform"], difficulty), seed)
    assert best == score
    assert verdict.code == 0, verdict.sentence


@pytest.mark.slow
def test_plans_decide_together_what_each_decides_alone() -> None:
    """Three seeds, each of them played by every plan: the same commands to the end of a short night."""
    plans, seeds = casts()[1].plans, np.arange(3)
    whole = together(plans)
    world = begin(SHORT.params, np.tile(seeds, len(plans)))
    memory, alone = whole.begin(SHORT, np.tile(seeds, len(plans))), [plan.begin(SHORT, seeds) for plan in plans]
    acted = set[int]()
    for tick in range(40 * 60):
        actions = Actions.none(world.batch)
        if tick % whole.every == 0:
            panel = omniscient_panel(SHORT, world)
            actions, memory = whole.decide(panel, memory)
            for p, plan in enumerate(plans):
                part = slice(3 * p, 3 * p + 3)
                decided, alone[p] = plan.decide(panel.part(part), alone[p])
                assert all((mine[part] == own).all() for mine, own in zip(actions, decided, strict=True))
            acted |= set(actions.verb.tolist())
        step(world, SHORT.params, actions)
    assert len(acted) > 2


def test_personas_of_other_limits_are_no_portfolio() -> None:
    slow = Persona("slow", Limits(2, 10, 0), ())
    with pytest.raises(ValueError, match="portfolio"):
        together([*casts()[1].plans, slow])
