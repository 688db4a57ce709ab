"""Keys of the window and of the screens are known by their places, as those of verbs are."""

import pygame
import pytest

from game.play.dreams import dreams
from game.play.input.own_keys import Ask, asks
from game.play.screens.keys import KeysScreen
from game.play.screens.play_run import PlayRunScreen
from game.play.screens.run_choice import Choice
from game.play.shell.app import App
from tests.play.menus import desk

ON_A_DESK = (Ask.FULLSCREEN, Ask.MUTE, Ask.KEYS, Ask.BACK, Ask.PAUSE)


def press(place: int, key: int = pygame.K_UNDERSCORE) -> pygame.event.Event:
    """A key that types something else than on a US keyboard."""
    return pygame.event.Event(pygame.KEYDOWN, key=key, scancode=place, mod=0)


@pytest.mark.parametrize("ask", Ask)
def test_a_key_asks_by_its_place_whatever_it_types(ask: Ask) -> None:
    assert all(asks(press(place), ask) for place in ask.places)
    assert not asks(press(pygame.KSCAN_Z), *Ask)
    assert not asks(pygame.event.Event(pygame.KEYUP, key=0, scancode=ask.places[0]), ask)


def test_a_verb_lies_on_no_key_of_the_desks_own() -> None:
    taken = {place for ask in ON_A_DESK for place in ask.places}
    for dream in dreams():
        for row in dream.verbs.rows:
            assert taken.isdisjoint(row.key.places), row.word


@pytest.mark.parametrize(
    ("place", "screen"),
    [(pygame.KSCAN_P, PlayRunScreen), (pygame.KSCAN_ESCAPE, PlayRunScreen), (pygame.KSCAN_F1, KeysScreen)],
)
def test_a_desk_pauses_by_the_place_of_a_key(app: App, place: int, screen: type) -> None:
    """What types P elsewhere is no pause, and doesn't end one."""
    app.director.play(Choice("platform", seed=1))
    app.stack.send("handle", press(pygame.KSCAN_Z, pygame.K_p))
    run = desk(app).run
    assert not run.paused
    app.stack.send("handle", press(place))
    assert isinstance(app.stack.top, screen)
    assert run.paused
