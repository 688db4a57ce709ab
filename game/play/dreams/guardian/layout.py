"""Layout of the hall's desk: panes above, the journey and the glass of what is chosen on the floor, tiles below."""

from dataclasses import replace

import pygame

from game.play.dreams.guardian.verbs import VERBS
from game.play.render.layout import Layout, unit_of

FLOOR, BAR = 196, 122  # units of the floor's strip and of the bar below it
SIDE, GLASS, ALARMS = 300, 398, 398  # units across: what the journey asks, the chosen pane, the annunciator
TILE = 102


class HallLayout(Layout):
    """Rectangles in pixels that don't overlap; `scene` is the wall of panes."""

    @classmethod
    def of(cls, size: tuple[int, int]) -> "HallLayout":
        """The layout of a window of `size` pixels."""
        w, h = size
        u = unit_of(size)
        bar = pygame.Rect(0, h - round(BAR * u), w, round(BAR * u))
        edge = round(9 * u)
        hall = pygame.Rect(edge, round(8 * u), w - 2 * edge, bar.top - round(FLOOR * u) - round(8 * u))
        floor = pygame.Rect(0, hall.bottom, w, bar.top - hall.bottom)
        tiles, boxes = _bar(bar, u)
        return cls(size, u, hall, pygame.Rect(w, 0, 0, 0), bar, {**_floor(floor, u), **boxes}, tiles)


def hall_alone(layout: HallLayout) -> HallLayout:
    """The same with the hall and its floor down to the foot of the window."""
    hall, caption = layout.scene.copy(), layout.boxes["caption"].move(0, layout.bar.height)
    hall.height += layout.bar.height
    return replace(layout, scene=hall, boxes={**layout.boxes, "caption": caption})


def _floor(floor: pygame.Rect, u: float) -> dict[str, pygame.Rect]:
    """On the floor: the journey at the left, words in the middle, the chosen pane at the right."""
    margin, gap = round(14 * u), round(10 * u)
    top, high = floor.top + round(8 * u), floor.height - round(12 * u)
    journey = pygame.Rect(margin, top, round(SIDE * u), high)
    glass = pygame.Rect(0, top, round(GLASS * u), high)
    glass.right = floor.right - margin
    left, right = journey.right + gap, glass.left - gap
    half = min(floor.centerx - left, right - floor.centerx)
    middle = (
        pygame.Rect(floor.centerx - half, 0, 2 * half, 0) if half > 150 * u else pygame.Rect(left, 0, right - left, 0)
    )
    prompts = pygame.Rect(middle.left, 0, middle.width, round(62 * u))
    prompts.bottom = floor.bottom - round(4 * u)
    caption = pygame.Rect(middle.left, floor.top + round(30 * u), middle.width, 0)
    caption.height = prompts.top - caption.top - round(4 * u)
    return {"journey": journey, "inspector": glass, "prompts": prompts, "caption": caption}


def _bar(bar: pygame.Rect, u: float) -> tuple[tuple[pygame.Rect, ...], dict[str, pygame.Rect]]:
    """Breath, pulse and clock at the left, four tiles in the middle, alarms at the right."""
    margin, gap = round(14 * u), round(8 * u)
    top, high = bar.top + round(6 * u), bar.height - round(14 * u)
    alarms = pygame.Rect(0, top, round(ALARMS * u), high)
    alarms.right = bar.right - margin
    tile = round(TILE * u)
    whole = len(VERBS.tiles) * (tile + gap) - gap
    x = bar.centerx - whole // 2 if bar.centerx + whole // 2 <= alarms.left - gap else alarms.left - 2 * gap - whole
    tiles = tuple(pygame.Rect(x + n * (tile + gap), top, tile, high) for n in range(len(VERBS.tiles)))
    ring = pygame.Rect(margin, top, round(118 * u), high)
    pulse = pygame.Rect(ring.right + gap, top, round(96 * u), high - round(4 * u))
    clock = pygame.Rect(pulse.right, top + round(12 * u), tiles[0].left - 4 * gap - pulse.right, round(76 * u))
    return tiles, {"breathe": ring, "pulse": pulse, "clock": clock, "annunciator": alarms}


def answers(layout: Layout) -> list[pygame.Rect]:
    """Where the guardian's three answers stand: in the place of the prompts, one under the other."""
    box = layout.boxes["prompts"]
    step = round(34 * layout.u)
    top = box.bottom - 3 * step
    return [pygame.Rect(box.left, top + n * step, box.width, step - round(4 * layout.u)) for n in range(3)]
