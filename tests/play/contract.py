"""What holds for the words on every picture: they lie within it, beside each other, and can be read."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pygame

from tests.play.typeset import Word

TOUCH = 2  # pixels by which the ink of two words may come into each other's box
FEW = 16  # pixels of ink that are too few to say how bright it is
GREYS, APART = 24, 0.003  # of 255 by which a pixel differs in grey, and which share of them at least
SOLID, CLEAR = 200, 8  # alpha of pixels that are all ink, and of those that have none


def faults(picture: pygame.Surface, words: Sequence[Word], least: float, smallest: int) -> list[str]:
    """What is wrong with words on a picture. least: the contrast asked for, smallest: pixels of type."""
    found = [f"{word.said!r} leaves its box" for word in words if word.cut]
    found += [f"{word.said!r} leaves the picture" for word in words if not picture.get_rect().contains(word.rect)]
    found += [f"{word.said!r} has {word.pixels} pixels" for word in words if word.pixels < smallest]
    for one, other in combinations(words, 2):
        if one.rect.inflate(-TOUCH, -TOUCH).colliderect(other.rect.inflate(-TOUCH, -TOUCH)) and one.said != other.said:
            found.append(f"{one.said!r} and {other.said!r} lie on each other")
    for word in words:
        ratio = stands_out(picture, word)
        if ratio < least and not word.faded:
            found.append(f"{word.said!r} has a contrast of {ratio:.1f}")
    return found


def stands_out(picture: pygame.Surface, word: Word) -> float:
    """The contrast of the ink of words to what lies between it, as WCAG 2 has it, as it came out on the picture."""
    box = pygame.Rect(word.corner, word.mask.get_size()).clip(picture.get_rect())
    if box.w < 1 or box.h < 1:
        return 21.0
    dx, dy = box.x - word.corner[0], box.y - word.corner[1]
    alpha = pygame.surfarray.array_alpha(word.mask)[dx : dx + box.w, dy : dy + box.h]
    light = _light(pygame.surfarray.array3d(picture.subsurface(box)))
    ink, ground = light[alpha >= SOLID], light[alpha <= CLEAR]
    if ink.size < FEW or not ground.size:
        return 21.0
    low, high = sorted((float(np.median(ink)), float(np.median(ground))))
    return (high + 0.05) / (low + 0.05)


def told_apart(one: pygame.Surface, other: pygame.Surface) -> bool:
    """Whether two pictures of one size are told apart in grey: enough of their pixels are lighter or darker."""
    ours, theirs = (_light(pygame.surfarray.array3d(each)) ** (1 / 2.2) * 255 for each in (one, other))
    return bool((np.abs(ours - theirs) >= GREYS).sum() >= max(FEW, APART * ours.size))


def _light(colours: np.ndarray) -> np.ndarray:
    """Relative luminance."""
    parts = colours / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    light: np.ndarray = linear @ np.array([0.2126, 0.7152, 0.0722])
    return light
