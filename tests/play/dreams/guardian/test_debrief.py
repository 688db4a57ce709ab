"""The debrief of Dream II: each ending's reason in a sentence or two, from what happened in the run."""

from dataclasses import replace

import pytest

from game.play.debrief.run_summary import RunSummary
from game.play.dreams.guardian import DREAM
from game.play.render.annunciator import guidance
from game.session import History, Reason
from game.session.result import Result
from game.sim.actions import Command
from game.sim.fixed import ONE
from game.sim.laws.guardian.verbs import GuardianVerb
from tests.play.dreams.guardian.halls import LEVEL
from tests.sentences import says

BROKE, STIRRED = Reason("loss.lost - loss.faults", 4.0, 5.0), Reason("agitation.level", 1.0, 1.2)
FAULTS, UNCURED = Reason("loss.faults", 3.0, 3.0), Reason("journey.cured", 0.5, 0.2)


def story(ending, won=False, commands=(), events=(), reasons=(), **series):
    ticks = [0, 60 * 60, 300 * 60]
    told = {name.replace("_", "."): list(values) for name, values in series.items()}
    for name in ("journey.embraced", "journey.cured", "agitation", "composure", "dark", "alarms", "actions"):
        told.setdefault(name, [0, 0, 0])
    history = History(ticks, told, list(commands), list(events))
    result = Result("guardian", 1, "deep-sleep", "", ticks[-1], 300.0, ending, won, 0, None, "")
    return RunSummary(history, result, len(LEVEL.sectors), endings=LEVEL.endings, reasons=reasons)


def corrections(count, wasted):
    found = [(60 * n, "corrected", 0, 1) for n in range(count)]
    return found + [(60 * n, "wasted", 0, 1) for n in range(wasted)]


def test_overcorrection_counts_the_needless_corrections():
    why = DREAM.why(story("overcorrection", events=corrections(40, 33), dark=(0, 2, 7), reasons=(BROKE,)))
    assert says(why, "corrected", 40, 33, "no fault")
    assert says(why, "5 broke")


def test_overcorrection_by_agitation_says_since_when():
    why = DREAM.why(story("overcorrection", events=corrections(30, 20), agitation=(0, ONE, ONE), reasons=(STIRRED,)))
    assert says(why, "1:00", "agitation")


def test_letting_go_says_that_faults_only_grow():
    """However many the level says are too many; others may have been lost to something else."""
    assert says(DREAM.why(story("let-go", dark=(0, 1, 4), reasons=(FAULTS,))), "3 subsystems", "faults", "only grow")
    told = story("let-go", journey_cured=(0, 0, ONE // 5), dark=(0, 1, 4), reasons=(UNCURED,))
    assert says(DREAM.why(told), "20 %", "faults", "50 %")


def test_stasis_says_what_was_missing_and_a_cause():
    learned = [(600, "learned", 3, 1)]
    watched = [Command(300, GuardianVerb.WATCH, 3, 0)]
    why = DREAM.why(story("stasis", events=learned, commands=watched, composure=(ONE, ONE, ONE // 2)))
    assert "0 embraced" in why
    assert "learned 1 curve and embraced none" in why


def test_stasis_names_what_was_short_of_what_was_asked_for_and_nothing_else():
    goals = {"journey.embraced.need": 7, "journey.cured.need": ONE * 3 // 4, "journey.composure.need": ONE // 2,
             "journey.cures": 8, "journey.faults": 11}  # fmt: skip
    series = {"journey_embraced": (0, 2, 3), "journey_cured": (0, 0, ONE * 73 // 100), "composure": (ONE, ONE, ONE)}
    why = DREAM.why(replace(story("stasis", **series), goals=goals))
    assert says(why, "3 of 7", "embraced", "8 of 11", "73 %", "faults", "75 %")
    assert "composure" not in why
    all_but_calm = {"journey_embraced": (0, 2, 7), "journey_cured": (0, 0, ONE), "composure": (ONE, ONE, ONE // 4)}
    why = DREAM.why(replace(story("stasis", **all_but_calm), goals=goals))
    assert says(why, "25 %", "composure", "50 %")


def test_corrections_that_only_eased_a_fault_are_told():
    events = [(60, "corrected", 1, 1), (90, "corrected", 2, 1), (90, "cured", 2, 1), (900, "went_dark", 1, 1)]
    why = DREAM.why(story("let-go", events=events, dark=(0, 1, 4)))
    assert "1 correction came so late" in why


def test_of_orders_those_are_told_that_were_carried_out():
    """Three embraces at crests that nobody pressed at; a fourth by hand, and an order that was withdrawn."""
    events = [(100, "ordered", 5, 1), (130, "withdrawn", 5, 1), (606, "embraced", 4, 90)]
    for tick, i in ((900, 1), (1200, 2), (1500, 3)):
        events += [(tick - 60, "ordered", i, 1), (tick, "embraced", i, 50), (tick + 4200, "lapsed", i, 1)]
    presses = [(96, 5), (126, 5), (603, 4), (838, 1), (1138, 2), (1438, 3)]
    commands = [Command(60, GuardianVerb.WATCH, 1, 0), *(Command(t, GuardianVerb.EMBRACE, i, 0) for t, i in presses)]
    why = DREAM.why(story("stasis", commands=commands, events=events))
    assert says(why, "3 embraces lapsed", "of 4 embraces 3 were made on order")


def test_alarms_are_judged_in_the_words_of_the_panel():
    told = story("stasis", alarms_rate=(0, 3, 39))
    assert f"39 alarms in 10 min: {guidance(39)}" in DREAM.in_numbers(told)


def test_who_never_watched_is_told_so():
    assert "You watched none of them" in DREAM.why(story("stasis"))


def test_a_journey_needs_no_causes():
    why = DREAM.why(story("journey", True, journey_embraced=(0, 3, 8), journey_cured=(0, 0, ONE)))
    assert "8 subsystems move as they must" in why
    assert "watched none" not in why


@pytest.mark.parametrize("ending", [way.name for way in LEVEL.endings])
def test_figures_and_moments_are_told_for_each_ending(ending):
    told = story(ending, events=[(7200, "guardian_came", 0, 1), (7300, "answered", 0, 1), (100, "learned", 2, 1)])
    assert "faults cured" in DREAM.in_numbers(told)
    assert DREAM.moments(told) == [(100, "first learned"), (7200, "it asks")]
