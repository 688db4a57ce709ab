"""The Weir, as the floors below play know it."""

from pathlib import Path

from game.level import Dream, Track
from weir.sim.ports import WEIR

DREAM = Dream(
    WEIR,
    "The Weir",
    "IV",
    score="basins.standing",
    tracks=(Track.mean("basin.depth"), Track.mean("basin.wear")),
    levels=Path(__file__).parent / "levels",
)
