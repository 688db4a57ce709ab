"""What was drawn and is no longer needed takes no memory."""

import sys
from pathlib import Path

import pygame
import pytest

from game.play.render.memory import give_back

STATM = Path("/proc/self/statm")
SIDE, MANY = 100, 600  # pictures that are too small for the C library to give back one by one


def _resident() -> int:
    """Megabytes of this process that are in memory."""
    return int(STATM.read_text().split()[1]) * 4096 >> 20


@pytest.mark.skipif(not (sys.platform == "linux" and STATM.exists()), reason="only glibc keeps it, and can be told")
def test_pictures_that_are_gone_give_their_memory_back() -> None:
    """Also those below one that stays."""
    give_back()
    pictures = [pygame.Surface((SIDE, SIDE), pygame.SRCALPHA) for _ in range(MANY)]
    for picture in pictures:
        picture.fill((1, 2, 3, 4))
    stays, before = pictures[-1], _resident()
    del pictures, picture
    give_back()
    assert _resident() < before - 15
    assert stays.get_at((0, 0)) == (1, 2, 3, 4)
