"""Layout of The Engine: the chamber fills the window, instruments stand at its right and along its foot."""

from collections.abc import Sequence
from dataclasses import replace

import pygame

from game.play.dreams.engine.verbs import VERBS
from game.play.render.layout import MARGIN, Layout, unit_of

COLUMN, BAR, GAP = 300, 128, 8  # units
TILE = 86
HEIGHTS = (("chord", 256), ("gauges", 98), ("annunciator", 126))  # units, from above, below the clock
CLOCK = 76
ASIDE = (325, 84)
CLEAR = 26  # units round an insect, that no words should lie on


def clear_of(layout: Layout, places: Sequence[tuple[float, float]]) -> Layout:
    """The layout with the box that stands aside in that near corner where there are fewer insects."""
    left, scene = layout.boxes["aside"], layout.scene
    right = left.move(scene.left + scene.right - left.left - left.right, 0)
    room = round(CLEAR * layout.u)

    def crowd(box: pygame.Rect) -> int:
        return sum(box.inflate(2 * room, 2 * room).collidepoint(place) for place in places)

    return replace(layout, boxes={**layout.boxes, "aside": right if crowd(right) < crowd(left) else left})


def engine_layout(size: tuple[int, int]) -> Layout:
    """The layout of a window of `size` pixels; boxes don't overlap from 960 x 540 up."""
    w, h = size
    u = unit_of(size)
    m, gap = round(MARGIN * u), round(GAP * u)
    column = pygame.Rect(w - m - round(COLUMN * u), 0, round(COLUMN * u), h)
    bar = pygame.Rect(0, h - round(BAR * u), w, round(BAR * u))
    scene = pygame.Rect(0, 0, column.left - gap, bar.top)
    tiles, foot = _foot(bar, u, m, gap)
    boxes = {**_column(column, bar.top, u), **_over(scene, u, m), **foot}
    return Layout(size, u, scene, column, bar, boxes, tiles)


def chamber_alone(layout: Layout) -> Layout:
    """The same with the chamber in the middle of all of the window, its words where they are above and below it."""
    whole = pygame.Rect((0, 0), layout.size)
    return replace(layout, scene=whole, boxes={**layout.boxes, **_over(whole, layout.u, layout.px(MARGIN))})


def _column(column: pygame.Rect, bottom: int, u: float) -> dict[str, pygame.Rect]:
    """Clock, chord, gauges, annunciator; spare height goes between them."""
    m = round(MARGIN * u)
    clock = pygame.Rect(0, m, column.width, round(CLOCK * u))
    clock.right = column.right
    boxes, y = {"clock": clock}, clock.bottom
    spare = bottom - y - sum(round(units * u) for _, units in HEIGHTS)
    for name, units in HEIGHTS:
        y += spare // len(HEIGHTS) if name != "chord" else 0
        boxes[name] = pygame.Rect(column.left, y, column.width, round(units * u))
        y += boxes[name].height
    return boxes


def _over(scene: pygame.Rect, u: float, m: int) -> dict[str, pygame.Rect]:
    """What lies on the chamber: threads and caption above, where no insect is, prompts below. While threads hang, the
    caption stands aside, at the lower left."""
    inset = round(60 * u)
    prompts = pygame.Rect(inset, 0, scene.width - 2 * inset, round(46 * u))
    prompts.bottom = scene.bottom - round(4 * u)
    threads = pygame.Rect(m, m, scene.width - 2 * m, round(46 * u))
    aside = pygame.Rect(0, 0, round(ASIDE[0] * u), round(ASIDE[1] * u))
    aside.topright = scene.centerx - round(140 * u), scene.centery + round(162 * u)
    return {
        "threads": threads,
        "aside": aside,
        "prompts": prompts,
        "caption": pygame.Rect(inset, threads.bottom + round(2 * u), prompts.width, round(40 * u)),
    }


def _foot(bar: pygame.Rect, u: float, m: int, gap: int) -> tuple[tuple[pygame.Rect, ...], dict[str, pygame.Rect]]:
    """The breath, the lanes of beats, the tiles."""
    top, height = bar.top + round(4 * u), bar.height - round(14 * u)
    ring = pygame.Rect(m, top, round(116 * u), height)
    tile, small = round(TILE * u), round(6 * u)
    count = len(VERBS.tiles)
    x = bar.right - m - count * tile - (count - 1) * small
    tiles = tuple(pygame.Rect(x + i * (tile + small), top, tile, height) for i in range(count))
    lanes = pygame.Rect(ring.right + gap, top, x - 2 * gap - ring.right, height)
    return tiles, {"breathe": ring, "lanes": lanes}
