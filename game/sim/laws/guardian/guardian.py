"""The guardian of the system: it steps out of the light and asks; each answer gives something, and takes something.

1, "hold what breaks": fatigue, deviation and gain fall; every embrace loses some of its tune. 2, "show me what is
wrong": it marks the worst fault; the hall is stirred by it. 3, "let me see it whole": every embrace is renewed, and for
a while every natural curve lies open; composure is the price. Silence gives nothing, and takes of both. What the
timeline has it mark costs nothing.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP, Ints, mul
from game.sim.laws.common.ports import COMMON
from game.sim.laws.guardian.ports import GUARDIAN, HOLD, MARK, SEE, SILENCE
from game.sim.params import Params
from game.sim.spec import COUNT, FLAG, WHEN, Array, Change, Effect, Event, Key, Metric, Param, Shown, Shows
from game.sim.world import World

NAME = "guardian"
EVERY = STEP
USES = (COMMON, GUARDIAN)
ARRAYS = (
    Array("guardian_here", "world", "1 while it waits for an answer", span=FLAG),
    Array("guardian_since", "world", "tick at which it came last", span=WHEN),
    Array("guardian_until", "world", "tick until which it waits", span=WHEN),
    Array("question", "world", "which question it asked last", span=(0, "question")),
    Array("answer", "world", "the last answer, 1..3; -1 for silence, 0 before the first", span=(-1, 3)),
    Array("answer_tick", "world", "tick of the last answer", span=WHEN),
    Array("answers_given", "world", "answers, without silence", was="answers_right", span=COUNT),
    Array("mark_due", "world", "1 where the timeline has it mark the worst fault in this step", span=FLAG),
)
PARAMS = (
    Param("stays", "seconds", 20, 1, 600, "how long it waits for an answer"),
    Param("vision", "seconds", 10, 0, 600, "how long every natural curve lies open"),
    Param("doubt", "share", 0.12, 0, 1, "agitation that its second answer stirs up"),
    Param("sting", "share", 0.25, 0, 1, "composure that its third answer takes"),
    Param("silence", "fraction", 1, 0, 10, "how many times as much of both silence costs"),
)
RETIRED = ("strained", "calm", "settled")
METRICS = (
    Metric("answered", "answers that were given, as a count",
           lambda world, params: world.answers_given[0] << 16, was="right"),
)  # fmt: skip
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
    Shown("guardian.answered", "world", "tick", "when it was given"),
    Shown("guardian.vision", "world", "ticks", "how long its third answer shows every natural curve"),
    Shown("guardian.doubt", "world", "Q24", "agitation that its second answer stirs up"),
    Shown("guardian.sting", "world", "Q24", "composure that its third answer takes"),
    Shown("guardian.silence", "world", "Q16", "how many times as much of both silence costs"),
    Shown("vision.until", "world", "tick", "how long every natural curve lies open"),
)


def _ask(world: World, params: Params, due: Ints, question: int, _: int) -> None:
    world.ask_due[0] = np.where(due, question + 1, world.ask_due[0])


def _mark(world: World, params: Params, due: Ints, which: int, _: int) -> None:
    world.mark_due[0] |= due


ANSWERS = Key("answers", "lines", "its three answers: hold what breaks, show what is wrong, see it whole", 3, 3)
MARKS = Key("mark", "word", "the fault that it marks unasked", words=("worst",))
EFFECTS = (
    Effect((Key("ask", "line", "a question that the guardian asks"), ANSWERS), (Change("ask", _ask),)),
    Effect((MARKS,), (Change("mark", _mark),)),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Come, listen, go."""
    p = params.guardian
    world.rescue[:] = world.renewal[:] = 0
    world.mark[:] = world.mark_due
    world.mark_due[:] = 0
    comes = (world.ask_due > 0) & (world.guardian_here == 0)
    if comes.any():
        _come(world, params, events, comes)
    gone = (world.guardian_here == 1) & (world.tick >= world.guardian_until)
    ends = ((world.reply > 0) & (world.guardian_here == 1)) | gone
    if not ends.any():
        return
    answer = np.where(gone, SILENCE, world.reply)
    for array, value in (
        (world.guardian_here, 0),
        (world.answer, answer),
        (world.answer_tick, world.tick),
    ):
        np.copyto(array, value, where=ends, casting="unsafe")
    world.answers_given += ends & ~gone
    for sign, meant in ((world.rescue, HOLD), (world.mark, MARK), (world.renewal, SEE)):
        sign |= ends & (answer == meant)
    world.vision_until[:] = np.where(world.renewal == 1, world.tick + p.vision, world.vision_until)
    for cost, each, meant in ((world.stir, p.doubt, MARK), (world.dread, p.sting, SEE)):
        cost += ends * np.where(gone, mul(each, p.silence), (answer == meant) * each)
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


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    p = params.guardian
    return {
        "guardian.here": world.guardian_here,
        "guardian.question": world.question,
        "guardian.since": world.guardian_since,
        "guardian.until": world.guardian_until,
        "guardian.answer": world.answer,
        "guardian.answered": world.answer_tick,
        "guardian.vision": p.vision,
        "guardian.doubt": p.doubt,
        "guardian.sting": p.sting,
        "guardian.silence": p.silence,
        "vision.until": world.vision_until,
    }
