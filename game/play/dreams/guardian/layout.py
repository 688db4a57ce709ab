"""Layout of the hall's desk: panes above, the journey and the glass of what is chosen on the floor, tiles below.

Where type is larger, the panes give height to the floor and the bar, and its words the width; the pulse gives its place
to the clock, and the alarms stand in three rows instead of two.
"""

from dataclasses import replace

import pygame

from game.play.dreams.guardian.verbs import VERBS
from game.play.render.layout import Layout, between, grown, larger, unit_of

MOST = 1.4  # times its plain size that type has here at most
# Units, where type is plain and where it is largest. FLOOR, BAR: how high the floor's strip and the bar below it are.
FLOOR, BAR = (196, 240), (122, 148)
SIDE, GLASS, ALARMS = (300, 366), (398, 472), (398, 424)  # across: what the journey asks, the chosen pane, the alarms
TILE, RING, PROMPTS, CLOCK = (102, 112), (118, 136), (62, 84), (76, 106)
NEEDS = {"breathe": (118, 108), "clock": (130, 76)}  # units that what is in a box needs


class HallLayout(Layout):
    """Rectangles in pixels that don't overlap; `scene` is the wall of panes."""

    @classmethod
    def of(cls, size: tuple[int, int]) -> "HallLayout":
        """The layout of a window of `size` pixels."""
        w, h = size
        u, large = unit_of(size), larger(MOST)
        share = (large - 1) / (MOST - 1)
        high = between(BAR, u, share)
        bar = pygame.Rect(0, h - high, w, high)
        edge = round(9 * u)
        hall = pygame.Rect(edge, round(8 * u), w - 2 * edge, bar.top - between(FLOOR, u, share) - round(8 * u))
        floor = pygame.Rect(0, hall.bottom, w, bar.top - hall.bottom)
        tiles, below = _bar(bar, u, share)
        boxes = {**_floor(floor, u, share), **below}
        growth = {name: grown(boxes[name], u, needs) for name, needs in NEEDS.items()}
        growth |= dict.fromkeys(("panes", "journey", "inspector", "annunciator"), large)
        return cls(size, u, hall, pygame.Rect(w, 0, 0, 0), bar, boxes, tiles, growth)


def hall_alone(layout: HallLayout) -> HallLayout:
    """The same with the hall and its floor down to the foot of the window."""
    hall, caption = layout.scene.copy(), layout.boxes["caption"].move(0, layout.bar.height)
    hall.height += layout.bar.height
    return replace(layout, scene=hall, boxes={**layout.boxes, "caption": caption})


def _floor(floor: pygame.Rect, u: float, share: float) -> dict[str, pygame.Rect]:
    """On the floor: the journey at the left, words in the middle, the chosen pane at the right."""
    margin, gap = round(14 * u), round(10 * u)
    top, high = floor.top + round(8 * u), floor.height - round(12 * u)
    journey = pygame.Rect(margin, top, between(SIDE, u, share), high)
    glass = pygame.Rect(0, top, between(GLASS, u, share), high)
    glass.right = floor.right - margin
    left, right = journey.right + gap, glass.left - gap
    half = min(floor.centerx - left, right - floor.centerx)
    middle = (
        pygame.Rect(floor.centerx - half, 0, 2 * half, 0) if half > 150 * u else pygame.Rect(left, 0, right - left, 0)
    )
    prompts = pygame.Rect(middle.left, 0, middle.width, between(PROMPTS, u, share))
    prompts.bottom = floor.bottom - round(4 * u)
    caption = pygame.Rect(middle.left, floor.top + round(30 * u), middle.width, 0)
    caption.height = prompts.top - caption.top - round(4 * u)
    return {"journey": journey, "inspector": glass, "prompts": prompts, "caption": caption}


def _bar(bar: pygame.Rect, u: float, share: float) -> tuple[tuple[pygame.Rect, ...], dict[str, pygame.Rect]]:
    """Breath, pulse and clock at the left, tiles in the middle, alarms at the right; no pulse where type is larger."""
    margin, gap = round(14 * u), round(8 * u)
    top, high = bar.top + round(6 * u), bar.height - round(14 * u)
    alarms = pygame.Rect(0, top, between(ALARMS, u, share), high)
    alarms.right = bar.right - margin
    tile = between(TILE, u, share)
    whole = len(VERBS.tiles) * (tile + gap) - gap
    x = bar.centerx - whole // 2 if bar.centerx + whole // 2 <= alarms.left - gap else alarms.left - 2 * gap - whole
    tiles = tuple(pygame.Rect(x + n * (tile + gap), top, tile, high) for n in range(len(VERBS.tiles)))
    ring = pygame.Rect(margin, top, between(RING, u, share), high)
    boxes, left = {"breathe": ring, "annunciator": alarms}, ring.right + gap
    if not share:
        boxes["pulse"] = pygame.Rect(left, top, round(96 * u), high - round(4 * u))
        left = boxes["pulse"].right
    clock = pygame.Rect(left, top + round(12 * u), tiles[0].left - 4 * gap - left, between(CLOCK, u, share))
    return tiles, {**boxes, "clock": clock}


def answers(layout: Layout) -> list[pygame.Rect]:
    """Where the guardian's three answers stand: in the place of the prompts, one under the other."""
    box = layout.boxes["prompts"]
    step = round(34 * min(layout.growth["inspector"], 1.25) * layout.u)
    top = box.bottom - 3 * step
    return [pygame.Rect(box.left, top + n * step, box.width, step - round(4 * layout.u)) for n in range(3)]
