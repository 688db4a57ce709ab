"""Prompts of Dream III, and what its debrief says."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.level import load
from game.play.debrief.run_summary import RunSummary
from game.play.dreams import dream_of
from game.play.dreams.engine import debrief
from game.play.dreams.engine.prompts import PROMPTS, prompter
from game.session import History, Reason, Session
from game.session.history import LoggedEvent
from game.sim.actions import Command
from game.sim.fixed import ONE
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel
from tests.play.dreams.engine.chambers import LEVEL, TURN, calm, changed, crisis
from tests.sentences import says

SHORT = load(Path(__file__).parents[3] / "levels" / "short-engine.toml")
SECOND = 60


def lines(panel: Panel, events: tuple[tuple[str, int, int], ...] = ()) -> tuple[str, ...]:
    made = prompter(LEVEL)
    made.observe(panel, events)
    return made.lines


def asleep(tick: int) -> Panel:
    return changed(calm(tick), selected=-1)


# Prompts


def test_the_first_prompt_teaches_to_choose_and_goes_once_one_is_chosen() -> None:
    made = prompter(LEVEL)
    made.observe(asleep(100), [])
    assert made.lines[0].startswith("All tick as one")
    made.observe(calm(101), [])
    assert made.lines == ()


@pytest.mark.parametrize(("entries", "start", "done"), [
    ({"forecast__sector": {0: 3}, "forecast__tick": {0: 900}}, "A strike falls", "parried"),
    ({"phase": {3: TURN // 3}}, f"{LEVEL.sectors[3].name} slips", "nudged"),
    ({"arm__rate": {0: ONE * 8 // 10}}, "Cyan and amber have parted", "bridged"),
    ({"forecast__sector": {0: 3, 1: 5}, "forecast__tick": {0: 900, 1: 900}}, "More strikes will come", "woven"),
    ({"alarm__state": {3: 1}}, "Enter, or a click on an alarm", "acknowledged"),
    ({}, "Work feeds the heart", "worked"),
])  # fmt: skip
def test_a_prompt_comes_when_it_matters_and_goes_when_followed(
    entries: dict[str, object], start: str, done: str
) -> None:
    panel = changed(calm(600), **entries)
    made = prompter(LEVEL)
    made.observe(panel, [])
    assert any(line.startswith(start) for line in made.lines)
    made.observe(panel, [(done, 0, 1)])
    assert not any(line.startswith(start) for line in made.lines)


def test_a_crisis_shows_two_lines_and_the_strike_first() -> None:
    said = lines(crisis())
    assert len(said) == 2
    assert said[0].startswith("A strike falls")


def test_prompts_have_their_own_names_and_each_verb_is_taught_by_one() -> None:
    names = [prompt.name for prompt in PROMPTS]
    assert len(set(names)) == len(names)
    assert set(range(EngineVerb.NUDGE, EngineVerb.BRIDGE + 1)) <= {prompt.teaches for prompt in PROMPTS}


def test_events_that_prompts_and_debrief_wait_for_are_those_of_the_level() -> None:
    waited = {name for prompt in PROMPTS for name in prompt.done_by}
    assert waited - {"acknowledged", "ended"} <= set(LEVEL.params.events)
    assert {
        "nudged",
        "missed",
        "bridged",
        "hit",
        "parried",
        "frayed",
        "went_dark",
        "slipped",
        "worked",
        "botched",
    } <= set(LEVEL.params.events)


def test_a_strike_is_named_and_one_that_slips_until_it_is_in_step_again() -> None:
    made = prompter(LEVEL)
    made.observe(changed(calm(), forecast__sector={0: 3}, forecast__tick={0: 900}), [])
    assert any(f"falls on {LEVEL.sectors[3].name}." in line for line in made.lines)
    slips = changed(calm(), phase={3: TURN // 3, 5: TURN // 4})
    made.observe(slips, [])
    made.observe(changed(slips, phase={5: TURN // 2}), [])
    assert any(line.startswith(f"{LEVEL.sectors[3].name} slips") for line in made.lines)


def test_whom_a_line_names_is_known_to_the_hands() -> None:
    made = prompter(LEVEL)
    made.observe(calm(), [])
    assert made.named == -1
    made.observe(changed(calm(), phase={3: TURN // 3, 5: TURN // 4}), [])
    assert made.named == 3
    made.observe(changed(calm(), forecast__sector={0: 9}, forecast__tick={0: 900}, phase={3: TURN // 3}), [])
    assert made.named == 9


def test_a_strike_that_can_not_be_parried_any_more_says_so() -> None:
    late = {"forecast__tick": {0: 630}, "phase": {3: TURN // 4}, "beat__next": 45}
    assert "too late" in lines(changed(calm(600), forecast__sector={0: 3}, **late))[0]
    both = changed(calm(600), forecast__sector={0: 3, 1: 12}, **{**late, "forecast__tick": {0: 630, 1: 700}})
    assert lines(both)[0].startswith(f"A strike falls on {LEVEL.sectors[12].name}."), "one that can comes first"


def test_trembling_hands_are_told_to_breathe_even_by_one_who_has_breathed_before() -> None:
    made = prompter(LEVEL)
    made.observe(changed(calm(), breathing=1), [])
    made.observe(changed(calm(601), composure=ONE * 2 // 5), [])
    assert made.lines[0].startswith("Your hands shake")


def test_a_miss_says_what_it_did() -> None:
    made = prompter(LEVEL)
    for grade, said in ((2, False), (0, True)):
        made.observe(changed(calm(), judged__verb=int(EngineVerb.NUDGE), judged__grade=grade, judged__tick=590), [])
        assert any(line.startswith("A nudge off the beat jolts it") for line in made.lines) == said


def test_threads_say_what_comes_unpicked_what_was_chosen_and_what_was_too_late() -> None:
    made = prompter(LEVEL)
    made.observe(calm(1), [])
    shown = changed(calm(1000), weave__open=1, weave__until=1480)
    made.observe(shown, [("threads", 0, 1)])
    assert says(made.lines[0], "pick none", "thread 1")
    made.observe(calm(1001), [("woven", 0, 3)])
    assert made.lines[0].startswith("Chosen: thread 3.")
    made.observe(changed(shown, 2000), [])
    made.observe(calm(2001), [])
    assert says(made.lines[0], "too late", "thread 3")


# Debrief


GOALS = {"harmony.sings": ONE * 7 // 10, "arm.unison.alarm": ONE * 3 // 4}


def story(
    ending: str = "discord",
    seconds: int = 300,
    events: tuple[LoggedEvent, ...] = (),
    reason: Reason | None = None,
    **series: list[int],
) -> RunSummary:
    """A run of so many seconds whose series hold their last number."""
    ticks = [k * SECOND for k in range(seconds + 1)]
    filled = {name: values + [values[-1]] * (seconds + 1 - len(values)) for name, values in series.items()}
    history = History(ticks, filled, [Command(60, EngineVerb.NUDGE, 1, 1)], list(events))
    won = ending in ("richer-song", "old-song")
    made = replace(Session(SHORT, 1).result(), ticks=seconds * SECOND, ending=ending, won=won)
    reasons = (reason,) if reason else ()
    return RunSummary(history, made, 24, goals=GOALS, endings=LEVEL.endings, reasons=reasons)


def happened(name: str, count: int) -> tuple[LoggedEvent, ...]:
    return tuple((60 * (k + 1), name, 0, 1) for k in range(count))


LOST = {"song": [ONE // 4], "harmony": [ONE // 3], "heart": [ONE // 2]}


def test_a_loss_without_strings_says_so_first() -> None:
    said = debrief.why(story(**LOST))
    assert says(said, "5:00", "25 %")
    assert "You strung no arms together" in said


@pytest.mark.parametrize(("events", "words"), [
    (happened("bridged", 3), "You nudged no insect"),
    ((*happened("bridged", 3), *happened("nudged", 10), *happened("missed", 20)), "20 of 30 nudges were off the beat"),
    ((*happened("bridged", 3), *happened("nudged", 30), *happened("hit", 9)), "9 strikes fell, none was parried"),
])  # fmt: skip
def test_a_loss_names_its_plainest_cause(events: tuple[LoggedEvent, ...], words: str) -> None:
    assert words in debrief.why(story(events=events, **LOST))


APART = (6 * SECOND, "slipped", 0, 1)
LAID = ((30 * SECOND, "bridged", 0, 1),) * 3


@pytest.mark.parametrize(("events", "series", "words"), [
    (LAID, {"arm.unison.0": [ONE // 2]}, "Cyan was scattered, only 50 % in step"),
    (LAID, {"harmony.pair.1": [ONE // 8]}, "between amber and violet, and those two were only 12 % in tune"),
    (LAID, {"strings.tied": [0, 2]}, "2 of your strings were laid while the arms still beat as one"),
    (LAID, {}, "never in tune for long"),
])  # fmt: skip
def test_a_loss_says_what_kept_the_chord_out_of_tune(
    events: tuple[LoggedEvent, ...], series: dict[str, list[int]], words: str
) -> None:
    told = story(events=(APART, *events, *happened("nudged", 30)), **{**LOST, **series})
    assert words in debrief.why(told)


def test_the_first_silent_insect_is_marked_when_the_panel_said_so() -> None:
    """A strike may darken an insect without a word of its own; the annunciator tells it."""
    told = story(events=((900, "alarm_raised", 7, 1), (4000, "went_dark", 8, 1)), **LOST)
    assert debrief.moments(told) == [(900, "first silent")]


def test_numbers_go_with_their_words() -> None:
    once = (*happened("parried", 1), *happened("hit", 7), *happened("worked", 1), *happened("missed", 2))
    told = story(events=once, alarms=[12, *[0] * 300], **LOST)
    said = debrief.in_numbers(told)
    assert "1 strike parried, 7 fell" in said
    assert "1 work done" in said
    assert "12 alarms in 5:00: a flood" in said
    assert "3 alarms in 5:00 (EEMUA" in debrief.in_numbers(story(alarms=[3, *[0] * 300], **LOST))
    assert "7 strikes fell, 1 was parried" in debrief.why(story(events=(*once, *happened("nudged", 40)), **LOST))


def test_a_heart_that_went_out_is_named() -> None:
    out = Reason("heart.light", 0.0, 0.0)
    assert debrief.why(story("silence", reason=out, **LOST)).startswith("At 5:00 the heart went out")
    assert "heart" not in debrief.why(story("silence", **LOST)), "it may be too late while the heart still beats"


def test_a_chord_that_was_found_and_lost_is_told_apart_from_one_never_found() -> None:
    done = (*happened("bridged", 3), *happened("nudged", 30))
    found = {**LOST, "harmony": [ONE * 8 // 10] * 60 + [0]}
    assert "found, and lost again" in debrief.why(story(events=done, **found))
    assert "never in tune for long" in debrief.why(story(events=done, **LOST))


def test_wins_are_told_apart() -> None:
    rich = story("richer-song", song=[ONE], harmony=[0] * 100 + [ONE], heart=[ONE])
    old = story("old-song", song=[ONE], harmony=[0], heart=[ONE])
    assert debrief.why(rich).startswith("From 1:40 on the arms sang together.")
    assert debrief.why(rich).endswith("at 5:00 it was whole.")
    assert "old unison" in debrief.why(old)


def test_a_song_that_was_enough_says_how_much_and_of_how_much() -> None:
    enough = Reason("harmony.song", 0.35, 0.44)
    told = debrief.why(story("richer-song", reason=enough, song=[ONE * 44 // 100], harmony=[0], heart=[ONE]))
    assert says(told, "5:00", "44 %", "35 %")


def test_moments_are_in_order_and_only_those_that_were() -> None:
    events = ((900, "slipped", 0, 1), (500, "bridged", 0, 1))
    assert debrief.moments(story(events=events, **LOST)) == [(500, "first string"), (900, "first slip")]


def test_what_the_debrief_draws_is_recorded() -> None:
    run = Session(SHORT, 3)
    run.play(300)
    drawn = {curve.series for lane in debrief.LANES for curve in lane.curves} | {r.series for r in debrief.READINGS}
    assert drawn <= set(run.history.series)
    assert "nudges in time" in dream_of(SHORT).in_numbers(RunSummary.of(run))
