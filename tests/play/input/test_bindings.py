"""Which keys are for what: presets, what the player has chosen, and labels by the layout."""

from collections.abc import Iterator

import pygame
import pytest

from game.play import sdl
from game.play.dreams import dreams
from game.play.input import bindings, key_labels
from game.play.input.bindings import PRESETS, Bindings, Key
from game.play.input.key_labels import label, labels
from game.play.input.own_keys import NEEDED, ONE_OF_THREE, Ask, keyed
from game.play.screens.settings.bound_keys import pages, together
from game.play.shell.app import App
from tests.play.menus import key

LEFT_HALF = {getattr(pygame, f"KSCAN_{name}") for name in
             ("ESCAPE", "TAB", "SPACE", "GRAVE", *"12345QWERTASDFGZXCVB", "F1", "F2", "F3", "F4", "F5")}  # fmt: skip
KEYPAD = {
    getattr(pygame, f"KSCAN_KP_{name}") for name in (*"0123456789", "PERIOD", "PLUS", "MINUS", "MULTIPLY", "DIVIDE")
}
SCAN = next(row.key for row in dreams()[0].verbs.own if row.word == "scan")
STEADY = next(row.key for row in dreams()[0].verbs.own if row.word == "steady")


@pytest.fixture(autouse=True)
def _as_they_were() -> Iterator[None]:
    yield
    bindings.use(Bindings())
    key_labels.layout_changed()


def all_keys() -> list[Key]:
    return [*(ask.value for ask in Ask), *(key for dream in dreams() for key in dream.verbs.bound())]


def test_no_two_keys_have_one_name() -> None:
    names = [key.name for key in dict.fromkeys(all_keys())]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_has_two_keys_at_one_place_that_act_at_one_time(preset: str) -> None:
    for keys in together():
        places = [at for key in keys for at in Bindings(preset).places(key)]
        assert len(places) == len(set(places))


def test_all_that_can_be_bound_stands_on_a_page() -> None:
    assert {key for page in pages() for key in page.keys} == set(all_keys())


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_leaves_everything_a_key(preset: str) -> None:
    assert all(Bindings(preset).places(key) for key in all_keys())


def test_the_left_hand_reaches_everything() -> None:
    assert {at for key in all_keys() for at in Bindings("left hand").places(key)} <= LEFT_HALF


def test_one_hand_plays_on_the_keypad() -> None:
    played = [key for dream in dreams() for key in dream.verbs.bound()] + [ask.value for ask in ONE_OF_THREE]
    enter = {pygame.KSCAN_RETURN, pygame.KSCAN_A}  # the keypad's Enter is Enter
    assert {at for key in played for at in Bindings("one hand").places(key)} <= KEYPAD | enter


def test_what_had_a_key_gets_the_other_one_for_it() -> None:
    swapped = Bindings().with_key(SCAN, 0, pygame.KSCAN_2, [SCAN, STEADY])
    assert swapped.places(SCAN) == (pygame.KSCAN_2, pygame.KSCAN_KP_1)
    assert swapped.places(STEADY) == (pygame.KSCAN_1, pygame.KSCAN_KP_2)


def test_a_key_has_two_places_at_most_and_each_once() -> None:
    bound = Bindings().with_key(SCAN, 1, pygame.KSCAN_1, [SCAN])
    assert bound.places(SCAN) == (pygame.KSCAN_1,)
    assert bound.with_key(SCAN, 1, None, []).places(SCAN) == (pygame.KSCAN_1,)
    assert bound.with_key(SCAN, 0, None, []).places(SCAN) == ()


def test_words_follow_what_is_bound() -> None:
    bindings.use(Bindings("left hand"))
    assert keyed("{arrows}: {back}, {Arrows}") == "W A S D: Esc, W A S D"
    assert dreams()[0].verbs.keyed("{override}, {select keys}, {no such}") == "F, W A S D, Tab, {no such}"


def test_without_any_key_a_verb_has_no_label() -> None:
    bindings.use(Bindings(own={SCAN.name: ()}))
    assert dreams()[0].verbs.keyed("{scan}") == ""


def test_labels_are_the_layouts(monkeypatch: pytest.MonkeyPatch) -> None:
    key_labels.layout_changed()
    monkeypatch.setattr(sdl, "key_at", {pygame.KSCAN_M: 0x44C, pygame.KSCAN_Q: 0x5D0}.get)
    monkeypatch.setattr(sdl, "name_of_key", chr)
    assert label(pygame.KSCAN_M) == "Ь"
    assert label(pygame.KSCAN_Q) == "Q"  # Hebrew, of which the typefaces have no letters
    assert label(pygame.KSCAN_TAB) == "Tab"


def test_labels_are_learned_from_presses_where_nobody_knows_the_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    key_labels.layout_changed()
    monkeypatch.setattr(sdl, "key_at", lambda place: None)
    pressed = pygame.event.Event(pygame.KEYDOWN, key=ord("ö"), scancode=pygame.KSCAN_SEMICOLON, mod=0)
    assert label(pygame.KSCAN_SEMICOLON) == ";"
    assert [key_labels.learn(pressed), key_labels.learn(pressed)] == [True, False]
    assert label(pygame.KSCAN_SEMICOLON) == "Ö"


def test_arrows_are_one_word() -> None:
    assert labels((pygame.KSCAN_UP, pygame.KSCAN_DOWN)) == "up, down"
    assert labels((pygame.KSCAN_LEFT, pygame.KSCAN_RIGHT, pygame.KSCAN_UP, pygame.KSCAN_DOWN)) == "arrows"


def test_no_input_method_is_on(app: App) -> None:
    """A seed is typed by the places of its digits."""
    assert sdl.takes_text() is False


def test_keys_are_where_the_settings_have_them(app: App) -> None:
    app.change(keys_preset="left hand", keys={"pause": [pygame.KSCAN_B]})
    assert Ask.UP.places == (pygame.KSCAN_W,)
    assert Ask.PAUSE.places == (pygame.KSCAN_B,)
    app.director.title()
    before = app.stack.top.menu.focus  # type: ignore[union-attr]
    key(app, pygame.K_s)
    assert app.stack.top.menu.focus == before + 1  # type: ignore[union-attr]


@pytest.mark.parametrize("ask", NEEDED)
def test_a_file_leaves_nobody_without_a_way_back(app: App, ask: Ask) -> None:
    app.change(keys={ask.value.name: [], "mute": []})
    assert ask.places
    assert not Ask.MUTE.places
