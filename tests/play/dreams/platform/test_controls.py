"""What keys and mouse mean at the desk."""

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.play.dreams.platform.controls import EYES_CLOSED, TWICE, PlatformControls, refusal, right_click_verb
from game.play.dreams.platform.orders import SETTLES
from game.play.dreams.platform.triage import worst_first
from game.play.dreams.platform.verbs import VERBS
from game.play.input.base_controls import LEFT, RIGHT
from game.play.render.view import Hit
from game.play.render.words import number
from game.sim.actions import PRESS, RELEASE, CommonVerb, Verb
from game.sim.fixed import FAR, ONE, WHOLE
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel
from tests.play.nights import LEVEL as LEVEL_ONE, calm, changed
from tests.sentences import says

LEVEL = SimpleNamespace(
    sectors=[SimpleNamespace(x=x, y=y, name=f"{x} {y}") for x, y in [(0, 0), (1, 0), (-1, 0), (0, 1)]],
    links=[SimpleNamespace(a=0, b=b, there=True) for b in (1, 2, 3)],
)
Make = Callable[..., PlatformControls]


def panel(tick: int = 0, selected: int = -1, armed: int = 0, **sectors: list[int]) -> Panel:
    names = ("dark", "anomaly.severity", "anomaly.known", "strain", "load", "scanned", "shelter.on", "road")
    once = ("hands.verb", "hands.next_verb", "breathing", "overriding", "shelter.streams", "shelter.used")
    given = {name: [0] * 4 for name in names} | {name: [0] for name in once} | {"home": [100] * 4}
    given |= {"legible": [1] * 4, "capacity": [ONE] * 4, "selected": [selected], "armed": [armed]}
    given |= {"protocol.lives": [0] * 5, "shelter.most": [3], "hands.target": [-1], "shelter.places": [WHOLE]}
    given |= {"closed": [0] * 3, "burst": [0] * 3}
    given |= {"log.sector": [-1] * 9 + [2]} | {name.replace("__", "."): v for name, v in sectors.items()}
    values = {name: np.array(value, np.int32).reshape(-1, 1) for name, value in given.items()}
    return Panel(np.array([tick], np.int32), values)


def hit(kind: str, index: int = -1) -> Hit:
    return Hit(kind, index)


@pytest.fixture
def said() -> list[tuple[int, int, int]]:
    return []


@pytest.fixture
def hands(said: list[tuple[int, int, int]]) -> PlatformControls:
    return PlatformControls(LEVEL, lambda *command: said.append(command))


Said = list[tuple[int, int, int]]


def test_most_trouble_is_where_most_people_are_as_badly_off() -> None:
    """An anomaly out of sight counts as it was last seen; dark and illegible sectors don't count."""
    severity, home = [ONE // 2, ONE // 2, ONE // 4, ONE], [100, 300, 900, 10]
    assert worst_first(panel(9, anomaly__severity=severity, home=home)) == [2, 1, 0, 3]
    assert worst_first(panel(9, anomaly__severity=severity, home=home, dark=[0, 1, 0, 0])) == [2, 0, 3]
    assert worst_first(panel(9, anomaly__severity=severity, home=home, legible=[1, 1, 0, 1])) == [1, 0, 3]
    assert worst_first(panel(9, strain=[ONE, 0, 0, 0], home=home)) == [0]
    assert worst_first(panel(9, strain=[ONE // 9, 0, 0, 0], home=home))[0] == 0


@pytest.mark.parametrize(
    ("key", "verb"),
    [
        (pygame.KSCAN_1, PlatformVerb.SCAN),
        (pygame.KSCAN_2, PlatformVerb.STEADY),
        (pygame.KSCAN_3, PlatformVerb.ISOLATE),
        (pygame.KSCAN_KP5, PlatformVerb.SHELTER),
    ],
)
def test_a_number_acts_on_the_selection_at_once(hands: PlatformControls, said: Said, key: int, verb: Verb) -> None:
    hands.key(key, False, panel(100, selected=2))
    assert said == [(verb, 2, 0)]


def test_a_number_meant_for_a_sector_just_chosen_does_not_wait_for_the_panel(
    hands: PlatformControls, said: Said
) -> None:
    look = panel()
    hands.key(pygame.KSCAN_RIGHT, False, look)
    hands.key(pygame.KSCAN_1, False, look)
    assert said == [(CommonVerb.SELECT, 1, 0), (PlatformVerb.SCAN, 1, 0)]


def test_a_call_given_twice_in_haste_counts_once_and_later_takes_it_back(hands: PlatformControls, said: Said) -> None:
    for tick in (100, 130, 100 + TWICE):
        look = panel(tick, selected=2, shelter__on=[0, 0, int(tick > 100), 0])
        calls(hands, look)
        hands.key(pygame.KSCAN_5, False, look)
    assert said == [(PlatformVerb.SHELTER, 2, 0)] * 2


def test_in_haste_another_sector_can_be_called_and_has_its_turn_once_hands_are_free(
    hands: PlatformControls, said: Said
) -> None:
    hands.key(pygame.KSCAN_5, False, panel(100, selected=2))
    hands.key(pygame.KSCAN_5, False, panel(110, selected=1))
    assert said == [(PlatformVerb.SHELTER, 2, 0)]
    calls(hands, panel(120, hands__verb=[PlatformVerb.SHELTER], hands__target=[2]))
    called = {"shelter__on": [0, 0, 1, 0], "shelter__streams": [1]}
    calls(hands, panel(120 + SETTLES - 1, **called))
    assert said == [(PlatformVerb.SHELTER, 2, 0)], "what hands have done isn't seen at once"
    calls(hands, panel(120 + SETTLES, **called))
    assert said == [(PlatformVerb.SHELTER, 2, 0), (PlatformVerb.SHELTER, 1, 0)]


def calls(hands: PlatformControls, *looks: Panel) -> None:
    """Looks at panels, at which what stands in line may be commanded."""
    for look in looks:
        hands.attend(look)


FULL = {"shelter__streams": [3]}


def test_more_than_can_be_led_stand_in_line_in_their_order_until_a_stream_is_free(
    hands: PlatformControls, said: Said
) -> None:
    for tick, sector in ((100, 3), (110, 0)):
        hands.key(pygame.KSCAN_5, False, panel(tick, selected=sector, **FULL))
    assert said == []
    assert hands.state(panel(120, **FULL), Hit()).orders == ((PlatformVerb.SHELTER, 3), (PlatformVerb.SHELTER, 0))
    assert says(hands.in_hand(panel(120, **FULL))[0], "number 2")
    calls(hands, panel(130, **FULL), panel(140))
    assert said == [(PlatformVerb.SHELTER, 3, 0)]


def test_a_sector_without_an_open_road_lets_others_pass_and_one_without_people_leaves_the_line(
    hands: PlatformControls, said: Said
) -> None:
    for tick, sector in ((100, 3), (110, 0), (120, 1)):
        hands.key(pygame.KSCAN_5, False, panel(tick, selected=sector, **FULL))
    calls(hands, panel(200, road=[0, 0, 0, FAR], home=[0, 100, 100, 100]))
    assert said == [(PlatformVerb.SHELTER, 1, 0)]
    assert [order.target for order in hands.orders.line] == [3, 1]


def test_a_sector_without_an_open_road_is_counted_behind_those_that_can_come(
    hands: PlatformControls, said: Said
) -> None:
    shut = {"road": [0, 0, 0, FAR], **FULL}
    for tick, sector in ((100, 3), (110, 0)):
        hands.key(pygame.KSCAN_5, False, panel(tick, selected=sector, **shut))
    assert says(hands.in_hand(panel(120, **shut))[0], "number 1")


def test_once_there_are_no_places_nobody_waits_for_one(hands: PlatformControls, said: Said) -> None:
    hands.key(pygame.KSCAN_5, False, panel(100, selected=3, **FULL))
    calls(hands, panel(200, shelter__used=[WHOLE - 1], **FULL))
    assert hands.pending == 1
    calls(hands, panel(300, shelter__used=[WHOLE], **FULL))
    assert (said, hands.pending) == ([], 0)


def test_called_again_a_sector_in_line_is_taken_back(hands: PlatformControls, said: Said) -> None:
    for tick in (100, 100 + TWICE):
        hands.key(pygame.KSCAN_5, False, panel(tick, selected=3, **FULL))
    assert hands.pending == 0
    hands.click(hit("sector", 2), LEFT, panel(300, **FULL))
    hands.key(pygame.KSCAN_5, False, panel(300, selected=2, **FULL))
    hands.click(hit("shelter_row", 2), RIGHT, panel(300 + TWICE, **FULL))
    assert hands.pending == 0
    assert all(verb == CommonVerb.SELECT for verb, _, _ in said)


def test_a_call_taken_back_while_hands_are_at_it_is_undone_by_a_second_one(hands: PlatformControls, said: Said) -> None:
    hands.key(pygame.KSCAN_5, False, panel(100, selected=3))
    at_it = panel(100 + TWICE, selected=3, hands__verb=[PlatformVerb.SHELTER], hands__target=[3])
    hands.key(pygame.KSCAN_5, False, at_it)
    assert said == [(PlatformVerb.SHELTER, 3, 0)] * 2
    assert hands.pending == 0


@pytest.mark.parametrize("blocked", [{"protocol__lives": [1] * 5}, {"burst": [1] * 3}])
def test_a_link_is_shut_as_soon_as_that_can_be_and_once(hands: PlatformControls, said: Said, blocked: object) -> None:
    hands.click(hit("link", 1), RIGHT, panel(100, **blocked))
    calls(hands, panel(110, **blocked))
    assert said == []
    assert says(hands.in_hand(panel(120))[0], "as soon as")
    calls(hands, *(panel(tick) for tick in range(130, 200)))
    assert said == [(PlatformVerb.ISOLATE, 4 + 1, 0)]


def test_a_link_that_the_system_shut_meanwhile_is_not_opened_by_the_order(hands: PlatformControls, said: Said) -> None:
    hands.click(hit("link", 1), RIGHT, panel(100, protocol__lives=[1] * 5))
    calls(hands, panel(110, closed=[0, 1, 0]))
    assert (said, hands.pending) == ([], 0)


def test_no_order_is_taken_where_none_is_permitted(hands: PlatformControls, said: Said) -> None:
    hands.permits = lambda verb: False
    hands.key(pygame.KSCAN_5, False, panel(100, selected=3, **FULL))
    assert (said, hands.pending) == ([], 0)


def test_going_back_finds_the_line_as_it_was(hands: PlatformControls) -> None:
    for tick, sector in ((100, 3), (110, 0), (120, 1)):
        hands.key(pygame.KSCAN_5, False, panel(tick, selected=sector, **FULL))
    later = PlatformControls(LEVEL, lambda *command: None)
    later.inherit(hands, 115)
    assert [order.target for order in later.orders.line] == [3, 0]
    assert hands.pending == 0


def test_b_passes_over_who_stands_in_line(hands: PlatformControls, said: Said) -> None:
    full = {"home": [9000, 90_000, 20_000, 5000], **FULL}
    hands.key(pygame.KSCAN_5, False, panel(100, selected=1, **full))
    hands.key(pygame.KSCAN_B, False, panel(110, **full))
    assert said == [(CommonVerb.SELECT, 2, 0)]


def test_b_chooses_the_fullest_sector(hands: PlatformControls, said: Said) -> None:
    full = panel(100, home=[9000, 90_000, 20_000, 5000], shelter__on=[0] * 4, road=[5] * 4)
    hands.key(pygame.KSCAN_B, False, full)
    assert said == [(CommonVerb.SELECT, 1, 0)]


def test_a_stream_too_many_is_refused_in_words_that_the_real_panel_can_give() -> None:
    most = calm().one("shelter.most")
    full = changed(calm(), protocol=0, **{"shelter.streams": most})
    assert says(refusal(full, PlatformVerb.SHELTER), number(most), VERBS.key(PlatformVerb.SHELTER))
    assert number(most).capitalize() not in refusal(
        changed(full, **{"shelter.streams": most - 1}), PlatformVerb.SHELTER
    )
    assert refusal(changed(full, breathing=1), PlatformVerb.SHELTER) == EYES_CLOSED
    assert says(refusal(changed(full, **{"shelter.used": WHOLE}), PlatformVerb.SHELTER), "no places")


def test_a_hold_that_does_nothing_says_why() -> None:
    hands = PlatformControls(LEVEL_ONE, lambda *command: None)
    grows = LEVEL_ONE.params.cipher.grows
    early, ready = changed(calm(grows - 300), **{"cipher.ready": 0}), changed(calm(grows), **{"cipher.ready": 1})
    assert hands.in_hand(early) == ()
    hands.key(pygame.KSCAN_4, False, early)
    (line,) = hands.in_hand(early)
    assert says(line, "nothing to read yet", "5 s")
    assert hands.in_hand(ready) == ()
    assert "what you are doing" in hands.in_hand(changed(ready, **{"hands.verb": 2}))[0]
    assert "All four" in hands.in_hand(changed(ready, **{"cipher.layer": 4}))[0]


def test_a_verb_behind_closed_eyes_says_why_nothing_happens(hands: PlatformControls) -> None:
    hands.key(pygame.KSCAN_SPACE, False, panel(100))
    assert hands.in_hand(panel(100)) == ()
    hands.key(pygame.KSCAN_2, False, panel(101))
    assert hands.in_hand(panel(102)) == (EYES_CLOSED,)


def test_without_a_selection_a_number_takes_the_verb_in_hand(hands: PlatformControls, said: Said) -> None:
    hands.key(pygame.KSCAN_2, False, panel())
    assert (said, hands.taken) == ([], PlatformVerb.STEADY)


@pytest.mark.parametrize(
    ("key", "verb"), [(pygame.KSCAN_SPACE, CommonVerb.BREATHE), (pygame.KSCAN_4, PlatformVerb.DECRYPT)]
)
def test_a_hold_is_a_press_and_a_release(hands: PlatformControls, said: Said, key: int, verb: Verb) -> None:
    hands.key(key, False, panel())
    hands.key_up(key)
    assert said == [(verb, -1, PRESS), (verb, -1, RELEASE)]


def test_another_key_coming_up_does_not_end_a_hold(hands: PlatformControls, said: Said) -> None:
    hands.key(pygame.KSCAN_SPACE, False, panel())
    hands.key_up(pygame.KSCAN_4)
    assert said == [(CommonVerb.BREATHE, -1, PRESS)]


def test_with_toggle_a_hold_ends_with_the_second_press(hands: PlatformControls, said: Said) -> None:
    hands.toggle = True
    for _ in range(2):
        hands.key(pygame.KSCAN_SPACE, False, panel())
        hands.key_up(pygame.KSCAN_SPACE)
    assert said == [(CommonVerb.BREATHE, -1, PRESS), (CommonVerb.BREATHE, -1, RELEASE)]


def test_override_is_armed_first_and_held_then(hands: PlatformControls, said: Said) -> None:
    hands.key(pygame.KSCAN_6, False, panel())
    hands.key_up(pygame.KSCAN_6)
    hands.key(pygame.KSCAN_6, False, panel(armed=1))
    hands.key_up(pygame.KSCAN_6)
    assert said == [
        (PlatformVerb.ARM, -1, PRESS),
        (PlatformVerb.OVERRIDE, -1, PRESS),
        (PlatformVerb.OVERRIDE, -1, RELEASE),
    ]


def test_escape_lays_down_one_thing_at_a_time_and_then_nothing(hands: PlatformControls, said: Said) -> None:
    look = panel(100, selected=0, armed=1)
    hands.key(pygame.KSCAN_L, False, look)
    hands.taken = PlatformVerb.SCAN
    assert hands.lay_down(look)
    assert (hands.link, hands.taken) == (-1, PlatformVerb.SCAN)
    assert hands.lay_down(look)
    assert hands.taken == CommonVerb.NONE
    assert hands.lay_down(look)
    assert said == [(PlatformVerb.ARM, -1, RELEASE)]
    assert not hands.lay_down(panel(100, selected=0))


def test_l_and_an_arrow_pick_a_link_and_enter_shuts_it(hands: PlatformControls, said: Said) -> None:
    look = panel(100, selected=0)
    hands.key(pygame.KSCAN_L, False, look)
    hands.key(pygame.KSCAN_UP, False, look)
    hands.key(pygame.KSCAN_RETURN, False, look)
    assert said == [(PlatformVerb.ISOLATE, 4 + 2, 0)]
    assert hands.link == -1


def test_enter_acknowledges_when_no_link_is_picked(hands: PlatformControls, said: Said) -> None:
    hands.key(pygame.KSCAN_RETURN, False, panel())
    hands.key(pygame.KSCAN_A, False, panel())
    assert said == [(CommonVerb.ACKNOWLEDGE, -1, 0)] * 2


def test_sector_then_verb_is_a_sentence(hands: PlatformControls, said: Said) -> None:
    hands.click(hit("sector", 1), LEFT, panel())
    hands.click(hit("verb", 0), LEFT, panel())
    assert said == [(CommonVerb.SELECT, 1, 0), (PlatformVerb.SCAN, 1, 0)]
    assert hands.taken == CommonVerb.NONE


def test_verb_then_sector_is_a_sentence_and_the_next_click_only_selects(hands: PlatformControls, said: Said) -> None:
    hands.click(hit("verb", 1), LEFT, panel())
    hands.click(hit("sector", 1), LEFT, panel())
    hands.click(hit("sector", 2), LEFT, panel(1))
    verbs = [command for command in said if command[0] != CommonVerb.SELECT]
    assert verbs == [(PlatformVerb.STEADY, 1, 0)]


def test_a_tile_acts_on_the_selected_sector_every_time(hands: PlatformControls, said: Said) -> None:
    look = panel(100, selected=1)
    hands.click(hit("verb", 0), LEFT, look)
    hands.click(hit("verb", 1), LEFT, look)
    assert said == [(PlatformVerb.SCAN, 1, 0), (PlatformVerb.STEADY, 1, 0)]
    assert hands.taken == CommonVerb.NONE


def test_a_tile_clicked_again_is_laid_down_and_so_is_a_right_click_on_nothing(hands: PlatformControls) -> None:
    hands.click(hit("verb", 1), LEFT, panel())
    hands.click(hit("verb", 1), LEFT, panel())
    assert hands.taken == CommonVerb.NONE
    hands.click(hit("verb", 1), LEFT, panel())
    hands.click(hit("none"), RIGHT, panel())
    assert hands.taken == CommonVerb.NONE


def test_a_held_tile_ends_when_the_button_comes_up_anywhere(hands: PlatformControls, said: Said) -> None:
    hands.click(hit("breathe"), LEFT, panel())
    hands.button_up(LEFT)
    hands.click(hit("verb", 3), LEFT, panel())
    hands.button_up(LEFT)
    assert [verb for verb, _, _ in said] == [
        CommonVerb.BREATHE,
        CommonVerb.BREATHE,
        PlatformVerb.DECRYPT,
        PlatformVerb.DECRYPT,
    ]


def test_a_right_click_shuts_a_link(hands: PlatformControls, said: Said) -> None:
    hands.click(hit("link", 1), RIGHT, panel())
    assert said == [(PlatformVerb.ISOLATE, 5, 0)]


def test_a_right_click_looks_first_and_mends_then() -> None:
    assert right_click_verb(panel(10), 0) == PlatformVerb.SCAN
    assert right_click_verb(panel(10, scanned=[11, 0, 0, 0]), 0) == PlatformVerb.STEADY
    assert (
        right_click_verb(panel(10, anomaly__known=[1] * 4, anomaly__severity=[ONE // 2] * 4), 0) == PlatformVerb.STEADY
    )


def test_a_click_on_a_line_of_the_log_selects_its_sector(hands: PlatformControls, said: Said) -> None:
    hands.click(hit("log", 9), LEFT, panel())
    hands.click(hit("log", 0), LEFT, panel())
    assert said == [(CommonVerb.SELECT, 2, 0)]


def test_a_row_of_the_shelter_stands_for_its_sector(hands: PlatformControls, said: Said) -> None:
    hands.click(hit("shelter_row", 3), LEFT, panel())
    hands.click(hit("shelter_row", 2), RIGHT, panel())
    hands.click(hit("shelter_row", -1), LEFT, panel())
    assert said == [(CommonVerb.SELECT, 3, 0), (PlatformVerb.SHELTER, 2, 0)]


def test_letting_go_ends_every_hold_once(hands: PlatformControls, said: Said) -> None:
    hands.key(pygame.KSCAN_SPACE, False, panel())
    hands.key(pygame.KSCAN_4, False, panel())
    hands.release_all()
    hands.key_up(pygame.KSCAN_SPACE)
    assert said[2:] == [(CommonVerb.BREATHE, -1, RELEASE), (PlatformVerb.DECRYPT, -1, RELEASE)]


def test_keys_without_a_meaning_are_left_to_others(hands: PlatformControls, said: Said) -> None:
    assert not hands.key(pygame.KSCAN_F5, False, panel())
    assert said == []
