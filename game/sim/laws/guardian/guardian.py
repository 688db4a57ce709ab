"""The guardian of the system: it steps out of the light and asks; each answer is right in a different state.

1, "hold what breaks", when two subsystems are strained: fatigue, deviation and gain fall. 2, "show me what is
wrong", when there is a fault: it marks the worst. 3, "let me see it whole", when the operator is calm and the
system is: every embrace is renewed, and for a while every natural curve lies open. A wrong answer stirs the system
and takes composure, silence more of both.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP, Ints
from game.sim.laws.common.ports import COMMON
from game.sim.laws.guardian.ports import GUARDIAN, HOLD, MARK, SEE, SILENCE
from game.sim.params import Params
from game.sim.spec import COUNT, FLAG, WHEN, Array, Change, Effect, Event, Key, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "guardian"
EVERY = STEP
USES = (COMMON, GUARDIAN)
MANY = 2  # subsystems that are strained enough for the first answer
ARRAYS = (
    Array("guardian_here", "world", "1 while it waits for an answer", span=FLAG),
    Array("guardian_since", "world", "tick at which it came last", span=WHEN),
    Array("guardian_until", "world", "tick until which it waits", span=WHEN),
    Array("question", "world", "which question it asked last", span=(0, "question")),
    Array("answer", "world", "the last answer, 1..3; -1 for silence, 0 before the first", span=(-1, 3)),
    Array("answer_right", "world", "1 where that was right", span=FLAG),
    Array("answer_tick", "world", "tick of the last answer", span=WHEN),
    Array("answers_right", "world", "answers that were right", span=COUNT),
)
PARAMS = (
    Param("stays", "seconds", 20, 1, 600, "how long it waits for an answer"),
    Param("strained", "share", 0.3, 0, 1, "fatigue with which a subsystem counts as strained"),
    Param("calm", "fraction", 0.6, 0, 1, "composure that the third answer needs"),
    Param("settled", "share", 0.5, 0, 4, "most agitation with which the third answer is right"),
    Param("vision", "seconds", 10, 0, 600, "how long every natural curve lies open"),
    Param("doubt", "share", 0.1, 0, 1, "agitation of a wrong answer"),
    Param("sting", "share", 0.12, 0, 1, "composure that a wrong answer takes"),
    Param("silence", "fraction", 2, 0, 10, "how many times as much as that silence costs"),
)
METRICS = (Metric("right", "answers that were right, as a count", lambda world, params: world.answers_right[0] << 16),)
EVENTS = (
    Event("guardian_came", "world", "it stepped out of the light: which question, plus 1"),
    Event("answered", "world", "it was answered: which answer; -1 where it went without one"),
    Event("vision_opened", "world", "every natural curve lies open"),
)
SHOWS = (
    Shown("guardian.here", "world", "flag", "the guardian asks"),
    Shown("guardian.question", "world", "index", "what it asks"),
    Shown("guardian.since", "world", "tick", "since when"),
    Shown("guardian.until", "world", "tick", "how long it waits for an answer"),
    Shown("guardian.answer", "world", "code", "the last answer, 1..3; -1 for silence, 0 before the first"),
    Shown("guardian.right", "world", "flag", "that was right"),
    Shown("guardian.answered", "world", "tick", "when it was given"),
    Shown("guardian.calm", "world", "flag", "composure and agitation are such that its third answer is right"),
    Shown("guardian.calm.composure", "world", "Q16", "composure that this needs"),
    Shown("guardian.calm.agitation", "world", "Q24", "agitation that this allows"),
    Shown("guardian.strained", "world", "Q24", "strain with which a subsystem counts for its first answer"),
    Shown("guardian.strained.many", "world", "count", "how many of those that answer needs"),
    Shown("guardian.doubt", "world", "Q24", "agitation of a wrong answer"),
    Shown("guardian.sting", "world", "Q24", "composure that a wrong answer takes"),
    Shown("guardian.silence", "world", "Q16", "how many times as much as that silence costs"),
    Shown("sub.strained", "sector", "flag", "strained enough for its first answer; 0 where it isn't legible"),
    Shown("vision.until", "world", "tick", "how long every natural curve lies open"),
)


def _ask(world: World, params: Params, due: Ints, question: int, _: int) -> None:
    world.ask_due[0] = np.where(due, question + 1, world.ask_due[0])


ANSWERS = Key("answers", "lines", "its three answers: hold what breaks, show what is wrong, see it whole", 3, 3)
EFFECTS = (Effect((Key("ask", "line", "a question that the guardian asks"), ANSWERS), (Change("ask", _ask),)),)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Come, listen, go."""
    p = params.guardian
    for sign in (world.rescue, world.mark, world.renewal):
        sign[:] = 0
    comes = (world.ask_due > 0) & (world.guardian_here == 0)
    if comes.any():
        _come(world, params, events, comes)
    gone = (world.guardian_here == 1) & (world.tick >= world.guardian_until)
    ends = ((world.reply > 0) & (world.guardian_here == 1)) | gone
    if not ends.any():
        return
    answer = np.where(gone, SILENCE, world.reply)
    right = _right(world, params, answer) & ends
    wrong = ends & ~right
    for array, value in (
        (world.guardian_here, 0),
        (world.answer, answer),
        (world.answer_right, right),
        (world.answer_tick, world.tick),
    ):
        np.copyto(array, value, where=ends, casting="unsafe")
    world.answers_right += right
    for sign, meant in ((world.rescue, HOLD), (world.mark, MARK), (world.renewal, SEE)):
        sign |= right & (answer == meant)
    world.vision_until[:] = np.where(world.renewal == 1, world.tick + p.vision, world.vision_until)
    for cost, each in ((world.stir, p.doubt), (world.dread, p.sting)):
        cost += wrong * np.where(gone, each * p.silence >> 16, each)
    events.add("answered", answer * ends)
    events.add("vision_opened", world.renewal)


def _come(world: World, params: Params, events: Events, comes: Ints) -> None:
    until = world.tick + params.guardian.stays
    for array, value in (
        (world.question, world.ask_due - 1),
        (world.guardian_since, world.tick),
        (world.guardian_until, until),
        (world.guardian_here, 1),
    ):
        np.copyto(array, value, where=comes)
    events.add("guardian_came", world.ask_due * comes)
    np.copyto(world.ask_due, 0, where=comes)


def _right(world: World, params: Params, answer: Ints) -> Ints:
    """[1, B] whether an answer is the right one in the state of now."""
    strained = (world.fatigue >= params.guardian.strained).sum(0) >= MANY
    faulty = ((world.fault_push > 0) & (world.fault_found == 0)).any(0)
    return ((answer == HOLD) & strained) | ((answer == MARK) & faulty) | ((answer == SEE) & _calm(world, params))


def _calm(world: World, params: Params) -> Ints:
    """[B] whether there is composure enough, and the hall is settled."""
    p = params.guardian
    return (world.composure[0] >= p.calm) & (world.agitation[0] <= p.settled)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    p = params.guardian
    return {
        "guardian.here": world.guardian_here,
        "guardian.question": world.question,
        "guardian.since": world.guardian_since,
        "guardian.until": world.guardian_until,
        "guardian.answer": world.answer,
        "guardian.right": world.answer_right,
        "guardian.answered": world.answer_tick,
        "guardian.calm": _calm(world, params),
        "guardian.calm.composure": p.calm,
        "guardian.calm.agitation": p.settled,
        "guardian.strained": p.strained,
        "guardian.strained.many": MANY,
        "guardian.doubt": p.doubt,
        "guardian.sting": p.sting,
        "guardian.silence": p.silence,
        "sub.strained": (world.fatigue >= p.strained) & (world.legible == 1),
        "vision.until": world.vision_until,
    }
