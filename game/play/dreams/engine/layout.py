"""Layout of The Engine: the chamber fills the window, instruments stand at its right and along its foot.

Where type is larger the column is wider, and the chamber as much smaller; words of the column stand closer, to fit in
its height. The rings of the chord are a little smaller then.
"""

from collections.abc import Sequence
from dataclasses import replace

import pygame

from game.play.dreams.engine.verbs import VERBS
from game.play.render.layout import MARGIN, Layout, between, grown, larger, unit_of

BAR, GAP = 128, 8  # units
MOST = 1.35  # times its plain size that type has here at most
# Units, where type is plain and where it is largest. HEIGHTS: from above, below the clock.
COLUMN, CLOCK, TILE, THREADS = (300, 382), (76, 84), (86, 98), (46, 60)
HEIGHTS = (("chord", (256, 244)), ("gauges", (98, 112)), ("annunciator", (126, 136)))
WIDE = 956  # units across that the chamber needs to be as large as where type is plain
NEEDS = {"breathe": (116, 108), "clock": (300, 76)}  # units that what is in a box needs
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
    u, large = unit_of(size), larger(MOST)
    share = (large - 1) / (MOST - 1)
    m, gap = round(MARGIN * u), round(GAP * u)
    wide = between(COLUMN, u, share)
    column = pygame.Rect(w - m - wide, 0, wide, h)
    bar = pygame.Rect(0, h - round(BAR * u), w, round(BAR * u))
    scene = pygame.Rect(0, 0, column.left - gap, bar.top)
    tiles, foot = _foot(bar, u, share)
    boxes = {**_column(column, bar.top, u, share), **_over(scene, u, share), **foot}
    growth = {name: grown(boxes[name], u, needs) for name, needs in NEEDS.items()}
    growth |= dict.fromkeys(("chord", "gauges", "annunciator", "lanes", "words"), large)
    return Layout(size, u, scene, column, bar, boxes, tiles, growth | {"chamber": min(1.0, scene.width / (WIDE * u))})


def chamber_alone(layout: Layout) -> Layout:
    """The same with the chamber in the middle of all of the window, its words where they are above and below it."""
    whole, share = pygame.Rect((0, 0), layout.size), (layout.growth["words"] - 1) / (MOST - 1)
    boxes = {**layout.boxes, **_over(whole, layout.u, share)}
    return replace(layout, scene=whole, boxes=boxes, growth={**layout.growth, "chamber": 1.0})


def _column(column: pygame.Rect, bottom: int, u: float, share: float) -> dict[str, pygame.Rect]:
    """Clock, chord, gauges, annunciator; spare height goes between them."""
    m = round(MARGIN * u)
    clock = pygame.Rect(0, m, column.width, between(CLOCK, u, share))
    clock.right = column.right
    boxes, y = {"clock": clock}, clock.bottom
    spare = max(0, bottom - y - sum(between(units, u, share) for _, units in HEIGHTS))
    for name, units in HEIGHTS:
        y += spare // len(HEIGHTS) if name != "chord" else 0
        boxes[name] = pygame.Rect(column.left, y, column.width, between(units, u, share))
        y += boxes[name].height
    return boxes


def _over(scene: pygame.Rect, u: float, share: float) -> dict[str, pygame.Rect]:
    """What lies on the chamber: threads and caption above, where no insect is, prompts below. While threads hang, the
    caption stands aside, at the lower left."""
    m, inset = round(MARGIN * u), round(60 * u)
    prompts = pygame.Rect(inset, 0, scene.width - 2 * inset, round(46 * u))
    prompts.bottom = scene.bottom - round(4 * u)
    threads = pygame.Rect(m, m, scene.width - 2 * m, between(THREADS, u, share))
    right = scene.centerx - round(140 * u)
    aside = pygame.Rect(
        0, 0, min(round(ASIDE[0] * u), right - m) if share else round(ASIDE[0] * u), round(ASIDE[1] * u)
    )
    aside.topright = right, scene.centery + round(162 * u)
    return {
        "threads": threads,
        "aside": aside,
        "prompts": prompts,
        "caption": pygame.Rect(inset, threads.bottom + round(2 * u), prompts.width, round(40 * u)),
    }


def _foot(bar: pygame.Rect, u: float, share: float) -> tuple[tuple[pygame.Rect, ...], dict[str, pygame.Rect]]:
    """The breath, the lanes of beats, the tiles."""
    m, gap = round(MARGIN * u), round(GAP * u)
    top, height = bar.top + round(4 * u), bar.height - round(14 * u)
    ring = pygame.Rect(m, top, round(116 * u), height)
    tile, small = between(TILE, u, share), round(6 * u)
    count = len(VERBS.tiles)
    x = bar.right - m - count * tile - (count - 1) * small
    tiles = tuple(pygame.Rect(x + i * (tile + small), top, tile, height) for i in range(count))
    lanes = pygame.Rect(ring.right + gap, top, x - 2 * gap - ring.right, height)
    return tiles, {"breathe": ring, "lanes": lanes}
