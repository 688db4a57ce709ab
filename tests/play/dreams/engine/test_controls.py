"""What keys and mouse mean at the desk of Dream III."""

import pygame
import pytest

from game.play.dreams.engine.controls import LATE, EngineControls
from game.play.dreams.engine.refusals import refusal
from game.play.dreams.engine.triage import worst_first
from game.play.input.base_controls import LEFT, RIGHT
from game.play.render.view import NOTHING, Hit
from game.sim.actions import PRESS, RELEASE, CommonVerb, Verb
from game.sim.fixed import ONE
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel
from tests.play.dreams.engine.chambers import LEVEL, calm, changed, weave

Said = list[tuple[int, int, int]]


@pytest.fixture
def said() -> Said:
    return []


@pytest.fixture
def hands(said: Said) -> EngineControls:
    return EngineControls(LEVEL, lambda *command: said.append(command))


@pytest.fixture
def twice(said: Said) -> EngineControls:
    return EngineControls(LEVEL, lambda *command: said.append(command), toggle=True)


def none(tick: int = 600) -> Panel:
    return changed(calm(tick), selected=-1)


# Keys


def test_one_nudges_the_chosen_insect_at_once(hands: EngineControls, said: Said) -> None:
    hands.key(pygame.KSCAN_1, False, changed(calm(), selected=7))
    assert said == [(EngineVerb.NUDGE, 7, PRESS)]


def test_a_nudge_follows_a_choice_without_waiting_for_the_panel(hands: EngineControls, said: Said) -> None:
    look = none()
    hands.key(pygame.KSCAN_RIGHT, False, look)
    hands.key(pygame.KSCAN_1, False, look)
    assert said == [(CommonVerb.SELECT, said[0][1], 0), (EngineVerb.NUDGE, said[0][1], PRESS)]


@pytest.mark.parametrize(("sector", "arm"), [(0, 0), (7, 0), (8, 1), (15, 1), (23, 2)])
def test_two_works_the_arm_of_the_chosen_insect_as_long_as_it_is_held(
    hands: EngineControls, said: Said, sector: int, arm: int
) -> None:
    hands.key(pygame.KSCAN_2, False, changed(calm(), selected=sector))
    assert said == [(EngineVerb.WORK, arm, PRESS)]
    hands.key_up(pygame.KSCAN_2)
    assert said[1:] == [(EngineVerb.WORK, -1, RELEASE)]


def test_without_a_choice_two_and_its_tile_say_what_to_do_first(hands: EngineControls, said: Said) -> None:
    for press in (lambda: hands.key(pygame.KSCAN_2, False, none()), lambda: hands.click(Hit("verb", 1), LEFT, none())):
        press()
        assert said == []
        assert hands.in_hand(none())[0].startswith("First choose an insect")
        hands.said = (0, "")
    hands.click(Hit("lane", 1), LEFT, none())
    assert said == [(EngineVerb.WORK, 1, PRESS)], "a lane says whose work it is"


def test_what_was_taken_from_a_lane_can_be_let_go_with_two(twice: EngineControls, said: Said) -> None:
    gear = changed(none(), work__kind=1)
    twice.click(Hit("lane", 1), LEFT, gear)
    twice.key(pygame.KSCAN_2, False, changed(gear, work__held=1, work__arm=1))
    assert said == [(EngineVerb.WORK, 1, PRESS), (EngineVerb.WORK, -1, RELEASE)]


@pytest.mark.parametrize(
    ("key", "verb"), [(pygame.KSCAN_3, EngineVerb.STRETCH), (pygame.KSCAN_SPACE, CommonVerb.BREATHE)]
)
def test_holds_are_a_press_and_a_release(hands: EngineControls, said: Said, key: int, verb: Verb) -> None:
    hands.key(key, False, calm())
    hands.key_up(key)
    assert said == [(verb, -1, PRESS), (verb, -1, RELEASE)]


@pytest.mark.parametrize(
    ("key", "verb"), [(pygame.KSCAN_3, EngineVerb.STRETCH), (pygame.KSCAN_SPACE, CommonVerb.BREATHE)]
)
def test_holds_can_be_pressed_twice_instead(twice: EngineControls, said: Said, key: int, verb: Verb) -> None:
    for _ in range(2):
        twice.key(key, False, calm())
        twice.key_up(key)
    assert said == [(verb, -1, PRESS), (verb, -1, RELEASE)]


def test_pressed_twice_a_gear_is_held_between_and_a_rune_is_a_tap(twice: EngineControls, said: Said) -> None:
    gear = changed(calm(), selected=0, work__kind=1)
    twice.key(pygame.KSCAN_2, False, gear)
    twice.key(pygame.KSCAN_2, False, changed(gear, work__held=1, work__arm=0))
    twice.key(pygame.KSCAN_2, False, changed(gear, work__kind=0))
    assert said == [(EngineVerb.WORK, 0, PRESS), (EngineVerb.WORK, -1, RELEASE)] * 2


def test_pressed_twice_a_work_that_fell_from_the_hand_can_be_taken_anew(twice: EngineControls, said: Said) -> None:
    gear = changed(calm(), selected=0, work__kind=1)
    twice.key(pygame.KSCAN_2, False, gear)
    twice.key(pygame.KSCAN_2, False, changed(gear, work__held=0))
    assert said[-1] == (EngineVerb.WORK, 0, PRESS)


def test_four_opens_threads_and_a_number_picks_one(hands: EngineControls, said: Said) -> None:
    hands.key(pygame.KSCAN_4, False, calm())
    hands.key(pygame.KSCAN_2, False, weave())
    assert said == [(EngineVerb.WEAVE, -1, 0), (EngineVerb.WEAVE, -1, 2)]


def test_a_string_takes_two_insects(hands: EngineControls, said: Said) -> None:
    hands.key(pygame.KSCAN_5, False, changed(calm(), selected=3))
    assert (said, hands.first) == ([], 3)
    hands.key(pygame.KSCAN_5, False, changed(calm(), selected=11))
    assert (said, hands.first) == ([(EngineVerb.BRIDGE, 3, 11)], -1)


def test_enter_lays_a_string_that_is_begun_and_else_acknowledges(hands: EngineControls, said: Said) -> None:
    hands.key(pygame.KSCAN_RETURN, False, changed(calm(), selected=3))
    hands.key(pygame.KSCAN_5, False, changed(calm(), selected=3))
    hands.key(pygame.KSCAN_RETURN, False, changed(calm(), selected=20))
    assert said == [(CommonVerb.ACKNOWLEDGE, -1, 0), (EngineVerb.BRIDGE, 3, 20)]


def test_a_string_from_an_insect_to_itself_is_laid_down(hands: EngineControls, said: Said) -> None:
    for _ in range(2):
        hands.key(pygame.KSCAN_5, False, changed(calm(), selected=3))
    assert (said, hands.first) == ([], -1)


def test_escape_lays_down_one_thing_after_the_other(hands: EngineControls) -> None:
    hands.click(Hit("verb", 4), LEFT, calm())
    hands.click(Hit("sector", 5), LEFT, calm())
    assert [hands.lay_down(calm()) for _ in range(3)] == [True, True, False]


def test_tab_goes_to_a_strike_first_then_to_the_dark(hands: EngineControls, said: Said) -> None:
    look = changed(none(), forecast__sector={0: 9}, forecast__tick={0: 700}, darkness={20: ONE})
    assert worst_first(look)[:2] == [9, 20]
    hands.key(pygame.KSCAN_TAB, False, look)
    hands.key(pygame.KSCAN_TAB, False, look)
    assert [target for _, target, _ in said] == [9, 20]


def test_tab_leaves_whatever_it_was_at_for_a_strike_that_is_told(hands: EngineControls, said: Said) -> None:
    dark = changed(none(), darkness={20: ONE, 21: ONE})
    hands.key(pygame.KSCAN_TAB, False, dark)
    hands.key(pygame.KSCAN_TAB, False, changed(dark, forecast__sector={0: 3, 1: 9}, forecast__tick={0: 760, 1: 700}))
    assert [target for _, target, _ in said] == [20, 9]


def test_tab_goes_to_the_one_that_a_line_names_first_and_then_round(hands: EngineControls, said: Said) -> None:
    look = changed(none(), darkness={20: ONE, 9: ONE // 2})
    hands.named = 4
    for _ in range(3):
        hands.key(pygame.KSCAN_TAB, False, look)
    assert [target for _, target, _ in said] == [4, 20, 9]
    hands.key(pygame.KSCAN_TAB, False, changed(look, forecast__sector={0: 13}, forecast__tick={0: 700}))
    assert said[-1][1] == 13, "a strike comes before"


def test_tab_does_not_lead_to_a_strike_that_comes_too_late_to_parry(hands: EngineControls, said: Said) -> None:
    soon = {"forecast__sector": {0: 13}, "forecast__tick": {0: 630}}
    look = changed(none(), **soon, phase={13: 16_000}, arm__phase=0, beat__next=45)
    hands.key(pygame.KSCAN_TAB, False, changed(look, darkness={20: ONE}))
    assert said[-1][1] == 20


def closed(age: int) -> Panel:
    """Threads that went `age` ticks ago without being picked."""
    p, until = LEVEL.params.weave, 9000 - age
    asked = until - p.shown
    return changed(calm(9000), weave__ready=asked + p.rests, weave__asked=asked, weave__until=until)


def test_before_any_thread_was_asked_for_a_number_nudges_from_the_first_tick_on(
    hands: EngineControls, said: Said
) -> None:
    look = changed(calm(), selected=3, weave__asked=-1, weave__until=0)
    hands.key(pygame.KSCAN_1, False, look.at(5))
    assert said == [(EngineVerb.NUDGE, 3, PRESS)]


def test_a_number_that_comes_too_late_for_a_thread_nudges_nobody(hands: EngineControls, said: Said) -> None:
    hands.key(pygame.KSCAN_1, False, closed(LATE - 1))
    hands.key(pygame.KSCAN_1, False, closed(LATE))
    assert [verb for verb, _, _ in said] == [EngineVerb.WEAVE, EngineVerb.NUDGE]


def test_once_a_thread_is_picked_a_number_means_its_verb_again(hands: EngineControls, said: Said) -> None:
    hands.key(pygame.KSCAN_2, False, changed(closed(-10), weave__open=1))
    hands.key(pygame.KSCAN_1, False, closed(5))
    assert [verb for verb, _, _ in said] == [EngineVerb.WEAVE, EngineVerb.NUDGE]


HELD = {"bridge__a": {0: 3}, "bridge__b": {0: 11}}


def test_a_string_from_an_insect_that_holds_one_says_so_at_once_and_takes_it_back(
    hands: EngineControls, said: Said
) -> None:
    panel = changed(calm(), selected=3, **HELD)
    hands.key(pygame.KSCAN_5, False, panel)
    assert "holds a string already" in hands.in_hand(panel)[0]
    assert LEVEL.sectors[11].name in hands.in_hand(panel)[0]
    hands.key(pygame.KSCAN_5, False, changed(panel, selected=11))
    assert said == [(EngineVerb.BRIDGE, 3, 11)]


def test_an_end_that_holds_a_string_is_refused_and_the_first_stays_taken(hands: EngineControls, said: Said) -> None:
    hands.key(pygame.KSCAN_5, False, changed(calm(), selected=5, **HELD))
    hands.key(pygame.KSCAN_5, False, changed(calm(), selected=11, **HELD))
    assert (said, hands.first) == ([], 5)
    assert "one string, not two" in hands.in_hand(calm())[0]


def test_no_string_begins_where_none_is_left(hands: EngineControls) -> None:
    panel = changed(calm(), selected=5, strings__left=0)
    hands.key(pygame.KSCAN_5, False, panel)
    assert hands.first == -1
    assert hands.in_hand(panel)[0].startswith("No string is left")


def test_after_a_click_that_laid_a_string_the_key_begins_no_other(hands: EngineControls, said: Said) -> None:
    hands.key(pygame.KSCAN_5, False, changed(calm(), selected=3))
    hands.click(Hit("sector", 11), LEFT, changed(calm(), selected=3))
    hands.key(pygame.KSCAN_5, False, changed(calm(), selected=11))
    assert [command for command in said if command[0] == EngineVerb.BRIDGE] == [(EngineVerb.BRIDGE, 3, 11)]
    assert hands.first == -1


APART = {"arm__rate": {0: ONE * 8 // 10}}


def test_a_string_between_arms_that_beat_as_one_is_warned_of_before_it_is_laid_and_as_it_is(
    hands: EngineControls, said: Said
) -> None:
    hands.key(pygame.KSCAN_5, False, changed(calm(), selected=3))
    assert hands.in_hand(changed(calm(), selected=3))[0].startswith("The arms still beat as one")
    assert hands.in_hand(changed(calm(), selected=11))[0].startswith("Cyan and amber still beat as one")
    assert "A string from" in hands.in_hand(changed(calm(), selected=11))[1]
    hands.key(pygame.KSCAN_5, False, changed(calm(), selected=11))
    assert said == [(EngineVerb.BRIDGE, 3, 11)]
    assert hands.in_hand(changed(calm(), selected=11))[0].startswith("Too soon")


def test_with_the_mouse_it_is_warned_of_as_bridge_is_taken_up(hands: EngineControls) -> None:
    hands.click(Hit("verb", 4), LEFT, none())
    assert "still beat as one" in hands.in_hand(none())[0]
    assert "Bridge: click" in hands.in_hand(changed(none(), **APART))[0]


@pytest.mark.parametrize(("first", "second", "entries"), [
    (3, 11, APART), (11, 3, APART), (3, 5, {}), (3, 11, {"bridge__a": {0: 3}, "bridge__b": {0: 11}}),
])  # fmt: skip
def test_no_warning_where_arms_have_parted_within_an_arm_or_to_take_a_string_back(
    hands: EngineControls, first: int, second: int, entries: dict[str, object]
) -> None:
    hands.key(pygame.KSCAN_5, False, changed(calm(), selected=first, **entries))
    look = changed(calm(), selected=second, **entries)
    assert not any("still beat as one" in line for line in hands.in_hand(look))
    hands.key(pygame.KSCAN_5, False, look)
    assert hands.in_hand(look) == ()


# Mouse


def test_a_click_chooses_and_with_nudge_in_hand_it_nudges(hands: EngineControls, said: Said) -> None:
    look = none()
    hands.click(Hit("sector", 6), LEFT, look)
    hands.click(Hit("verb", 0), LEFT, look)
    hands.click(Hit("sector", 9), LEFT, look)
    hands.click(Hit("sector", 9), LEFT, look)
    assert said == [
        (CommonVerb.SELECT, 6, 0),
        (EngineVerb.NUDGE, 9, PRESS),
        (CommonVerb.SELECT, 9, 0),
        (EngineVerb.NUDGE, 9, PRESS),
    ]


def test_a_right_click_nudges_whatever_is_in_hand(hands: EngineControls, said: Said) -> None:
    hands.click(Hit("sector", 6), RIGHT, none())
    assert said[0] == (EngineVerb.NUDGE, 6, PRESS)


def test_lanes_and_the_tile_work_as_long_as_the_button_is_down(hands: EngineControls, said: Said) -> None:
    for hit, arm in ((Hit("lane", 2), 2), (Hit("verb", 1), 0)):
        hands.click(hit, LEFT, changed(calm(), selected=4))
        hands.button_up(LEFT)
        assert said[-2:] == [(EngineVerb.WORK, arm, PRESS), (EngineVerb.WORK, -1, RELEASE)]


def test_two_clicks_string_two_insects(hands: EngineControls, said: Said) -> None:
    look = none()
    hands.click(Hit("verb", 4), LEFT, look)
    for sector in (2, 17):
        hands.click(Hit("sector", sector), LEFT, look)
    assert [command for command in said if command[0] == EngineVerb.BRIDGE] == [(EngineVerb.BRIDGE, 2, 17)]
    assert hands.state(look, NOTHING).armed == CommonVerb.NONE


def test_threads_tiles_alarms_and_breath_by_mouse(hands: EngineControls, said: Said) -> None:
    hands.click(Hit("verb", 3), LEFT, calm())
    hands.click(Hit("thread", 1), LEFT, weave())
    hands.click(Hit("alarms"), LEFT, calm())
    for hit in (Hit("breathe"), Hit("verb", 2)):
        hands.click(hit, LEFT, calm())
        hands.button_up(LEFT)
    assert said == [
        (EngineVerb.WEAVE, -1, 0),
        (EngineVerb.WEAVE, -1, 2),
        (CommonVerb.ACKNOWLEDGE, -1, 0),
        (CommonVerb.BREATHE, -1, PRESS),
        (CommonVerb.BREATHE, -1, RELEASE),
        (EngineVerb.STRETCH, -1, PRESS),
        (EngineVerb.STRETCH, -1, RELEASE),
    ]


# Words


def test_what_is_in_hand_is_said(hands: EngineControls) -> None:
    assert hands.in_hand(calm()) == ()
    assert "1, 2, 3" in hands.in_hand(weave())[0]
    hands.click(Hit("verb", 0), LEFT, calm())
    assert hands.in_hand(calm())[0].startswith("Nudge")
    hands.key(pygame.KSCAN_5, False, changed(calm(), selected=3))
    assert LEVEL.sectors[3].name in hands.in_hand(calm())[0]


def test_the_picture_is_told_what_hands_do(hands: EngineControls) -> None:
    hands.key(pygame.KSCAN_5, False, changed(calm(), selected=3))
    hands.key(pygame.KSCAN_3, False, calm())
    state = hands.state(calm(), Hit("sector", 8))
    assert (state.link, state.held, state.hovered) == (3, frozenset({EngineVerb.STRETCH}), Hit("sector", 8))


@pytest.mark.parametrize(("verb", "entries", "words"), [
    (EngineVerb.BRIDGE, {"strings__left": 0}, "No string is left"),
    (EngineVerb.BRIDGE, {"strings__left": 2}, "holds one string"),
    (EngineVerb.WEAVE, {"weave__ready": 900}, "not spun yet"),
    (EngineVerb.WORK, {}, "next bar"),
    (EngineVerb.STRETCH, {}, "No time is left"),
    (EngineVerb.NUDGE, {"breathing": 1}, "eyes are closed"),
])  # fmt: skip
def test_a_refusal_has_a_reason(verb: Verb, entries: dict[str, object], words: str) -> None:
    assert words in refusal(changed(calm(), **entries), verb)
