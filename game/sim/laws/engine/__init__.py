"""Laws of The Engine."""

from game.sim.laws.engine import (
    alarm_points,
    bridge,
    darkness,
    fray,
    harmony,
    heart,
    nudge,
    rhythm,
    slip,
    stretch,
    strikes,
    tending,
    weave,
    work,
)

__all__ = [
    "alarm_points",
    "bridge",
    "darkness",
    "fray",
    "harmony",
    "heart",
    "nudge",
    "rhythm",
    "slip",
    "stretch",
    "strikes",
    "tending",
    "weave",
    "work",
]
