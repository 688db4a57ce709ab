"""Laws that every dream may use."""

from game.sim.laws.common import (
    alarms,
    composure,
    ending,
    senses,
    story,
)

__all__ = [
    "alarms",
    "composure",
    "ending",
    "senses",
    "story",
]
