"""Light that is spread box by box: what a place gets is the same whichever boxes are asked for."""

import numpy as np
import pygame
import pytest

from game.play.render.noise import hash_units
from game.play.render.standing_light import LINE, StandingLight

SIZE = (320, 240)


@pytest.fixture
def light():
    found = StandingLight(SIZE)
    w, h = found.layer.get_size()
    sown = (hash_units(w * h * 3, 5).reshape(w, h, 3) ** 4 * 255).astype(np.uint8)
    pygame.surfarray.blit_array(found.layer, sown)
    return found


def seen(light, box):
    return pygame.surfarray.array3d(light.spread(pygame.Rect(box))).astype(int)


def test_a_box_within_another_has_the_same_light(light):
    whole = seen(light, (0, 0, 256, 192))
    part = seen(light, (64, 48, 96, 64))
    assert (whole[64 : 64 + 96, 48 : 48 + 64] == part).all()


def test_what_a_mark_changes_lies_within_its_reach(light):
    box = pygame.Rect(0, 0, *light.size)
    before, mark = seen(light, box), pygame.Rect(130, 90, 24, 12)
    light.layer.fill((255, 255, 255), [n // 4 for n in mark])
    changed = np.argwhere((seen(light, box) != before).any(axis=2))
    reach = light.reach(mark)
    assert len(changed)
    assert all(n % LINE == 0 for n in reach)
    for corner in (changed.min(axis=0), changed.max(axis=0)):
        assert reach.contains(pygame.Rect(*corner, 1, 1))
