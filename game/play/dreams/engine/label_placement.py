"""Laying words among things that move: each where there is free ground, the weightiest first; a word without room is
left out."""

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.play.render.theme import Colour, palette, text


class Place(NamedTuple):
    """Words at a place: x is of their left edge (align 0) or their right one (align 1), y of their middle."""

    words: str
    x: float
    y: float
    align: int


class TextToPlace(NamedTuple):
    """What is to be said. rank: 0 is the weightiest; places: the best first."""

    rank: int
    places: Sequence[Place]
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
    busy, placed = list(taken), list[PlacedText]()
    for word in sorted(words, key=lambda w: w.rank):
        for said, x, y, align in word.places:
            ink = text(said, "mono", word.pixels, word.colour)
            part = ink.get_bounding_rect()
            box = part.move(round(x - align * part.width) - part.left, round(y - part.height / 2) - part.top)
            if room.contains(box) and box.collidelist(busy) < 0:
                surface.fill(palette.ink, box.inflate(4, 2).clip(room))
                surface.blit(ink, (box.left - part.left, box.top - part.top))
                busy.append(box.inflate(4, 0))
                placed.append(PlacedText(said, box))
                break
    return placed
