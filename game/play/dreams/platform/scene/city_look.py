"""What a city is like on one night: the tint of its dark, what stands in its sky, how it lies, how it is built.

A seed draws its own. A level that is the same each night has the city that is drawn here without luck.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import pi
from typing import NamedTuple

from game.play.render.theme import Colour

NUMBERS = 6  # of luck, that a city's look is drawn from


class Sky(IntEnum):
    """What stands in the sky."""

    STARS = 0
    MOON = 1
    AURORA = 2
    MOUNTAINS = 3
    STREAM = 4  # of stars


class Plan(IntEnum):
    """How the lights of the city lie."""

    RINGS = 0
    GRID = 1
    RIVER = 2
    COAST = 3


class Style(IntEnum):
    """How its towers are built."""

    BLOCKS = 0
    NEEDLES = 1
    TERRACES = 2


class Tint(NamedTuple):
    """Colours of a night: seven from the top of the sky to the nearest ground, the city's own light near and along the
    horizon, three of haze, five of far windows (shares of full light)."""

    stops: tuple[Colour, ...]
    near: Colour
    line: Colour
    haze: tuple[Colour, Colour, Colour]
    windows: tuple[tuple[float, float, float], ...]


TINTS = (
    Tint(
        ((4, 4, 17), (7, 8, 31), (11, 16, 48), (9, 19, 50), (8, 20, 48), (7, 16, 40), (4, 8, 24)),
        (3, 22, 36),
        (5, 17, 28),
        ((26, 12, 46), (6, 22, 34), (10, 8, 22)),
        ((0.35, 1.0, 0.95), (0.25, 0.8, 1.0), (0.9, 0.95, 1.0), (1.0, 0.8, 0.5), (0.6, 0.55, 1.0)),
    ),
    Tint(  # jade
        ((2, 8, 14), (4, 15, 24), (7, 27, 36), (6, 30, 36), (5, 28, 33), (4, 22, 27), (2, 11, 15)),
        (2, 30, 24),
        (6, 26, 22),
        ((6, 30, 30), (4, 30, 24), (12, 14, 26)),
        ((0.45, 1.0, 0.75), (0.3, 0.95, 0.85), (0.9, 1.0, 0.9), (1.0, 0.85, 0.5), (0.35, 0.7, 1.0)),
    ),
    Tint(  # violet
        ((9, 4, 20), (16, 8, 36), (27, 15, 54), (27, 16, 54), (23, 15, 49), (17, 12, 41), (9, 6, 24)),
        (17, 13, 38),
        (24, 11, 30),
        ((44, 12, 46), (14, 14, 44), (24, 6, 30)),
        ((0.8, 0.65, 1.0), (0.5, 0.7, 1.0), (1.0, 0.92, 1.0), (1.0, 0.75, 0.6), (0.4, 0.9, 1.0)),
    ),
    Tint(  # moonlit
        ((7, 9, 15), (13, 17, 26), (22, 29, 42), (23, 31, 43), (20, 28, 39), (15, 22, 32), (8, 12, 19)),
        (10, 20, 27),
        (14, 18, 22),
        ((18, 18, 26), (14, 20, 26), (12, 12, 20)),
        ((0.75, 0.95, 1.0), (0.6, 0.8, 0.95), (1.0, 1.0, 1.0), (1.0, 0.88, 0.66), (0.7, 0.75, 1.0)),
    ),
    Tint(  # ultramarine
        ((2, 4, 24), (4, 9, 41), (6, 19, 60), (6, 23, 62), (5, 22, 57), (5, 18, 47), (3, 9, 28)),
        (2, 20, 52),
        (4, 18, 40),
        ((10, 14, 60), (4, 26, 50), (16, 6, 40)),
        ((0.4, 0.75, 1.0), (0.3, 0.9, 1.0), (0.9, 0.95, 1.0), (1.0, 0.85, 0.6), (0.6, 0.6, 1.0)),
    ),
)


@dataclass(frozen=True)
class CityLook:
    """What a night's luck says of a city."""

    tint: int = 0
    sky: Sky = Sky.STARS
    plan: Plan = Plan.RINGS
    style: Style = Style.BLOCKS
    turn: float = 0.0  # radians by which the plan is turned
    salt: int = 0  # where in the sky it stands, and which stars there are

    @classmethod
    def of(cls, luck: Sequence[float]) -> "CityLook":
        """The city of six numbers of 0 to under 1; without any, that of a level that is the same each night."""
        if not luck:
            return cls()
        tint, sky, plan, style, turn, salt = luck
        return cls(
            int(len(TINTS) * tint),
            Sky(int(len(Sky) * sky)),
            Plan(int(len(Plan) * plan)),
            Style(int(len(Style) * style)),
            2 * pi * turn,
            int(1000 * salt) + 1,
        )

    @property
    def colours(self) -> Tint:
        """Its tint."""
        return TINTS[self.tint]
