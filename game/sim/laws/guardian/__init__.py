"""Laws of The Guardian."""

from game.sim.laws.guardian import (
    agitation,
    alarm_points,
    embrace,
    fault,
    fluctuation,
    guardian,
    hall_actions,
    journey,
    loss,
    pattern,
    reaction,
    trace,
)

__all__ = [
    "agitation",
    "alarm_points",
    "embrace",
    "fault",
    "fluctuation",
    "guardian",
    "hall_actions",
    "journey",
    "loss",
    "pattern",
    "reaction",
    "trace",
]
