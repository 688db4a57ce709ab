"""The count in: before there is work, the beats that are left, over the heart."""

from math import ceil

import pygame

from game.play.dreams.engine.scene import engine_view
from game.play.dreams.engine.scene.chamber_map import ChamberMap
from game.play.dreams.engine.scene.labels import dark_glass
from game.play.dreams.engine.tile_states import bar_left
from game.play.render.theme import palette, write
from game.play.render.view import View

MOST = 4  # beats that are counted
SIZE = 64  # units


def counted(view: View) -> int:
    """How many beats of the first arm are left to the first with work, at most MOST; 0 where none is counted."""
    rate = engine_view.rate(view, 0)
    if view.one("bar") or view.one("ended") or not rate:  # nothing has a rate before the first tick
        return 0
    beats = engine_view.interpolated_turns(view, "arm.phase", 0) + bar_left(view) * rate
    return ceil(beats) if beats <= MOST else 0


def draw_count_in(surface: pygame.Surface, chart: ChamberMap, view: View) -> None:
    """The number, on a round glass: the heart is as bright as it is."""
    left = counted(view)
    if left:
        at, across = (round(chart.heart[0]), round(chart.heart[1])), round(1.5 * SIZE * chart.u)
        glass = dark_glass((across, across), palette.edge, across // 2)
        surface.blit(glass, glass.get_rect(center=at))
        write(surface, str(left), (at[0], at[1] - across // 2), "medium", round(SIZE * chart.u), palette.white, 0.5)
