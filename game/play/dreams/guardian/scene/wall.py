"""The wall of the hall on one night: how it bends, hangs and is parted, what stands in its aisle, and its light.

A seed draws its own. A level that is the same each night has the wall that is drawn here without luck.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.play.render.theme import Colour

Point = tuple[float, float]
COLUMNS = 6
AISLE = 0.052  # half of the gap where the guardian stands, of half the width
PILLAR = 0.034  # the whole of a gap where a pillar stands
LOW = 0.86  # height of a wall that has room to hang higher or lower
HANGS = 0.135  # as far as it may then
WIDER = 0.034  # by which half an aisle may be wider above than below, or below than above
ASIDE = 2  # columns on the left of an aisle that isn't in the middle

TEMPERS = (  # of light: what is left of red, green and blue
    (1.0, 1.0, 1.0),  # indigo
    (0.55, 1.6, 0.86),  # deep water
    (2.1, 0.8, 1.06),  # plum
    (1.6, 1.4, 0.8),  # slate
    (0.6, 0.85, 1.4),  # a blue hour
)
FLOORS = MAZES = 4  # patterns of light on the floor, and of the labyrinth's corridors
DOORS = 5  # what stands in the aisle


@dataclass(frozen=True)
class WallShape:
    """What a night's luck says of a wall. Lengths across are parts of half its width, those down of half its height."""

    sides: float = 1.0  # its height there
    middle: float = 0.84
    lean: float = 0.0  # how much lower it is at its right than in its middle
    arch: float = 0.0  # how much higher its middle hangs, and lower its sides
    stairs: float = 0.0  # how much lower each column hangs than the one on its left, over all of them
    terrace: float = 0.0  # how much lower each second column hangs, from the middle outward
    aisle: tuple[float, float] = (AISLE, AISLE)  # half its width, between the upper panes and the lower ones
    parted: int = 3  # columns on the left of the aisle
    pillars: int = 0  # columns outside of the pillars, at either end; 0: there are none
    temper: int = 0
    floor: int = 0
    maze: int = 0
    door: int = 0
    salt: int = 0  # another labyrinth with each

    @classmethod
    def drawn(cls, luck: Sequence[float]) -> "WallShape":
        """The wall of ten numbers of 0 to 1; without any, that of a hall that is the same each night."""
        if not luck:
            return cls()
        much, way = 0.75 + 0.25 * luck[1], 1 if luck[2] < 0.5 else -1
        hung = {"sides": LOW, "middle": LOW}
        bends = (
            {"sides": 1.0, "middle": 0.84},
            {"sides": 0.82, "middle": 1.0},
            {"sides": 0.9, "middle": 0.9, "lean": 0.1 * way * much},
            {**hung, "arch": HANGS * way * much},
            {**hung, "stairs": HANGS * way * much},
            {**hung, "terrace": HANGS * way * much},
        )
        bend = bends[int(len(bends) * luck[0])]
        apart = (0.0, -WIDER, WIDER)[int(3 * luck[3])] if bend.keys().isdisjoint(("stairs", "terrace")) else 0.0
        aside = luck[4] < 0.2
        return cls(
            **bend,
            aisle=(AISLE + max(0.0, apart), AISLE + max(0.0, -apart)),
            parted=ASIDE if aside else 3,
            pillars=2 if aside else int(3 * luck[5]),
            temper=int(len(TEMPERS) * luck[6]),
            floor=int(FLOORS * luck[7]),
            maze=int(MAZES * luck[8]),
            door=int(DOORS * luck[9]),
            salt=int(1000 * luck[9]) + 1,
        )


NUMBERS = 10  # of luck, that a wall is drawn from


@dataclass(frozen=True)
class Wall:
    """A wall of that shape in a box of the window: pixels of its left upper corner and its size."""

    shape: WallShape
    at: tuple[int, int]
    size: tuple[int, int]

    @classmethod
    def of(cls, shape: WallShape, box: pygame.Rect) -> "Wall":
        """A wall that fills a box."""
        return cls(shape, box.topleft, box.size)

    def place(self, across: float, down: float, column: int) -> Point:
        """A place of a column (0 to 5): -1 to 1 across the whole wall, and -1 to 1 down the column."""
        shape, wide, high = self.shape, self.size[0] / 2, self.size[1] / 2
        tall = shape.middle + (shape.sides - shape.middle) * across * across - shape.lean * across
        hangs = shape.arch * (2 * across * across - 1) + shape.stairs * (2 * column / (COLUMNS - 1) - 1)
        hangs += shape.terrace * (1 if column in (1, 4) else -1)
        return self.at[0] + wide * (1 + across), self.at[1] + high * (1 + hangs + down * tall)

    def columns(self, row: int) -> list[tuple[float, float]]:
        """From where to where across its columns reach, in the upper row (-1) or the lower one (1)."""
        shape = self.shape
        gaps = [0.0] * COLUMNS
        for column in self._pillars:
            gaps[column] = PILLAR
        gaps[shape.parted] = 2 * shape.aisle[row > 0]
        wide, x = (2 - sum(gaps)) / COLUMNS, -1.0
        found = []
        for gap in gaps:
            found.append((x + gap, x + gap + wide))
            x += gap + wide
        return found

    def gap(self, column: int, row: int) -> tuple[float, float]:
        """From where to where across what parts a column from the one on its left reaches, in pixels."""
        columns = self.columns(row)
        left, right = (self.at[0] + self.size[0] / 2 * (1 + x) for x in (columns[column - 1][1], columns[column][0]))
        return left, right

    @property
    def _pillars(self) -> list[int]:
        """The columns that have one on their left."""
        outside = self.shape.pillars
        return sorted({outside, COLUMNS - outside} - {0, COLUMNS, self.shape.parted})

    @property
    def pillars(self) -> list[float]:
        """Where pillars stand, in pixels across."""
        return [sum(self.gap(column, 1)) / 2 for column in self._pillars]

    @property
    def aisle(self) -> float:
        """The middle of the aisle, in pixels across."""
        return sum(self.gap(self.shape.parted, 1)) / 2

    def lit(self, tone: Colour) -> Colour:
        """A colour of the hall's light, of this night's temper."""
        r, g, b = (min(255, round(c * k)) for c, k in zip(tone, TEMPERS[self.shape.temper], strict=True))
        return r, g, b
