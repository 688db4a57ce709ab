"""A run as the debrief needs it: its history, and what can be asked of it. What is said of it is each dream's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.level import Level
from game.session import History, Result
from game.sim.fixed import TICKS_PER_SECOND, WHOLE
from game.sim.panel import Panel

MANAGEABLE, FLOOD = 1, 10  # alarms in 10 minutes, EEMUA 191: what an operator manages, where a flood begins


def clock(tick: int) -> str:
    """A tick as 2:14."""
    seconds = max(0, tick) // TICKS_PER_SECOND
    return f"{seconds // 60}:{seconds % 60:02d}"


def percent(share: int, whole: int = WHOLE) -> str:
    """A share of the city as `23 %`; a small one keeps a decimal."""
    value = 100 * share / whole
    return f"{value:.1f} %" if 0 < value < 9.95 else f"{value:.0f} %"


@dataclass(frozen=True)
class RunSummary:
    """A run as the debrief needs it.

    need is the share (Q24) that a win asks for, None where none is known; names and home are the sectors' and who
    was at home in them at the end (Q24); first are the sectors that the best plan calls first, once it is known;
    goals are the entries of the panel that end in `.need` or count what was due, as they stood at the end.
    """

    history: History
    result: Result
    sectors: int
    need: int | None = None
    names: tuple[str, ...] = ()
    home: tuple[int, ...] = ()
    first: tuple[int, ...] = ()
    goals: Mapping[str, int] = field(default_factory=dict)  # what the panel says is asked for, by its entry

    def last(self, name: str) -> int:
        """The last number of a series."""
        return self.history.series.get(name, [0])[-1]

    def first_above(self, name: str, level: int) -> int:
        """The tick of the sample from which a series stayed at a level or above until the end; -1 if it didn't."""
        found = -1
        for tick, value in zip(self.history.ticks, self.history.series.get(name, []), strict=False):
            found = (tick if found < 0 else found) if value >= level else -1
        return found

    def first_event(self, *names: str) -> int:
        """The tick of the first of some events, -1 for never."""
        return next((tick for tick, name, _, _ in self.history.events if name in names), -1)

    def alarm_rate(self) -> float:
        """Alarms in 10 minutes, over the whole run."""
        minutes = max(self.result.ticks, 1) / (60 * TICKS_PER_SECOND)
        return sum(self.history.series.get("alarms", [])) / minutes * 10


def need_of(level: Level) -> int | None:
    """The share of the city (Q24) that a win asks for; None where no winning condition names one."""
    return None if level.asked is None else round(level.asked * WHOLE)


def goals_of(panel: Panel) -> dict[str, int]:
    """What a panel says is asked for, and how much of it was due."""
    names = [name for name in panel.values if name.endswith((".need", ".faults", ".cures"))]
    return {name: panel.one(name) for name in names}
