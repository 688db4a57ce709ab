"""What a chamber is like on one night: the tint of its liquid light, its masks, what hangs in it, how its veils wind.

A seed draws its own. A level that is the same each night has the chamber that is drawn here without luck.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from game.play.render.theme import Colour

NUMBERS = 4  # of luck, that a chamber is drawn from
MASKS, HANGINGS = 4, 4  # kinds


class Tint(NamedTuple):
    """Colours of liquid light: deep, in its middle and where it is brightest; on the floor, and far off."""

    deep: Colour
    middle: Colour
    bright: Colour
    floor: Colour
    near: Colour


TINTS = (
    Tint((8, 52, 110), (30, 150, 205), (140, 236, 246), (22, 60, 86), (5, 17, 36)),
    Tint((4, 62, 66), (26, 164, 132), (156, 246, 202), (16, 72, 58), (4, 21, 24)),  # jade
    Tint((20, 34, 132), (62, 108, 232), (166, 204, 255), (24, 42, 108), (7, 11, 42)),  # ultramarine
    Tint((48, 34, 112), (132, 108, 214), (222, 208, 255), (50, 38, 92), (14, 9, 36)),  # opal
)


@dataclass(frozen=True)
class ChamberLook:
    """What a night's luck says of a chamber."""

    drawn: bool = False
    tint: int = 0
    mask: int = 0
    hangs: int = 0
    salt: int = 0  # where it hangs, and how far down

    @classmethod
    def of(cls, luck: Sequence[float]) -> "ChamberLook":
        """The chamber of four numbers of 0 to 1; without any, that of a level that is the same each night."""
        if not luck:
            return cls()
        tint, mask, hangs, salt = luck
        return cls(True, int(len(TINTS) * tint), int(MASKS * mask), int(HANGINGS * hangs), int(1000 * salt) + 1)

    @property
    def colours(self) -> Tint:
        """Its tint."""
        return TINTS[self.tint]
