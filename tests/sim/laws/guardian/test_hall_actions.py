"""The operator's hands in the hall."""

import pytest

from game.sim.actions import Actions, CommonVerb, Verb
from game.sim.fixed import STEP
from game.sim.laws.guardian.verbs import GuardianVerb
from game.sim.step import step
from tests.sim.build import act, now, one
from tests.sim.hall import hall, press, seconds

LAWS = "senses console"


def refused(world, params, verb: Verb, target: int, value: int = 1) -> int:
    """What a press of this is answered with: the verb where it's refused."""
    return int(press(world, params, verb, target, value).get("refused", [[0]])[0][0])


def test_every_verb_is_there_for_one_step() -> None:
    """What was corrected or answered is seen by each law once, then it's over; watching lasts."""
    params = hall(3, LAWS)
    world = one(params)
    seconds(world, params, 2 / 60)
    for verb, target, value in ((GuardianVerb.CORRECT, 1, 1), (GuardianVerb.WATCH, 2, 1), (GuardianVerb.ANSWER, -1, 3)):
        step(world, params, act(world, verb, target, value))
    assert (world.corrected[:, 0].tolist(), world.watching[0, 0], world.reply[0, 0]) == ([0, 1, 0], 2, 3)
    while now(world) % STEP != 2:
        step(world, params, Actions.none(1))
    assert (world.corrected.sum(), world.watching[0, 0], world.reply[0, 0]) == (0, 2, 0)


@pytest.mark.parametrize("verb", [GuardianVerb.CORRECT, GuardianVerb.EMBRACE, GuardianVerb.WATCH])
def test_what_isn_t_there_or_is_lost_is_refused(verb) -> None:
    """So is everything behind closed eyes; looking away isn't."""
    params = hall(3, LAWS)
    world = one(params)
    world.dark[2] = 1
    assert [refused(world, params, verb, target) for target in (0, 2, 3, -2, 10**9)] == [0, verb, verb, verb, verb]
    press(world, params, CommonVerb.BREATHE)
    assert refused(world, params, verb, 0) == verb
    press(world, params, CommonVerb.BREATHE, value=0)
    press(world, params, GuardianVerb.WATCH, -1)
    assert world.watching[0, 0] == -1


def test_answers_are_one_two_and_three() -> None:
    """Anything else is no answer."""
    params = hall(1, LAWS)
    world = one(params)
    assert [refused(world, params, GuardianVerb.ANSWER, -1, value) for value in (0, 1, 3, 4, -1)] == [
        GuardianVerb.ANSWER,
        0,
        0,
        GuardianVerb.ANSWER,
        GuardianVerb.ANSWER,
    ]


def test_no_press_is_older_than_a_quarter_of_a_second() -> None:
    """Whatever a command says, its instant lies within the last 15 ticks."""
    params = hall(1, LAWS)
    world = one(params)
    seconds(world, params, 10)
    for value in (1, 2**31 - 1, -(2**31) + 1):
        press(world, params, GuardianVerb.EMBRACE, 0, value)
        seconds(world, params, 1)
    while now(world) % STEP != 2:
        seconds(world, params, 1 / 60)
    step(world, params, act(world, GuardianVerb.EMBRACE, 0, 2**31 - 1))
    assert now(world) - world.pressed_at[0, 0] / 256 == pytest.approx(15, abs=0.01)
