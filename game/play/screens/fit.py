"""A picture in a room of another size: what it is laid out for, how it lies there, and what is clicked on it."""

from dataclasses import dataclass

import pygame

from game.play.store.folders import SMALLEST

WIDEST = (4 * SMALLEST[0], 4 * SMALLEST[1])  # what is laid out at most for a room that is too small for its picture

Size = tuple[int, int]


@dataclass(frozen=True)
class Fit:
    """How a picture of one size lies in a window of another: whole, in the middle, as wide as high as it is."""

    picture: Size
    window: Size

    @property
    def area(self) -> pygame.Rect:
        """Where in the window the picture lies."""
        (w, h), (room_w, room_h) = self.picture, self.window
        scale = min(room_w / w, room_h / h)
        seen = pygame.Rect(0, 0, max(1, round(w * scale)), max(1, round(h * scale)))
        seen.center = room_w // 2, room_h // 2
        return seen

    def on_picture(self, pos: tuple[int, int]) -> tuple[int, int]:
        """What place of the picture is seen at a place of the window; beside the picture it lies outside of it."""
        area, (w, h) = self.area, self.picture
        return (pos[0] - area.x) * w // area.w, (pos[1] - area.y) * h // area.h

    def in_window(self, pos: tuple[int, int]) -> tuple[int, int]:
        """Where in the window a place of the picture is seen."""
        area, (w, h) = self.area, self.picture
        return area.x + pos[0] * area.w // w, area.y + pos[1] * area.h // h

    def show(self, picture: pygame.Surface, window: pygame.Surface) -> None:
        """Draw the picture there, and night beside it."""
        area = self.area
        if area.size != self.window:
            window.fill((0, 0, 0))
        pygame.transform.smoothscale(picture, area.size, window.subsurface(area))


def laid_out_for(window: Size) -> Size:
    """The size of the picture for a window: its own, or where not all instruments fit into that, a larger one of the
    same shape, to be scaled down."""
    scale = min(1.0, window[0] / SMALLEST[0], window[1] / SMALLEST[1])
    if scale == 1.0:
        return window
    wide, high = (max(least, round(side / scale)) for side, least in zip(window, SMALLEST, strict=True))
    return min(wide, WIDEST[0]), min(high, WIDEST[1])


def at_place(event: pygame.event.Event, pos: tuple[int, int]) -> pygame.event.Event:
    """The event of a pointer, as if it came from another place."""
    return pygame.event.Event(event.type, {**event.dict, "pos": pos})
