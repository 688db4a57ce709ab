"""A frame is drawn while something moves, and after something has happened; else the loop rests."""

import pygame
import pytest

from game.play.screens.play_run import PlayRunScreen
from game.play.screens.run_choice import Choice
from game.play.screens.screen import DRIFTING, MOVING, STILL
from game.play.shell.app import App
from game.play.shell.pace import IDLE_TURNS, SECOND, SETTLES, Pace
from game.play.store.settings import Settings


def happened(kind: int) -> pygame.event.Event:
    return pygame.event.Event(kind)


@pytest.fixture
def pace() -> Pace:
    """One that has drawn its first frame."""
    made = Pace(60)
    made.drew(0)
    return made


def test_a_still_picture_is_drawn_once_after_an_event(pace: Pace) -> None:
    assert not pace.due(STILL)
    pace.see(happened(pygame.MOUSEMOTION))
    assert pace.due(STILL)
    pace.drew(1)
    assert not pace.due(STILL)


def test_what_moves_is_drawn_at_the_limit_and_a_backdrop_less_often(pace: Pace) -> None:
    first = pace.next_turn(0, MOVING)
    assert pace.due(MOVING)
    assert pace.next_turn(first, MOVING) - first == SECOND // 60
    assert pace.due(DRIFTING)
    assert pace.next_turn(first, DRIFTING) - first > SECOND // 60


def test_a_still_loop_rests_once_sounds_have_faded(pace: Pace) -> None:
    turn = pace.next_turn(0, STILL)
    assert pace.next_turn(turn, STILL) - turn == SECOND // 60
    later = pace.next_turn(2 * SETTLES, STILL)
    assert pace.next_turn(later, STILL) - later == SECOND // IDLE_TURNS


def test_an_event_ends_a_rest_as_soon_as_a_frame_may_be(pace: Pace) -> None:
    rest = pace.next_turn(2 * SETTLES, STILL)
    assert pace.sooner(rest) == rest
    pace.see(happened(pygame.KEYDOWN))
    assert pace.sooner(rest) < 2 * SETTLES


def test_a_backdrop_stands_still_while_another_window_has_the_keyboard(pace: Pace) -> None:
    pace.see(happened(pygame.WINDOWFOCUSLOST))
    pace.drew(1)
    assert not pace.due(DRIFTING)
    assert pace.due(MOVING)
    pace.see(happened(pygame.WINDOWFOCUSGAINED))
    pace.drew(2)
    assert pace.due(DRIFTING)


def test_nothing_is_drawn_out_of_sight(pace: Pace) -> None:
    pace.see(happened(pygame.WINDOWMINIMIZED))
    assert not pace.due(MOVING)
    pace.see(happened(pygame.WINDOWRESTORED))
    assert pace.due(STILL)


def test_a_dream_that_waits_draws_nothing_until_something_happens(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    plain = app.stack.draw

    def draw(surface: pygame.Surface, alpha: float) -> None:
        drawn.append(app.stack.top)
        plain(surface, alpha)

    monkeypatch.setattr(app.stack, "draw", draw)
    app.director.play(Choice("1", seed=3))
    assert isinstance(app.stack.top, PlayRunScreen)
    app.stack.top.pause()
    pygame.event.clear()
    for _ in range(8):
        app.turn()
    assert len(drawn) == 1
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=(9, 9), rel=(1, 1), buttons=(0, 0, 0)))
    app.turn()
    assert len(drawn) == 2


def test_a_limit_takes_hold_at_once(app: App) -> None:
    app.change(frame_limit=30)
    assert app.pace.most == 30
    assert Settings().frame_limit == 60
