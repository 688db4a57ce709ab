"""Laying words among things that move: each where there is free ground, the weightiest first; a word without room is
left out."""

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.play.render.theme import INK, Colour, text


class TextToPlace(NamedTuple):
    """What is to be said. rank: 0 is the weightiest; places: (words, x of the left or right edge, middle y, align),
    the dearest first, align 0 for a left edge and 1 for a right one."""

    rank: int
    places: Sequence[tuple[str, float, float, int]]
    pixels: int
    colour: Colour


class PlacedText(NamedTuple):
    """Words where they stand; box: what their ink covers."""

    words: str
    box: pygame.Rect


def place_texts(
    surface: pygame.Surface, words: Sequence[TextToPlace], taken: Sequence[pygame.Rect], room: pygame.Rect
) -> list[PlacedText]:
    """Write what has room, within `room` and clear of all that is taken; the rest is left out."""
    busy, laid = list(taken), list[PlacedText]()
    for word in sorted(words, key=lambda w: w.rank):
        for said, x, y, align in word.places:
            ink = text(said, "mono", word.pixels, word.colour)
            part = ink.get_bounding_rect()
            box = part.move(round(x - align * part.width) - part.left, round(y - part.height / 2) - part.top)
            if room.contains(box) and box.collidelist(busy) < 0:
                surface.fill(INK, box.inflate(4, 2).clip(room))
                surface.blit(ink, (box.left - part.left, box.top - part.top))
                busy.append(box.inflate(4, 0))
                laid.append(PlacedText(said, box))
                break
    return laid
