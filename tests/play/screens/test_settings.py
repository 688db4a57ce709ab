"""The settings: every page and every row by keys and by mouse, also where not all rows fit."""

import pygame
import pytest

from game.play.screens.settings import SettingsScreen
from game.play.screens.widgets import Menu, Row
from game.play.shell.app import App
from game.play.shell.wheel import Wheel
from tests.play.menus import click, key, menu

SMALL = (960, 540)


@pytest.fixture
def screen(app: App) -> SettingsScreen:
    app.director.title()
    app.director.settings()
    top = app.stack.top
    assert isinstance(top, SettingsScreen)
    return top


def titles(screen: SettingsScreen, app: App, turn: int, mod: int = 0) -> list[str]:
    seen = []
    for _ in screen.pages:
        seen.append(screen.pages[screen.page].title)
        key(app, turn, mod)
    return seen


def test_tab_turns_the_pages_both_ways_and_a_click_opens_one(app: App, screen: SettingsScreen) -> None:
    all_of_them = [page.title for page in screen.pages]
    assert titles(screen, app, pygame.K_TAB) == all_of_them
    assert titles(screen, app, pygame.K_TAB, pygame.KMOD_SHIFT) == [all_of_them[0], *reversed(all_of_them[1:])]
    for i in (3, 0, 4, 1, 2):
        click(app, screen.tab(i).center)
        assert screen.page == i
        assert [row.label for row in menu(app).rows] == [*(row.label for row in screen.pages[i].rows), "Back"]


def test_what_turns_round_comes_back_to_what_it_was(app: App, screen: SettingsScreen) -> None:
    """One more and one less, of every row that is turned, leaves every setting as it was."""
    for page in screen.pages:
        for row in page.rows:
            if not row.turn or row.label in ("Fullscreen", "Window"):
                continue
            before = app.settings
            row.turn(-1)
            assert app.settings != before, row.label
            row.turn(1)
            assert app.settings == before, row.label


def many(count: int, high: int) -> tuple[Menu, list[int]]:
    done: list[int] = []
    made = Menu([Row(str(i), lambda i=i: done.append(i)) for i in range(count)], lambda name: None)  # type: ignore[misc]
    made.place(pygame.Rect(10, 100, 300, high), SMALL)
    return made, done


@pytest.mark.parametrize(("count", "high"), [(20, 200), (3, 200), (20, 10), (5, 0)])
def test_rows_that_do_not_fit_are_reached_by_keys_and_by_the_wheel(count: int, high: int) -> None:
    made, done = many(count, high)
    down = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_DOWN, mod=0)
    for i in range(count):
        assert made.focus == i
        assert i in made.shown
        assert made.area.contains(made.rect(i))
        made.handle(down)
    assert made.focus == 0 in made.shown
    wheel = Wheel()
    for way in (-1, 1):
        done.clear()
        for _ in range(count):
            turned = wheel.see(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=way), made.stops)
            assert turned
            made.handle(turned)
            wheel.follow(made.stops())
            assert wheel.at
            assert made.area.collidepoint(wheel.at)
            made.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=wheel.at, button=1))
        assert sorted(done) == list(range(count))
    made.draw(pygame.Surface(SMALL))


def test_what_is_not_seen_is_not_clicked() -> None:
    made, done = many(20, 200)
    for at in (made.rect(made.shown[-1] + 1).center, (20, 99)):
        assert not made.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
    assert not done
