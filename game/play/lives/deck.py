"""Those who came up: small lights on a deck, each at a place of its own, that can be looked at."""

from collections.abc import Sequence
from math import cos, pi, sin, sqrt

import pygame

from game.play.lives.people import Person, people_of, standing_in
from game.play.render import theme
from game.play.render.compat import ADD
from game.play.render.glow import pool as soft
from game.play.render.instrument import veil
from game.play.render.theme import palette, shade
from game.play.render.view import View, around

TURN = pi * (3 - sqrt(5))  # of the golden section: places spread evenly, however many there are
NEAR, FAR = 0.3, 0.86  # of the deck's half width: between them they stand
REACH = 5.0  # units round a light at which the pointer is on it
Deck = tuple[tuple[float, float], tuple[float, float]]  # its middle, and its half axes, in pixels


class DeckLights:
    """The lights of a deck as they were drawn last; one is known by its person's number among all."""

    def __init__(self, deck: Deck, u: float) -> None:
        self.deck, self.u = deck, u
        self.lit: dict[int, tuple[float, float]] = {}

    def place(self, number: int, count: int) -> tuple[float, float]:
        """Where a person stands, of so many."""
        (x, y), (wide, deep) = self.deck
        far = sqrt(NEAR**2 + (FAR**2 - NEAR**2) * (number + 0.5) / max(1, count))
        return x + wide * far * cos(number * TURN), y + deep * far * sin(number * TURN)

    def draw(self, picture: pygame.Surface, light: pygame.Surface, view: View) -> None:
        """Whoever is up, the farther ones first; light is the layer of a quarter of the size."""
        everybody = standing_in(view)
        up = {n: self.place(n, len(everybody)) for n, each in enumerate(everybody) if each.safe}
        self.lit = dict(sorted(up.items(), key=lambda pair: pair[1][1]))
        wide, high = max(1, round(1.5 * self.u)), max(3, round(4.5 * self.u))
        glow = soft(shade(palette.warm, 0.5), max(2, round(1.6 * self.u)), max(2, round(1.6 * self.u)), 1.2)
        for x, y in self.lit.values():
            picture.fill(palette.warm, (round(x) - wide // 2, round(y) - high, wide, high))
            light.blit(glow, glow.get_rect(center=(round(x / 4), round((y - high / 2) / 4))), special_flags=ADD)

    def boxes(self) -> dict[int, list[pygame.Rect]]:
        """Where each light can be pointed at."""
        return {n: [around((x, y - 2 * self.u), REACH * self.u)] for n, (x, y) in self.lit.items()}

    def at(self, pos: tuple[int, int]) -> int:
        """The light nearest to a point, within reach; -1 for none."""
        reached = [(_far(pos, rect.center), n) for n, (rect,) in self.boxes().items() if rect.collidepoint(pos)]
        return min(reached, default=(0, -1))[1]


def _far(a: Sequence[float], b: Sequence[float]) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def draw_who(picture: pygame.Surface, view: View, number: int, at: tuple[float, float], u: float) -> None:
    """Who somebody is, on dark glass below a point, by the number among all."""
    everybody: list[Person] = [person for group in people_of(view.level) for person in group]
    if not 0 <= number < len(everybody):
        return
    pixels = max(12, theme.sized(18 * u))
    words = theme.text(f"{everybody[number].sentence}.", "italic", pixels, palette.white)
    box = words.get_rect(midtop=(round(at[0]), round(at[1]))).inflate(pixels, pixels // 3)
    box.clamp_ip(picture.get_rect())
    picture.blit(veil(box.size, 215), box)
    picture.blit(words, words.get_rect(center=box.center))
