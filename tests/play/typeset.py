"""Listens to all text that is drawn: which words stand where on a picture, whatever they were drawn on before.

While it listens every surface remembers the words on it, and hands them on when it is drawn on another. What covers
words makes them forgotten.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pygame
import pytest

from game.play.render import theme
from game.play.render.kept import empty

COVERS = 100  # alpha, of 255, from which on what is drawn over words hides them
FADED = 250  # alpha below which words just come or go


class Word(NamedTuple):
    """Words on a picture. rect: of their ink; mask: the picture of them whose corner is at `corner`."""

    said: str
    pixels: int
    mask: pygame.Surface
    corner: tuple[int, int]
    rect: pygame.Rect
    faded: bool
    cut: bool  # whether a part of them fell beside a surface that they were drawn on

    def moved(self, x: int, y: int, faded: bool, cut: bool) -> "Word":
        """The same on another surface."""
        corner = (self.corner[0] + x, self.corner[1] + y)
        return self._replace(corner=corner, rect=self.rect.move(x, y), faded=self.faded or faded, cut=self.cut or cut)


_TAGS: dict[int, Word] = {}  # pictures of words, by their identity; the word keeps the picture


class Listening(pygame.Surface):
    """A surface that remembers the words on it."""

    @property
    def own(self) -> list[Word]:
        found: list[Word] = self.__dict__.setdefault("words", [])
        return found

    def _root(self) -> tuple["Listening", tuple[int, int]]:
        part: Listening = self
        x = y = 0
        while "part_of" in part.__dict__:
            parent, (dx, dy) = part.__dict__["part_of"]
            part, x, y = parent, x + dx, y + dy
        return part, (x, y)

    def subsurface(self, *args: Any) -> "Listening":  # type: ignore[override]
        made = super().subsurface(*args)
        made.__dict__["part_of"] = (self, made.get_offset())
        return made  # type: ignore[return-value]

    def copy(self) -> "Listening":
        made = super().copy()
        if "part_of" not in self.__dict__:
            made.__dict__["words"] = list(self.own)
        return made  # type: ignore[return-value]

    def fill(self, color: Any, rect: Any = None, special_flags: int = 0) -> pygame.Rect:
        done = super().fill(color, rect, special_flags)
        root, (x, y) = self._root()
        if not special_flags and (
            not isinstance(color, tuple) or len(color) < 4 or color[3] == 0 or color[3] >= COVERS
        ):
            root.__dict__["words"] = [word for word in root.own if not done.move(x, y).collidepoint(word.rect.center)]
        return done

    def blits(self, blit_sequence: Any, doreturn: bool = True) -> Any:
        done = [self.blit(*each) for each in blit_sequence]
        return done if doreturn else None

    def blit(self, source: pygame.Surface, dest: Any = (0, 0), area: Any = None, special_flags: int = 0) -> pygame.Rect:
        done = super().blit(source, dest, area, special_flags)
        root, (x, y) = self._root()
        corner = dest.topleft if isinstance(dest, pygame.Rect) else tuple(dest[:2])
        at = (int(corner[0]), int(corner[1]))
        came = _words_of(source, area)
        hides = _HIDES.get(special_flags)
        if hides:
            root.__dict__["words"] = [
                word for word in root.own if not _hidden(word, source, (at[0] + x, at[1] + y), area, hides)
            ]
        faded = (source.get_alpha() or 255) < FADED
        # what is handed on in pieces goes on beside this one
        whole = self.get_rect() if area is None else root.get_rect().move(-x, -y)
        for word in came:
            cut = not whole.contains(word.rect.move(*at))
            root.own.append(word.moved(at[0] + x, at[1] + y, faded, cut))
        return done


def _words_of(source: pygame.Surface, area: Any) -> list[Word]:
    if id(source) in _TAGS:
        return [_TAGS[id(source)]]
    if not isinstance(source, Listening):
        return []
    root, (x, y) = source._root()
    part = pygame.Rect(area) if area is not None else source.get_rect()
    here = [word.moved(-x, -y, False, False) for word in root.own]
    there = [word for word in here if part.colliderect(word.rect)]
    if area is not None:  # what is handed on in pieces is on the one with its middle
        there = [word for word in there if part.collidepoint(word.rect.center)]
    return [word.moved(-part.x, -part.y, False, False) for word in there]


def _covers(source: pygame.Surface, at: tuple[int, int]) -> bool:
    """Whether a picture covers what lies under a place of it."""
    alpha = source.get_alpha()
    return source.get_at(at)[3] * (255 if alpha is None else alpha) / 255 >= COVERS


def _blackens(source: pygame.Surface, at: tuple[int, int]) -> bool:
    """Whether nothing is left of what a place of a picture is multiplied with."""
    return max(source.get_at(at)[:3]) == 0


_HIDES = {0: _covers, pygame.BLEND_RGB_MULT: _blackens}  # by the flags that a picture is laid with


def _hidden(
    word: Word,
    source: pygame.Surface,
    at: tuple[int, int],
    area: Any,
    hides: Callable[[pygame.Surface, tuple[int, int]], bool],
) -> bool:
    """Whether a picture that is laid there hides the middle of words."""
    ox, oy = pygame.Rect(area).topleft if area is not None else (0, 0)
    x, y = word.rect.centerx - at[0] + ox, word.rect.centery - at[1] + oy
    if id(source) in _TAGS or not source.get_rect().collidepoint(x, y):
        return False
    return hides(source, (x, y))


class _Font:
    """A typeface that tags the pictures it makes."""

    def __init__(self, font: pygame.font.Font, pixels: int) -> None:
        self.font, self.pixels = font, pixels

    def __getattr__(self, name: str) -> Any:
        return getattr(self.font, name)

    def render(self, words: str, *rest: Any) -> pygame.Surface:
        made = self.font.render(words, *rest)
        if words.strip():
            ink = made.get_bounding_rect(min_alpha=96)
            _TAGS[id(made)] = Word(words, self.pixels, made, (0, 0), ink, False, False)
        return made


@contextmanager
def listening() -> Iterator[None]:
    """While it lasts, surfaces that are made remember their words."""
    real = theme.font

    def font(face: str, pixels: int) -> Any:
        return _Font(real(face, pixels), pixels)

    font.cache_clear = real.cache_clear  # type: ignore[attr-defined]
    with pytest.MonkeyPatch.context() as patch:
        _forget()
        patch.setattr(pygame, "Surface", Listening)
        patch.setattr(theme, "font", font)
        try:
            yield
        finally:
            _forget()


def _forget() -> None:
    """Pictures that were made before, or while listening, are of no use on the other side."""
    empty()
    _TAGS.clear()


def seen(surface: pygame.Surface) -> list[Word]:
    """The words that stand on a picture."""
    return list(surface.own) if isinstance(surface, Listening) else []
