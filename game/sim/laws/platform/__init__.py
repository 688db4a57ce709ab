"""Laws of The Platform."""

from game.sim.laws.platform import (
    alarm_points,
    anomaly,
    cascade,
    cipher,
    climb,
    demand,
    diary,
    figures,
    isolation,
    override,
    people,
    platform_actions,
    protocols,
    ripple,
    roads,
    shelter,
)

__all__ = [
    "alarm_points",
    "anomaly",
    "cascade",
    "cipher",
    "climb",
    "demand",
    "diary",
    "figures",
    "isolation",
    "override",
    "people",
    "platform_actions",
    "protocols",
    "ripple",
    "roads",
    "shelter",
]
