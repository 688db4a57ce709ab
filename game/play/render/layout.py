"""Layout: where everything on a desk lies. Each dream computes its own from the size of the window."""

from dataclasses import dataclass, field

import pygame

WIDTH, HEIGHT = 1280, 720  # the size at which one unit is one pixel
MARGIN = 14  # units


def unit_of(size: tuple[int, int]) -> float:
    """Pixels to a unit of the layout."""
    return min(size[0] / WIDTH, size[1] / HEIGHT)


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

    def px(self, units: float) -> int:
        """Units in whole pixels, at least one."""
        return max(1, round(units * self.u))
