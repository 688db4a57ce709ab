"""The screen of keys: what is pressed, clicked, taken away, refused and reset there."""

import json

import pygame
import pytest

from game.play.input.key_places import DIGITS
from game.play.input.own_keys import Ask
from game.play.screens.settings.bind import BindScreen
from game.play.screens.settings.keyboard import CAPS, rects
from game.play.shell.app import App
from game.play.store.folders import settings_file
from tests.play.menus import click, enter, key

SIZES = [(960, 540), (1280, 720), (1024, 600), (2560, 1440)]
K, Q = pygame.KSCAN_K, pygame.KSCAN_Q


def opened(app: App) -> BindScreen:
    app.director.title()
    app.director.settings()
    app.director.bind()
    assert isinstance(app.stack.top, BindScreen)
    return app.stack.top


def slot(screen: BindScreen, ask: Ask, n: int = 0) -> tuple[int, int]:
    return next(stop.rect.center for stop in screen.fields if stop.slot == (ask.value, n))


def cap(screen: BindScreen, place: int) -> tuple[int, int]:
    return next(rect.center for at, rect in rects(screen.layout.board) if at == place)


def test_it_is_reached_from_the_settings(app: App) -> None:
    app.director.title()
    app.director.settings()
    while app.stack.top.menu.rows[0].label != "Keys":  # type: ignore[union-attr]
        key(app, pygame.K_TAB)
    enter(app, "Keys")
    assert isinstance(app.stack.top, BindScreen)
    key(app, pygame.K_ESCAPE)
    assert not isinstance(app.stack.top, BindScreen)


def test_a_key_is_given_by_keys_alone_and_kept(app: App) -> None:
    screen = opened(app)
    key(app, pygame.K_DOWN)  # from up to left, as the page has them
    key(app, pygame.K_RETURN)
    assert screen.waiting == (Ask.LEFT.value, 0)
    key(app, pygame.K_q)
    assert Ask.LEFT.places == (Q,)
    assert json.loads(settings_file().read_text())["keys"] == {"left": [Q]}


def test_a_key_is_given_by_the_mouse_alone(app: App) -> None:
    screen = opened(app)
    click(app, slot(screen, Ask.RIGHT, 1))
    click(app, cap(screen, Q))
    assert Ask.RIGHT.places == (pygame.KSCAN_RIGHT, Q)
    click(app, slot(screen, Ask.RIGHT, 1), button=3)
    assert Ask.RIGHT.places == (pygame.KSCAN_RIGHT,)


def test_whoever_had_it_is_named_and_gets_the_other(app: App) -> None:
    screen = opened(app)
    click(app, slot(screen, Ask.PAUSE))
    click(app, cap(screen, pygame.KSCAN_M))
    assert (Ask.PAUSE.places, Ask.MUTE.places) == ((pygame.KSCAN_M,), (pygame.KSCAN_P,))
    assert screen.said == "M: pause now. Sound off and on has P for it."


def test_what_is_needed_keeps_a_key(app: App) -> None:
    screen = opened(app)
    click(app, slot(screen, Ask.BACK), button=3)
    assert Ask.BACK.places == (pygame.KSCAN_ESCAPE,)
    assert screen.said.endswith("give it one first.")


def test_esc_lets_it_be(app: App) -> None:
    screen = opened(app)
    click(app, slot(screen, Ask.PAUSE))
    key(app, pygame.K_ESCAPE)
    assert (screen.waiting, Ask.PAUSE.places) == (None, (pygame.KSCAN_P,))
    assert app.stack.top is screen


def test_presets_turn_keep_what_was_chosen_and_are_reset(app: App) -> None:
    screen = opened(app)
    click(app, slot(screen, Ask.PAUSE))
    key(app, pygame.K_q)
    screen.focus = len(screen.fields) - 3
    key(app, pygame.K_LEFT)
    assert (app.settings.keys_preset, app.settings.keys) == ("one hand", {})
    click(app, (screen.fields[-3].rect.right - 4, screen.fields[-3].rect.centery))
    assert (app.settings.keys_preset, app.settings.keys) == ("standard", {"pause": [Q]})
    click(app, screen.fields[-2].rect.center)
    assert (app.settings.keys, Ask.PAUSE.places) == ({}, (pygame.KSCAN_P,))


def test_a_clash_that_a_file_brings_is_named(app: App) -> None:
    app.change(keys={"pause": [K], "left": [K]})
    screen = opened(app)
    assert {key.name for key, _ in screen.clashes()} == {"pause", "left"}
    click(app, slot(screen, Ask.PAUSE))
    key(app, pygame.K_q)
    assert screen.clashes() == {}


def test_the_keyboard_has_each_place_once_but_enter() -> None:
    places = [cap.place for cap in CAPS]
    assert {place for place in places if places.count(place) > 1} == {pygame.KSCAN_RETURN}
    assert set(DIGITS) < set(places)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_lies_on_anything_else(app: App, size: tuple[int, int]) -> None:
    screen = opened(app)
    surface = pygame.Surface(size)
    screen.resize(size)
    for page in range(len(screen.pages)):
        screen._turn_to(page)
        screen.draw(surface, 1.0)
        boxes = [stop.rect for stop in screen.fields] + [screen.layout.board] + screen.layout.tabs
        assert all(screen.layout.box.contains(box) for box in boxes)
        assert not any(a.colliderect(b) for n, a in enumerate(boxes) for b in boxes[:n])
