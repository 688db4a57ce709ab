"""Laws of The Weir, each with the shipped law after which it acts."""

from weir.sim import basins, sluices

LAWS = (
    (sluices, "senses"),  # hands come after eyes, and before the water that they let go
    (basins, "story"),  # the timeline sends its surges before the water of this step; alarms sound on what is true
)
