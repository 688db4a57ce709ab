"""Habits that all dreams share: breathing and acknowledging."""

from game.bots.base import Habit, Thought
from game.sim.actions import RELEASE, CommonVerb
from game.sim.fixed import ONE
from game.sim.panel import Panel
from game.sim.params import Topology


def breathe(low: float, high: float) -> tuple[Habit, ...]:
    """Close the eyes under `low` composure, open them above `high`; with eyes closed do nothing else."""

    def opens(panel: Panel, t: Topology) -> Thought:
        ready = (panel["breathing"][0] == 1) & (panel["composure"][0] >= round(high * ONE))
        return Thought(ready, CommonVerb.BREATHE, value=RELEASE)

    def rests(panel: Panel, t: Topology) -> Thought:
        return Thought(panel["breathing"][0] == 1, CommonVerb.NONE)

    def closes(panel: Panel, t: Topology) -> Thought:
        return Thought((panel["breathing"][0] == 0) & (panel["composure"][0] < round(low * ONE)), CommonVerb.BREATHE)

    return opens, rests, closes


def acknowledge(groups: int) -> Habit:
    """Acknowledge when so many groups sound."""
    return lambda panel, t: Thought((panel["alarm.state"] == 1).sum(0) >= groups, CommonVerb.ACKNOWLEDGE)
