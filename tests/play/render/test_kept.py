"""Pictures that are kept: one bound in bytes for all, the longest unused go first."""

import pygame
import pytest

from game.play.render import kept as store, theme
from game.play.render.kept import empty, held, kept, size_of

made: list[int] = []


@kept
def square(side: int) -> pygame.Surface:
    made.append(side)
    return pygame.Surface((side, side), 0, 32)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    empty()
    made.clear()
    monkeypatch.setattr(store, "MOST", 3 * size_of(square(64)))


def test_a_picture_is_made_once_while_there_is_room() -> None:
    assert square(64) is square(64)
    assert made == [64]


def test_the_longest_unused_make_room_in_bytes() -> None:
    for side in (63, 62, 64, 60):  # 64 was used between
        square(side)
    assert held() <= store.MOST
    made.clear()
    for side in (64, 60, 63):
        square(side)
    assert made == [63]


def test_one_that_is_larger_than_all_room_is_kept_alone() -> None:
    assert square(500) is square(500)
    assert held() == size_of(square(500))


def test_what_holds_pictures_counts_as_they_do() -> None:
    class Scene:
        def __init__(self) -> None:
            self.ground, self.parts = square(64), (square(62), [square(60)])

    assert size_of(Scene()) == sum(map(size_of, map(square, (64, 62, 60))))


def test_in_another_palette_none_of_them_stays_and_in_the_same_all_do() -> None:
    before, was = square(64), theme.chosen()
    theme.choose(was)
    assert square(64) is before
    try:
        theme.choose("tritanopia")
        assert square(64) is not before
    finally:
        theme.choose(was)
