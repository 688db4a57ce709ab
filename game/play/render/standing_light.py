"""Standing light: a layer of light that changes here and there; only there is it spread anew and laid down."""

import pygame

from game.play.render.compat import ADD
from game.play.render.glow import HALF

CELL = 4  # pixels of the layer: the widest step of the pyramid
BEYOND = 3 * CELL  # how far back from a place its light is seen
AHEAD = 2 * CELL  # how far on a place looks for light
LINE = 4 * CELL  # pixels of the picture in a cell


class StandingLight:
    """A light layer, in quarter pixels, of a picture of `size`, as `glow.Bloom` has one; spread box by box.

    What a place of the picture gets depends on the layer alone, not on which box was spread when.
    """

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = w, h = size[0] // LINE * LINE + LINE, size[1] // LINE * LINE + LINE
        self._edged = pygame.Surface((w // 4 + AHEAD, h // 4 + AHEAD))  # the layer, and darkness beyond it
        self.layer = self._edged.subsurface((0, 0, w // 4, h // 4))

    def reach(self, box: pygame.Rect) -> pygame.Rect:
        """The box of the picture, in whole cells, whose light changes with what lies in a box of it."""
        left, top = (max(0, (n // LINE - BEYOND // CELL) * LINE) for n in box.topleft)
        right, bottom = (min(-(-n // LINE) * LINE, most) for n, most in zip(box.bottomright, self.size, strict=True))
        return pygame.Rect(left, top, right - left, bottom - top)

    def spread(self, box: pygame.Rect) -> pygame.Surface:
        """The light of a box in whole cells, spread, at full size."""
        x, y, w, h = (n // 4 for n in box)
        scale = pygame.transform.smoothscale
        near = self._edged.subsurface((x, y, w + AHEAD, h + AHEAD))
        eighth = scale(near, (near.get_width() // 2, near.get_height() // 2))
        sixteenth = scale(eighth, (eighth.get_width() // 2, eighth.get_height() // 2))
        wide = _doubled(sixteenth)
        wide.fill(HALF, special_flags=pygame.BLEND_RGB_MULT)
        eighth = eighth.subsurface((0, 0, *wide.get_size()))
        eighth.fill(HALF, special_flags=pygame.BLEND_RGB_MULT)
        eighth.blit(wide, (0, 0), special_flags=ADD)
        soft = _doubled(eighth)
        soft.blit(near, (0, 0), special_flags=ADD)
        return scale(soft.subsurface((0, 0, w + 1, h + 1)), (4 * w, 4 * h))


def _doubled(light: pygame.Surface) -> pygame.Surface:
    """Light at twice the size but for its last row and column: between n + 1 pixels there are n steps, so that it is
    the same wherever its box begins."""
    w, h = light.get_size()
    return pygame.transform.smoothscale(light, (2 * (w - 1), 2 * (h - 1)))
