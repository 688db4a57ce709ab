"""The count in: before there is work, the beats that are left, over the heart."""

from math import ceil

import pygame

from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.chamber_map import ChamberMap
from game.play.dreams.engine.tile_states import bar_left
from game.play.render.theme import outlined, palette, shade
from game.play.render.view import View

MOST = 4  # beats that are counted
SIZE = 64  # units


def counted(view: View) -> int:
    """How many beats of the first arm are left to the first with work, at most MOST; 0 where none is counted."""
    beats = _since(view) + bar_left(view) * engine_view.rate(view, 0)
    return ceil(beats) if not view.one("bar") and not view.one("ended") and beats <= MOST else 0


def draw_count_in(surface: pygame.Surface, chart: ChamberMap, view: View) -> None:
    """The number, brightest on its beat."""
    left = counted(view)
    if left:
        bright = 1 - 0.55 * _since(view)
        number = outlined(str(left), "medium", round(SIZE * chart.u), shade(palette.white, round(bright * 16) / 16))
        surface.blit(number, number.get_rect(center=(round(chart.heart[0]), round(chart.heart[1]))))


def _since(view: View) -> float:
    """Turns since the first arm beat."""
    return engine_view.interpolated_turns(view, "arm.phase", 0)
