"""Layout of The Platform: the city, a column of instruments at its right, tiles and body below."""

import pygame

from game.play.dreams.platform.verbs import VERBS
from game.play.render.layout import MARGIN, Layout, unit_of

COLUMN, BAR, GAP = 364, 136, 8  # units


def city_layout(size: tuple[int, int]) -> Layout:
    """The layout of a window of `size` pixels."""
    w, h = size
    u = unit_of(size)
    column = pygame.Rect(0, 0, round(COLUMN * u), h)
    column.right = w - round(MARGIN * u)
    bar = pygame.Rect(0, 0, column.left - round(GAP * u), round(BAR * u))
    bar.bottom = h
    scene = pygame.Rect(0, 0, bar.width, bar.top)
    tiles, body = _bar(bar, u)
    return Layout(size, u, scene, column, bar, {**_column(column, u), **_scene(scene, u), **body}, tiles)


def _column(column: pygame.Rect, u: float) -> dict[str, pygame.Rect]:
    """Boxes of the right column, from above; spare height goes to the log and the inspector."""
    margin, gap = round(MARGIN * u), round(GAP * u)
    heights = {"annunciator": 148, "log": 165, "shelter": 139, "inspector": 216}
    pixels = {name: round(units * u) for name, units in heights.items()}
    spare = column.height - 2 * margin - 3 * gap - sum(pixels.values())
    pixels["log"] += spare // 2
    pixels["inspector"] += spare - spare // 2
    boxes, y = {}, margin
    for name, height in pixels.items():
        boxes[name] = pygame.Rect(column.left, y, column.width, height)
        y += height + gap
    return boxes


def _scene(scene: pygame.Rect, u: float) -> dict[str, pygame.Rect]:
    """What lies on the scene: protocols and clock above, climb gauge at the left, caption and prompts below."""
    m = round(MARGIN * u)
    clock = pygame.Rect(0, m, round(150 * u), round(52 * u))
    clock.right = scene.right - round(4 * u)
    prompts = pygame.Rect(round(80 * u), 0, scene.width - round(160 * u), round(46 * u))
    prompts.bottom = scene.bottom - round(2 * u)
    caption = pygame.Rect(round(80 * u), 0, scene.width - round(160 * u), round(40 * u))
    caption.bottom = prompts.top - round(5 * u)
    return {
        "protocols": pygame.Rect(m, m, clock.left - 2 * m, round(34 * u)),
        "clock": clock,
        "climb": pygame.Rect(m, round(64 * u), round(66 * u), scene.bottom - round(72 * u)),
        "caption": caption,
        "prompts": prompts,
    }


def _bar(bar: pygame.Rect, u: float) -> tuple[tuple[pygame.Rect, ...], dict[str, pygame.Rect]]:
    """The bottom bar: the body (breath ring, pulse) and the tiles, as one group in the middle."""
    ring, pulse, gap, edge, count = round(122 * u), round(104 * u), round(7 * u), round(6 * u), len(VERBS.tiles)
    tile = min(round(98 * u), (bar.width - 2 * edge - ring - pulse - gap) // count - gap)
    whole = ring + pulse + count * (tile + gap) + gap
    x = bar.left + max(edge, (bar.width - whole) // 2)
    top, height = bar.top + round(10 * u), bar.height - round(22 * u)
    boxes = {
        "breathe": pygame.Rect(x, top, ring, height),
        "pulse": pygame.Rect(x + ring, top, pulse, height),
    }
    x += ring + pulse + gap
    return tuple(pygame.Rect(x + i * (tile + gap), top, tile, height) for i in range(count)), boxes
