"""What differs between versions of pygame, in one place."""

from pathlib import Path

import pygame
import pytest

from game.play.render.compat import ADD, aalines, scatter

PLAY = Path(__file__).parents[3] / "game" / "play"


def picture(draw: object) -> bytes:
    surface = pygame.Surface((60, 210))
    draw(surface)  # type: ignore[operator]
    return pygame.image.tobytes(surface, "RGB")


def test_a_line_of_two_points_is_drawn_without_looking_for_a_third() -> None:
    a, b = (9.881149654445665, 9.540991673892961), (48.8570508412995, 196.5104610642053)
    plain = picture(lambda surface: pygame.draw.aaline(surface, (200, 100, 50), a, b))
    assert picture(lambda surface: aalines(surface, (200, 100, 50), False, [a, b])) == plain


def test_nobody_draws_such_lines_past_it() -> None:
    callers = {file.name for file in PLAY.rglob("*.py") if "pygame.draw.aalines(" in file.read_text("utf-8")}
    assert callers == {"compat.py"}


@pytest.mark.parametrize("flags", [0, ADD])
def test_scattering_is_blitting_one_by_one(flags: int) -> None:
    dot = pygame.Surface((4, 4))
    dot.fill((90, 40, 10))
    places = [(3.0, 5.0), (5.0, 6.0), (-2.0, 1.0)]
    one_by_one = picture(lambda surface: [surface.blit(dot, place, special_flags=flags) for place in places])
    assert picture(lambda surface: scatter(surface, [(dot, place) for place in places], flags)) == one_by_one
