"""Walls that a seed draws: each night's hall is another place, and its panes keep their room."""

from itertools import combinations, pairwise

import pygame
import pytest

from game.level import load, resolve
from game.play.dreams.guardian.layout import HallLayout
from game.play.dreams.guardian.scene.hall import Hall
from game.play.dreams.guardian.scene.wall import NUMBERS, TEMPERS, Wall, WallShape

LEVEL = load(resolve("2"))
SEEDS = range(80)
SIZES = [(960, 540), (1280, 720), (3840, 2160), (1024, 768)]


def shape(seed: int) -> WallShape:
    """The wall of a seed."""
    return WallShape.drawn(LEVEL.at(seed).luck(NUMBERS))


def hall(seed: int, size: tuple[int, int]) -> Hall:
    """Its panes in a window."""
    return Hall.of(LEVEL.at(seed), HallLayout.of(size).scene)


@pytest.mark.parametrize("size", SIZES)
def test_panes_keep_their_room_on_every_wall(size: tuple[int, int]) -> None:
    """Within the wall, none over another, all wide and high enough for their words; a middle hits its own pane."""
    for seed in SEEDS:
        found = hall(seed, size)
        for i, pane in enumerate(found.panes):
            assert found.box.inflate(2, 2).contains(pygame.Rect(pane.quad[0], (1, 1))), seed
            assert found.box.inflate(2, 2).contains(pygame.Rect(pane.quad[2], (0, 0))), seed
            wide, high = pane.size
            assert wide > 0.137 * found.box.w, seed
            assert high > 0.38 * found.box.h, seed
            assert found.pane_at((round(pane.middle[0]), round(pane.middle[1]))) == i
            assert found.pane_at(pane.rect.center) == i


def test_no_pixel_belongs_to_two_panes() -> None:
    """Each is painted over its own cell alone."""
    for seed in SEEDS:
        cells = [pane.cell for pane in hall(seed, (960, 540)).panes]
        for a, b in combinations(cells, 2):
            assert not _overlap(a, b), seed


def _overlap(a, b) -> bool:
    """Whether two convex shapes do, by an axis that parts them."""
    for shape_ in (a, b):
        for (x0, y0), (x1, y1) in pairwise((*shape_, shape_[0])):
            dx, dy = y1 - y0, x0 - x1
            one, two = ([x * dx + y * dy for x, y in each] for each in (a, b))
            if max(one) <= min(two) + 1e-6 or max(two) <= min(one) + 1e-6:
                return False
    return True


def test_no_two_halls_are_alike() -> None:
    """Bends, tempers and pillars of all kinds are drawn, aisles stand aside now and then, and no pair is the same."""
    shapes = [shape(seed) for seed in SEEDS]
    assert len(set(shapes)) == len(shapes)
    assert {one.temper for one in shapes} == set(range(len(TEMPERS)))
    assert {one.parted for one in shapes} == {2, 3}
    assert {one.pillars for one in shapes} == {0, 1, 2}
    assert sum(bool(one.arch) + bool(one.stairs) + bool(one.terrace) + bool(one.lean) for one in shapes) > 0.5 * len(
        shapes
    )


def test_a_level_that_is_the_same_each_night_has_the_wall_it_had() -> None:
    """Higher at its sides, an aisle in the middle, light of indigo."""
    assert WallShape.drawn(LEVEL.luck(NUMBERS)) == WallShape()
    wall = Wall.of(WallShape(), pygame.Rect(0, 0, 1000, 400))
    assert wall.aisle == pytest.approx(500)
    assert wall.pillars == []
    assert wall.place(-1, -1, 0) == pytest.approx((0, 0))
    assert wall.place(0, -1, 3) == pytest.approx((500, 32))
    assert wall.columns(-1) == wall.columns(1)
