"""The hall's desk gives larger type more room, and stays what it was where type is plain."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pygame
import pytest

from game.play.dreams.guardian import desk
from game.play.dreams.guardian.layout import MOST, HallLayout, answers
from game.play.render import theme
from tests.play.dreams.guardian.halls import LEVEL, UI, question

SET = ("breathe", "clock", "journey", "inspector", "annunciator")


@pytest.fixture(autouse=True)
def _plain() -> Iterator[None]:
    yield
    theme.scale_type(100)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (2560, 1080), (1000, 1000), (960, 540)])
@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_boxes_lie_beside_each_other_and_within_the_window(size: tuple[int, int], percent: int) -> None:
    theme.scale_type(percent)
    layout = HallLayout.of(size)
    parts = [*(layout.boxes[name] for name in SET), layout.boxes["prompts"], *layout.tiles, layout.scene]
    assert not [pair for pair in combinations(parts, 2) if pair[0].colliderect(pair[1])]
    others = [layout.boxes["journey"], layout.boxes["inspector"], *layout.tiles]
    assert all(answer.collidelist(others) < 0 for answer in answers(layout))
    assert all(box.left >= 0 and box.right <= size[0] and box.bottom <= size[1] for box in layout.boxes.values())


@pytest.mark.parametrize("size", [(960, 540), (1280, 720)])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_prices_stand_within_their_plates(size: tuple[int, int], percent: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn otherwise with other prices lies within the lines round the three answers."""
    theme.scale_type(percent)
    hall = desk.GuardianDesk(LEVEL, size)
    said, panel, drawn = desk.terms, question(), []
    for terms in (said, lambda view: [("+", "-")] * 3):
        monkeypatch.setattr(desk, "terms", terms)
        surface = pygame.Surface(size)
        hall.draw(surface, panel, panel, 1.0, UI)
        drawn.append(pygame.surfarray.array3d(surface))
    differs = (drawn[0] != drawn[1]).any(2)
    assert differs.any()
    for rect in answers(hall.layout):
        inside = rect.inflate(-2, -2)
        differs[inside.left : inside.right, inside.top : inside.bottom] = False
    assert np.argwhere(differs).tolist() == []


def test_type_grows_as_it_was_asked_for_up_to_what_the_desk_has_room_for() -> None:
    grown = []
    for percent in (100, 125, 200):
        theme.scale_type(percent)
        grown.append({HallLayout.of((1280, 720)).growth[name] for name in ("panes", "journey", "annunciator")})
    assert grown == [{1.0}, {1.25}, {MOST}]
