"""The guardian: when it comes, what each answer gives and takes, and what silence costs."""

import pytest

from game.sim.fixed import WHOLE
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.step import observe
from tests.sim.build import now, one
from tests.sim.hall import hall, press, seconds

STRAINED, FAULTY, CALM, NOTHING = "strained", "faulty", "calm", "nothing"


def asked(state: str, question: int = 0):
    """Four subsystems in a state, and the guardian before the operator."""
    params = hall(4, "senses console agitation composure guardian fault loss")
    world = one(params)
    world.calm[:] = WHOLE if state == CALM else WHOLE // 2
    if state == STRAINED:
        world.fatigue[:2] = WHOLE // 2
    if state == FAULTY:
        world.fault_push[3] = world.fault_from[3] = WHOLE // 1000
    world.ask_due[:] = question + 1
    seconds(world, params, 0.1)
    return world, params


def test_it_comes_when_it_is_told_to_and_asks() -> None:
    """The panel says since when, until when, and which question; a second one waits until the first is answered."""
    world, params = asked(CALM, 2)
    panel = observe(world, params)
    assert [panel.one(f"guardian.{key}") for key in ("here", "question", "since", "until")] == [1, 2, 0, 1200]
    world.ask_due[:] = 2
    seconds(world, params, 1)
    assert observe(world, params).one("guardian.question") == 2
    press(world, params, GuardianVerb.ANSWER, value=3)
    seconds(world, params, 0.2)
    assert [observe(world, params).one(f"guardian.{key}") for key in ("here", "question")] == [1, 1]


@pytest.mark.parametrize("state", [STRAINED, FAULTY, CALM, NOTHING])
@pytest.mark.parametrize(("answer", "composure", "agitation"), [(1, 0, 0), (2, 0, 0.12), (3, 0.25, 0)])
def test_each_answer_has_its_price_whatever_the_state_is(state, answer, composure, agitation) -> None:
    """Holding takes tune alone; being shown a fault stirs the hall; seeing it whole takes composure."""
    world, params = asked(state)
    before = int(world.calm[0, 0])
    raised = press(world, params, GuardianVerb.ANSWER, value=answer)
    seconds(world, params, 0.2)
    assert (raised["answered"][0, 0], observe(world, params).one("guardian.answer")) == (answer, answer)
    cost = (before - world.calm[0, 0]) / WHOLE, world.agitation[0, 0] / WHOLE
    assert cost == pytest.approx((composure, agitation), rel=0.05, abs=0.002)


@pytest.mark.parametrize("state", [STRAINED, FAULTY, CALM, NOTHING])
def test_silence_costs_as_much_as_both_and_gives_nothing(state) -> None:
    """After 20 s it goes, whatever the state is, and takes of both."""
    world, params = asked(state)
    before = int(world.calm[0, 0])
    seconds(world, params, 20)
    panel = observe(world, params)
    assert [panel.one(f"guardian.{key}") for key in ("here", "answer")] == [0, -1]
    seconds(world, params, 0.2)
    assert (before - world.calm[0, 0]) / WHOLE == pytest.approx(0.25, abs=0.001)
    assert world.agitation[0, 0] / WHOLE == pytest.approx(0.12, rel=0.05)


def test_what_the_answers_give() -> None:
    """1: strain falls to a quarter. 2: the fault is marked. 3: the vision opens for ten seconds."""
    world, params = asked(STRAINED)
    press(world, params, GuardianVerb.ANSWER, value=1)
    assert world.fatigue[0, 0] / WHOLE == pytest.approx(0.125, abs=0.01)
    world, params = asked(FAULTY)
    press(world, params, GuardianVerb.ANSWER, value=2)
    assert world.fault_found[:, 0].tolist() == [0, 0, 0, 1]
    world, params = asked(CALM)
    raised = press(world, params, GuardianVerb.ANSWER, value=3)
    assert raised["vision_opened"][0, 0] == 1
    assert 590 <= observe(world, params).one("vision.until") - now(world) <= 600


def test_holding_costs_every_embrace_some_of_its_tune() -> None:
    """Three quarters are left of what there was."""
    params = hall(2)
    world = one(params)
    world.embraced[:], world.tune[:] = 1, [[WHOLE], [WHOLE // 2]]
    world.guardian_here[:], world.guardian_until[:] = 1, 10**6
    press(world, params, GuardianVerb.ANSWER, value=1)
    assert world.tune[:, 0] / WHOLE == pytest.approx([0.75, 0.375], abs=0.01)


def test_the_timeline_has_it_mark_the_worst_fault_unasked() -> None:
    """Nobody comes, nothing is paid, and what was marked once isn't marked again."""
    world, params = asked(FAULTY)
    world.guardian_here[:] = 0
    before = int(world.calm[0, 0])
    world.mark_due[:] = 1
    seconds(world, params, 0.2)
    assert world.fault_found[:, 0].tolist() == [0, 0, 0, 1]
    assert (world.mark[0, 0], world.mark_due[0, 0], world.agitation[0, 0]) == (0, 0, 0)
    assert world.calm[0, 0] >= before


def test_nobody_is_answered_who_isn_t_there() -> None:
    """An answer to nobody does nothing."""
    params = hall(2, "senses console agitation composure guardian fault loss")
    world = one(params)
    raised = press(world, params, GuardianVerb.ANSWER, value=3)
    assert "answered" not in raised
    assert observe(world, params).one("guardian.answer") == 0
