"""The clock of a dream: its lines grow as the end nears, and stay whole."""

from collections.abc import Callable

import pygame
import pytest

from game.play.dreams.engine.layout import engine_layout
from game.play.dreams.guardian.layout import HallLayout
from game.play.dreams.platform.layout import city_layout
from game.play.render.dream_clock import ClockContent, DreamClock
from game.play.render.layout import Layout
from game.play.shell.app import App
from tests.play.typeset import listening, seen

LAST = ClockContent("4:57", "2.7 s left", 1, 2, "deep sleep", "3 goals: 2 not met", False)
STAGES = ((1280, 720), (1280, 565), (960, 540))  # alone, above a theatre's foot, in a small window


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("layout_of", [city_layout, HallLayout.of, engine_layout])
def test_no_line_is_cut_off_in_the_last_seconds(
    app: App, layout_of: Callable[[tuple[int, int]], Layout], scale: int
) -> None:
    app.change(text_scale=scale)
    for stage in STAGES:
        clock = DreamClock("clock", layout_of(stage), pygame.Surface(stage))
        with listening():
            picture = pygame.Surface(clock.rect.size)
            clock.paint(picture, LAST)
            words = seen(picture)
        assert [word.said for word in words] == [LAST.time, LAST.left, LAST.asked]
        assert not [word for word in words[1:] if word.cut], stage
