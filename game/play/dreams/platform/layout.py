"""Layout of The Platform: the city, a column of instruments at its right, tiles and body below."""

from dataclasses import replace

import pygame

from game.play.dreams.platform.instruments.protocols import LIGHT
from game.play.dreams.platform.verbs import VERBS
from game.play.render import theme
from game.play.render.layout import MARGIN, Layout, grown, unit_of
from game.sim.laws.platform.ports import PROTOCOL_NAMES

COLUMN, BAR, GAP = 364, 136, 8  # units
CLOCK = (240, 76)  # units across and down
TYPE, WORTH = 12, 1.05  # units of plain type, and times it from which on larger type is worth another layout
BESIDE = 816  # units that the column leaves to protocols, clock, body and tiles where type is large
# Units, from above: what boxes of the column have, and what they need at least.
HEIGHTS = {"annunciator": (146, 93), "log": (146, 93), "shelter": (150, 144), "inspector": (226, 202)}


def city_layout(size: tuple[int, int]) -> Layout:
    """The layout of a window of `size` pixels."""
    w, h = size
    u = unit_of(size)
    large = _larger(w, h, u)
    column = pygame.Rect(0, 0, round(COLUMN * large * u), h)
    column.right = w - round(MARGIN * u)
    bar = pygame.Rect(0, 0, column.left - round(GAP * u), round(BAR * min(large, 1.2) * u))
    bar.bottom = h
    scene = pygame.Rect(0, 0, bar.width, bar.top)
    tiles, body = _bar(bar, u, large)
    boxes = {**_column(column, u, large), **_scene(scene, u, large), **body}
    return Layout(size, u, scene, column, bar, boxes, tiles, _growth(boxes, u, large))


def scene_alone(layout: Layout) -> Layout:
    """The same with the scene in all of the window, without what lies on it but the caption."""
    whole, nothing = pygame.Rect((0, 0), layout.size), pygame.Rect(0, 0, 0, 0)
    caption = layout.boxes["caption"].copy()
    caption.midbottom = (whole.centerx, whole.bottom - layout.px(16))
    boxes = {**layout.boxes, "climb": nothing, "protocols": nothing, "caption": caption}
    return replace(layout, scene=whole, boxes=boxes)


def _larger(w: int, h: int, u: float) -> float:
    """How much larger than its plain self the column is, in a window of so many pixels: as type, or as it has room.

    In a small window plain type is as small as it can be, and has less room already.
    """
    crowded = max(1.0, theme.SMALLEST / (TYPE * u))
    least = crowded * sum(needed for _, needed in HEIGHTS.values())
    room = h / u - 2 * MARGIN - (len(HEIGHTS) - 1) * GAP
    large = min(theme.type_scale(), room / least, (w / u - crowded * BESIDE) / COLUMN)
    return large if large > WORTH else 1.0


def _growth(boxes: dict[str, pygame.Rect], u: float, large: float) -> dict[str, float]:
    """How much larger what is in each box is."""
    least = {
        "breathe": (118, 110), "protocols": (len(PROTOCOL_NAMES) * LIGHT, 34), "clock": CLOCK,
        "climb": (64, 240), "pulse": (76, 60),
    }  # fmt: skip
    return {**dict.fromkeys(HEIGHTS, large), **{name: grown(boxes[name], u, least[name]) for name in least}}


def _column(column: pygame.Rect, u: float, large: float) -> dict[str, pygame.Rect]:
    """Boxes of the right column, from above; spare height goes to the log and the inspector."""
    margin, gap = round(MARGIN * u), round(GAP * u)
    room = column.height - 2 * margin - (len(HEIGHTS) - 1) * gap
    whole, least = (sum(units[n] for units in HEIGHTS.values()) * large * u for n in (0, 1))
    share = min(1.0, (room - least) / (whole - least))
    pixels = {name: round((low + (full - low) * share) * large * u) for name, (full, low) in HEIGHTS.items()}
    spare = room - sum(pixels.values())
    pixels["log"] += spare // 2
    pixels["inspector"] += spare - spare // 2
    boxes, y = {}, margin
    for name, height in pixels.items():
        boxes[name] = pygame.Rect(column.left, y, column.width, height)
        y += height + gap
    return boxes


def _scene(scene: pygame.Rect, u: float, large: float) -> dict[str, pygame.Rect]:
    """What lies on the scene: protocols and clock above, climb gauge at the left, caption and prompts below."""
    m = round(MARGIN * u)
    clock = pygame.Rect(0, m, round(CLOCK[0] * min(large, 1.15) * u), round(CLOCK[1] * min(large, 1.15) * u))
    clock.right = scene.right - round(4 * u)
    inset = round((80 if large == 1 else 24) * u)
    prompts = pygame.Rect(inset, 0, scene.width - 2 * inset, round(46 * u))
    prompts.bottom = scene.bottom - round(2 * u)
    inset = round(max(80, 22 + 66 * large) * u) if large > 1 else inset
    caption = pygame.Rect(inset, 0, scene.width - 2 * inset, round(40 * u))
    caption.bottom = prompts.top - round(5 * u)
    foot = scene.bottom - round((8 + 64 * large) * u)
    return {
        "protocols": pygame.Rect(m, m, clock.left - 2 * m, round(34 * large * u)),
        "clock": clock,
        "climb": pygame.Rect(m, round(64 * large * u), round(66 * large * u), foot),
        "caption": caption,
        "prompts": prompts,
    }


def _bar(bar: pygame.Rect, u: float, large: float) -> tuple[tuple[pygame.Rect, ...], dict[str, pygame.Rect]]:
    """The bottom bar: the body (breath ring, pulse) and the tiles, as one group in the middle."""
    ring, pulse, gap, edge, count = round(122 * u), round(104 * u), round(7 * u), round(6 * u), len(VERBS.tiles)
    if large > 1:
        pulse = round(76 * u)
    tile = min(round(98 * large * u), (bar.width - 2 * edge - ring - pulse - gap) // count - gap)
    whole = ring + pulse + count * (tile + gap) + gap
    x = bar.left + max(edge, (bar.width - whole) // 2)
    top, height = bar.top + round(10 * u), bar.height - round(22 * u)
    boxes = {
        "breathe": pygame.Rect(x, top, ring, height),
        "pulse": pygame.Rect(x + ring, top, pulse, height),
    }
    x += ring + pulse + gap
    return tuple(pygame.Rect(x + i * (tile + gap), top, tile, height) for i in range(count)), boxes
