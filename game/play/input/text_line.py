"""The keys of a line of text: those that type nothing, on their ordinary places wherever bindings have others."""

from enum import Enum

import pygame

from game.play.input.key_places import place_of


class LineKey(Enum):
    """What a key does to a line that is typed."""

    ERASE = pygame.KSCAN_BACKSPACE
    KEEP = pygame.KSCAN_RETURN
    LEAVE = pygame.KSCAN_ESCAPE
    END = pygame.KSCAN_RIGHT


def line_key(event: pygame.event.Event) -> LineKey | None:
    """What the press of a key does to the line; None for all that types, and for other events."""
    places = {key.value: key for key in LineKey}
    return places.get(place_of(event)) if event.type == pygame.KEYDOWN else None
