"""Hands, words and sounds of Dream II: what keys and clicks ask for, what is said when, and what is heard."""

from dataclasses import replace

import pygame
import pytest

from game.play.dreams import sounds
from game.play.dreams.guardian import DREAM
from game.play.dreams.guardian.advice import advice
from game.play.dreams.guardian.controls import GuardianControls, refusal, right_click_verb
from game.play.dreams.guardian.hearing import SOUNDS, heard
from game.play.dreams.guardian.prompts import PROMPTS, prompter
from game.play.dreams.guardian.scene.hall import slots
from game.play.dreams.guardian.triage import worst_first
from game.play.input.own_keys import Ask
from game.play.render.view import Hit
from game.sim.actions import PRESS, RELEASE, CommonVerb
from game.sim.fixed import ONE
from game.sim.laws.guardian.verbs import GuardianVerb
from tests.play.dreams.guardian import halls
from tests.play.dreams.guardian.halls import LEVEL, breathing, calm, crisis, question, traced, vision
from tests.play.nights import changed
from tests.sentences import says


class Desk:
    """Controls with a list in place of a session."""

    def __init__(self, panel=None, toggle=False):
        self.asked = []
        self.panel = panel or changed(calm(), selected=-1)
        self.hands = GuardianControls(LEVEL, lambda *command: self.asked.append(command), toggle)

    def key(self, *keys):
        for key in keys:
            self.hands.key(key, False, self.panel)
            self.hands.key_up(key)
        return self

    def click(self, kind, index=-1, button=1):
        self.hands.click(Hit(kind, index), button, self.panel)
        self.hands.button_up(button)
        return self


@pytest.mark.parametrize(
    ("key", "verb", "value"),
    [
        (pygame.KSCAN_1, GuardianVerb.CORRECT, 0),
        (pygame.KSCAN_KP2, GuardianVerb.WATCH, 0),
        (pygame.KSCAN_3, GuardianVerb.EMBRACE, PRESS),
    ],
)
def test_a_number_acts_on_the_chosen_pane(key, verb, value):
    assert Desk(changed(calm(), selected=7)).key(key).asked == [(verb, 7, value)]


def test_a_verb_without_a_choice_waits_for_a_pane():
    desk = Desk().key(pygame.KSCAN_2)
    assert desk.asked == []
    (line,) = desk.hands.in_hand(desk.panel)
    assert says(line, "Watch", Ask.BACK.label, "right click")
    assert desk.click("sector", 5).asked == [(CommonVerb.SELECT, 5, 0), (GuardianVerb.WATCH, 5, 0)]
    assert desk.hands.in_hand(desk.panel) == ()


def test_esc_lays_down_what_waits():
    desk = Desk().click("verb", 0)
    assert desk.hands.lay_down(desk.panel)
    assert not desk.hands.lay_down(desk.panel)
    assert desk.click("sector", 5).asked == [(CommonVerb.SELECT, 5, 0)]


def test_arrows_go_from_pane_to_pane_as_they_hang():
    """From the upper row's left end: right five times and down once."""
    at = {place: i for i, place in enumerate(slots(LEVEL.sectors))}
    upper, lower, columns = -1, 1, (-3, -2, -1, 1, 2, 3)
    desk = Desk(changed(calm(), selected=at[-3, upper]))
    desk.key(*[pygame.KSCAN_RIGHT] * 5, pygame.KSCAN_DOWN)
    went = [target for verb, target, _ in desk.asked if verb == CommonVerb.SELECT]
    assert went == [at[column, upper] for column in columns[1:]] + [at[3, lower]]


def test_tab_goes_to_the_pane_in_most_trouble_first():
    assert worst_first(crisis(), LEVEL)[0] == 8  # the marked one
    assert Desk(crisis()).key(pygame.KSCAN_TAB).asked == [(CommonVerb.SELECT, 8, 0)]
    assert not {10, 11} & set(worst_first(crisis(), LEVEL))  # lost, out of sight


def test_tab_goes_to_what_grows_before_what_swings_and_is_strained_a_little():
    """A fault that the glass shows is lost for certain; a natural swing turns, and its strain passes."""
    swings = {"sub.x": {2: 2 * ONE}, "sub.strain": {2: ONE // 5}, "sub.embraced": 0, "sub.curve.known": 0}
    look = traced(changed(calm(4501), **swings), {5: 2.5})
    assert worst_first(look, LEVEL)[0] == 5
    assert worst_first(calm(4501), LEVEL)


def test_four_and_a_number_answer_while_it_asks():
    assert Desk(question()).key(pygame.KSCAN_4, pygame.KSCAN_2).asked == [(GuardianVerb.ANSWER, -1, 2)]
    corrected = Desk(question()).key(pygame.KSCAN_2).asked
    assert corrected == [(GuardianVerb.WATCH, 6, 0)]  # without 4 a number is a verb


def test_four_again_takes_the_answer_back():
    assert Desk(question()).key(pygame.KSCAN_4, pygame.KSCAN_4, pygame.KSCAN_1).asked == [(GuardianVerb.CORRECT, 6, 0)]


def test_four_without_a_question_is_refused_with_a_reason():
    desk = Desk(crisis()).key(pygame.KSCAN_4)
    assert desk.asked == [(GuardianVerb.ANSWER, -1, 0)]
    assert refusal(desk.panel, GuardianVerb.ANSWER) == "Nobody is asking you anything."
    assert refusal(breathing(60), GuardianVerb.CORRECT) == "Your eyes are closed."
    assert "lost" in refusal(crisis(), GuardianVerb.CORRECT)


def test_an_answer_is_clicked():
    assert Desk(question()).click("answer", 2).asked == [(GuardianVerb.ANSWER, -1, 3)]


def test_a_right_click_watches_until_it_is_known_then_embraces():
    assert [right_click_verb(crisis(), pane) for pane in (3, 4)] == [GuardianVerb.WATCH, GuardianVerb.EMBRACE]
    assert Desk(crisis()).click("sector", 4, button=3).asked == [
        (CommonVerb.SELECT, 4, 0),
        (GuardianVerb.EMBRACE, 4, PRESS),
    ]


@pytest.mark.parametrize("toggle", [False, True])
def test_breathing_is_held_or_pressed_twice(toggle):
    desk = Desk(toggle=toggle)
    desk.key(pygame.KSCAN_SPACE)
    if toggle:
        assert desk.asked == [(CommonVerb.BREATHE, -1, PRESS)]
        desk.key(pygame.KSCAN_SPACE)
    assert desk.asked == [(CommonVerb.BREATHE, -1, PRESS), (CommonVerb.BREATHE, -1, RELEASE)]


@pytest.mark.parametrize("ask", [lambda desk: desk.key(pygame.KSCAN_RETURN), lambda desk: desk.click("alarms")])
def test_alarms_are_acknowledged_all_at_once(ask):
    assert ask(Desk()).asked == [(CommonVerb.ACKNOWLEDGE, -1, 0)]


# What is said


def lines(*panels, events=()):
    told = prompter(LEVEL)
    for panel in panels:
        told.observe(panel, events)
    return told.lines


def test_one_line_at_a_time():
    assert len(lines(crisis())) == 1


def test_a_marked_fault_is_said_first_until_it_is_cured():
    assert "fault is marked" in lines(crisis())[0]
    told = prompter(LEVEL)
    told.observe(crisis(), [("cured", 8, 1)])
    assert "marked" not in " ".join(told.lines)


def test_a_known_curve_says_how_to_embrace_it_until_one_was():
    known = changed(calm(), selected=3, watching=3, **{"sub.curve.known": {3: 1}, "sub.learned": {3: ONE}})
    assert "press 3 as the ring closes on a crest" in " ".join(lines(known))
    told = prompter(LEVEL)
    told.observe(known, [("embraced", 3, 1)])
    assert "embrace it" not in " ".join(told.lines)


def test_the_vision_says_what_it_is_for():
    assert any("Every true pattern lies open" in line for line in lines(changed(vision(), **{"sub.marked": 0})))


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.name)
def test_every_prompt_is_done_by_something_or_goes_by_itself(prompt):
    looks = any(prompt.done_when.__code__.co_names)
    assert prompt.done_by or prompt.lasts or looks
    assert prompt.done_by <= set(LEVEL.params.events)


def test_what_was_done_before_is_known():
    told = prompter(LEVEL)
    told.know([GuardianVerb.WATCH, CommonVerb.SELECT])
    assert {"begin", "select"} <= told.done


def test_each_state_of_a_pane_has_its_advice():
    view = halls.view(crisis())
    said = [advice(view, i) for i in range(12)]
    for pane, words in (
        (8, "Correct it (1)"),
        (5, "Leave it"),
        (4, "Now: embrace"),
        (1, "need nothing"),
        (2, "touch it again"),
        (9, "turn back"),
        (10, "lost"),
        (11, "Breathe"),
        (0, "the strain will pass"),
        (3, "You are learning its curve"),
    ):
        assert words in said[pane]


# What is heard


def test_every_sound_is_one_that_there_is():
    assert set(SOUNDS.values()) - {"voice"} <= set(sounds().shots)
    assert set(SOUNDS) - {"selected"} <= set(LEVEL.params.events)
    assert {"deviation", "understood"} <= set(sounds().alarms)


def test_alarms_of_what_is_embraced_sound_otherwise():
    events = [("alarm_raised", index, 1) for index in (0, 1, 8)]
    assert list(heard(crisis(), events).new_alarms) == ["deviation", "understood", "deviation"]


def test_the_hum_grows_with_strain_and_agitation():
    quiet = heard(calm(), []).bed
    loud = heard(changed(calm(), agitation=ONE, **{"sub.strain": ONE // 2}), []).bed
    assert quiet["hum-strained"] == quiet["hum-dread"] == 0
    assert loud["hum-strained"] > 0.5
    assert loud["hum-dread"] > 0.5
    assert heard(changed(calm(), watching=3), []).bed["decrypt"] > 0


def test_an_ending_sounds_as_it_is_and_all_else_falls_silent():
    over = halls.ended("stasis", 0)
    ways = {way.name: number for number, way in enumerate(LEVEL.endings, 1)}
    said = DREAM.hear(LEVEL, over, [("ended", 0, ways["journey"])])
    assert list(said.events) == ["ending-journey"]
    assert (said.composure, said.bed, said.over) == (1, {}, True)
    assert list(DREAM.hear(LEVEL, over, [("ended", 0, ways["stasis"])]).events) == ["ending-loss"]


def test_the_state_of_hands_says_that_a_number_is_an_answer():
    desk = Desk(question()).key(pygame.KSCAN_4)
    assert desk.hands.state(desk.panel, Hit()).answering
    assert not desk.hands.state(crisis(), Hit()).answering
    assert replace(desk.hands.state(desk.panel, Hit()), answering=False).truth is None
