"""Closed eyes: what is left of the picture while the operator breathes."""

from math import cos, pi

import pygame

from game.play.render.composure import BREATH
from game.play.render.ellipse import ellipse
from game.play.render.glow import Bloom, quarter, shine
from game.play.render.instrument import veil
from game.play.render.theme import mix, palette, shade
from game.play.render.view import View

CLOSING = 50  # ticks in which eyes close or open
HALF_SHUT = 0.8


def eyes_closed(view: View) -> float:
    """How far the eyes are closed, 0 to 1; they take a moment to close and to open."""
    since = view.one("breathing.since")
    if not since:
        return 0.0
    share = min(1.0, max(0.0, (view.t - since + 1) / CLOSING))
    share = share * share * (3 - 2 * share)
    return share if view.one("breathing") else 1 - share


def draw_closed_eyes(
    picture: pygame.Surface, bloom: Bloom, at: tuple[float, float], view: View, closed: float, u: float
) -> None:
    """A slow glow behind the lids, in and out with the breath, round `at`.

    `bloom` starts where the picture does; what its layer holds and wasn't laid yet is dimmed with the rest.
    """
    dark = round(15 * closed) * 16
    picture.blit(veil(picture.get_size(), dark), (0, 0))
    bloom.layer.fill((255 - dark,) * 3, special_flags=pygame.BLEND_RGB_MULT)
    swell = 0.5 - 0.5 * cos(2 * pi * view.beat(BREATH))
    radius = (90 + 120 * swell) * u
    glow = shade(mix((120, 60, 90), palette.cyan, 0.35 + 0.3 * swell), 0.34 * closed)
    shine(bloom.layer, at, glow, (40 + 34 * swell) * u)
    ellipse(bloom.layer, quarter(at), radius / 4, shade(palette.cyan, 0.3 * closed))
    bloom.apply(picture)
    if closed > HALF_SHUT:  # on a picture that is bright again its edge would be a dark line
        for wider in (0, 1):
            ellipse(picture, at, radius + wider, mix((6, 10, 22), palette.cyan, 0.55 * closed))
