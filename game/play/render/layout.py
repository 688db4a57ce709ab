"""Layout: where everything on a desk lies. Each dream computes its own from the size of the window."""

from dataclasses import dataclass, field

import pygame

from game.play.render import theme
from game.play.render.view import NOTHING, Hit

WIDTH, HEIGHT = 1280, 720  # the size at which one unit is one pixel
MARGIN = 14  # units
BOXES = {"breathe": "breathe", "alarms": "annunciator"}  # in what box what every desk has lies, beside tiles


def unit_of(size: tuple[int, int]) -> float:
    """Pixels to a unit of the layout."""
    return min(size[0] / WIDTH, size[1] / HEIGHT)


def larger(most: float) -> float:
    """How much larger than plain what is laid out is: as type is now, at most so much. Never below 1."""
    return max(1.0, min(theme.type_scale(), most))


def grown(box: pygame.Rect, u: float, least: tuple[float, float]) -> float:
    """How much larger what is in a box can be, up to the size that type has now: it needs at least so many units across
    and down. Never below 1."""
    return max(1.0, min(theme.type_scale(), box.w / (least[0] * u), box.h / (least[1] * u)))


def between(units: tuple[float, float], u: float, share: float) -> int:
    """Pixels of units where type is plain and where it is largest, at a share of the way from one to the other."""
    plain, most = units
    return round((plain + (most - plain) * share) * u)


@dataclass(frozen=True)
class Layout:
    """Rectangles in pixels. They don't overlap, whatever the size from 960 x 540 up."""

    size: tuple[int, int]
    u: float
    scene: pygame.Rect
    column: pygame.Rect
    bar: pygame.Rect
    boxes: dict[str, pygame.Rect] = field(repr=False)
    tiles: tuple[pygame.Rect, ...] = field(repr=False)
    growth: dict[str, float] = field(default_factory=dict, repr=False)  # of what is in a box, where it isn't 1

    def px(self, units: float) -> int:
        """Units in whole pixels, at least one."""
        return max(1, round(units * self.u))

    def hit(self, pos: tuple[int, int]) -> Hit:
        """What lies under a place of the window, of what every desk has: verb (a tile), breathe, alarms, none."""
        tile = next((n for n, rect in enumerate(self.tiles) if rect.collidepoint(pos)), -1)
        if tile >= 0:
            return Hit("verb", tile)
        return next((Hit(kind) for kind, box in BOXES.items() if self.boxes[box].collidepoint(pos)), NOTHING)

    def lying(self, kind: str) -> dict[int, list[pygame.Rect]]:
        """The boxes of all of a kind that every desk has, by index: see `hit`."""
        if kind == "verb":
            return {n: [rect] for n, rect in enumerate(self.tiles)}
        return {-1: [self.boxes[BOXES[kind]]]} if kind in BOXES else {}
