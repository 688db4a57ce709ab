"""The Guardian, as the floors below play know it."""

from game.level.dreams.dream_record import Dream, Maker, Track
from game.level.recurring import guardian
from game.sim.laws.guardian.ports import GUARDIAN

DREAM = Dream(
    GUARDIAN,
    "The Guardian",
    "II",
    score="journey.fulfilment",
    night=True,
    goals=(
        "journey.embraced.need",
        "journey.cures",
        "journey.faults",
        "journey.cured.need",
        "journey.composure.need",
    ),
    tracks=(
        Track.sum("agitation"),
        Track.sum("journey.embraced"),
        Track.sum("journey.cured"),
        Track.mean("sub.gain"),
        Track.mean("sub.strain"),
    ),
    recurring=Maker(guardian.TITLE, guardian.write),
)
